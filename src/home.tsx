import { BriefingCards } from '#briefing/ui/BriefingCards.tsx'
import { HomePage } from '#reporting/ui/HomePage.tsx'

/** The first page, put together from what each domain has for it. */
export function Home() {
  return <HomePage cards={<BriefingCards />} />
}

import { useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import type { Part } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { partTones } from './tones.ts'

/** Where an addressee stands, in words; overdue says more than not reported. */
export function PartBadge({ part }: { part: Pick<Part, 'state' | 'overdue' | 'percent'> }) {
  const t = useMessages(directiveScreens)
  if (part.overdue) return <StateBadge tone="bad">{t('part.overdue')}</StateBadge>
  if (part.state === 'open' && part.percent > 0) return <StateBadge tone="working">{t('part.progress')}</StateBadge>
  return <StateBadge tone={partTones[part.state]}>{t(`part.${part.state}`)}</StateBadge>
}

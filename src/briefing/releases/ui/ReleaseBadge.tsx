import { useMessages } from '#ui/i18n.tsx'
import { StateBadge, type StateTone } from '#ui/StateBadge.tsx'
import type { ReleaseState } from '../release-step.model.ts'
import { releaseMessages } from '../release.messages.ts'

const tones: Record<ReleaseState, StateTone> = { draft: 'working', review: 'sent', published: 'good', withdrawn: 'attention' }

/** The state of an article in words. */
export function ReleaseBadge({ state }: { state: ReleaseState }) {
  const t = useMessages(releaseMessages)
  return (
    <StateBadge size="sm" tone={tones[state]}>
      {t(`state.${state}`)}
    </StateBadge>
  )
}

import { IconCheck } from '@tabler/icons-react'
import { useMessages } from '#ui/i18n.tsx'
import { briefingMessages } from '../briefing.messages.ts'
import { lifeLine } from '../briefing.model.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import type { BriefingState } from '../matter.contract.ts'
import styles from './LifeLine.module.css'

/** All steps of a briefing in a row, those behind it ticked. */
export function LifeLine({ state }: { state: BriefingState }) {
  const t = useMessages(briefingScreens)
  const states = useMessages(briefingMessages)
  const reached = lifeLine.indexOf(state)
  if (reached < 0) return null
  return (
    <ol className={styles.line} aria-label={t('overview.life')}>
      {lifeLine.map((each, index) => (
        <li
          key={each}
          data-state={index < reached ? 'done' : index === reached ? 'now' : 'ahead'}
          {...(index === reached ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={styles.mark} aria-hidden>
            {index < reached ? <IconCheck size={14} stroke={2.5} /> : index + 1}
          </span>
          <span>{states(`state.${each}`)}</span>
        </li>
      ))}
    </ol>
  )
}

import { useQuery } from '@tanstack/react-query'
import { queryOf } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { showPreviousDirectives } from '../board.contract.ts'
import type { Directive } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import type { Score } from '../score.model.ts'
import styles from './DirectivesOnStage.module.css'
import { useDirectiveWords } from './use-directive-words.ts'

/** As many as a screen on a wall still reads from the back row. */
const MOST = 6

/** Last year's directives where there are any and the seat may ask for them: a room that came in by its key has no account. */
export function usePreviousDirectives(briefingId: string, wanted: boolean) {
  const { data } = useQuery({ ...queryOf(showPreviousDirectives, { params: { id: briefingId } }), enabled: wanted, retry: false, throwOnError: false })
  return data?.briefing && data.directives.length > 0 ? data : null
}

/**
 * How last year's conclusions are met, filling the stage of the room while its agenda is there.
 */
export function DirectivesOnStage({ briefingId }: { briefingId: string }) {
  const t = useMessages(directiveScreens)
  const data = usePreviousDirectives(briefingId, true)
  if (!data?.briefing) return null
  const shown = data.directives.toSorted((a, b) => a.number - b.number).slice(0, MOST)
  return (
    <section className={styles.sheet} aria-label={t('previous')}>
      <h2 className={styles.title}>{t('previous.of', { year: String(data.briefing.reportYear) })}</h2>
      <div className={styles.whole}>
        <strong>{data.score.percentAccepted ?? 0}%</strong>
        <p>{t('score.long', { ...data.score })}</p>
      </div>
      <Bar score={data.score} />
      <ol className={styles.list}>
        {shown.map((directive) => (
          <Row key={directive.id} directive={directive} />
        ))}
      </ol>
    </section>
  )
}

function Row({ directive }: { directive: Directive }) {
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  return (
    <li className={styles.row}>
      <b>{directive.number}</b>
      <span className={styles.text}>{words.text(directive)}</span>
      <span className={styles.share}>{t('score.of', { ...directive.score })}</span>
      <Bar score={directive.score} />
    </li>
  )
}

/** Decoration: the words beside it say the same. */
function Bar({ score: { total, accepted, reported, overdue } }: { score: Score }) {
  const share = (count: number) => ({ width: `${total === 0 ? 0 : (100 * count) / total}%` })
  return (
    <span className={styles.bar} aria-hidden>
      <i data-part="accepted" style={share(accepted)} />
      <i data-part="reported" style={share(reported)} />
      <i data-part="overdue" style={share(overdue)} />
    </span>
  )
}

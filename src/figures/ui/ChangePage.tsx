import { Button, Group } from '@mantine/core'
import { IconEqual, IconInfoCircle } from '@tabler/icons-react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { changeMessages } from '../change.messages.ts'
import { changeSentences, endNames } from '../change-words.model.ts'
import { dayOf, firstDay } from './change-search.model.ts'
import { ChangeControls } from './ChangeControls.tsx'
import { ChangeLines } from './ChangeLines.tsx'
import { ChangeSteps } from './ChangeSteps.tsx'
import styles from './change.module.css'
import { PageActions } from './PageActions.tsx'
import { type ChangeScreen, useChange } from './use-change.ts'

/** Why a figure is not what it was: step by step from one moment, or one year, to another. */
export function ChangePage() {
  const t = useMessages(changeMessages)
  const screen = useChange()
  const { answer, locale, search } = screen
  const [said, ...more] = changeSentences(answer, locale)
  const nothing = answer.waterfalls.every(({ steps }) => steps.every(({ lines }) => lines === 0))
  return (
    <Page title={t('title')} actions={<PageActions />}>
      <ChangeControls screen={screen} />
      <section className={styles.statement}>
        <p className={styles.sentence}>{said}</p>
        {more.map((sentence) => (
          <p key={sentence} className={styles.more}>
            {sentence}
          </p>
        ))}
        <Coverage screen={screen} />
      </section>
      {nothing ? (
        <Nothing screen={screen} />
      ) : (
        answer.waterfalls.map((waterfall, part) => (
          <ChangeSteps key={`${waterfall.code} ${waterfall.to.year}`} screen={screen} part={part} waterfall={waterfall} />
        ))
      )}
      {search.step && !nothing ? <ChangeLines key={`${search.step} ${search.key} ${search.part}`} screen={screen} step={search.step} /> : null}
    </Page>
  )
}

/** Says that nothing happened, and offers what to compare with instead. */
function Nothing({ screen: { answer, asked, now, change } }: { screen: ChangeScreen }) {
  const t = useMessages(changeMessages)
  const formats = useFormats()
  const { year, fromMoment } = asked.query
  const due = firstDay(year, now)
  const isLaterThanDue = fromMoment !== undefined && dayOf(fromMoment) > due
  return (
    <EmptyState
      icon={IconEqual}
      title={t('empty.title')}
      description={answer.mode === 'years' ? t('empty.years') : t('empty.moments', { year: String(answer.to.year) })}
    >
      <Group gap="xs" justify="center">
        {isLaterThanDue ? (
          <Button variant="default" onClick={() => change({ from: due })}>
            {t('empty.from-due', { date: formats.date(due) })}
          </Button>
        ) : null}
        {answer.mode === 'moments' ? (
          <Button variant="default" onClick={() => change({ fromYear: year - 1, from: undefined })}>
            {t('empty.from-year', { year: String(year - 1) })}
          </Button>
        ) : null}
      </Group>
    </EmptyState>
  )
}

/** Which reports the two ends stand on. */
function Coverage({ screen: { answer, locale } }: { screen: ChangeScreen }) {
  const t = useMessages(changeMessages)
  const ends = endNames(answer, locale)
  const notes =
    answer.mode === 'years'
      ? [answer.from, answer.to].flatMap(({ year, owed, accepted }) =>
          accepted < owed ? [t('coverage.year', { year: String(year), missing: owed - accepted, accepted, owed })] : [],
        )
      : (
          [
            ['from', answer.from],
            ['to', answer.to],
          ] as const
        ).map(([end, { year, owed, accepted }]) => t('coverage.moment', { moment: ends[end], accepted, owed, year: String(year) }))
  if (notes.length === 0) return null
  return (
    <p className={styles.coverage}>
      <IconInfoCircle size={18} stroke={1.8} aria-hidden /> <span>{notes.join(' ')}</span>
    </p>
  )
}

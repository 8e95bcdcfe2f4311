import { MultiSelect, NativeSelect, Switch, Title } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { Picture } from '#ui/Chart.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { useElementWidth } from '#ui/use-element-width.ts'
import { memberName } from '../figure-words.model.ts'
import { getTrendChart, getTrendWorkbook, type TrendAnswer, type TrendChart, type TrendQuery } from '../trend.contract.ts'
import { chosenKeys, type Drawing, drawTrend, type Drawn } from '../trend-view.model.ts'
import { analysisMessages } from './analysis.messages.ts'
import { labelProps } from './AnalysisControls.tsx'
import styles from './analysis.module.css'
import { ChartActions } from './ChartActions.tsx'
import { ConcentrationSentence } from './ConcentrationSentence.tsx'
import layout from './figures-layout.module.css'
import { accentFree } from './FilterBar.tsx'
import { SheetNotes, SheetTable } from './SheetTable.tsx'
import { useAnalysisWords, useTrendSearch } from './use-analysis.ts'

/** One way to look at a trend: the picture, its table beside it, and how to take both along. */
export function TrendPicture({ answer, chart }: { answer: TrendAnswer; chart: TrendChart }) {
  const { search } = useTrendSearch()
  const { locale } = useAnalysisWords()
  const { keys, top, own } = search
  const draw = useMemo(() => {
    const picked = { chart, keys: chosenKeys(keys), top: top ?? TOP, own: own ?? false, locale }
    return (width: number) => drawTrend(answer, { ...picked, width })
  }, [answer, chart, keys, top, own, locale])
  return (
    <Beside draw={draw} drawing={{ chart, keys, top: top ?? TOP, own: own ? '1' : '0', locale }} query={answer.query}>
      {chart === 'concentration' ? <ConcentrationSentence answer={answer} /> : <Drawn answer={answer} chart={chart} />}
    </Beside>
  )
}

const TOP = 8
/** About what a column takes on the screen, in pixels. */
const columnWidths = { text: 100, money: 130, integer: 90, percent: 80, points: 90 } as const
/** Before the element was measured: a picture of this width is drawn once more at its own. */
const FIRST_WIDTH = 640

interface BesideProps {
  /** Of a width, the picture and its table. Keep it the same between renders. */
  draw: (width: number) => Drawn
  drawing: Omit<Drawing, 'own' | 'width' | 'keys'> & { keys: string | undefined; own: '0' | '1' }
  query: TrendQuery
  children?: ReactNode
}

/** A picture with its table beside it, drawn for the width it has. */
export function Beside({ draw, drawing, query, children }: BesideProps) {
  const { ref, width } = useElementWidth<HTMLElement>()
  const drawn = useMemo(() => draw(width ?? FIRST_WIDTH), [draw, width])
  const { sheet } = drawn
  const ask = async () => {
    const { bytes } = await client(getTrendChart, { query: { ...query, ...drawing, width: Math.max(280, Math.min(2400, width ?? 960)) } })
    return new TextDecoder().decode(bytes)
  }
  // A table that is too wide for its half stands below the picture.
  const wide = sheet.columns.reduce((sum, { kind }) => sum + columnWidths[kind], 60) < 640
  return (
    <>
      <div className={layout.panelHead}>
        <Title order={2} size="h3">
          {sheet.title}
        </Title>
        <ChartActions sheet={sheet} picture={ask} workbook={() => client(getTrendWorkbook, { query: { ...query, locale: drawing.locale } })} />
      </div>
      {children}
      <div className={styles.beside} data-wide={wide || undefined}>
        <figure ref={ref} className={`${layout.paper} ${styles.picture}`}>
          <Picture options={drawn.options} title={sheet.title} height={drawn.height} onSelect={undefined} />
        </figure>
        <div className={styles.aside}>
          <SheetTable sheet={sheet} />
          <SheetNotes sheet={sheet} />
        </div>
      </div>
    </>
  )
}

/** Which members the picture shows; the table has all of them. */
function Drawn({ answer, chart }: { answer: TrendAnswer; chart: TrendChart }) {
  const t = useMessages(analysisMessages)
  const { locale } = useAnalysisWords()
  const { search, change } = useTrendSearch()
  const members = answer.members.map((member) => ({ value: member.key, label: memberName(answer.query.dimension, member, locale) }))
  const tops = [5, 8, 10, 15, 20, 30]
  return (
    <div className={`${styles.drawn} no-print`}>
      <NativeSelect
        size="xs"
        label={t('control.top')}
        labelProps={labelProps}
        data={tops.map((count) => ({ value: String(count), label: t('control.top-of', { count }) }))}
        value={String(search.top ?? TOP)}
        onChange={(event) => change({ top: Number(event.currentTarget.value), keys: undefined })}
      />
      <MultiSelect
        size="xs"
        w={360}
        maw="100%"
        label={t('control.keys')}
        labelProps={labelProps}
        placeholder={t('control.keys-placeholder')}
        nothingFoundMessage={t('control.keys-none')}
        data={members}
        value={chosenKeys(search.keys)}
        onChange={(keys) => change({ keys: keys.length > 0 ? keys.join(',') : undefined })}
        maxValues={12}
        searchable
        clearable
        limit={80}
        filter={accentFree}
      />
      {chart === 'multiples' ? (
        <Switch label={t('control.own')} checked={search.own ?? false} onChange={(event) => change({ own: event.currentTarget.checked || undefined })} />
      ) : null}
    </div>
  )
}

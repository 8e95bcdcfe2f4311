import { ActionIcon, Button, NativeSelect, Switch, Title, Tooltip } from '@mantine/core'
import { IconArrowsExchange, IconDatabaseOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { pivotQueryOf } from '../analysis-search.model.ts'
import { Dimension } from '../figure.contract.ts'
import { getPivot, getPivotWorkbook, type PivotAnswer } from '../pivot.contract.ts'
import { leafKey, leavesOf, nextPivotSort } from '../pivot.model.ts'
import { pivotSheet } from '../pivot-sheet.model.ts'
import { analysisMessages } from './analysis.messages.ts'
import { AnalysisControls, labelProps } from './AnalysisControls.tsx'
import { ChartActions } from './ChartActions.tsx'
import { FilterBar } from './FilterBar.tsx'
import layout from './figures-layout.module.css'
import { PivotShown } from './PivotShown.tsx'
import { SavedViews } from './SavedViews.tsx'
import { SheetNotes, SheetTable } from './SheetTable.tsx'
import { useAnalysisWords, usePivotSearch, withoutFilters } from './use-analysis.ts'
import { useNow } from './use-figures.ts'

/** A measure by two dimensions and years, every total counted, every cell a way to where it comes from. */
export function PivotPage() {
  const t = useMessages(analysisMessages)
  const formats = useFormats()
  const now = useNow()
  const { search, change } = usePivotSearch()
  const asked = useMemo(() => pivotQueryOf(search, now), [search, now])
  const answer = useQueryOf(getPivot, { query: asked })
  return (
    <Page
      title={t('pivot.page-title')}
      description={t('as-known', { moment: formats.moment(answer.asOf), map: t(`map-words.${asked.map}`) })}
      actions={
        <>
          <SavedViews page="pivot" search={search} />
          <PrintButton />
        </>
      }
    >
      <AnalysisControls search={search} asked={asked} change={change}>
        <Dimensions />
      </AnalysisControls>
      <FilterBar search={search} asked={asked} change={change} />
      <section className={layout.panel}>
        {answer.rows.length === 0 ? (
          <EmptyState icon={IconDatabaseOff} title={t('empty.title')} description={t('empty.body')}>
            <Button variant="default" onClick={() => change(withoutFilters)}>
              {t('empty.reset')}
            </Button>
          </EmptyState>
        ) : (
          <Body answer={answer} />
        )}
      </section>
    </Page>
  )
}

/** Rows, columns, and the year as a third; a dimension stands once. */
function Dimensions() {
  const t = useMessages(analysisMessages)
  const { dimension } = useAnalysisWords()
  const { search, change } = usePivotSearch()
  const rows = search.rows ?? 'heading'
  const columns = search.columns ?? 'year'
  const hasYear = rows === 'year' || columns === 'year'
  const names = Dimension.options.map((value) => ({ value, label: dimension(value) }))
  return (
    <>
      <NativeSelect
        label={t('control.rows')}
        labelProps={labelProps}
        data={names.map((name) => ({ ...name, disabled: name.value === columns }))}
        value={rows}
        onChange={(event) => change({ rows: event.currentTarget.value as Dimension, sort: undefined })}
      />
      <Tooltip label={t('control.swap')}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('control.swap')}
          disabled={columns === 'none'}
          onClick={() => columns !== 'none' && change({ rows: columns, columns: rows, sort: undefined })}
        >
          <IconArrowsExchange size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <NativeSelect
        label={t('control.columns')}
        labelProps={labelProps}
        data={[{ value: 'none', label: t('control.columns-none') }, ...names.map((name) => ({ ...name, disabled: name.value === rows }))]}
        value={columns}
        onChange={(event) => change({ columns: event.currentTarget.value as Dimension | 'none', sort: undefined })}
      />
      <Tooltip label={t('control.by-year-why')} disabled={!hasYear}>
        <div>
          <Switch
            label={t('control.by-year')}
            disabled={hasYear}
            checked={!hasYear && (search.byYear ?? false)}
            onChange={(event) => change({ byYear: event.currentTarget.checked || undefined, sort: undefined })}
            mb={8}
          />
        </div>
      </Tooltip>
    </>
  )
}

function Body({ answer }: { answer: PivotAnswer }) {
  const t = useMessages(analysisMessages)
  const { locale } = useAnalysisWords()
  const { search, change } = usePivotSearch()
  const { sort } = search
  const show = search.show ?? 'value'
  const sheet = useMemo(() => pivotSheet(answer, { show, sort, locale }), [answer, show, sort, locale])
  const leaves = useMemo(() => leavesOf(answer), [answer])
  const sortOf = (column: number) => {
    const leaf = leaves[column - 1]
    if (!leaf || sort?.slice(1) !== leafKey(leaf)) return undefined
    return sort.startsWith('-') ? ('down' as const) : ('up' as const)
  }
  const onSort = (column: number) => {
    const leaf = leaves[column - 1]
    if (leaf) change({ sort: nextPivotSort(sort, leaf) })
  }
  return (
    <>
      <div className={layout.panelHead}>
        <Title order={2} size="h3">
          {sheet.title}
        </Title>
        <ChartActions
          sheet={sheet}
          workbook={() => client(getPivotWorkbook, { query: { ...answer.query, show, ...(sort === undefined ? {} : { sort }), locale } })}
        />
      </div>
      <PivotShown answer={answer} />
      <SheetTable sheet={sheet} pageSize={100} sortOf={sortOf} onSort={onSort} />
      <SheetNotes sheet={sheet.rows.some((row) => row.some(({ more }) => more)) ? { ...sheet, notes: [...sheet.notes, t('pivot.totals')] } : sheet} />
    </>
  )
}

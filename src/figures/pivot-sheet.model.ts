import type { Locale } from '#platform/format.ts'
import { bareAmount, dimensionName, growthText, memberName, narrowed, percentText, questionOf } from './figure-words.model.ts'
import type { Dimension, Scope } from './figure.contract.ts'
import { figureMessages } from './figure.messages.ts'
import type { CellKind, Sheet, SheetCell, SheetColumn } from './sheet.model.ts'
import type { PivotAnswer, PivotMember } from './pivot.contract.ts'
import { type Leaf, leavesOf, type Lookup, lookupOf, possibleShow, type PivotShow, shownIn, sortedRows, yearOf } from './pivot.model.ts'
import { groundNotes, incompleteNote, outsideNote } from './trend-notes.model.ts'
import { trendMessages, trendText } from './trend.messages.ts'
import { pivotMessages } from './pivot.messages.ts'

export interface PivotView {
  show: PivotShow
  sort?: string | undefined
  locale: Locale
}

/** A pivot as a table: the layout of the screen, of the print and of the Excel file. */
export function pivotSheet(answer: PivotAnswer, given: PivotView): Sheet {
  const view = { ...given, show: possibleShow(answer, given.show) }
  const { locale, show } = view
  const at = lookupOf(answer)
  const leaves = leavesOf(answer)
  const rows = sortedRows(answer.rows, at, view.sort, (row) => memberName(answer.query.rows, row, locale))
  const { measure, map } = answer.query
  const row = (member: PivotMember | null): SheetCell[] => [
    headCell(answer, member, locale),
    ...leaves.map((leaf) => cellOf(answer, at, view, { member, leaf })),
  ]
  return {
    name: trendText(trendMessages, locale, 'sheet.pivot'),
    title: pivotTitle(answer, locale),
    notes: [
      ...groundNotes({ measure, map, asOf: answer.asOf, locale }),
      trendText(pivotMessages, locale, `show.${show}.note`),
      ...outsideNote(
        [
          { dimension: answer.query.rows, members: answer.rows },
          { dimension: answer.query.columns, members: answer.columns },
        ],
        locale,
      ),
      ...incompleteNote(answer.coverage, locale),
    ],
    unit: show === 'value' ? trendText(trendMessages, locale, `unit.${answer.unit}`) : null,
    columns: [{ header: dimensionName(answer.query.rows, locale), kind: 'text' }, ...leaves.map((leaf) => columnOf(answer, leaf, view))],
    rows: rows.map(row),
    total: answer.rows.length > 0 ? row(null) : undefined,
  }
}

export function pivotTitle({ query, years }: PivotAnswer, locale: Locale): string {
  const dimensions = [query.rows, ...(query.columns ? [query.columns] : []), ...(years.length > 0 ? (['year'] as const) : [])]
  const by = dimensions.map((dimension) => dimensionName(dimension, locale).toLowerCase()).join(' × ')
  const measure = trendText(figureMessages, locale, `figure.${query.measure}`)
  const span = query.from === query.to ? String(query.from) : `${query.from}–${query.to}`
  return trendText(pivotMessages, locale, 'title', { measure, by, span })
}

const headCell = ({ query, additive }: PivotAnswer, member: PivotMember | null, locale: Locale): SheetCell => ({
  text: member ? memberName(query.rows, member, locale) : trendText(trendMessages, locale, additive ? 'whole' : 'whole.distinct'),
})

function columnOf(answer: PivotAnswer, leaf: Leaf, { locale, show }: PivotView): SheetColumn {
  const { query, columns, years, unit } = answer
  const kind: CellKind = show === 'value' ? (unit === 'USD' ? 'money' : 'integer') : 'percent'
  const total = trendText(trendMessages, locale, 'column.total')
  const member = columns.find(({ key }) => key === leaf.column)
  const name = member && query.columns ? memberName(query.columns, member, locale) : total
  if (years.length === 0) return { header: name, kind }
  const header = leaf.year === null ? total : String(leaf.year)
  return query.columns === undefined ? { header, kind } : { group: name, header, kind }
}

interface At {
  member: PivotMember | null
  leaf: Leaf
}

function cellOf(answer: PivotAnswer, at: Lookup, { show, locale }: PivotView, { member, leaf }: At): SheetCell {
  const row = member?.key ?? null
  const shown = shownIn(answer, at, show, { row, leaf })
  if (shown === null) return { text: show === 'value' && at(row, leaf) === null ? '' : '–' }
  const text = show === 'value' ? bareAmount(shown, answer.unit, locale) : show === 'growth' ? growthText(shown, locale) : percentText(shown, locale)
  const scope = scopeOf(answer, row, leaf)
  const year = yearOf(answer, row, leaf)
  const { measure } = answer.query
  return year === null
    ? { text, number: shown, more: { to: '/figures/pivot', search: yearByYear(scope) } }
    : { text, number: shown, ask: { code: measure, query: questionOf({ ...answer.query, ...scope }, answer.asOf, year) } }
}

function scopeOf({ query }: PivotAnswer, row: string | null, { column }: Leaf): Scope {
  const { rows, columns } = query
  const steps: [Dimension | undefined, string | null][] = [
    [rows, row],
    [columns, column],
  ]
  return steps.reduce<Scope>((scope, [dimension, key]) => (dimension && key !== null ? narrowed(scope, dimension, key) : scope), scopeFrom(query))
}

const scopeFrom = ({
  rows: _rows,
  columns: _columns,
  byYear: _byYear,
  from: _from,
  to: _to,
  measure: _measure,
  asOf: _asOf,
  map: _map,
  currency: _currency,
  ...scope
}: PivotAnswer['query']): Scope => scope

/** A cell over several years has no one receipt: it opens by year, and each year has one. */
const yearByYear = (scope: Scope) => ({ ...scope, columns: 'year', byYear: undefined, show: undefined, sort: undefined })

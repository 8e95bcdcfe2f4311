import { findPlaces } from '#directory/index.ts'
import { type Dimension, type FigureCode, type FigureQuery, TableQuery } from '#figures/figure.contract.ts'
import { answerFigure, evaluate, findMoment, headlineCodes, readTable, receiptIdOf } from '#figures/index.ts'
import type { Db } from '#platform/db.ts'
import { findDebts, recordOf } from '#reporting/index.ts'
import { compareVietnamese } from '#platform/text/sort-key.ts'
import { unitOf } from '../text/figure-text.model.ts'
import { answerAsks } from '../text/resolve-figures.action.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { figuresOf } from '../text/rich-text.model.ts'
import { type Ask, cellId, type ConductYear, type DataCell, type DataRow, type DataTable, type ReportData, type ReportFacts } from './report-data.model.ts'
import { yearsOf } from './report.model.ts'

type Moment = Awaited<ReturnType<typeof findMoment>>
type Base = Omit<FigureQuery, 'year'>
type BaseMeasure = TableQuery['measure']

interface Gathering {
  db: Db
  facts: ReportFacts
  moment: Moment
  scope: Base
}

/** What every report counts of a year, in this order. */
const reportCodes = [...headlineCodes, 'committed_whole_new'] as const satisfies FigureCode[]

/**
 * Reads all that a report says at a moment (null: as known now) through `figures`, with the receipts' numbers; those of the text's own
 * figures are laid down at once, the others when files are made. Reads what the actor of `db` may see.
 */
export async function gatherData(
  db: Db,
  facts: ReportFacts,
  { texts, asOf, now }: { texts: readonly RichText[]; asOf: string | null; now: string },
): Promise<ReportData> {
  const moment = await findMoment(db, asOf ?? undefined)
  const gathering: Gathering = { db, facts, moment, scope: scopeOf(facts) }
  const headlines = await readHeadlines(gathering)
  const years = yearsOf(facts).filter((year) => year >= facts.toYear - 1 || headlines.some(({ cells }) => hasLines(cells, year)))
  const asks = texts.flatMap(figuresOf).map(({ attrs }) => ({ code: attrs.code, query: attrs.query }))
  const { coverage } = await answerFigure(db, 'disbursed', { ...gathering.scope, year: facts.toYear, asOf: moment.asOf }, now)
  const { unitSet, placeNames } = await readPlaces(gathering)
  return {
    facts,
    asOf: moment.asOf,
    seq: moment.seq,
    readAt: now,
    years,
    headlines,
    tables: await readTables(gathering),
    nation: facts.agencyId === null ? null : await readCell(gathering, { code: 'disbursed', query: { ...nationOf(facts), year: facts.toYear } }),
    coverage: { owed: coverage.owed, accepted: coverage.accepted, missing: coverage.missing.map(({ name }) => name) },
    conduct: await readConduct(gathering, now),
    values: await answerAsks(db, asks, { asOf: moment.asOf, now }),
    unitSet,
    placeNames,
  }
}

const hasLines = (cells: DataRow['cells'], year: number) =>
  Object.entries(cells).some(([id, { value }]) => id.endsWith(`:${year}`) && value !== null && Number(value) !== 0)

const nationOf = ({ map, currency }: ReportFacts): Base => ({ map, currency })

/** A province is its place, a ministry what it reports itself. */
export function scopeOf(facts: Pick<ReportFacts, 'agencyId' | 'placeId' | 'map' | 'currency'>): Base {
  const { agencyId, placeId, map, currency } = facts
  if (agencyId === null) return { map, currency }
  return placeId === null ? { map, currency, agency: agencyId } : { map, currency, place: placeId }
}

async function readCell({ db, moment }: Gathering, { code, query }: Ask): Promise<DataCell> {
  const { value, unit } = await evaluate(db, code, query, moment, 'value')
  return { ask: { code, query }, value, unit, receiptId: receiptIdOf(code, query, moment) }
}

async function readHeadlines(gathering: Gathering): Promise<DataRow[]> {
  const rows: DataRow[] = []
  for (const code of reportCodes) {
    const cells: DataRow['cells'] = {}
    for (const year of yearsOf(gathering.facts)) cells[cellId(code, year)] = await readCell(gathering, { code, query: { ...gathering.scope, year } })
    rows.push({ key: code, label: code, outside: false, cells })
  }
  return rows
}

async function readTables(gathering: Gathering): Promise<ReportData['tables']> {
  const isReview = gathering.facts.fromYear < gathering.facts.toYear
  const measures = (...more: BaseMeasure[]): BaseMeasure[] => (isReview ? ['disbursed'] : ['disbursed', ...more])
  return {
    sectors: await readDimension(gathering, 'heading', measures('grants')),
    places: await readDimension(gathering, 'place', measures('committed_in_year', 'grants')),
    countries: await readDimension(gathering, 'country', measures('organisations_active')),
    providers: await readDimension(gathering, 'provider', measures('grants')),
  }
}

/** A yearly report compares with the year before; a review counts each of its years. */
async function readDimension(gathering: Gathering, dimension: 'heading' | 'place' | 'country' | 'provider', measures: BaseMeasure[]): Promise<DataTable> {
  const { facts } = gathering
  const from = facts.fromYear === facts.toYear ? facts.toYear - 1 : facts.fromYear
  const table: DataTable = { rows: [], total: {} }
  for (const measure of measures) await addMeasure(gathering, table, { dimension, measure, from })
  return table
}

interface Part {
  dimension: Extract<Dimension, 'heading' | 'place' | 'country' | 'provider'>
  measure: BaseMeasure
  from: number
}

const NONE = '-'

async function addMeasure({ db, facts, moment, scope }: Gathering, table: DataTable, { dimension, measure, from }: Part) {
  const query = TableQuery.parse({ ...scope, measure, rows: dimension, columns: 'year', from, to: facts.toYear })
  const found = await readTable(db, query, moment)
  const cellOf = (year: number, value: string, narrowed: Partial<FigureQuery> | null): DataCell => {
    const asked = narrowed === null ? null : { code: measure, query: { ...scope, ...narrowed, year } }
    return { ask: asked, value, unit: unitOf(measure, facts), receiptId: asked && receiptIdOf(measure, asked.query, moment) }
  }
  for (const { key, total } of found.columns) table.total[cellId(measure, Number(key))] = cellOf(Number(key), total, {})
  for (const { key, label, inSet } of found.rows) {
    const row = table.rows.find((one) => one.key === key) ?? pushed(table.rows, { key, label: key === NONE ? 'Không rõ' : label, outside: !inSet, cells: {} })
    for (const [rowKey, year, value] of found.cells.filter((cell) => cell[0] === key))
      row.cells[cellId(measure, Number(year))] = cellOf(Number(year), value, rowKey === NONE ? null : { [dimension]: rowKey })
  }
}

function pushed<T>(list: T[], one: T): T {
  list.push(one)
  return one
}

/** The set of places that the year was reported on, or that the report restates to. */
async function readPlaces({ db, facts }: Gathering): Promise<Pick<ReportData, 'unitSet' | 'placeNames'>> {
  const unitSet = facts.map === '34' || (facts.map === 'reported' && facts.toYear >= 2025) ? '34' : '63'
  const places = await findPlaces(db, { setId: unitSet, on: `${facts.toYear}-12-31` })
  return { unitSet, placeNames: Object.fromEntries(places.map(({ id, nameVi }) => [id, nameVi])) }
}

async function readConduct({ db, facts }: Gathering, now: string): Promise<ConductYear[]> {
  const debts = await findDebts(db, facts.fromYear, facts.toYear)
  const own = debts.filter(
    ({ agencyId, heirs }) => facts.agencyId === null || agencyId === facts.agencyId || heirs.some((heir) => heir.agencyId === facts.agencyId),
  )
  const years = Map.groupBy(own, ({ reportYear }) => reportYear)
  return [...years]
    .map(([year, list]) =>
      conductOf(
        year,
        list.map((debt) => recordOf(debt, now)),
      ),
    )
    .sort((a, b) => a.year - b.year)
}

function conductOf(year: number, records: ReturnType<typeof recordOf>[]): ConductYear {
  const those = (punctuality: (typeof records)[number]['punctuality']) => records.filter((record) => record.punctuality === punctuality)
  const namesOf = (list: typeof records) => list.map(({ nameVi }) => nameVi).sort(compareVietnamese)
  const [only] = records
  return {
    year,
    owed: records.length,
    onTime: those('on_time').length,
    late: those('late').length,
    missing: those('missing').length,
    notDue: those('not_due').length,
    timesSentBack: records.reduce((sum, { timesSentBack }) => sum + timesSentBack, 0),
    accepted: records.filter(({ accepted }) => accepted).length,
    corrected: records.filter(({ corrections }) => corrections > 0).length,
    missingNames: namesOf(those('missing')),
    lateNames: namesOf(those('late')),
    dueOn: records.length === 1 ? (only?.dueOn ?? null) : null,
    handedInOn: records.length === 1 ? (only?.handedInOn ?? null) : null,
  }
}

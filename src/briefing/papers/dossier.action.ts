import { findMoment, readTable } from '#figures/index.ts'
import { type FigureCode, type FigureQuery, TableQuery } from '#figures/figure.contract.ts'
import type { Db } from '#platform/db.ts'
import { findDebts, recordOf } from '#reporting/index.ts'
import type { Briefing } from '../briefing.contract.ts'
import { findDirectivesOf } from '../directives/previous.action.ts'
import type { PointRow } from '../point.store.ts'
import { findStatements } from '../statement.store.ts'
import { answerAsks } from '../text/resolve-figures.action.ts'
import { figureKey } from '../text/rich-text.model.ts'
import type { Dossier, DossierFigure } from './dossier.contract.ts'
import { placeIn } from './dossier.model.ts'

const codes = [
  'committed_in_year',
  'disbursed',
  'disbursement_ratio',
  'grants',
  'grants_new',
  'committed_whole_new',
  'organisations_active',
  'international_organisations',
] as const satisfies FigureCode[]
const TREND_YEARS = 5

interface Subject {
  briefing: Briefing
  point: PointRow
}
type Scope = Pick<FigureQuery, 'place' | 'agency' | 'map'>

/** Gathers the dossier of a room from figures, returns and directives; receipts are laid down for every figure. */
export async function readDossier(db: Db, { briefing, point }: Subject, now: string): Promise<Dossier> {
  const scope = scopeOf(briefing, point)
  const moment = await findMoment(db, briefing.figuresAsOf ?? undefined)
  const { id, titleVi, titleEn, reportYear, startsAt, demo } = briefing
  return {
    briefing: { id, titleVi, titleEn, reportYear, startsAt, demo },
    point: { id: point.id, code: point.code, kind: point.kind, nameVi: point.nameVi, nameEn: point.nameEn, placeId: point.placeId },
    asOf: moment.asOf,
    locked: briefing.figuresAsOf !== null,
    figures: await figuresOf(db, briefing, { scope, now }),
    rank: scope.place ? await rankOf(db, briefing, scope) : null,
    trend: await trendOf(db, briefing, scope),
    returns: await returnsOf(db, briefing, { agencyId: point.agencyId, now }),
    certificates: null,
    directives: await directivesOf(db, briefing, { agencyId: point.agencyId, now }),
    statements: (await findStatements(db, id)).flatMap(({ pointId, subject, speakerName, minutes, state }) =>
      pointId === point.id ? [{ subject, speakerName, minutes, state }] : [],
    ),
  }
}

/** A room with a place speaks of the place, the centre of the nation, any other of what its agency reported. */
function scopeOf({ placeSetId }: Briefing, { kind, placeId, agencyId }: PointRow): Scope {
  if (kind === 'centre') return { map: 'reported' }
  return placeId ? { place: placeId, map: placeSetId } : { agency: agencyId, map: 'reported' }
}

async function figuresOf(db: Db, { reportYear, figuresAsOf }: Briefing, { scope, now }: { scope: Scope; now: string }): Promise<DossierFigure[]> {
  const ask = (code: FigureCode, year: number) => ({ code, query: { ...scope, currency: 'USD' as const, year } })
  const asks = codes.flatMap((code) => [ask(code, reportYear), ask(code, reportYear - 1)])
  const values = new Map((await answerAsks(db, asks, { asOf: figuresAsOf, now })).map((value) => [value.key, value]))
  return codes.flatMap((code) => {
    const value = values.get(figureKey(ask(code, reportYear)))
    const before = values.get(figureKey(ask(code, reportYear - 1)))
    if (!value || !before) return []
    return [{ code, unit: value.unit, value: value.value, receiptId: value.receiptId, previous: before.value, previousReceiptId: before.receiptId }]
  })
}

async function rankOf(db: Db, { reportYear, figuresAsOf }: Briefing, { map, place }: Scope): Promise<Dossier['rank']> {
  const query = TableQuery.parse({ map, measure: 'disbursed', rows: 'place', from: reportYear, to: reportYear })
  const table = await readTable(db, query, await findMoment(db, figuresAsOf ?? undefined))
  return placeIn(table.rows, table.total, place ?? '')
}

async function trendOf(db: Db, { reportYear, figuresAsOf }: Briefing, scope: Scope): Promise<Dossier['trend']> {
  const moment = await findMoment(db, figuresAsOf ?? undefined)
  const series = async (measure: 'committed_in_year' | 'disbursed' | 'grants') => {
    const query = TableQuery.parse({ ...scope, measure, rows: 'year', from: reportYear - TREND_YEARS + 1, to: reportYear })
    return new Map((await readTable(db, query, moment)).rows.map((row) => [Number(row.key), row.total]))
  }
  const [committed, disbursed, grants] = [await series('committed_in_year'), await series('disbursed'), await series('grants')]
  const years = [...new Set([...committed.keys(), ...disbursed.keys(), ...grants.keys()])].sort((a, b) => a - b)
  return years.map((year) => ({ year, committed: committed.get(year) ?? '0', disbursed: disbursed.get(year) ?? '0', grants: grants.get(year) ?? '0' }))
}

interface Owing {
  agencyId: string
  now: string
}

async function returnsOf(db: Db, { reportYear }: Briefing, { agencyId, now }: Owing): Promise<Dossier['returns']> {
  const debts = await findDebts(db, reportYear - TREND_YEARS + 1, reportYear)
  return debts
    .filter((debt) => debt.agencyId === agencyId || debt.heirs.some((heir) => heir.agencyId === agencyId))
    .map((debt) => recordOf(debt, now))
    .sort((a, b) => b.reportYear - a.reportYear)
}

/** Those of the briefing before, and older ones that are not done. */
async function directivesOf(db: Db, { reportYear }: Briefing, { agencyId, now }: Owing): Promise<Dossier['directives']> {
  const owed = await findDirectivesOf(db, agencyId, now)
  return owed.flatMap(({ directive, part }) => {
    const isLast = directive.reportYear === reportYear - 1
    const isOlder = directive.reportYear < reportYear && part.state !== 'accepted'
    if (!isLast && !isOlder) return []
    const { id, number, reportYear: year, textVi, textEn, dueOn } = directive
    return [{ id, number, reportYear: year, textVi, textEn, dueOn, state: part.state, percent: part.percent, overdue: part.overdue }]
  })
}

import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { Exact, fixed, sumOf } from '#platform/money.ts'
import { findCoverage } from './coverage.store.ts'
import { evaluate } from './figure.store.ts'
import { ensureMap, findMoment } from './flow-query.store.ts'
import { FLAGGED_MOST, getQuality, type Quality, type QualityQuery } from './quality.contract.ts'
import { countByPlace, histogram, medianOf, signalsOf, sizeOf } from './quality.model.ts'
import { findGrantMoney, nameGrants, readRatios } from './quality.store.ts'
import { smallGrant } from './small-grant.default.ts'

async function answerQuality(db: Db, query: QualityQuery): Promise<Quality> {
  await ensureMap(db, query.map)
  const moment = await findMoment(db, query.asOf)
  const { by, year, map, currency, place, threshold = smallGrant[currency] } = query
  const scope = { year, map, currency, ...(place ? { place } : {}) }
  const grants = (await findGrantMoney(db, query, moment)).map((grant) => ({ ...grant, ...signalsOf(grant, by, threshold) }))
  const sizes = grants.map((grant) => sizeOf(grant, by))
  const flagged = grants.filter(({ small, undisbursed }) => small || undisbursed).toSorted((a, b) => new Exact(sizeOf(a, by)).comparedTo(sizeOf(b, by)))
  const signals = countByPlace(grants, by, threshold)
  const show = (amount: { toFixed: () => string }) => fixed(amount.toFixed(), currency === 'USD' ? 2 : 0)
  return {
    asOf: moment.asOf,
    unit: currency,
    threshold,
    coverage: await findCoverage(db, year, moment, scope),
    grants: grants.length,
    small: grants.filter(({ small }) => small).length,
    undisbursed: grants.filter(({ undisbursed }) => undisbursed).length,
    median: medianOf(sizes),
    smallSum: show(sumOf(grants.filter(({ small }) => small).map((grant) => sizeOf(grant, by)))),
    wholeSum: show(sumOf(sizes)),
    ratio: (await evaluate(db, 'disbursement_ratio', scope, moment, 'value')).value,
    bins: histogram(sizes, threshold),
    flagged: await nameGrants(db, flagged.slice(0, FLAGGED_MOST)),
    places: (await readRatios(db, query, 'place', moment)).map((row) => ({ ...row, ...signalCounts(signals.get(row.key)) })),
    sectors: (await readRatios(db, query, 'heading', moment)).map(({ inSet: _inSet, ...row }) => row),
  }
}

const signalCounts = (count: { small: number; undisbursed: number } | undefined) => ({ small: count?.small ?? 0, undisbursed: count?.undisbursed ?? 0 })

export const qualityBindings: Binding[] = [implement(getQuality, ({ db }, { query }) => answerQuality(db, query))]

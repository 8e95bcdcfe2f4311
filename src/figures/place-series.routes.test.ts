import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReplyOf } from '#platform/contract.ts'
import { actorOf, occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { lineOf, post } from '../../test/ledger.ts'
import { answerFigure } from './index.ts'
import { type getPlaceSeries, PlaceSeriesQuery } from './place-series.contract.ts'
import type { SeriesMeasure } from './place-series.model.ts'
import { placeSeriesBindings } from './place-series.routes.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await openTestDatabase()
  const silent = { name: 'Chưa giải ngân', provider: 'Quỹ Chờ', disbursedYear: '0' }
  await post(base.db, { agencyId: 'a-p63-45', year: 2021, lines: [lineOf({ disbursedYear: '250' }), lineOf(silent)] }, '2022-01-05T00:00:00Z')
  await post(
    base.db,
    { agencyId: 'a-p63-45', year: 2022, lines: [lineOf({ places: 'p63-45:50;p63-44:50', disbursedYear: '333.33' }), lineOf(silent)] },
    '2023-01-05T00:00:00Z',
  )
})
afterAll(() => base.close())

const auditor = actorOf('auditor', 'paccom')
const ask = (query: object) =>
  base.db.read(
    occasion(auditor),
    async (db) =>
      (await placeSeriesBindings[0]?.handle({ db, actor: auditor } as never, { query: PlaceSeriesQuery.parse(query) } as never, undefined)) as ReplyOf<
        typeof getPlaceSeries
      >,
  )

test.each<[SeriesMeasure, '63' | '34']>([
  ['disbursed', '63'],
  ['disbursed', '34'],
  ['disbursement_ratio', '34'],
  ['grants', '63'],
  ['organisations_active', '63'],
  ['home_countries', '34'],
])('%s on the %s: every value is the one on its receipt, the nation among them', async (measure, map) => {
  const series = await ask({ measure, map, from: 2021, to: 2022 })
  expect(series.cells.length).toBeGreaterThan(1)
  const figure = (year: number, place?: string) =>
    base.db.write(occasion(auditor), (tx) => answerFigure(tx, measure, { year, map, currency: 'USD', ...(place ? { place } : {}) }, '2040-01-01T00:00:00Z'), {
      silent: true,
    })
  for (const [place, year, value] of series.cells) expect([place, year, value]).toEqual([place, year, (await figure(year, place)).value])
  for (const { year, total } of series.years) expect(total).toBe((await figure(year)).value)
})

test('a year keeps its own way of counting inside a longer span', async () => {
  const { years, cells } = await ask({ measure: 'organisations_active', map: '63', from: 2021, to: 2022 })
  expect(years.map(({ year, version, total }) => [year, version, total])).toEqual([
    [2021, 1, '2'],
    [2022, 2, '1'],
  ])
  expect(cells).toContainEqual(['p63-45', 2021, '2'])
})

test('the sum of places equals plain SQL over the flows, to the cent', async () => {
  const { cells } = await ask({ measure: 'disbursed', map: '63', from: 2022, to: 2022 })
  const rows = await base.engine.query(
    `select place_id, sum(usd)::text as usd from aid.flow where report_year = 2022 and kind = 'disbursement' and counted and closed_seq is null group by 1 order by 1`,
  )
  expect(cells.map(([place, , value]) => ({ place_id: place, usd: value })).toSorted((a, b) => (a.place_id < b.place_id ? -1 : 1))).toEqual(rows)
})

test('a place that nobody reported for is left out, which is not zero; one that disbursed nothing is zero', async () => {
  const { cells } = await ask({ measure: 'disbursed', map: '63', from: 2022, to: 2022 })
  expect(cells.map(([place]) => place)).not.toContain('p63-01')
})

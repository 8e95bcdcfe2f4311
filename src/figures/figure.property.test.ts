import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '#platform/db.ts'
import { Exact, sumOf } from '#platform/money.ts'
import { actorOf, occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { type LedgerReturn, lineOf, post } from '../../test/ledger.ts'
import { TableQuery } from './figure.contract.ts'
import type { Measure } from './figure.model.ts'
import { cellsOf, flowsOf } from './flow-query.store.ts'
import { answerFigure, findMoment, readTable } from './index.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await openTestDatabase()
})
afterAll(() => base.close())

const auditor = actorOf('auditor', 'paccom')
const places = ['01', '10', '15', '44', '45', '46', '66', '67', '68', '91', '96'].map((code) => `p63-${code}`)
const sectors = ['YT1', 'GD2', 'KT5', 'HQ1']

const shares = (codes: string[]) =>
  fc
    .uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 })
    .chain((chosen) =>
      fc
        .array(fc.integer({ min: 1, max: 99 }), { minLength: chosen.length, maxLength: chosen.length })
        .map((weights) => chosen.map((code, index) => `${code}:${weights[index]}`).join(';')),
    )
const cents = fc.integer({ min: 0, max: 1_000_000_00 }).map((value) => new Exact(value).div(100).toFixed(2))
const line = (codes: string[]) =>
  fc
    .record({
      name: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      places: shares(codes),
      sectors: shares(sectors),
      disbursedYear: cents,
      currency: fc.constantFrom('USD', 'EUR'),
      managingAgency: fc.constantFrom('byt', undefined),
    })
    .map(lineOf)
const returns = (year: number, codes: string[], agencies: string[]) =>
  fc.array(
    fc.record({
      agencyId: fc.constantFrom(...agencies),
      year: fc.constant(year),
      lines: fc.uniqueArray(line(codes), { minLength: 0, maxLength: 4, selector: (cells) => cells['name'] }),
    }),
    { minLength: 1, maxLength: 5 },
  )

let day = 0
let year = 1900
const history = async (list: LedgerReturn[]) => {
  for (const item of list) await post(base.db, item, new Date(Date.UTC(2030, 0, 1) + day++ * 3_600_000).toISOString())
}
const national = async (of: number, map: string) =>
  (await base.db.write(occasion(auditor), (tx) => answerFigure(tx, 'disbursed', { year: of, map, currency: 'USD' }, '2040-01-01T00:00:00Z'), { silent: true }))
    .value ?? ''
const table = (of: number, map: string, rows: 'place' | 'sector' | 'agency', columns?: 'sector1') =>
  base.db.read(occasion(auditor), async (db) => readTable(db, TableQuery.parse({ map, rows, columns, from: of, to: of }), await findMoment(db, undefined)))

/** Rates exist for real years only; the test's own years borrow them. */
async function rates(of: number) {
  await base.engine.query(
    `insert into directory.exchange_rate select currency_code, ${of}, vnd_per_unit, source, certainty from directory.exchange_rate where report_year = 2023 on conflict do nothing`,
  )
}

test('under any history of acceptances and corrections the places of either map, the sectors and the agencies sum to the nation, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(returns(0, places, ['a-p63-45', 'a-p63-67', 'byt']), async (drawn) => {
      const of = year++
      await rates(of)
      await history(drawn.map((item) => ({ ...item, year: of })))
      const whole = await national(of, 'reported')
      expect(await national(of, '63')).toBe(whole)
      expect(await national(of, '34')).toBe(whole)
      for (const answer of [
        await table(of, 'reported', 'place'),
        await table(of, '63', 'place'),
        await table(of, '34', 'place', 'sector1'),
        await table(of, 'reported', 'sector'),
        await table(of, 'reported', 'agency'),
      ]) {
        expect(sumOf(answer.rows.map((row) => row.total)).toFixed(2)).toBe(whole)
        expect(sumOf(answer.cells.map((cell) => cell[2])).toFixed(2)).toBe(whole)
        expect(answer.total).toBe(whole)
      }
    }),
    { numRuns: 12 },
  )
})

test('the cells say what the flows say, at the moment of every posting and on every map', async () => {
  await fc.assert(
    fc.asyncProperty(returns(0, places, ['a-p63-45', 'a-p63-67', 'byt']), async (drawn) => {
      const of = year++
      await rates(of)
      await history(drawn.map((item) => ({ ...item, year: of })))
      const postings = await base.engine.query<{ seq: number }>(`select seq from aid.posting where report_year = ${of}`)
      for (const { seq } of [{ seq: 0 }, ...postings])
        for (const map of ['reported', '63', '34'])
          for (const by of [fine, coarse]) expect(await added('cells', { by, of, seq, map })).toEqual(await added('flows', { by, of, seq, map }))
    }),
    { numRuns: 12 },
  )
})

const kinds: Measure[] = [
  { aggregate: 'sum', flowKind: 'disbursement' },
  { aggregate: 'sum', flowKind: 'year_commitment', isNew: true, refundable: false },
]
/** What the cells are kept by, and what the coarser sum of them is kept by. */
const fine = ['place', 'sector', 'agency', 'providerKind'] as const
const coarse = ['place', 'sector'] as const
const columns = { place: 'f.place, f.allocated', sector: 'f.sector_code, f.sector1', agency: 'f.agency_id', providerKind: 'f.provider_kind' }

interface Added {
  by: typeof fine | typeof coarse
  of: number
  seq: number
  map: string
}

/** Every group that cells know, with its sums, of both ways to read them. */
const added = (source: 'cells' | 'flows', { by, of, seq, map }: Added) =>
  base.db.read(occasion(auditor), async (db) => {
    const found = []
    const groups = sql.raw(['f.report_year', ...by.map((dimension) => columns[dimension])].join(', '))
    for (const measure of kinds) {
      const filter = { map, from: of, to: of }
      const rows = source === 'cells' ? cellsOf(filter, { seq, asOf: '' }, measure, by) : flowsOf(filter, { seq, asOf: '' }, measure)
      found.push(
        (
          await sql`select ${groups}, sum(f.usd * f.share)::text as usd, sum(f.vnd * f.share)::text as vnd
            from ${rows} f group by ${groups} order by ${groups}`.execute(db as Tx)
        ).rows,
      )
    }
    return found
  })

test('the order in which reports are accepted does not change the nation', async () => {
  await fc.assert(
    fc.asyncProperty(returns(0, places, ['a-p63-45', 'a-p63-67', 'byt', 'a-p63-01']), async (drawn) => {
      const once = [...new Map(drawn.map((item) => [item.agencyId, item])).values()].map((item) => ({
        ...item,
        lines: item.lines.map((cells) => ({ ...cells, managingAgency: 'byt' })),
      }))
      const [forward, backward] = [year++, year++]
      await rates(forward)
      await rates(backward)
      await history(once.map((item) => ({ ...item, year: forward })))
      await history([...once].reverse().map((item) => ({ ...item, year: backward })))
      expect(await national(backward, '34')).toBe(await national(forward, '34'))
    }),
    { numRuns: 8 },
  )
})

test('reports on the new map keep their sum on the old one; what cannot be told apart stays in a row of its own', async () => {
  const of = year++
  await rates(of)
  await history([
    {
      agencyId: 'a-p34-68',
      year: of,
      lines: [lineOf({ name: 'A', places: 'p34-68:100', disbursedYear: '10' }), lineOf({ name: 'B', places: 'p63-67:100', disbursedYear: '5' })],
    },
    { agencyId: 'a-p34-01', year: of, lines: [lineOf({ name: 'C', places: 'p34-01:100', disbursedYear: '2' })] },
  ])
  const old = await table(of, '63', 'place')
  expect(Object.fromEntries(old.rows.map((row) => [row.key, [row.total, row.inSet]]))).toEqual({
    'p34-68': ['10.00', false],
    'p63-67': ['5.00', true],
    'p63-01': ['2.00', true],
  })
  const now = await table(of, '34', 'place')
  expect(Object.fromEntries(now.rows.map((row) => [row.key, row.total]))).toEqual({ 'p34-68': '15.00', 'p34-01': '2.00' })
  expect(old.total).toBe(now.total)
})

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Exact, sumOf } from '#platform/money.ts'
import { actorOf, occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { type LedgerReturn, lineOf, post } from '../../test/ledger.ts'
import { type ChangeAnswer, ChangeQuery, getChange, getChangeLines } from './change.contract.ts'
import { changeBindings } from './change.routes.ts'
import type { FigureCode } from './figure.contract.ts'
import { figureCodes } from './figure.model.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await openTestDatabase()
})
afterAll(() => base.close())

const auditor = actorOf('auditor', 'paccom')
const places = ['01', '45', '46', '67', '68'].map((code) => `p63-${code}`)
const shares = (codes: string[]) =>
  fc
    .uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 })
    .chain((chosen) =>
      fc.tuple(...chosen.map(() => fc.integer({ min: 1, max: 99 }))).map((weights) => chosen.map((code, at) => `${code}:${weights[at]}`).join(';')),
    )
const cents = fc.oneof(
  fc.constantFrom('0', '250'),
  fc.integer({ min: 0, max: 1_000_000_00 }).map((value) => new Exact(value).div(100).toFixed(2)),
)
const line = fc
  .record({
    name: fc.constantFrom('A', 'B', 'C', 'D'),
    provider: fc.constantFrom('Quỹ Một', 'Quỹ Hai'),
    providerKind: fc.constantFrom('ngo', 'international_organisation'),
    providerCountry: fc.constantFrom('US', 'JP', undefined),
    phase: fc.constantFrom('new', 'running'),
    places: shares(places),
    sectors: shares(['YT1', 'GD2', 'KT5']),
    commitmentYear: cents,
    commitmentRefundable: fc.constantFrom('100', undefined),
    disbursedYear: cents,
    currency: fc.constantFrom('USD', 'EUR', 'VND'),
    managingAgency: fc.constantFrom('byt', undefined),
  })
  .map((cells) =>
    lineOf(
      cells.currency === 'VND' ? { ...cells, disbursedYear: cells.disbursedYear.split('.')[0], commitmentYear: cells.commitmentYear.split('.')[0] } : cells,
    ),
  )
const history = (spread: number) =>
  fc.array(
    fc.record({
      agencyId: fc.constantFrom('a-p63-45', 'a-p63-67', 'byt'),
      year: fc.integer({ min: 0, max: spread }),
      rateMoves: fc.boolean(),
      lines: fc.uniqueArray(line, { maxLength: 4, selector: (cells) => `${cells['name']} ${cells['provider']}` }),
    }),
    { minLength: 1, maxLength: 6 },
  )

let day = 0
let nextYear = 1901
const wholeDay = () => new Date(Date.UTC(2030, 0, 1) + day++ * 86_400_000).toISOString()

/** Rates exist for real years only; the test's own years borrow them, and may move between two postings. */
const rates = (year: number, factor: string) =>
  base.engine.query(
    `insert into directory.exchange_rate select currency_code, ${year}, vnd_per_unit * case currency_code when 'EUR' then ${factor} else 1 end, source, certainty
     from directory.exchange_rate where report_year = 2023 on conflict (currency_code, report_year) do update set vnd_per_unit = excluded.vnd_per_unit`,
  )

/** Posts a history; gives a moment before each posting and one after the last. */
async function live(drawn: (LedgerReturn & { rateMoves: boolean })[], firstYear: number): Promise<string[]> {
  const moments: string[] = []
  for (const { rateMoves, ...item } of drawn) {
    const year = firstYear + item.year
    moments.push(wholeDay())
    await rates(year, rateMoves ? '1.25' : '1')
    await post(base.db, { ...item, year }, wholeDay())
  }
  return [...moments, wholeDay()]
}

const call = (path: string, code: FigureCode, query: unknown) =>
  base.db.read(occasion(auditor, '2090-01-01T00:00:00Z'), async (db) =>
    changeBindings
      .find(({ route }) => route.path === path)
      ?.handle({ db, now: '2090-01-01T00:00:00Z', actor: auditor } as never, { params: { code }, query } as never, undefined),
  )
const ask = async (code: FigureCode, query: Partial<ChangeQuery> & { year: number }) =>
  getChange.reply.parse(await call(getChange.path, code, ChangeQuery.parse(query)))
const linesOf = async (code: FigureCode, query: Record<string, unknown>) =>
  getChangeLines.reply.parse(await call(getChangeLines.path, code, getChangeLines.query.parse({ limit: 500, ...query })))

/** Every waterfall reaches its end, and the lines of each step make the step. */
async function expectExact(answer: ChangeAnswer, code: FigureCode, query: Record<string, unknown>) {
  for (const [part, { from, to, steps, change }] of answer.waterfalls.entries()) {
    expect(sumOf([from.value ?? '0', ...steps.map(({ amount }) => amount)]).equals(to.value ?? '0')).toBe(true)
    expect(sumOf(steps.map(({ amount }) => amount)).equals(change)).toBe(true)
    for (const { kind, key, lines, amount } of steps.filter((step) => step.lines > 0)) {
      const shown = await linesOf(code, { ...query, part, step: kind, ...(key === null ? {} : { key }) })
      expect(shown.total).toBe(lines)
      expect(sumOf(shown.lines.map(({ difference }) => difference)).equals(amount)).toBe(true)
    }
  }
}

const readings = ['reported', '63', '34'].flatMap((map) => (['USD', 'VND'] as const).map((currency) => ({ map, currency })))
const scopes = [{}, { place: 'p63-45' }, { sector: 'YT' }, { agency: 'byt' }, { country: 'US' }]

test('between any two moments of any history the steps of every figure reach its end exactly, on every map and in both currencies', async () => {
  await fc.assert(
    fc.asyncProperty(
      history(0),
      fc.constantFrom(...figureCodes),
      fc.constantFrom(...readings),
      fc.constantFrom(...scopes),
      fc.tuple(fc.nat(), fc.nat()),
      async (drawn, code, reading, scope, cut) => {
        const year = nextYear
        nextYear += 2
        await rates(year - 1, '1')
        const moments = await live(drawn, year)
        const [from, to] = cut.map((at) => at % moments.length).sort((a, b) => a - b)
        const query = { ...reading, ...scope, year, fromMoment: moments[from ?? 0] ?? '', toMoment: moments[to ?? 0] ?? '' }
        await expectExact(await ask(code, query), code, query)
        const all = { ...reading, year, fromMoment: moments[0] ?? '', toMoment: moments.at(-1) ?? '' }
        await expectExact(await ask('disbursed', all), 'disbursed', all)
      },
    ),
    { numRuns: 15 },
  )
})

test('between two years the steps of every figure reach its end exactly, also when a dimension breaks it', async () => {
  await fc.assert(
    fc.asyncProperty(
      history(1),
      fc.constantFrom(...figureCodes),
      fc.constantFrom(...readings),
      fc.constantFrom(...scopes),
      fc.constantFrom('sector', 'place', 'providerKind', 'country', 'agency'),
      async (drawn, code, reading, scope, by) => {
        const year = nextYear + 1
        nextYear += 3
        await live(drawn, year - 1)
        const query = { ...reading, ...scope, year, fromYear: year - 1 }
        await expectExact(await ask(code, query), code, query)
        const broken = { ...reading, ...scope, year, fromYear: year - 1, by } as const
        await expectExact(await ask('disbursed', broken), 'disbursed', broken)
      },
    ),
    { numRuns: 15 },
  )
})

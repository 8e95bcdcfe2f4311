import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerFigure } from '#figures/index.ts'
import type { FigureCode } from '#figures/figure.contract.ts'
import { actorOf, occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { lineOf, post } from '../../test/ledger.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await openTestDatabase()
})
afterAll(() => base.close())

const auditor = actorOf('auditor', 'paccom')
const ask = (code: FigureCode, query: Record<string, unknown> & { year: number }) =>
  base.db.write(occasion(auditor), (tx) => answerFigure(tx, code, { map: 'reported', currency: 'USD', ...query }, '2024-05-01T00:00:00.000Z'), { silent: true })

test('a grant that a province and its managing ministry both report is counted once, by the rule, whoever comes first', async () => {
  const shared = { name: 'Phòng chống lao', provider: 'Quỹ Sức Khỏe', managingAgency: 'byt', sectors: 'YT3:100' }
  await post(
    base.db,
    { agencyId: 'a-p63-45', year: 2021, lines: [lineOf({ ...shared, disbursedYear: '100' }), lineOf({ disbursedYear: '7' })] },
    '2022-01-05T00:00:00Z',
  )
  expect((await ask('disbursed', { year: 2021 })).value).toBe('107.00')
  const posted = await post(
    base.db,
    { agencyId: 'byt', year: 2021, lines: [lineOf({ ...shared, places: 'p63-45:50;p63-46:50', disbursedYear: '300' })] },
    '2022-01-06T00:00:00Z',
  )
  expect(posted.turned).toBe(3)
  expect((await ask('disbursed', { year: 2021 })).value).toBe('307.00')
  expect((await ask('disbursed', { year: 2021, place: 'p63-45' })).value).toBe('157.00')
  expect((await ask('disbursed', { year: 2021, asOf: '2022-01-05T12:00:00Z' })).value).toBe('107.00')
})

test('when the ministry takes its report of the place back, the report of the province counts again', async () => {
  await post(
    base.db,
    {
      agencyId: 'byt',
      year: 2021,
      lines: [
        lineOf({ name: 'Phòng chống lao', provider: 'Quỹ Sức Khỏe', managingAgency: 'byt', sectors: 'YT3:100', places: 'p63-46:100', disbursedYear: '150' }),
      ],
    },
    '2022-02-01T00:00:00Z',
  )
  expect((await ask('disbursed', { year: 2021 })).value).toBe('257.00')
  expect((await ask('disbursed', { year: 2021, asOf: '2022-01-31T00:00:00Z' })).value).toBe('307.00')
})

test('a flow can be closed once and is otherwise neither changed nor removed, by the owner of the database either', async () => {
  for (const statement of [
    'update aid.flow set usd = usd + 1',
    'delete from aid.flow',
    'truncate aid.flow',
    'update aid.flow set closed_seq = 1, recorded_until = now() where closed_seq is not null',
  ])
    await expect(base.engine.query(statement)).rejects.toThrow(/only be closed|never changed|violates/)
})

test('a posting moves on by a millisecond where the clock stands still or goes back', async () => {
  const first = await post(base.db, { agencyId: 'a-p63-48', year: 2021, lines: [lineOf({ places: 'p63-48:100' })] }, '2021-06-01T00:00:00Z')
  const { rows } = await base.db.read(occasion(auditor), (db) =>
    sql<{ later: boolean }>`select bool_and(n.recorded_at > p.recorded_at) as later from aid.posting p join aid.posting n on n.seq = p.seq + 1`.execute(
      db as never,
    ),
  )
  expect(rows[0]?.later).toBe(true)
  expect(first.recordedAt > '2022-02-01').toBe(true)
})

test('the same question to the same ledger has the same receipt, and another after a posting', async () => {
  const one = await ask('disbursed', { year: 2021 })
  const two = await ask('disbursed', { year: 2021, asOf: '2030-01-01T00:00:00Z' })
  expect(two.receiptId).toBe(one.receiptId)
  await post(base.db, { agencyId: 'a-p63-49', year: 2021, lines: [lineOf({ places: 'p63-49:100' })] }, '2022-03-01T00:00:00Z')
  expect((await ask('disbursed', { year: 2021 })).receiptId).not.toBe(one.receiptId)
})

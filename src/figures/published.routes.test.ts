import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReplyOf } from '#platform/contract.ts'
import { actorOf, occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { lineOf, post } from '../../test/ledger.ts'
import type { listPrinted, PrintedInput } from './published.contract.ts'
import { publishedBindings } from './published.routes.ts'

let base: TestDatabase
const secretary = actorOf('secretariat_officer', 'paccom')
beforeAll(async () => {
  base = await openTestDatabase()
  await base.engine.query(
    `insert into directory.person (id, full_name, sort_key, email, email_key) values ('${secretary.personId}', 'Người thử', 'thu', 'thu@thu.invalid', 'thu@thu.invalid')`,
  )
  await post(base.db, { agencyId: 'a-p63-45', year: 2021, lines: [lineOf({ disbursedYear: '93400000' })] }, '2022-01-05T00:00:00Z')
  // A correction after the day of the source.
  await post(base.db, { agencyId: 'a-p63-45', year: 2021, lines: [lineOf({ disbursedYear: '94100000' })] }, '2022-06-01T00:00:00Z')
})
afterAll(() => base.close())

const [list, add, withdraw] = publishedBindings
const read = async (actor = secretary) => {
  const reply = await base.db.read(
    occasion(actor),
    async (db) => (await list?.handle({ db, actor } as never, {} as never, undefined)) as ReplyOf<typeof listPrinted>,
  )
  return reply.printed
}
const act = (binding: typeof add, actor: typeof secretary, input: object) =>
  base.db.write(
    occasion(actor),
    async (tx) => (await binding?.handle({ tx, actor, now: '2024-01-10T03:00:00.000Z' } as never, input as never, undefined)) as { id: number },
  )
const printed: PrintedInput = {
  source: 'Báo Thử',
  heldOn: '2022-03-01',
  reportYear: 2021,
  measure: 'disbursed',
  unit: 'USD',
  value: '93000000',
  qualifier: 'more than',
  asPrinted: 'hơn 93 triệu USD',
}

test('a printed figure is judged as known at the end of its day, and as known now', async () => {
  const { id } = await act(add, secretary, { body: printed })
  const row = (await read()).find((one) => one.id === id)
  expect(row).toMatchObject({ code: 'disbursed', query: { year: 2021, currency: 'USD' }, scope: 'VN' })
  expect(row?.onDay).toMatchObject({ value: '93400000.00', verdict: 'match', reasons: ['as-said'], difference: '400000', accepted: 1 })
  expect(row?.now).toMatchObject({ value: '94100000.00', verdict: 'differs', difference: '1100000', differencePercent: '1.182796' })
})

test('before anything was accepted nothing can be compared, and a measure without a definition says so', async () => {
  const { id } = await act(add, secretary, { body: { ...printed, heldOn: '2021-12-01' } })
  const other = await act(add, secretary, { body: { ...printed, measure: 'trẻ em được hỗ trợ', unit: 'count' } })
  const rows = await read()
  expect(rows.find((one) => one.id === id)?.onDay.reasons).toEqual(['nothing-accepted'])
  expect(rows.find((one) => one.id === other.id)?.now.reasons).toEqual(['no-measure'])
})

test('a place is found again by the name printed, in the provinces of its time', async () => {
  const { id } = await act(add, secretary, { body: { ...printed, placeId: 'p63-45' } })
  expect((await read()).find((one) => one.id === id)).toMatchObject({ scope: 'place=Quảng Trị', query: { place: 'p63-45' } })
})

test('withdrawn once, with the reason; it stays in the list and nothing else of it moves', async () => {
  const { id } = await act(add, secretary, { body: printed })
  await act(withdraw, secretary, { params: { id }, body: { reason: 'Ghi nhầm năm' } })
  expect((await read()).find((one) => one.id === id)).toMatchObject({ withdrawalReason: 'Ghi nhầm năm', asPrinted: 'hơn 93 triệu USD' })
  await expect(act(withdraw, secretary, { params: { id }, body: { reason: 'Nữa' } })).rejects.toMatchObject({ code: 'figures.published.already-withdrawn' })
  await expect(base.engine.query(`update figures.published set value = 1 where id = ${id}`)).rejects.toThrow('only be withdrawn')
  await expect(base.engine.query(`delete from figures.published where id = ${id}`)).rejects.toThrow()
})

test('a number must be given unless only a tendency was printed', async () => {
  const { value: _value, ...wordless } = printed
  await expect(act(add, secretary, { body: wordless })).rejects.toMatchObject({ code: 'figures.published.number-missing' })
  await expect(act(add, secretary, { body: { ...wordless, qualifier: 'slight fall', measure: 'disbursed_change', unit: 'percent' } })).resolves.toBeTruthy()
})

test('a province reads the comparison and cannot write into it', async () => {
  const province = { ...actorOf('province_officer', 'a-p63-45'), personId: randomUUID() }
  expect((await read(province)).length).toBeGreaterThan(0)
  await expect(act(add, province, { body: printed })).rejects.toMatchObject({ code: expect.stringMatching(/42501|not-allowed/) as string })
})

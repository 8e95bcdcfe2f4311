import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import type { ReplyOf } from '#platform/contract.ts'
import { actorOf, occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { lineOf, post } from '../../test/ledger.ts'
import type { listClashes } from './clash.contract.ts'
import { decidingRule, spreadOf } from './clash.model.ts'
import { aidBindings } from './clash.routes.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await openTestDatabase()
  const shared = { name: 'Phòng chống lao', provider: 'Quỹ Sức Khỏe', managingAgency: 'byt', sectors: 'YT3:100' }
  await post(
    base.db,
    { agencyId: 'a-p63-45', year: 2021, lines: [lineOf({ ...shared, disbursedYear: '100' }), lineOf({ disbursedYear: '7' })] },
    '2022-01-05T00:00:00Z',
  )
  await post(
    base.db,
    { agencyId: 'byt', year: 2021, lines: [lineOf({ ...shared, places: 'p63-45:50;p63-46:50', disbursedYear: '300' })] },
    '2022-01-06T00:00:00Z',
  )
})
afterAll(() => base.close())

const ask = (actor: Actor, year?: number) =>
  base.db.read(
    occasion(actor),
    async (db) => (await aidBindings[0]?.handle({ db, actor } as never, { query: { year } } as never, undefined)) as ReplyOf<typeof listClashes>,
  )

test('the secretariat sees both reports of a shared grant, who counts and by which step of the rule', async () => {
  const { years, clashes } = await ask(actorOf('secretariat_officer', 'paccom'))
  expect(years).toEqual([2021])
  expect(clashes).toHaveLength(1)
  expect(clashes[0]).toMatchObject({ rule: 'managing', differenceUsd: '50.00', reportYear: 2021 })
  expect(clashes[0]?.claims.map(({ agencyId, counts, disbursedUsd, placeId }) => [agencyId, counts, disbursedUsd, placeId])).toEqual([
    ['byt', true, '150.00', 'p63-45'],
    ['a-p63-45', false, '100.00', 'p63-45'],
  ])
})

test('a reporter sees the clashes of its own agencies, and may open only its own return from them', async () => {
  const { clashes } = await ask(actorOf('province_officer', 'a-p63-45'))
  expect(clashes[0]?.claims.map(({ returnId }) => returnId !== null)).toEqual([false, true])
  expect((await ask(actorOf('province_officer', 'a-p63-46'))).clashes).toEqual([])
})

test('a year without clashes has none, and the years that have are still named', async () => {
  expect(await ask(actorOf('auditor', 'paccom'), 2019)).toEqual({ years: [2021], clashes: [] })
})

test('the step that decided is the first that only the winner passes', () => {
  const claim = { managing: false, duty: 'province', ownPlace: true, since: 1 }
  expect(
    decidingRule([
      { ...claim, agencyId: 'a' },
      { ...claim, agencyId: 'b', duty: 'ministry', ownPlace: false, since: 2 },
    ]),
  ).toBe('own-place')
  expect(
    decidingRule([
      { ...claim, agencyId: 'a', ownPlace: false, duty: 'ministry' },
      { ...claim, agencyId: 'b', ownPlace: false },
    ]),
  ).toBe('central')
  expect(
    decidingRule([
      { ...claim, agencyId: 'a' },
      { ...claim, agencyId: 'b', since: 2 },
    ]),
  ).toBe('first')
  expect(spreadOf(['10.5', '3.25', '7'])).toBe('7.25')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { lineOf, post } from '../../test/ledger.ts'
import { openTestProduct, type TestProduct, type Visitor } from '../../test/product.ts'
import { getTable } from './figure.contract.ts'
import { getPivot } from './pivot.contract.ts'

let product: TestProduct
let reader: Visitor
const query = { rows: 'place', from: 2023, to: 2023 } as const
const FIRST = '2024-02-01T01:00:00.000Z'

beforeAll(async () => {
  product = await openTestProduct()
  product.clock.now = '2024-06-01T03:00:00.000Z'
  reader = await product.signIn('auditor', 'kiem-toan')
  await post(
    product.db,
    { agencyId: 'a-p63-45', year: 2023, lines: [lineOf({ name: 'A', provider: 'Quỹ', disbursedYear: '100', places: 'p63-45:100' })] },
    FIRST,
  )
}, 120_000)
afterAll(() => product.close())

test('a table that was asked before says what the ledger and the directory say now', async () => {
  const first = await reader.call(getTable, { query })
  expect(await reader.call(getTable, { query })).toEqual(first)
  expect(first.rows.map(({ label, total }) => [label, total])).toEqual([['Quảng Trị', '100.00']])

  await product.engine.query(`update directory.place_name set name_vi = 'Tên mới' where place_id = 'p63-45'`)
  expect((await reader.call(getTable, { query })).rows.map(({ label }) => label)).toEqual(['Tên mới'])

  const late = { agencyId: 'a-p63-46', year: 2023, lines: [lineOf({ name: 'B', provider: 'Quỹ', disbursedYear: '7', places: 'p63-46:100' })] }
  await post(product.db, late, '2024-02-02T01:00:00.000Z')
  expect((await reader.call(getTable, { query })).total).toBe('107.00')
  expect((await reader.call(getTable, { query: { ...query, asOf: FIRST } })).total).toBe('100.00')
})

test('a table says who owes a report now, whatever it said before', async () => {
  const asked = { rows: 'place', from: 2023, to: 2023 } as const
  const before = await reader.call(getPivot, { query: asked })
  await product.engine.query(
    `insert into reporting.campaign_debtor (campaign_id, agency_id) select id, 'a-p63-01' from reporting.campaign where report_year = 2023 on conflict do nothing`,
  )
  await product.engine.query(`delete from reporting.campaign_debtor where agency_id = 'a-p63-02'`)
  const after = await reader.call(getPivot, { query: asked })
  expect(after.coverage[0]?.owed).not.toBe(before.coverage[0]?.owed)
})

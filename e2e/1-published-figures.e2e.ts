import { beforeAll, expect, test } from 'vitest'
import { getFigure, getPublished } from '#figures/figure.contract.ts'
import { clientOf } from './browser.ts'

let call: Awaited<ReturnType<typeof clientOf>>
beforeAll(async () => {
  call = await clientOf('kiemtoan')
})

test('every printed figure comes out of the ledger, but those that wait for the report of Quảng Trị', async () => {
  const rows = await call(getPublished, { query: {} })
  expect(rows).toHaveLength(35)
  const away = rows.filter((row) => row.agrees !== true)
  for (const row of away) expect(row.reportYear === 2023, `${row.scope} ${row.measure}: printed ${row.value}, computed ${row.computed}`).toBe(true)
  expect(away.length).toBeGreaterThan(0)
})

test('the nation of 2023 says whose report is missing', async () => {
  const figure = await call(getFigure, { params: { code: 'disbursed' }, query: { year: 2023 } })
  expect(figure.coverage.missing.map((one) => one.agencyId)).toEqual(['a-p63-45'])
  expect(figure.value).toBe('211435868.37')
})

test('a year has one sum on the map of its reports, on the 63 and on the 34', async () => {
  for (const year of [2019, 2022, 2024, 2025]) {
    const values = []
    for (const map of ['reported', '63', '34']) values.push((await call(getFigure, { params: { code: 'disbursed' }, query: { year, map } })).value)
    expect(new Set(values).size, `${year}: ${values.join(' / ')}`).toBe(1)
  }
})

test('a figure as it was known at the briefing differs from what is known now where a report was corrected since', async () => {
  const then = await call(getFigure, { params: { code: 'disbursed' }, query: { year: 2021, asOf: '2022-03-23T00:00:00Z' } })
  const now = await call(getFigure, { params: { code: 'disbursed' }, query: { year: 2021 } })
  expect(now.value).not.toBe(then.value)
})

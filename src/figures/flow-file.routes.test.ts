import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '#platform/files/workbook-reader.ts'
import { sumOf } from '#platform/money.ts'
import { lineOf, post } from '../../test/ledger.ts'
import { openTestProduct, type TestProduct, type Visitor } from '../../test/product.ts'
import { getTable } from './figure.contract.ts'
import { getFlowFile } from './flow-file.contract.ts'

let product: TestProduct
let reader: Visitor
const FORMULA = '=HYPERLINK("http://x")'
/** More than the first page and than the second. */
const LINES = 1100
const FIRST = '2024-02-01T01:00:00.000Z'

beforeAll(async () => {
  product = await openTestProduct()
  product.clock.now = '2024-06-01T03:00:00.000Z'
  reader = await product.signIn('auditor', 'kiem-toan')
  const lines = Array.from({ length: LINES }, (_, at) =>
    lineOf({ name: `Khoản ${at}; "phụ"`, provider: FORMULA, disbursedYear: `${at}.07`, places: 'p63-45:60;p63-44:40' }),
  )
  await post(product.db, { agencyId: 'a-p63-45', year: 2023, lines }, FIRST)
  await post(product.db, { agencyId: 'byt', year: 2023, lines: [lineOf({ name: 'Sau', provider: 'B', disbursedYear: '5' })] }, '2024-02-02T01:00:00.000Z')
}, 120_000)
afterAll(() => product.close())

const columns = ['id', 'year', 'kind', 'isNew', 'grantCode', 'grantName', 'grantKind', 'provider', 'providerKind', 'country', 'placeId'] as const

async function ask(query: object) {
  const { bytes, fileName, contentType } = await reader.call(getFlowFile, { query: { from: 2023, to: 2023, ...query } })
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const [sheet] = (await readWorkbook({ name: 'file.csv', bytes })).sheets
  const [, ...rows] = (sheet?.rows ?? []).map((row) => row.map((cell) => cell?.text ?? ''))
  return { text, rows, fileName, contentType }
}

describe('the file of ledger lines', () => {
  test('has every line that counts once, in the order of the ledger, over many pages', async () => {
    const { text, rows, fileName, contentType } = await ask({})
    const known = await product.engine.query<{ id: number }>('select id from aid.flow where counted and closed_seq is null order by id')
    expect(known.length).toBeGreaterThan(5000)
    expect(rows.map((row) => Number(row[0]))).toEqual(known.map(({ id }) => id))
    expect(text.startsWith('\ufeffMã dòng;Năm báo cáo;')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect({ fileName, contentType }).toEqual({ fileName: 'Dòng viện trợ 2023-2023.csv', contentType: 'text/csv; charset=utf-8' })
  })

  test('adds up to the table of figures, on any map and at any moment', async () => {
    for (const reading of [{}, { map: '34' }, { asOf: FIRST }, { place: 'p63-44' }]) {
      const { rows } = await ask({ ...reading, kind: 'disbursement', locale: 'en' })
      const table = await reader.call(getTable, { query: { ...reading, rows: 'place', from: 2023, to: 2023 } })
      const byPlace = Map.groupBy(rows, (row) => row[columns.indexOf('placeId')] ?? '')
      const added = [...byPlace].map(([place, of]) => [place, sumOf(of.map((row) => row.at(-2) ?? '0')).toFixed(2)])
      expect(Object.fromEntries(added)).toEqual(Object.fromEntries(table.rows.map(({ key, total }) => [key, total])))
    }
  })

  test('carries no formula that runs and keeps what stands between signs of the format', async () => {
    const { text, rows } = await ask({})
    expect(rows[0]?.[columns.indexOf('provider')]).toBe(`'${FORMULA}`)
    expect(text).not.toContain(`;${FORMULA}`)
    expect(new Set(rows.map((row) => row[columns.indexOf('grantName')]))).toContain('Khoản 7; "phụ"')
  })

  test('is refused to whom figures are not shown, and for a map that is not there', async () => {
    const administrator = await product.signIn('administrator', 'quan-tri')
    expect((await administrator.send(getFlowFile, { query: { from: 2023, to: 2023 } })).status).toBe(403)
    expect((await reader.send(getFlowFile, { query: { from: 2023, to: 2023, map: '12' } })).code).toBe('figures.unknown-map')
    expect((await reader.send(getFlowFile, { query: { from: 2024, to: 2023 } })).code).toBe('figures.years-reversed')
  })
})

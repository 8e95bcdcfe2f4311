import ExcelJS from '@protobi/exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderChartSvg } from '#platform/chart-svg.ts'
import { sumOf } from '#platform/money.ts'
import { lineOf, post } from '../../test/ledger.ts'
import { openTestProduct, type TestProduct, type Visitor } from '../../test/product.ts'
import { getFigure } from './figure.contract.ts'
import { getPivot, getPivotWorkbook } from './pivot.contract.ts'
import { lookupOf } from './pivot.model.ts'
import { pivotSheet } from './pivot-sheet.model.ts'
import { getTrend, getTrendChart, getTrendWorkbook, getTurnover, trendCharts } from './trend.contract.ts'
import { drawTrend, drawTurnover } from './trend-view.model.ts'
import { trendSheet } from './trend-sheets.model.ts'

let product: TestProduct
let reader: Visitor
const span = { from: 2020, to: 2023 }
const FORMULA = '=HYPERLINK("http://x")'

beforeAll(async () => {
  product = await openTestProduct()
  product.clock.now = '2024-06-01T03:00:00.000Z'
  reader = await product.signIn('auditor', 'kiem-toan')
  const grant = (name: string, provider: string, disbursedYear: string, more: Record<string, string | undefined> = {}) =>
    lineOf({ name, provider, disbursedYear, ...more } as Record<string, string>)
  const steady = (amount: string) => grant('A', 'Quỹ Bền', amount, { places: 'p63-45:60;p63-44:40', sectors: 'YT8:70;GD2:30' })
  const returns = [
    { agencyId: 'a-p63-45', year: 2020, lines: [steady('100.10'), grant('B', 'Quỹ Nghỉ', '50')] },
    { agencyId: 'a-p63-45', year: 2021, lines: [steady('110'), grant('C', 'Quỹ Chờ', '0')] },
    { agencyId: 'a-p63-45', year: 2022, lines: [steady('121.33'), grant('C', 'Quỹ Chờ', '0')] },
    { agencyId: 'a-p63-45', year: 2023, lines: [steady('133.10'), grant('B', 'Quỹ Nghỉ', '7.07', { places: 'p63-46:100' })] },
    { agencyId: 'byt', year: 2023, lines: [grant('D', FORMULA, '900', { providerKind: 'firm', providerCountry: undefined, sectors: 'YT1:100' })] },
  ]
  let hour = 0
  for (const item of returns) await post(product.db, item, new Date(Date.UTC(2024, 1, 1, hour++)).toISOString())
}, 120_000)
afterAll(() => product.close())

const plain = async (column: string, map: 'reported' | '34') => {
  const place =
    map === 'reported' ? 'f.place_id' : 'coalesce((select s.successor_id from directory.place_successor s where s.place_id = f.place_id), f.place_id)'
  const rows = await product.engine.query<{ key: string; year: number; value: string }>(
    `select ${column === 'place' ? place : column} as key, f.report_year as year, sum(f.usd)::text as value from aid.flow f
     where f.counted and f.closed_seq is null and f.kind = 'disbursement' group by 1, 2`,
  )
  return new Map(rows.map(({ key, year, value }) => [`${key} ${year}`, value]))
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

describe('a trend', () => {
  test.each(['reported', '34'] as const)('says of every place and year what plain SQL over the flows says, on the map %s', async (map) => {
    const answer = await reader.call(getTrend, { query: { ...span, dimension: 'place', map } })
    const expected = await plain('place', map)
    const found = answer.members.flatMap(({ key, values }) =>
      values.flatMap(({ value }, index) => (value === null ? [] : [[`${key} ${span.from + index}`, value] as const])),
    )
    expect(new Map(found)).toEqual(expected)
    for (const [index, { year, total }] of answer.years.entries()) {
      expect(sumOf(answer.members.map(({ values }) => values[index]?.value ?? '0')).toFixed(2)).toBe(total)
      expect(sumOf([...expected].filter(([key]) => key.endsWith(String(year))).map(([, value]) => value)).toFixed(2)).toBe(total)
    }
  })

  test('has shares that add up to 100.0, growth and an average with its years', async () => {
    const { members, years } = await reader.call(getTrend, { query: { ...span, dimension: 'provider' } })
    for (const index of years.keys()) expect(sumOf(members.map(({ values }) => values[index]?.share ?? '')).toFixed(1)).toBe('100.0')
    expect(members.find(({ label }) => label === 'Quỹ Bền')).toMatchObject({ average: { percent: '9.963358', from: 2020, to: 2023 } })
    expect(members.find(({ label }) => label === 'Quỹ Nghỉ')?.values.map(({ growth }) => growth)).toEqual([null, null, null, null])
    expect(years[3]?.concentration).toMatchObject({ members: 3 })
  })

  test('counts each year as the definition of that year says, so that a cell is what its receipt says', async () => {
    const query = { ...span, dimension: 'providerKind', measure: 'organisations_active' } as const
    const { years, additive, members } = await reader.call(getTrend, { query })
    for (const { year, total } of years) {
      const figure = await reader.call(getFigure, { params: { code: 'organisations_active' }, query: { year } })
      expect(`${year} ${total}`).toBe(`${year} ${figure.value}`)
    }
    // Until 2021 a provider that gave nothing counted as well.
    expect(years.map(({ total, comparable }) => [total, comparable])).toEqual([
      ['2', false],
      ['2', true],
      ['1', false],
      ['2', true],
    ])
    expect(additive).toBe(false)
    expect(members.every(({ values, shift }) => shift === null && values.every(({ share }) => share === null))).toBe(true)
  })

  test('groups what is not stated in a row of its own, which has a receipt too', async () => {
    const { members } = await reader.call(getTrend, { query: { ...span, dimension: 'country' } })
    expect(members.find(({ key }) => key === '-')?.values[3]?.value).toBe('900.00')
    expect(await reader.call(getFigure, { params: { code: 'disbursed' }, query: { year: 2023, country: '-' } })).toMatchObject({ value: '900.00' })
  })

  test('by kind of receiving body is told apart by who reported', async () => {
    const { members } = await reader.call(getTrend, { query: { ...span, dimension: 'agencyKind' } })
    expect(members.map(({ key, values }) => [key, values[3]?.value])).toEqual([
      ['ministry', '900.00'],
      ['province', '140.17'],
    ])
    expect(await reader.call(getFigure, { params: { code: 'disbursed' }, query: { year: 2023, agencyKind: 'province' } })).toMatchObject({ value: '140.17' })
  })

  test('refuses an unknown map and a span that is turned round', async () => {
    expect(await refusal(reader.call(getTrend, { query: { ...span, map: '12' } }))).toBe('figures.unknown-map')
    expect(await refusal(reader.call(getTrend, { query: { from: 2023, to: 2020 } }))).toBe('figures.years-reversed')
    expect(await refusal(reader.call(getTurnover, { query: { from: 2023, to: 2020 } }))).toBe('figures.years-reversed')
    expect(await refusal(reader.call(getPivot, { query: { from: 2023, to: 2020 } }))).toBe('figures.years-reversed')
  })

  test('is nothing in a span without flows, and not an error', async () => {
    expect(await reader.call(getTrend, { query: { from: 1990, to: 1991 } })).toMatchObject({
      members: [],
      years: [{ total: '0' }, { total: '0' }],
      shiftYears: null,
    })
  })
})

test('providers come, come back and go, with their money', async () => {
  const { years, moves } = await reader.call(getTurnover, { query: span })
  const told = moves.map(({ year, kind, label, value }) => `${year} ${kind} ${label} ${value}`)
  expect(told.toSorted()).toEqual(['2021 left Quỹ Nghỉ 50.00', `2023 new ${FORMULA} 900.00`, '2023 returned Quỹ Nghỉ 7.07'])
  expect(years.map(({ givers, known }) => [givers, known])).toEqual([
    [2, false],
    [1, true],
    [1, true],
    [3, true],
  ])
  expect(years[3]?.sums).toContainEqual({ kind: 'new', count: 1, value: '900.00' })
})

test.each(trendCharts)('the server draws the chart of %s from the options that the browser makes of the same answer', async (chart) => {
  const drawing = { chart, keys: [], top: 5, own: false, locale: 'vi' as const, width: 700 }
  const drawn =
    chart === 'turnover'
      ? drawTurnover(await reader.call(getTurnover, { query: span }), drawing)
      : drawTrend(await reader.call(getTrend, { query: { ...span, dimension: 'provider' } }), drawing)
  const { bytes, contentType } = await reader.call(getTrendChart, { query: { ...span, dimension: 'provider', chart, top: 5, width: 700 } })
  expect(contentType).toContain('image/svg+xml')
  expect(numbered(new TextDecoder().decode(bytes))).toBe(numbered(renderChartSvg(drawn.options, { width: 700, height: drawn.height })))
})
/** The engine numbers charts and marks from the start of the process. */
const numbered = (svg: string) => svg.replace(/zr\d+-(cls-)?\d*/g, 'zr-')

describe('a pivot', () => {
  test.each(['reported', '34'] as const)('has totals of rows, columns and all that plain SQL gives, on the map %s', async (map) => {
    const answer = await reader.call(getPivot, { query: { ...span, rows: 'place', columns: 'year', map } })
    const at = lookupOf(answer)
    const expected = await plain('place', map)
    const found = answer.rows.flatMap(({ key }) =>
      answer.columns.flatMap((column) => {
        const value = at(key, { column: column.key, year: null })
        return value === null ? [] : [[`${key} ${column.key}`, value] as const]
      }),
    )
    expect(new Map(found)).toEqual(expected)
    expect(at(null, { column: null, year: null })).toBe(sumOf(expected.values()).toFixed(2))
    for (const { key } of answer.rows) {
      const own = [...expected].filter(([name]) => name.startsWith(`${key} `)).map(([, value]) => value)
      expect(at(key, { column: null, year: null })).toBe(sumOf(own).toFixed(2))
    }
  })

  test('of three dimensions adds up along each of them', async () => {
    const answer = await reader.call(getPivot, { query: { ...span, rows: 'provider', columns: 'sector1', byYear: '1' } })
    const at = lookupOf(answer)
    expect(answer.years).toEqual([2020, 2021, 2022, 2023])
    for (const { key } of [...answer.rows, { key: null }])
      for (const year of [...answer.years, null]) {
        const parts = answer.columns.map((column) => at(key, { column: column.key, year }) ?? '0')
        expect(sumOf(parts).toFixed(2)).toBe(at(key, { column: null, year }) ?? '0.00')
      }
  })

  test('counts a grant at two places once in their total', async () => {
    const answer = await reader.call(getPivot, { query: { from: 2022, to: 2022, rows: 'place', measure: 'grants' } })
    const at = lookupOf(answer)
    expect(answer.rows.map(({ key }) => at(key, { column: null, year: null }))).toEqual(['1', '2'])
    expect(at(null, { column: null, year: null })).toBe('2')
  })

  test('refuses the same dimension twice and what nobody could read across', async () => {
    expect(await refusal(reader.call(getPivot, { query: { ...span, rows: 'place', columns: 'place' } }))).toBe('figures.pivot.same-dimension')
    expect(await refusal(reader.call(getPivot, { query: { from: 1901, to: 2299, rows: 'place', columns: 'provider', byYear: '1' } }))).toBe(
      'figures.pivot.too-wide',
    )
  })
})

const reopened = async (bytes: Uint8Array) => new ExcelJS.Workbook().xlsx.load(Buffer.from(bytes).buffer as ArrayBuffer)
const rowsOf = (sheet: ExcelJS.Worksheet | undefined) => {
  const rows: unknown[][] = []
  sheet?.eachRow((row) => void rows.push((row.values as unknown[]).slice(1)))
  return rows
}

test('the Excel file of a pivot has the layout of the screen, says what its numbers mean, and runs no formula', async () => {
  const query = { ...span, rows: 'provider', columns: 'year' } as const
  const { bytes } = await reader.call(getPivotWorkbook, { query: { ...query, sort: '-|' } })
  const rows = rowsOf((await reopened(bytes)).worksheets[0])
  const screen = pivotSheet(await reader.call(getPivot, { query }), { show: 'value', sort: '-|', locale: 'vi' })
  const text = rows.map((row) => row.join(' | ')).join('\n')
  for (const part of [screen.title, ...screen.notes]) expect(text).toContain(part)
  const body = rows.slice(-screen.rows.length - 1)
  expect(body.map(([name]) => name)).toEqual([...screen.rows, screen.total ?? []].map(([cell]) => cell?.text))
  expect(body[0]?.[0]).toBe(FORMULA)
  expect(body.at(-1)?.at(-1)).toBe(Number(screen.total?.at(-1)?.number))
})

test('the Excel file of a trend has a sheet for every table that holds something', async () => {
  const { bytes } = await reader.call(getTrendWorkbook, { query: { ...span, dimension: 'heading' } })
  const workbook = await reopened(bytes)
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Giá trị', 'Tỷ trọng', 'Dịch chuyển', 'Mức tập trung', 'Mới và rời đi'])
  const answer = await reader.call(getTrend, { query: { ...span, dimension: 'heading' } })
  const sheet = trendSheet('values', answer, 'vi')
  expect(
    rowsOf(workbook.worksheets[0])
      .slice(-sheet.rows.length - 1)
      .map(([, first]) => first),
  ).toEqual([...sheet.rows, sheet.total ?? []].map((row) => (row[1]?.number === undefined ? null : Number(row[1].number))))
})

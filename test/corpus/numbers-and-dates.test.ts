import { afterAll, expect, test } from 'vitest'
import { applyReadings } from '../../src/reporting/reading-choice.model.ts'
import { closeWorkbookPool } from '../../src/platform/files/workbook-reader.ts'
import { asked, cellsOf, form, header, row, saidProblems, upload } from './sample-return.ts'
import { xlsxOf } from './workbook-builder.ts'

afterAll(closeWorkbookPool)

const file = async (...rows: Parameters<typeof xlsxOf>[0]['rows']) => upload('so.xlsx', await xlsxOf({ name: 'Biểu 1', rows }))

test('numbers typed as text in the Vietnamese way are exact', async () => {
  const outcome = await file(
    header,
    row(1, { commitmentGrant: '15.121.555,63', commitmentRefundable: '90.168,37', commitmentTotal: '15.211.724,00', disbursedYear: '17.216.450,40 USD' }),
  )
  expect(outcome.lines[0]?.cells).toEqual(
    cellsOf(1, { commitmentGrant: '15121555.63', commitmentRefundable: '90168.37', commitmentTotal: '15211724', disbursedYear: '17216450.40' }),
  )
  expect(asked(outcome)).toEqual([])
})

test('numbers typed as text in the English way are exact', async () => {
  const outcome = await file(header, row(1, { commitmentGrant: '15,121,555.63', commitmentRefundable: '90,168.37', commitmentTotal: '15,211,724.00' }))
  expect(outcome.lines[0]?.cells).toMatchObject({ commitmentGrant: '15121555.63', commitmentRefundable: '90168.37', commitmentTotal: '15211724' })
})

test('a doubtful number follows the sure ones of its column, and stays to be seen', async () => {
  const outcome = await file(
    ['ĐVT: nghìn USD'],
    header,
    row(1, { disbursedYear: '17,216.45' }),
    row(2, { disbursedYear: '1.234' }),
    row(3, { disbursedYear: '1,234' }),
  )
  expect(outcome.lines.map(({ cells }) => cells.disbursedYear)).toEqual(['17216450', '1234', '1234000'])
  const doubtful = outcome.readings.filter(({ why }) => why === 'ambiguous-number')
  expect(doubtful.map(({ ref, value, alternative, settled }) => ({ ref, value, alternative, settled }))).toEqual([
    { ref: 'R4', value: '1234', alternative: '1234000', settled: true },
    { ref: 'R5', value: '1234000', alternative: '1234', settled: true },
  ])
})

test('where nothing in the column decides, the person is asked, and the answer is applied', async () => {
  const outcome = await file(['ĐVT: nghìn USD'], header, row(1, { disbursedYear: '1.234' }))
  expect(outcome.lines[0]?.cells.disbursedYear).toBe('1234000')
  expect(asked(outcome)).toContain('R3: 1.234 → 1.234.000')
  const turned = applyReadings(outcome, { 'Biểu 1!R3': '1234' }, form)
  expect(turned.lines[0]?.cells.disbursedYear).toBe('1234')
  expect(applyReadings(turned, { 'Biểu 1!R3': '1234000' }, form).lines).toEqual(outcome.lines)
  expect(applyReadings(outcome, { 'Biểu 1!R3': '99' }, form)).toEqual(outcome)
})

test('a unit above the table scales the amounts and gives the currency of a table without that column', async () => {
  const without = (cells: ReturnType<typeof row>) => cells.filter((_, column) => column !== 12)
  const line = row(1, {
    commitmentGrant: '145.800',
    commitmentRefundable: null,
    commitmentTotal: '145.800',
    commitmentYear: 145_800,
    disbursedYear: '93.000,5',
  })
  const outcome = await file(['BÁO CÁO VIỆN TRỢ'], ['Đơn vị: Sở Ngoại vụ', null, 'Đơn vị tính: triệu đồng'], without(header), without(line))
  expect(outcome.lines[0]?.cells).toMatchObject({
    currency: 'VND',
    commitmentTotal: '145800000000',
    commitmentYear: '145800000000',
    disbursedYear: '93000500000',
  })
  expect(outcome.readings[0]).toMatchObject({ why: 'table-unit', ref: 'C2', raw: 'Đơn vị tính: triệu đồng', shown: 'triệu VND' })
  expect(saidProblems(outcome)).toEqual([])
})

test('a unit in the head of one column is that column’s', async () => {
  const heads = header.map((text) => (text === 'Giải ngân trong năm' ? 'Giải ngân năm 2023\n(nghìn USD)' : text))
  const outcome = await file(heads, row(1, { disbursedYear: 92.5 }))
  expect(outcome.lines[0]?.cells).toMatchObject({ disbursedYear: '92500', commitmentYear: '100000' })
})

test('an amount whose unit has another currency than its line is never taken silently', async () => {
  const outcome = await file(['ĐVT: triệu đồng'], header, row(1, { disbursedYear: 93_000 }))
  expect(outcome.lines[0]?.cells.disbursedYear).toBe('93000 triệu VND')
  expect(saidProblems(outcome)).toContain('Biểu 1!R3: Bảng ghi đơn vị tính là triệu VND nhưng dòng ghi loại tiền USD.')
})

test('a computed amount with more decimals than cents is rounded and says so', async () => {
  const outcome = await file(header, row(1, { disbursedYear: { value: 1234.5678, formula: '9876.5424/8' } }))
  expect(outcome.lines[0]?.cells.disbursedYear).toBe('1234.57')
  expect(outcome.readings).toMatchObject([{ why: 'rounded', raw: '1234.5678', value: '1234.57' }])
})

test('dates as text: days, months, quarters and years, each at its right end', async () => {
  const outcome = await file(
    header,
    row(1, { startsOn: '05.04.2023', endsOn: 'quý I/2025' }),
    row(2, { startsOn: 'tháng 4/2023', endsOn: '2025' }),
    row(3, { startsOn: 2023, endsOn: new Date('2025-06-30T00:00:00Z') }),
  )
  expect(outcome.lines.map(({ cells }) => [cells.startsOn, cells.endsOn])).toEqual([
    ['2023-04-05', '2025-03-31'],
    ['2023-04-01', '2025-12-31'],
    ['2023-01-01', '2025-06-30'],
  ])
})

test('a date that could be American follows its column', async () => {
  const american = await file(header, row(1, { startsOn: '3/15/2023' }), row(2, { startsOn: '5/4/2023' }))
  expect(american.lines.map(({ cells }) => cells.startsOn)).toEqual(['2023-03-15', '2023-05-04'])
  const alone = await file(header, row(2, { startsOn: '5/4/2023' }))
  expect(alone.lines[0]?.cells.startsOn).toBe('2023-04-05')
  expect(alone.readings).toMatchObject([{ why: 'ambiguous-date', alternative: '2023-05-04', settled: false }])
})

test('cells that cannot be read are named one by one, kept as typed, and cost no other cell', async () => {
  const bad = row(2, {
    kind: 'Dự ớn',
    places: 'Quảng Trị 60%; Huế 30%',
    startsOn: '31/02/2023',
    commitmentTotal: 'chưa rõ',
    providerCountry: null,
    disbursedYear: -5,
  })
  const outcome = await file(header, row(1), bad, row(3))
  expect(outcome.lines.map(({ cells }) => cells.name)).toEqual([1, 2, 3].map((number) => `Rà phá bom mìn giai đoạn ${number}`))
  expect(outcome.lines[0]?.cells).toEqual(cellsOf(1))
  expect(outcome.lines[1]?.cells).toMatchObject({
    kind: 'Dự ớn',
    places: 'Quảng Trị 60%; Huế 30%',
    startsOn: '31/02/2023',
    commitmentTotal: 'chưa rõ',
    commitmentYear: '100000',
  })
  expect(saidProblems(outcome)).toEqual([
    'Biểu 1!D3: “Dự ớn” không có trong danh mục của cột.',
    'Biểu 1!H3: Tổng tỷ lệ là 90%, phải bằng 100% và không có phần nào bằng 0.',
    'Biểu 1!K3: “31/02/2023”: không có ngày này trong lịch.',
    'Biểu 1!P3: “chưa rõ” không phải là số.',
    'Biểu 1!R3: “-5”: giá trị không được âm.',
    'Biểu 1!G3: Chưa có giá trị; cột này bắt buộc.',
  ])
})

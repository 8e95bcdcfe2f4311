import ExcelJS from '@protobi/exceljs'
import { unzipSync, strFromU8 } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { closeWorkbookPool, readWorkbook } from './workbook-reader.ts'
import type { SheetSpec } from './workbook-spec.ts'
import { writeWorkbook } from './workbook-writer.ts'

afterAll(closeWorkbookPool)

const places = Array.from({ length: 63 }, (_, i) => `Tỉnh thứ ${i + 1}, có dấu phẩy`)
const spec: SheetSpec = {
  name: 'Biểu 1',
  titles: ['BÁO CÁO NĂM 2023', 'Quảng Trị', { text: 'Đơn vị tính: USD', style: 'unit' }],
  columns: [
    { key: 'no', header: 'TT', width: 5, kind: 'integer', locked: true },
    { key: 'name', header: 'Tên khoản viện trợ', width: 40, note: 'Ghi tên đầy đủ' },
    { key: 'place', header: 'Địa phương', choices: places },
    { key: 'again', header: 'Nơi khác', choices: places },
    { key: 'amount', header: 'Số tiền', kind: 'money' },
    { key: 'from', header: 'Từ ngày', kind: 'date' },
  ],
  rows: [
    { no: 1, name: '=HYPERLINK("http://x")', place: places[0], amount: '17216450.40', from: '2023-04-05' },
    { no: 2, name: '+84 24', amount: '12345678901234567.89', from: 'quý I/2023' },
  ],
  blankRows: 3,
  totals: [{ name: 'Tổng cộng', amount: '17216450.40' }],
  protect: true,
}

async function written(): Promise<Uint8Array> {
  return writeWorkbook({ sheets: [spec], createdAt: new Date('2024-01-15T00:00:00Z') })
}

async function reopened(): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(await written()) as never)
  const sheet = workbook.getWorksheet('Biểu 1')
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

test('what is written is read back, money and dates as such', async () => {
  const { sheets } = await readWorkbook({ name: 'a.xlsx', bytes: await written() })
  const rows = sheets[0]?.rows ?? []
  expect(rows[0]?.[0]?.text).toBe('BÁO CÁO NĂM 2023')
  expect(rows[3]?.map((cell) => cell.text)).toEqual(['TT', 'Tên khoản viện trợ', 'Địa phương', 'Nơi khác', 'Số tiền', 'Từ ngày'])
  expect(rows[4]?.[4]).toMatchObject({ kind: 'number', number: 17216450.4, numberFormat: '#,##0.00' })
  expect(rows[4]?.[5]).toMatchObject({ kind: 'date', date: '2023-04-05' })
  expect(rows[9]?.[1]?.text).toBe('Tổng cộng')
})

test('text that looks like a formula is text and stays as it was', async () => {
  const bytes = await written()
  const { sheets } = await readWorkbook({ name: 'a.xlsx', bytes })
  expect(sheets[0]?.rows[4]?.[1]).toMatchObject({ kind: 'text', text: '=HYPERLINK("http://x")' })
  expect(sheets[0]?.rows[5]?.[1]).toMatchObject({ kind: 'text', text: '+84 24' })
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(xml).not.toMatch(/<f[ >]/u)
})

test('an amount beyond what Excel keeps stays text, and so does a date that is none', async () => {
  const { sheets } = await readWorkbook({ name: 'a.xlsx', bytes: await written() })
  expect(sheets[0]?.rows[5]?.[4]).toMatchObject({ kind: 'text', text: '12345678901234567.89' })
  expect(sheets[0]?.rows[5]?.[5]).toMatchObject({ kind: 'text', text: 'quý I/2023' })
})

test('drop-down lists point to a hidden sheet, once for the same choices, over data and blank rows', async () => {
  const bytes = await written()
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect([...xml.matchAll(/sqref="(C5:C9|D5:D9)"/gu)].map((match) => match[1])).toEqual(['C5:C9', 'D5:D9'])
  expect(xml.match(/lists!\$A\$1:\$A\$63/gu)).toHaveLength(2)
  const { sheets } = await readWorkbook({ name: 'a.xlsx', bytes })
  expect(sheets[1]).toMatchObject({ name: 'lists', hidden: true })
  expect(sheets[1]?.rows.map((row) => row[0]?.text)).toEqual(places)
})

test('the sheet prints on A4 across, one page wide, with its header on each page', async () => {
  const sheet = await reopened()
  expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 })
  expect(sheet.pageSetup.printTitlesRow).toBe('4:4')
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 })
  expect(sheet.getCell('B5').font.name).toBe('Times New Roman')
  expect(sheet.getCell('B4').note).toBeDefined()
})

test('a protected sheet leaves all but the locked columns open', async () => {
  const sheet = await reopened()
  expect(sheet.getCell('A5').protection?.locked ?? true).toBe(true)
  expect(sheet.getCell('B5').protection.locked).toBe(false)
  expect(sheet.getCell('B9').protection.locked).toBe(false)
})

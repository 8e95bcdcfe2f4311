import ExcelJS from '@protobi/exceljs'
import iconv from 'iconv-lite'
import { afterAll, expect, test } from 'vitest'
import { unicodeText } from './cell-text.ts'
import { closeWorkbookPool, readWorkbook } from './workbook-reader.ts'
import type { Cell, Sheet } from './workbook.ts'

afterAll(closeWorkbookPool)

const tcvn3 = (text: string) => iconv.encode(text, 'tcvn').toString('latin1')

async function readBack(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Sheet> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('Biểu 1'), workbook)
  return firstSheet(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

async function firstSheet(bytes: Uint8Array): Promise<Sheet> {
  const { sheets } = await readWorkbook({ name: 'bieu.xlsx', bytes })
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

function cellAt(sheet: Sheet, ref: string): Cell {
  const cell = sheet.rows.flat().find((candidate) => candidate.ref === ref)
  if (cell === undefined) throw new Error(`no cell ${ref}`)
  return cell
}

test('cells keep their kind, and numbers, dates and formats are exact', async () => {
  const sheet = await readBack((ws) => {
    ws.getCell('A1').value = 'Quảng Trị'
    ws.getCell('B1').value = 17216450.4
    ws.getCell('B1').numFmt = '#,##0.00'
    ws.getCell('C1').value = new Date(Date.UTC(2023, 3, 5))
    ws.getCell('C1').numFmt = 'dd/mm/yyyy'
    ws.getCell('D1').value = true
    ws.getCell('E1').value = { error: '#N/A' }
    ws.getCell('F1').value = '05/04/2023'
    ws.getCell('G1').value = 145_800_000_000
  })
  const [row = []] = sheet.rows
  expect(row.map((cell) => ({ ...cell, font: undefined }))).toEqual([
    { ref: 'A1', kind: 'text', text: 'Quảng Trị' },
    { ref: 'B1', kind: 'number', text: '17216450.4', number: 17216450.4, numberFormat: '#,##0.00' },
    { ref: 'C1', kind: 'date', text: '05/04/2023', number: 45021, date: '2023-04-05', numberFormat: 'dd/mm/yyyy' },
    { ref: 'D1', kind: 'boolean', text: 'TRUE' },
    { ref: 'E1', kind: 'error', text: '#N/A' },
    { ref: 'F1', kind: 'text', text: '05/04/2023' },
    { ref: 'G1', kind: 'number', text: '145800000000', number: 145_800_000_000 },
  ])
})

test('money is never taken for a date because of letters in its format', async () => {
  const formats = ['#,##0 "đồng"', '#,##0\\ \\d', '#,##0.00\\ [$USD]', '_-* #,##0\\ _₫_-', '[Red]#,##0', '#,##0" m"']
  const sheet = await readBack((ws) => {
    formats.forEach((format, index) => {
      ws.getCell(1, index + 1).value = 145_800_000_000
      ws.getCell(1, index + 1).numFmt = format
    })
  })
  expect(sheet.rows[0]?.map((cell) => [cell.kind, cell.number])).toEqual(formats.map(() => ['number', 145_800_000_000]))
})

test('a workbook that counts days from 1904 gives the same days', async () => {
  const sheet = await readBack((ws, workbook) => {
    workbook.properties.date1904 = true
    ws.getCell('A1').value = new Date(Date.UTC(2023, 3, 5))
    ws.getCell('A1').numFmt = 'dd/mm/yyyy'
  })
  expect(cellAt(sheet, 'A1').date).toBe('2023-04-05')
})

test('a formula gives its stored result and says that it is one', async () => {
  const sheet = await readBack((ws) => {
    ws.getCell('A1').value = { formula: 'B1*2', result: 84.5 } as ExcelJS.CellFormulaValue
    ws.getCell('A2').value = { formula: 'B2&""', result: 'Huế' } as ExcelJS.CellFormulaValue
    ws.getCell('A3').value = { formula: '1/0', result: { error: '#DIV/0!' } } as ExcelJS.CellFormulaValue
    ws.getCell('A4').value = { formula: 'B4' } as ExcelJS.CellFormulaValue
  })
  expect(cellAt(sheet, 'A1')).toMatchObject({ kind: 'number', number: 84.5, formula: true })
  expect(cellAt(sheet, 'A2')).toMatchObject({ kind: 'text', text: 'Huế', formula: true })
  expect(cellAt(sheet, 'A3')).toMatchObject({ kind: 'error', text: '#DIV/0!', formula: true })
  expect(cellAt(sheet, 'A4')).toMatchObject({ kind: 'empty', formula: true })
})

test('rows are without holes and end at the last used cell, formatted empty cells do not count', async () => {
  const sheet = await readBack((ws) => {
    ws.getCell('C3').value = 'x'
    ws.getCell('H9').font = { name: 'Arial', bold: true }
  })
  expect(sheet.rows.map((row) => row.map((cell) => cell.ref))).toEqual([[], [], ['A3', 'B3', 'C3']])
})

test('merged cells point to the first, which holds the value', async () => {
  const sheet = await readBack((ws) => {
    ws.getCell('B2').value = 'Đông Hà'
    ws.mergeCells('B2:C3')
    ws.getCell('A4').value = 1
  })
  expect(sheet.merges).toEqual(['B2:C3'])
  expect(cellAt(sheet, 'B2')).toMatchObject({ kind: 'text', text: 'Đông Hà' })
  for (const ref of ['C2', 'B3', 'C3']) expect(cellAt(sheet, ref)).toEqual({ ref, kind: 'empty', text: '', mergedInto: 'B2' })
})

test('hidden sheets are read and marked, in the order of the tabs', async () => {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('Một').getCell('A1').value = 1
  workbook.addWorksheet('Hai', { state: 'hidden' }).getCell('A1').value = 2
  workbook.addWorksheet('Ba', { state: 'veryHidden' }).getCell('A1').value = 3
  const { sheets } = await readWorkbook({ name: 'a.xlsx', bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) })
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['Một', false],
    ['Hai', true],
    ['Ba', true],
  ])
})

test('comments, links, lists and pictures do not disturb the cells', async () => {
  const sheet = await readBack((ws, workbook) => {
    ws.getCell('A1').value = { text: 'Oxfam', hyperlink: 'https://example.org' }
    ws.getCell('A2').value = 'có ghi chú'
    ws.getCell('A2').note = 'ghi chú'
    ws.getCell('A3').dataValidation = { type: 'list', formulae: ['"a,b"'] }
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    ws.addImage(workbook.addImage({ base64: pixel, extension: 'png' }), 'D1:E2')
  })
  expect(sheet.rows.map((row) => row[0]?.text)).toEqual(['Oxfam', 'có ghi chú'])
})

test('TCVN3 is converted by font, and capital fonts give capitals', async () => {
  const sheet = await readBack((ws) => {
    ws.getCell('A1').value = tcvn3('Mường Tè, tỉnh Lai Châu')
    ws.getCell('A1').font = { name: '.VnTime', size: 12 }
    ws.getCell('A2').value = tcvn3('hội chữ thập đỏ')
    ws.getCell('A2').font = { name: '.VnTimeH', size: 12 }
    ws.getCell('A3').value = 'tong cong'
    ws.getCell('A3').font = { name: '.VnArialH', size: 12 }
  })
  expect(unicodeText(cellAt(sheet, 'A1'))).toEqual({ text: 'Mường Tè, tỉnh Lai Châu', converted: 'tcvn3', before: tcvn3('Mường Tè, tỉnh Lai Châu') })
  expect(unicodeText(cellAt(sheet, 'A2')).text).toBe('HỘI CHỮ THẬP ĐỎ')
  expect(unicodeText(cellAt(sheet, 'A3')).text).toBe('TONG CONG')
})

test('the runs of a rich text are converted each by its own font', async () => {
  const sheet = await readBack((ws) => {
    ws.getCell('A1').value = {
      richText: [
        { text: tcvn3('ủy ban '), font: { name: '.VnTimeH' } },
        { text: tcvn3('nhân dân'), font: { name: '.VnTime' } },
        { text: ' tỉnh Quảng Trị', font: { name: 'Times New Roman' } },
        { text: ' (Vieät Nam)', font: { name: 'VNI-Times' } },
      ],
    }
  })
  const cell = cellAt(sheet, 'A1')
  expect(cell.runs).toHaveLength(4)
  expect(unicodeText(cell)).toMatchObject({ text: 'ỦY BAN nhân dân tỉnh Quảng Trị (Việt Nam)', converted: 'tcvn3' })
})

test('a run without a font of its own has that of the cell', async () => {
  const sheet = await readBack((ws) => {
    ws.getCell('A1').value = { richText: [{ text: tcvn3('phã') }, { text: ' B', font: { name: 'Arial', bold: true } }] }
    ws.getCell('A1').font = { name: '.VnTime' }
    ws.getCell('A2').value = { richText: [{ text: tcvn3('Phó ') }, { text: 'B', font: { name: 'Arial', bold: true } }] }
    ws.getCell('A2').font = { name: '.VnTime' }
  })
  expect(unicodeText(cellAt(sheet, 'A2'))).toMatchObject({ text: 'Phó B', converted: 'tcvn3' })
})

test('VNI is converted by font and by look; NFD becomes NFC; a foreign name stays', async () => {
  const sheet = await readBack((ws) => {
    ws.getCell('A1').value = 'Coäng hoøa'
    ws.getCell('A1').font = { name: 'VNI-Times' }
    ws.getCell('A2').value = 'Thöøa Thieân Hueá'
    ws.getCell('A3').value = '\ufeff Quảng\u00a0Trị '.normalize('NFD')
    ws.getCell('A4').value = 'São Paulo'
  })
  expect(sheet.rows.map(([cell]) => cell && unicodeText(cell).text)).toEqual(['Cộng hòa', 'Thừa Thiên Huế', 'Quảng Trị', 'São Paulo'])
  expect(unicodeText(cellAt(sheet, 'A3'))).not.toHaveProperty('converted')
})

test('many files at once are read one after the other on few threads', async () => {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('Một').getCell('A1').value = 'x'
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
  const books = await Promise.all(Array.from({ length: 12 }, () => readWorkbook({ name: 'a.xlsx', bytes })))
  expect(books.every((book) => book.sheets[0]?.rows[0]?.[0]?.text === 'x')).toBe(true)
  expect(bytes.length).toBeGreaterThan(0)
})

import { readFile } from 'node:fs/promises'
import { utils, write, type WorkBook } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { afterAll, expect, test } from 'vitest'
import { unicodeText } from './cell-text.ts'
import { closeWorkbookPool, readWorkbook } from './workbook-reader.ts'
import type { Cell } from './workbook.ts'

afterAll(closeWorkbookPool)

const tcvn3 = (text: string) => iconv.encode(text, 'tcvn').toString('latin1')

function xls(rows: unknown[][], change: (book: WorkBook) => void = () => undefined): Uint8Array {
  const book = utils.book_new(utils.aoa_to_sheet(rows), 'Biểu 1')
  change(book)
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }))
}

/** SheetJS writes everything in Arial; another name of five letters can stand in its place. */
function inFont(bytes: Uint8Array, font: string): Uint8Array {
  const changed = Buffer.from(bytes)
  for (const encoding of ['latin1', 'utf16le'] as const) {
    const arial = Buffer.from('Arial', encoding)
    for (let at = changed.indexOf(arial); at >= 0; at = changed.indexOf(arial, at + 1)) changed.write(font, at, encoding)
  }
  return new Uint8Array(changed)
}

async function firstRow(bytes: Uint8Array): Promise<Cell[]> {
  const { sheets } = await readWorkbook({ name: 'cu.xls', bytes })
  return sheets[0]?.rows[0] ?? []
}

test('an .xls gives text, numbers, dates and merges', async () => {
  const bytes = xls(
    [
      ['Quảng Trị', 17216450.4, 45021, true],
      ['', 2],
    ],
    (book) => {
      const sheet = book.Sheets['Biểu 1'] ?? {}
      sheet['C1'].z = 'dd/mm/yyyy'
      sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }]
    },
  )
  const { sheets } = await readWorkbook({ name: 'cu.xls', bytes })
  expect(sheets[0]).toMatchObject({
    name: 'Biểu 1',
    hidden: false,
    merges: ['A1:A2'],
    rows: [
      [
        { ref: 'A1', kind: 'text', text: 'Quảng Trị' },
        { ref: 'B1', kind: 'number', number: 17216450.4 },
        { ref: 'C1', kind: 'date', date: '2023-04-05', text: '05/04/2023' },
        { ref: 'D1', kind: 'boolean', text: 'TRUE' },
      ],
      [
        { ref: 'A2', kind: 'empty', mergedInto: 'A1' },
        { ref: 'B2', kind: 'number', number: 2 },
      ],
    ],
  })
})

test('an .xls named .xlsx is read for what it is', async () => {
  const { sheets } = await readWorkbook({ name: 'sai-ten.xlsx', bytes: xls([['x']]) })
  expect(sheets[0]?.rows[0]?.[0]?.text).toBe('x')
})

test('TCVN3 in an .xls is converted by its font', async () => {
  const plain = inFont(xls([[tcvn3('Phó chủ tịch, Mường Tè'), 5]]), '.VnTm')
  const [cell, number] = await firstRow(plain)
  expect(cell).toMatchObject({ kind: 'text', font: '.VnTm' })
  expect(number).not.toHaveProperty('font')
  expect(cell && unicodeText(cell)).toMatchObject({ text: 'Phó chủ tịch, Mường Tè', converted: 'tcvn3' })
  const [capitals] = await firstRow(inFont(xls([[tcvn3('hội chữ thập đỏ')]]), '.VnTH'))
  expect(capitals && unicodeText(capitals).text).toBe('HỘI CHỮ THẬP ĐỎ')
})

test('hidden sheets of an .xls are marked', async () => {
  const bytes = xls([['x']], (book) => {
    utils.book_append_sheet(book, utils.aoa_to_sheet([['y']]), 'Ẩn')
    book.Workbook = {
      Sheets: [
        { name: 'Biểu 1', Hidden: 0 },
        { name: 'Ẩn', Hidden: 1 },
      ],
    }
  })
  const { sheets } = await readWorkbook({ name: 'cu.xls', bytes })
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['Biểu 1', false],
    ['Ẩn', true],
  ])
})

test('a file of another program gives fonts, capitals by font, formulas and merges', async () => {
  const bytes = new Uint8Array(await readFile(new URL('./fixtures/tcvn3-by-libreoffice.xls', import.meta.url)))
  const { sheets } = await readWorkbook({ name: 'bieu-mau.xls', bytes })
  const texts = sheets[0]?.rows.slice(0, 4).map(([cell]) => cell && unicodeText(cell).text)
  expect(texts).toEqual(['Mường Tè, tỉnh Lai Châu', 'HỘI CHỮ THẬP ĐỎ', 'Cộng hòa', 'Quảng Trị'])
  expect(sheets[0]?.rows[1]?.[1]).toMatchObject({ kind: 'number', number: 34432900.8, formula: true })
  expect(sheets[0]?.merges).toEqual(['C1:C3'])
  expect(sheets[1]).toMatchObject({ name: 'ẩn', hidden: true })
})

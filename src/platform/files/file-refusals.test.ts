import { CFB, utils, write } from '@e965/xlsx'
import ExcelJS from '@protobi/exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { closeWorkbookPool, readWorkbook } from './workbook-reader.ts'
import { FileRefused, type WorkbookLimits } from './workbook.ts'

afterAll(closeWorkbookPool)

async function refusal(bytes: Uint8Array, name = 'a.xlsx', limits: Partial<WorkbookLimits> = {}): Promise<FileRefused> {
  const result = await readWorkbook({ name, bytes }, limits).catch((error: unknown) => error)
  if (result instanceof FileRefused) return result
  throw new Error(`not refused: ${String(result)}`)
}

async function xlsx(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('Biểu'))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const small = await xlsx((sheet) => (sheet.getCell('A1').value = 'x'))

function withParts(parts: Record<string, Uint8Array>): Uint8Array {
  return zipSync({ ...unzipSync(small), ...parts })
}

/** The same zip whose every header says that a part inflates to ten bytes. */
function lie(zip: Uint8Array): Uint8Array {
  const forged = Uint8Array.from(zip)
  const view = new DataView(forged.buffer)
  for (let at = 0; at + 46 < forged.length; at++) {
    const signature = view.getUint32(at, true)
    if (signature === 0x04034b50) view.setUint32(at + 22, 10, true)
    if (signature === 0x02014b50) view.setUint32(at + 24, 10, true)
  }
  return forged
}

test('a file above the size limit', async () => {
  expect(await refusal(small, 'a.xlsx', { fileBytes: 100 })).toMatchObject({ code: 'too-large', details: { limit: 100 } })
})

test('a zip bomb, also when its headers lie', async () => {
  const bomb = withParts({ 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 2 ** 20).fill(0x20) })
  expect(bomb.length).toBeLessThan(200_000)
  expect((await refusal(bomb)).code).toBe('zip-bomb')
  expect((await refusal(lie(bomb))).code).toBe('zip-bomb')
})

test('parts that together inflate beyond the limit, each within it', async () => {
  const sheet = strToU8('<worksheet/>'.padEnd(600, ' '))
  const parts = Object.fromEntries([2, 3, 4, 5].map((number) => [`xl/worksheets/sheet${number}.xml`, sheet]))
  const all = withParts(parts)
  const whole = Object.entries(unzipSync(all)).reduce((sum, [, part]) => sum + part.length, 0)
  expect((await refusal(all, 'a.xlsx', { inflatedBytes: Math.min(whole, 2400) })).code).toBe('zip-bomb')
})

test('a zip of too many parts', async () => {
  const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`xl/media/${i}.png`, new Uint8Array(1)]))
  expect(await refusal(withParts(parts))).toMatchObject({ code: 'zip-bomb', details: { limit: 2000 } })
})

test('macros, by part, by content type and by name', async () => {
  expect((await refusal(withParts({ 'xl/vbaProject.bin': new Uint8Array(9) }))).code).toBe('macros')
  const types = strToU8('<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>')
  expect((await refusal(withParts({ '[Content_Types].xml': types }))).code).toBe('macros')
  expect((await refusal(small, 'a.xlsm')).code).toBe('macros')
})

test('an .xls with a macro project', async () => {
  const book = utils.book_new(utils.aoa_to_sheet([['x']]), 'Biểu')
  const container = CFB.read(write(book, { type: 'buffer', bookType: 'biff8' }), { type: 'buffer' })
  CFB.utils.cfb_add(container, '/_VBA_PROJECT_CUR/VBA/dir', new Uint8Array(10))
  expect((await refusal(new Uint8Array(CFB.write(container, { type: 'buffer' })), 'a.xls')).code).toBe('macros')
})

test('an encrypted workbook', async () => {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, '/EncryptionInfo', new Uint8Array(100))
  CFB.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(5000))
  expect((await refusal(new Uint8Array(CFB.write(container, { type: 'buffer' })))).code).toBe('encrypted')
})

test('what is no workbook: text, a picture, a Word file, another zip, nothing', async () => {
  expect((await refusal(strToU8('<html><table></table></html>'), 'a.xls')).code).toBe('not-a-workbook')
  expect((await refusal(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).code).toBe('not-a-workbook')
  expect((await refusal(zipSync({ 'word/document.xml': strToU8('<w/>') }), 'a.docx')).code).toBe('not-a-workbook')
  expect((await refusal(zipSync({ 'content.xml': strToU8('<w/>') }))).code).toBe('not-a-workbook')
  expect((await refusal(new Uint8Array(0), 'a.csv')).code).toBe('not-a-workbook')
  expect((await refusal(Uint8Array.from([1, 0, 0, 0, 2]), 'a.csv')).code).toBe('not-a-workbook')
})

test('a truncated or garbled workbook', async () => {
  expect((await refusal(small.subarray(0, small.length - 40))).code).toBe('unreadable')
  const garbled = Uint8Array.from(small)
  garbled.fill(0xaa, 60, 2000)
  expect((await refusal(garbled)).code).toBe('unreadable')
  expect((await refusal(withParts({ 'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row') }))).code).toBe('unreadable')
  expect((await refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.xls')).code).toBe('unreadable')
})

test('more rows or columns than the limits, naming the sheet', async () => {
  const rows = await xlsx((sheet) => (sheet.getCell('A20001').value = 'x'))
  expect(await refusal(rows)).toMatchObject({ code: 'too-many-rows', details: { sheet: 'Biểu', row: 20_001, limit: 20_000 } })
  const columns = await xlsx((sheet) => (sheet.getCell(1, 201).value = 'x'))
  expect(await refusal(columns)).toMatchObject({ code: 'too-many-columns', details: { sheet: 'Biểu', column: 201, limit: 200 } })
  const csv = strToU8('x\n'.repeat(20_001))
  expect((await refusal(csv, 'a.csv')).code).toBe('too-many-rows')
})

test('more cells than the server should hold', async () => {
  expect(await refusal(small, 'a.xlsx', { resultCharacters: 20 })).toMatchObject({ code: 'too-large', details: { limit: 20 } })
})

test('too many cells, empty formatted ones too, in .xlsx and .xls', async () => {
  const many = await xlsx((sheet) => {
    for (let column = 1; column <= 30; column++) sheet.getCell(1, column).font = { name: 'Arial', bold: true }
  })
  expect(await refusal(many, 'a.xlsx', { cells: 29 })).toMatchObject({ code: 'too-large', details: { cells: 30, limit: 29 } })
  const book = utils.book_new(utils.aoa_to_sheet([Array.from({ length: 30 }, (_, i) => i)]), 'Biểu')
  const old = new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }))
  expect((await refusal(old, 'a.xls', { cells: 29 })).code).toBe('too-large')
})

test('20,000 rows are read', async () => {
  const bytes = await xlsx((sheet) => {
    for (let row = 1; row <= 20_000; row++) sheet.getCell(row, 1).value = row
  })
  const { sheets } = await readWorkbook({ name: 'a.xlsx', bytes })
  expect(sheets[0]?.rows).toHaveLength(20_000)
})

test('a merge over the whole sheet costs nothing', async () => {
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>
    </sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`
  const { sheets } = await readWorkbook({ name: 'a.xlsx', bytes: withParts({ 'xl/worksheets/sheet1.xml': strToU8(xml) }) })
  expect(sheets[0]?.rows).toHaveLength(1)
})

test('a file that takes too long, and the next one is read all the same', async () => {
  const slow = await xlsx((sheet) => {
    for (let row = 1; row <= 5000; row++) sheet.getRow(row).values = Array.from({ length: 30 }, (_, i) => `${row} ${i}`)
  })
  expect(await refusal(slow, 'a.xlsx', { milliseconds: 50 })).toMatchObject({ code: 'timeout', details: { milliseconds: 50 } })
  const { sheets } = await readWorkbook({ name: 'a.xlsx', bytes: small })
  expect(sheets).toHaveLength(1)
})

test('text that means an external entity is not resolved', async () => {
  const xml = `<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr">
    <is><t>&e;</t></is></c></row></sheetData></worksheet>`
  expect((await refusal(withParts({ 'xl/worksheets/sheet1.xml': strToU8(xml) }))).code).toBe('unreadable')
})

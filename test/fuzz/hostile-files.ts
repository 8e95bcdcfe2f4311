import ExcelJS from '@protobi/exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { hostileDays, hostileNumbers, hostileTexts } from './hostile-values.ts'
import { below, chance, pick, type Random, randomOf } from './random.ts'

export interface HostileFile {
  name: string
  bytes: Uint8Array
}

const names = [
  'báo cáo.xlsx',
  'a.xlsx',
  'a.XLS',
  'a.csv',
  'a.pdf',
  'a.docx',
  'a.png',
  'Bao\u0301 ca\u0301o.xlsx',
  '../../a.xlsx',
  'a\u202exslx.exe',
  'x'.repeat(400) + '.xlsx',
  '.xlsx',
  '<b>.xlsx',
  'a\u0000.xlsx',
  '"; filename="b.xlsx',
]
const ROWS = 12

let pool: readonly Uint8Array[] | undefined

/** A file for an importer: a workbook with hostile cells, a bomb, another kind of file, or one of these damaged. */
export async function hostileFile(random: Random): Promise<HostileFile> {
  pool ??= await makePool()
  const bytes = pick(random, pool)
  return { name: pick(random, names), bytes: chance(random, 0.3) ? damage(random, bytes) : bytes }
}

/** Lets the files of the pool be made of this workbook (a real template), with hostile cells below its head. */
export async function fillPool(template: Uint8Array): Promise<void> {
  pool = await makePool(template)
}

async function makePool(template?: Uint8Array): Promise<Uint8Array[]> {
  const random = randomOf(4)
  const small = await workbookOf(random)
  const real = template ? await Promise.all(Array.from({ length: 8 }, () => fillTemplate(template, random))) : []
  return [
    small,
    await workbookOf(random),
    ...real,
    ...bombs(small),
    ...brokenParts(small),
    ...texts().map((text) => Buffer.from(text)),
    ...encodings(),
    ...otherFiles(),
  ]
}

async function workbookOf(random: Random): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Biểu <1>')
  for (let row = 1; row <= ROWS; row += 1) for (let column = 1; column <= 20; column += 1) sheet.getCell(row, column).value = hostileCell(random)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function fillTemplate(template: Uint8Array, random: Random): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(template) as never)
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('The template has no sheet')
  const from = below(random, 12) + 3
  for (let row = from; row < from + ROWS; row += 1)
    for (let column = 1; column <= 30; column += 1) if (chance(random, 0.8)) sheet.getCell(row, column).value = hostileCell(random)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** XML 1.0 cannot carry these at all; what writes them anyway is made by hand in `brokenParts`. */
const writable = hostileTexts.map((text) =>
  text
    .toWellFormed()
    .replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
    .slice(0, 32_000),
)

function hostileCell(random: Random): ExcelJS.CellValue {
  return pick<() => ExcelJS.CellValue>(random, [
    () => pick(random, writable),
    () => pick(random, hostileNumbers) as number,
    () => pick(random, hostileDays),
    () => ({ formula: `HYPERLINK("http://127.0.0.1:1/"&A1,"x")`, result: pick(random, writable) }),
    () => ({ formula: 'WEBSERVICE("http://127.0.0.1:1")', result: 1e308 }),
    () => ({ formula: '1/0', result: { error: '#DIV/0!' } as never }),
    () => ({ richText: [{ text: 'Qu' }, { text: '¶ng', font: { name: '.VnTime' } }] }),
    () => ({ text: 'liên kết', hyperlink: 'javascript:alert(1)' }),
    () => new Date(Date.UTC(9999, 11, 31)),
    () => true,
    () => null,
  ])()
}

function bombs(small: Uint8Array): Uint8Array[] {
  const parts = unzipSync(small)
  const sheet = 'xl/worksheets/sheet1.xml'
  const rows = (count: number, cell: string) =>
    strToU8(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cell.repeat(count)}</sheetData></worksheet>`)
  return [
    zipSync({ ...parts, [sheet]: new Uint8Array(60 * 2 ** 20).fill(0x20) }),
    zipSync({ ...parts, [sheet]: rows(30_000, '<row><c t="inlineStr"><is><t>x</t></is></c></row>') }),
    zipSync({ ...parts, [sheet]: rows(1, `<row>${'<c><v>1</v></c>'.repeat(20_000)}</row>`) }),
    zipSync({ ...parts, [sheet]: rows(1, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>') }),
    zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(billionLaughs) }),
    zipSync({ ...parts, ...Object.fromEntries(Array.from({ length: 2500 }, (_, at) => [`xl/media/${at}.png`, new Uint8Array(1)])) }),
  ]
}

const billionLaughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY ${'bcdefghijklm'[at]} "${`&${'abcdefghijkl'[at]};`.repeat(10)}">`).join('')}<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&m;&x;</t></si></sst>`

function brokenParts(small: Uint8Array): Uint8Array[] {
  const parts = unzipSync(small)
  const sheet = (inner: string) =>
    zipSync({
      ...parts,
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</worksheet>`),
    })
  const { 'xl/workbook.xml': _workbook, ...headless } = parts
  return [
    zipSync(headless),
    sheet('<sheetData><row r="1"><c r="A1" t="s"><v>99999999</v></c></row></sheetData>'),
    sheet('<sheetData><row r="-1"><c r="A0" t="n"><v>NaN</v></c><c r="ZZZZZ9"><v>1e999</v></c></row></sheetData>'),
    sheet('<sheetData><row r="2"><c r="A2" t="str"><v>a\u0000b\u0001</v></c></row></sheetData>'),
    sheet('<sheetData><row><c t="inlineStr"><is><t>&#0;&#xD800;&#x1;</t></is></c></row>'),
    sheet('<sheetData><row><c><f>A1</f><v>x</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="rác"/></mergeCells>'),
    zipSync({ ...parts, 'xl/vbaProject.bin': new Uint8Array(9) }),
    zipSync({ ...parts, 'xl/styles.xml': strToU8('<styleSheet><cellXfs><xf numFmtId="9999999"/></cellXfs></styleSheet>') }),
    zipSync({ __proto__: new Uint8Array(3), '../../a': new Uint8Array(3), 'word/document.xml': strToU8('<w:document>') }),
  ]
}

const texts = () => [
  '',
  'rác',
  '"',
  'a;b\n"c',
  hostileTexts.join(';'),
  `${hostileTexts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\n`.repeat(5),
  'a,'.repeat(5000),
  'a\n'.repeat(25_000),
  '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>',
  '<html><script>alert(1)</script></html>',
  '{\\rtf1 x}',
]

const encodings = () => [
  Buffer.from('\ufeffTên;Số tiền\nHòa;1', 'utf16le'),
  Buffer.from([0xfe, 0xff, 0xd8, 0x00, 0x00, 0x41]),
  Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
  Buffer.from('TØnh Qu¶ng TrÞ;§¾k L¾k\n', 'latin1'),
  Buffer.from([0x80, 0x81, 0x8d, 0xfe, 0xff, 0xc0, 0xaf, 0x3b]),
]

const otherFiles = () => [
  Buffer.from('89504e470d0a1a0a0000000d49484452ffffffffffffffff0806000000', 'hex'),
  Buffer.from('ffd8ffe000104a46494600010101', 'hex'),
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 0xff)]),
  Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(200, 0xff)]),
  Buffer.from('504b0506' + '00'.repeat(18), 'hex'),
  Buffer.from('25504446ff00ff00', 'hex'),
]

function damage(random: Random, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return bytes
  if (chance(random, 0.4)) return bytes.subarray(0, below(random, bytes.length))
  const changed = Uint8Array.from(bytes)
  for (let flips = below(random, 30) + 1; flips > 0; flips -= 1) changed[below(random, changed.length)] = below(random, 256)
  return changed
}

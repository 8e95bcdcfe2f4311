import ExcelJS from '@protobi/exceljs'
import type { Bare } from './ground.ts'

const LINES = 'Khoản viện trợ'
const COLUMNS = 25

export async function prepareFloor(bare: Bare): Promise<void> {
  await bare.script(`create table bare_line (${Array.from({ length: COLUMNS }, (_, at) => `c${at + 1} text`).join(', ')})`)
}

/** What anybody would write first: parse the file with the library as it comes, and COPY its rows as text. Answers the rows. */
export async function loadBare(bare: Bare, bytes: Uint8Array): Promise<number> {
  const workbook = new ExcelJS.Workbook()
  // The typings ask for a Buffer; any bytes do.
  await workbook.xlsx.load(Buffer.from(bytes) as never)
  const rows: string[] = []
  workbook.getWorksheet(LINES)?.eachRow((row) => {
    const texts = Array.from({ length: COLUMNS }, (_, at) => row.getCell(at + 1).text)
    if (/^\d+$/.test(texts[0] ?? '') && texts[2]) rows.push(texts.map(escape).join('\t'))
  })
  await bare.copy('bare_line', `${rows.join('\n')}\n`)
  return rows.length
}

const escape = (text: string) => (text === '' ? '\\N' : text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r'))

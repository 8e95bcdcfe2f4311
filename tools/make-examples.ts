/** Writes the Excel files of `examples/` from the demonstration country: Quảng Trị's return of 2023, as it first came and as it was put right. */
import { mkdir, writeFile } from 'node:fs/promises'
import ExcelJS from '@protobi/exceljs'
import { loadDirectory } from '#directory/index.ts'
import { systemActor } from '#platform/actor.ts'
import { openDatabase } from '#platform/db.ts'
import { openEngine } from '#platform/db-engine.ts'
import { migrate } from '#platform/migrate.ts'
import { defaultForm, findFormLists } from '#reporting/index.ts'
import { makeTemplate } from '#reporting/template.action.ts'
import { buildDemoCountry } from '../db/seed/demo/demo-country.ts'

/** What the officer got wrong at first: sheet row counted from the first line, column header, what was typed. */
const slips: readonly { line: number; header: string; typed: string }[] = [
  { line: 3, header: 'Địa bàn', typed: 'Quảng Chị' },
  { line: 9, header: 'Loại', typed: 'Dự án lớn' },
  { line: 14, header: 'Ngày kết thúc', typed: '31/02/2025' },
  { line: 21, header: 'Loại tiền', typed: '' },
  { line: 33, header: 'Giải ngân trong năm', typed: '12.5OO,00' },
  { line: 47, header: 'Lĩnh vực', typed: 'Khám bệnh' },
]

const engine = await openEngine({})
await migrate(engine)
const db = openDatabase(engine)
const occasion = { actor: systemActor, now: '2024-01-01T00:00:00.000Z', requestId: 'examples' }
await db.write(occasion, loadDirectory)
const lists = await db.read(occasion, (reader) => findFormLists(reader, { placeSetId: '63', periodFrom: '2023-01-01', periodTo: '2023-12-31' }))
await engine.close()

const { lines, figures, narrative } = buildDemoCountry().quangTri2023
const right = await makeTemplate({
  form: defaultForm,
  lists,
  agencyName: 'Sở Ngoại vụ tỉnh Quảng Trị',
  year: 2023,
  locale: 'vi',
  demo: true,
  figures,
  narrative,
  lines: lines.map((cells, position) => ({ lineKey: `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`, position, cells })),
})
const folder = new URL('../examples/', import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(new URL('quang-tri-2023-da-sua.xlsx', folder), await withoutKeys(right.bytes, []))
await writeFile(new URL('quang-tri-2023.xlsx', folder), await withoutKeys(right.bytes, slips))

/** A file that a province made itself: our line keys are not in it, and the slips are. */
async function withoutKeys(bytes: Uint8Array, mistakes: typeof slips): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  const sheet = workbook.getWorksheet('Khoản viện trợ')
  if (!sheet) throw new Error('The template has no sheet of grants')
  const headers = new Map<string, number>()
  let first = 0
  sheet.eachRow((row, number) => {
    row.eachCell((cell, column) => {
      const text = cell.text.replace(/\s*\*$/, '').trim()
      if (text === 'STT') first = number
      if (!headers.has(text)) headers.set(text, column)
    })
  })
  first += 1
  const keys = headers.get('Mã dòng')
  if (keys) for (const index of lines.keys()) sheet.getRow(first + index).getCell(keys).value = null
  for (const { line, header, typed } of mistakes) {
    const column = [...headers].find(([text]) => text === header)?.[1]
    if (!column) throw new Error(`No column ${header}: ${[...headers.keys()].join(' | ')}`)
    sheet.getRow(first + line - 1).getCell(column).value = typed
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

import { expect, test } from 'vitest'
import { type Block, officialDocument, type OfficialDocument, type Part, type PartLevel } from './document.model.ts'
import { article, invitation, letter, minutes, notice } from './fixtures/papers.ts'
import type { LaidBlock, LaidDocument, LaidPiece } from './laid.model.ts'
import { layOut } from './lay-out.model.ts'

/** Every letter as wide as half its size: enough to lay out by. */
const lay = (document: OfficialDocument): LaidDocument => layOut(document, (text, font) => text.length * font.size * 0.5)

function linesOf(block: LaidBlock | LaidPiece): string[] {
  if (block.type === 'paragraph') return [block.runs.map((run) => run.text).join('')]
  if (block.type === 'columns') return block.rows.flatMap((row) => [...row.left, ...row.right].flatMap(linesOf))
  if (block.type === 'table') return [...block.head, ...block.rows].flatMap((row) => row.map((cell) => linesOf(cell.paragraph).join('')))
  return []
}
const textOf = (document: OfficialDocument) => lay(document).sections.flatMap((section) => section.blocks.flatMap(linesOf))

const paragraph = (text: string): Block => ({ type: 'paragraph', text })
const part = (level: PartLevel, heading: string | null, ...blocks: Block[]): Part => ({ type: 'part', level, heading, blocks })
const paper = (...blocks: Block[]) => officialDocument({ head: null, typeName: null, subject: 'x', blocks })

test('parts count among their neighbours, articles through the whole paper', () => {
  const lines = textOf(
    paper(
      part('chapter', 'Quy định chung', part('article', 'Phạm vi'), part('article', 'Đối tượng')),
      part('chapter', 'Thi hành', part('article', 'Hiệu lực', part('clause', null, paragraph('Một.'), part('point', null, paragraph('Nhỏ;'))))),
    ),
  )
  expect(lines.slice(1)).toEqual([
    'Chương I\nQUY ĐỊNH CHUNG',
    'Điều 1. Phạm vi',
    'Điều 2. Đối tượng',
    'Chương II\nTHI HÀNH',
    'Điều 3. Hiệu lực',
    '1. Một.',
    'a) Nhỏ;',
  ])
})

test('a công văn has its subject under the number and no title; others have a title', () => {
  expect(textOf(letter)).toContain('V/v đăng ký phát biểu tại Hội nghị giao ban')
  expect(textOf(letter)).toContain('Kính gửi: Ủy ban nhân dân tỉnh Quảng Trị')
  expect(textOf(invitation)[7]).toMatch(/^GIẤY MỜI\nTham dự/u)
})

test('several addressees are a list that ends with a full stop', () => {
  const lines = textOf(invitation)
  const from = lines.indexOf('Kính gửi:')
  expect(lines.slice(from + 1, from + 4).map((line) => line.slice(0, 2) + line.slice(-1))).toEqual(['- ;', '- ;', '- .'])
})

test('the last sentence is closed with ./. except in an article', () => {
  expect(textOf(letter).some((line) => line.endsWith('nhân dân./.'))).toBe(true)
  expect(textOf(article).join('')).not.toContain('./.')
})

test('legal bases end with semicolons, the last with a full stop', () => {
  expect(
    textOf(notice)
      .filter((line) => line.startsWith('Căn cứ'))
      .map((line) => line.at(-1)),
  ).toEqual([';', '.'])
})

test('a number keeps the link to its receipt, and nothing else has one', () => {
  const runs = lay(invitation).sections[0]?.blocks.flatMap((block) => (block.type === 'paragraph' ? block.runs : []))
  expect(runs?.filter((run) => run.link !== null).map((run) => run.text)).toEqual(['228,7 triệu USD', '4,9 triệu USD'])
})

test('minutes have two signatures side by side and no line of place and date', () => {
  const end = lay(minutes).sections[0]?.blocks.at(-1)
  const [signed] = end?.type === 'columns' ? end.rows : []
  expect([signed?.left.flatMap(linesOf), signed?.right.flatMap(linesOf)]).toEqual([
    ['THƯ KÝ', 'Trần Văn Đức'],
    ['CHỦ TRÌ', 'Nguyễn Thị Thanh Hằng'],
  ])
  expect(textOf(minutes).join('\n')).not.toContain('Hà Nội, ngày')
})

test('draft and demonstration data are marked, and appendices are sections of their own', () => {
  const { watermark, mark, sections } = lay(notice)
  expect({ watermark, mark, orientations: sections.map((section) => section.orientation) }).toEqual({
    watermark: 'DỰ THẢO',
    mark: 'Dữ liệu trình diễn',
    orientations: ['portrait', 'portrait', 'landscape'],
  })
})

test('what comes in NFD goes out in NFC', () => {
  expect(textOf(paper(paragraph('Hội nghị'.normalize('NFD'))))).toContain('Hội nghị')
})

test('a row that does not fit its columns is refused', () => {
  const table: Block = { type: 'table', caption: null, unit: null, columns: [{ header: 'A', align: 'left', width: 1 }], rows: [{ cells: ['1', '2'] }] }
  expect(() => textOf(paper(table))).toThrow(RangeError)
})

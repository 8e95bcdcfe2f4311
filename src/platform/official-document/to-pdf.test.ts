import { expect, test } from 'vitest'
import { readDocumentText } from '../files/document-text.ts'
import { type Block, officialDocument } from './document.model.ts'
import { article, invitation, letter, minutes, notice } from './fixtures/papers.ts'
import { PictureUnreadable, readPicture } from './picture.ts'
import { toPdf } from './to-pdf.ts'

const MADE = { madeAt: '2024-04-05T01:00:00Z' }
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const pagesOf = (bytes: Uint8Array) => [...latin(bytes).matchAll(/\/Type \/Page\b(?!s)/gu)].length
const textOf = (bytes: Uint8Array) =>
  readDocumentText({ name: 'a.pdf', bytes })
    .parts.map((part) => part.text.replace(/[ \n]+/gu, ' '))
    .join('\n')

test('is a tagged PDF 1.7 in Vietnamese with a title and fonts of its own', async () => {
  const file = latin(await toPdf(invitation, MADE))
  expect(file.startsWith('%PDF-1.7')).toBe(true)
  expect(file).toMatch(/\/Marked true/u)
  expect(file).toContain('/Lang (vi-VN)')
  expect(file).toContain('/DisplayDocTitle true')
  expect([...file.matchAll(/\/FontFile2/gu)].length).toBe(4)
  expect(file).toMatch(/\/S \/H1\b/u)
})

test('a paper has as many pages as it needs and no empty ones', async () => {
  const pages = await Promise.all([invitation, letter, article, minutes, notice].map(async (paper) => pagesOf(await toPdf(paper, MADE))))
  expect(pages).toEqual([1, 1, 1, 4, 4])
})

test('numbers link to their receipts without a border', async () => {
  const file = latin(await toPdf(invitation, MADE))
  expect([...file.matchAll(/\/URI \(https:\/\/nhipcau\.example\/figures\//gu)].length).toBe(3)
  expect(file).toMatch(/\/Border \[0 0 0\]/u)
  expect(file).toMatch(/\/S \/Link/u)
})

test('the words can be taken out again, also from NFD', async () => {
  const decomposed = { ...article, blocks: [{ type: 'paragraph', text: 'Đường hữu nghị Việt Nam – Lào'.normalize('NFD') }] satisfies Block[] }
  expect(textOf(await toPdf(decomposed, MADE))).toContain('Đường hữu nghị Việt Nam – Lào')
})

test('a table repeats its head on each page, once for the screen reader', async () => {
  const file = await toPdf(minutes, MADE)
  expect(textOf(file).match(/Trưởng đoàn/gu)?.length).toBeGreaterThanOrEqual(3)
  expect([...latin(file).matchAll(/\/S \/TH\b/gu)].length).toBe(6)
  expect([...latin(file).matchAll(/\/S \/TR\b/gu)].length).toBe(2 + 47)
})

test('a row that no page can hold is cut and loses nothing', async () => {
  const long = Array.from({ length: 1200 }, (_, index) => `chữ${index}`).join(' ')
  const table: Block = {
    type: 'table',
    caption: null,
    unit: null,
    columns: [
      { header: 'A', align: 'left', width: 1 },
      { header: 'B', align: 'left', width: 1 },
    ],
    rows: [{ cells: ['một', long] }, { cells: ['hai', 'cuối'] }],
  }
  const file = await toPdf(officialDocument({ head: null, typeName: null, subject: 'x', blocks: [table] }), MADE)
  expect(pagesOf(file)).toBeGreaterThan(2)
  const text = textOf(file)
  expect(text).toContain('chữ0 ')
  expect(text).toContain('chữ1199')
  expect(text).toContain('cuối')
})

test('a restricted paper names its reader and the moment on every page', async () => {
  const plain = textOf(await toPdf(letter, MADE))
  const stamped = textOf(await toPdf(letter, { ...MADE, reader: { name: 'Nguyễn Văn Ổn', moment: '2024-04-05T01:30:00Z' } }))
  expect(plain).not.toContain('Nguyễn Văn Ổn')
  expect(stamped).toContain('Nguyễn Văn Ổn · 05/04/2024 08:30')
})

test('the same paper made at the same moment is the same file', async () => {
  const [first, second] = [await toPdf(letter, MADE), await toPdf(letter, MADE)]
  expect(latin(first) === latin(second)).toBe(true)
})

test('a damaged picture is refused and does not take the server down', async () => {
  const picture = notice.blocks.flatMap((block) => (block.type === 'part' ? block.blocks : [])).find((block) => block.type === 'picture')
  if (picture?.type !== 'picture') throw new Error('no picture')
  expect(readPicture(picture.bytes)).toEqual({ format: 'png', pixels: { width: 200, height: 80 } })
  const damaged = Uint8Array.from(picture.bytes)
  damaged.fill(7, 45, 60)
  await expect(toPdf({ ...notice, blocks: [{ ...picture, bytes: damaged }] }, MADE)).rejects.toThrow(PictureUnreadable)
  expect(() => readPicture(new Uint8Array([1, 2, 3]))).toThrow(PictureUnreadable)
})

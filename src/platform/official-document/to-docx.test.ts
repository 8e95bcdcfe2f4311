import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readDocumentText } from '../files/document-text.ts'
import { invitation, minutes, notice } from './fixtures/papers.ts'
import { toDocx } from './to-docx.ts'

const MADE = { madeAt: '2024-04-05T01:00:00.000Z' }
const partsOf = async (bytes: Uint8Array) => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
const countOf = (text: string, what: RegExp) => [...text.matchAll(what)].length

test('margins, paper, first page and language are those of the decree', async () => {
  const parts = await partsOf(await toDocx(invitation, MADE))
  const body = parts['word/document.xml'] ?? ''
  const [page = ''] = /<w:sectPr[\s\S]*<\/w:sectPr>/u.exec(body) ?? []
  // In twentieths of a point: 20, 15, 20, 30 mm on A4.
  expect(page).toMatch(/w:w="11906" w:h="16838"/u)
  expect(page).toMatch(/w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/u)
  expect(page).toContain('<w:titlePg')
  expect(parts['word/styles.xml']).toContain('w:val="vi-VN"')
  expect(parts['docProps/core.xml']).toContain('<dc:title>GIẤY MỜI Tham dự')
  expect(parts['docProps/core.xml']).toContain(MADE.madeAt)
})

test('every font is Times New Roman and every letter black', async () => {
  const parts = await partsOf(await toDocx(notice, MADE))
  const body = parts['word/document.xml'] ?? ''
  expect(new Set([...body.matchAll(/w:(?:ascii|hAnsi|cs)="([^"]*)"/gu)].map(([, font]) => font))).toEqual(new Set(['Times New Roman']))
  expect(new Set([...body.matchAll(/<w:color w:val="([^"]*)"/gu)].map(([, colour]) => colour))).toEqual(new Set(['000000']))
})

test('the page number is in the head of every page but the first', async () => {
  const parts = await partsOf(await toDocx(invitation, MADE))
  const headers = Object.entries(parts).filter(([name]) => /word\/header\d+\.xml/u.test(name))
  const numbered = headers.filter(([, xml]) => xml.includes('PAGE'))
  expect([headers.length, numbered.length]).toEqual([2, 1])
})

test('numbers link to their receipts, headings are headings, tables repeat their head, pictures speak', async () => {
  const letter = await partsOf(await toDocx(invitation, MADE))
  expect(countOf(letter['word/document.xml'] ?? '', /<w:hyperlink /gu)).toBe(2)
  expect(letter['word/_rels/document.xml.rels']).toContain('https://nhipcau.example/figures/')
  expect(letter['word/document.xml']).toContain('w:val="Title"')
  expect(letter['word/document.xml']).toContain('w:val="Heading1"')
  const table = await partsOf(await toDocx(minutes, MADE))
  expect(countOf(table['word/document.xml'] ?? '', /<w:tblHeader/gu)).toBe(2)
  const picture = await partsOf(await toDocx(notice, MADE))
  expect(picture['word/document.xml']).toContain('descr="Biểu đồ viện trợ theo năm"')
})

test('a draft and demonstration data are marked on every page', async () => {
  const { parts } = readDocumentText({ name: 'a.docx', bytes: await toDocx(notice, MADE) })
  const headers = parts.filter(({ place }) => place.startsWith('word/header'))
  expect(headers.length).toBe(6)
  expect(headers.every(({ text }) => text.includes('DỰ THẢO') && text.includes('Dữ liệu trình diễn'))).toBe(true)
})

test('LibreOffice opens it, page by page as our own PDF', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'official-document-'))
  const soffice = (...given: string[]) =>
    promisify(execFile)('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`, '--headless', ...given], { timeout: 110_000 })
  try {
    const files = [join(folder, 'minutes.docx'), join(folder, 'notice.docx')]
    await writeFile(files[0] ?? '', await toDocx(minutes, MADE))
    await writeFile(files[1] ?? '', await toDocx(notice, MADE))
    await soffice('--convert-to', 'pdf', '--outdir', folder, ...files)
    await soffice('--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, ...files)
    const pages = async (name: string) => countOf((await readFile(join(folder, name))).toString('latin1'), /\/Type\s*\/Page[^s]/gu)
    expect([await pages('minutes.pdf'), await pages('notice.pdf')]).toEqual([4, 4])
    const text = await readFile(join(folder, 'minutes.txt'), 'utf8')
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toContain('Điểm cầu Bà Rịa – Vũng Tàu')
    expect(await readFile(join(folder, 'notice.txt'), 'utf8')).toContain('đ) Nhiệm vụ thứ 5')
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
})

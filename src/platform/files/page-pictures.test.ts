import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import PdfKit from 'pdfkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPagePictures, type PagePictures } from './page-pictures.ts'

let folder: string
let pictures: PagePictures
let pdf: Uint8Array
const digest = 'ab'.padEnd(64, '0')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhip-cau-pages-'))
  pictures = openPagePictures(folder)
  pdf = await threePages()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function threePages(): Promise<Uint8Array> {
  const document = new PdfKit({ size: 'A4', layout: 'landscape' })
  const pieces: Buffer[] = []
  document.on('data', (piece: Buffer) => pieces.push(piece))
  document.text('Trang 1')
  for (const page of [2, 3]) document.addPage().text(`Trang ${page}`)
  const done = new Promise((resolve) => document.on('end', resolve))
  document.end()
  await done
  return Buffer.concat(pieces)
}

/** Width and height by the frame header of a JPEG. */
function sizeOf(jpeg: Uint8Array) {
  const bytes = Buffer.from(jpeg)
  const at = bytes.findIndex((byte, index) => byte === 0xff && [0xc0, 0xc2].includes(bytes[index + 1] ?? 0))
  return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
}

test('pages are counted and drawn, 1,600 pixels on the longer side', async () => {
  expect(await pictures.count(pdf)).toBe(3)
  const drawn = await pictures.draw(digest, 2, async () => pdf)
  expect(sizeOf(drawn)[0]).toBe(1600)
  expect(await readdir(join(folder, 'ab', digest))).toEqual(['2.jpg'])
})

test('a page is drawn once, however many rooms ask for it at once or later', async () => {
  let asked = 0
  const source = async () => {
    asked += 1
    return pdf
  }
  const all = await Promise.all(Array.from({ length: 20 }, () => pictures.draw(digest, 3, source)))
  const later = await pictures.draw(digest, 3, source)
  expect(asked).toBe(1)
  for (const one of [...all, later]) expect(Buffer.compare(one, all[0] ?? new Uint8Array())).toBe(0)
})

test('what is no PDF has no pages, and a page that is not there is not made up', async () => {
  expect(await pictures.count(strToU8('%PDF-1.7\nnonsense'))).toBeNull()
  expect(await pictures.count(pdf.subarray(0, 200))).toBeNull()
  await expect(pictures.draw(digest, 4, async () => pdf)).rejects.toThrow()
  await expect(pictures.draw(digest, 1, async () => strToU8('%PDF-1.7\nnonsense'))).rejects.toThrow()
  expect(sizeOf(await pictures.draw(digest, 1, async () => pdf))[0]).toBe(1600)
})

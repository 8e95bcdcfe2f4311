import { strToU8, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { FileRefused } from './workbook.ts'
import { closeWorkbookPool, lookForSecrecyMarks } from './workbook-reader.ts'

afterAll(closeWorkbookPool)

const text = (words: string, name = 'a.txt') => ({ name, bytes: strToU8(words) })
const refusal = (file: { name: string; bytes: Uint8Array }, milliseconds?: number) =>
  lookForSecrecyMarks(file, milliseconds).then(
    () => 'looked at',
    (error: unknown) => (error instanceof FileRefused ? error.code : 'another error'),
  )

test('finds in its thread what the scan finds: mark, place and line, in the text and in the name', async () => {
  expect(await lookForSecrecyMarks(text('Dòng đầu\nTỐI MẬT'))).toMatchObject([{ rule: 'stamp', mark: 'TỐI MẬT', place: 'text', line: 2 }])
  expect(await lookForSecrecyMarks(text('x', 'Báo cáo (MẬT).txt'))).toMatchObject([{ mark: 'MẬT', place: 'name' }])
  expect(await lookForSecrecyMarks(text('BẢO MẬT THÔNG TIN'))).toEqual([])
})

test('refuses by the same codes as when the file is read: a damaged zip, a bomb', async () => {
  expect(await refusal({ name: 'a.docx', bytes: strToU8('PK\u0003\u0004 và hết') })).toBe('unreadable')
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(60 * 2 ** 20) }, { level: 9 })
  expect(await refusal({ name: 'a.docx', bytes: bomb })).toBe('zip-bomb')
})

test('leaves the server free to answer others while it looks', async () => {
  let turns = 0
  const turning = setInterval(() => (turns += 1), 1)
  const looking = lookForSecrecyMarks(text('Số 12 của T Ố I, đến ngày\n'.repeat(200_000)))
  await looking
  clearInterval(turning)
  expect(turns).toBeGreaterThan(20)
})

test('ends a look that takes too long as a refusal, and the next one is looked at', async () => {
  expect(await refusal(text('T Ố I '.repeat(400_000)), 1)).toBe('timeout')
  expect(await refusal(text('Nội dung'))).toBe('looked at')
})

import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { unicodeText } from './cell-text.ts'
import { readCsv } from './csv-reader.ts'
import { writeCsv } from './csv-writer.ts'
import { defaultLimits } from './workbook.ts'

const lines = (bytes: Uint8Array) => readCsv(bytes, defaultLimits).sheets[0]?.rows.map((row) => row.map((cell) => unicodeText(cell).text)) ?? []
const utf8 = (text: string) => new TextEncoder().encode(text)
const expected = [
  ['Tỉnh', 'Số tiền'],
  ['Quảng Trị', '17.216.450,40'],
]

test.each([
  ['UTF-8', utf8('Tỉnh;Số tiền\r\nQuảng Trị;17.216.450,40\r\n')],
  ['UTF-8 with its mark', utf8('\ufeffTỉnh;Số tiền\nQuảng Trị;17.216.450,40')],
  ['UTF-16LE with its mark', Buffer.from('\ufeffTỉnh\tSố tiền\r\nQuảng Trị\t17.216.450,40', 'utf16le')],
  ['UTF-16LE without', Buffer.from('Tỉnh;Số tiền\nQuảng Trị;17.216.450,40', 'utf16le')],
  ['commas and quotes', utf8('"Tỉnh","Số tiền"\n"Quảng Trị","17.216.450,40"\n')],
  ['windows-1258', windows1258('Tỉnh;Số tiền\nQuảng Trị;17.216.450,40')],
  ['TCVN3', iconv.encode('Tỉnh;Số tiền\nQuảng Trị;17.216.450,40', 'tcvn')],
  ['VNI', Buffer.from('Tænh;Soá tieàn\nQuaûng Trò;17.216.450,40', 'latin1')],
])('a CSV in %s', (_, bytes) => {
  expect(lines(bytes)).toEqual(expected)
})

test('quotes hold delimiters, line ends and doubled quotes', () => {
  expect(lines(utf8('a;"b;""c""\nd";e\nf'))).toEqual([['a', 'b;"c"\nd', 'e'], ['f']])
})

test('blank lines stay, so that row numbers are those of the file', () => {
  expect(lines(utf8('a;b\n\n;c\n'))).toEqual([['a', 'b'], [], ['', 'c']])
})

test('what would run as a formula gets an apostrophe, numbers do not', () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv([['=1+1', '+84 24', '-5,50', '@x', '\tx', 'a=b', -5.5, null, '-', '−1']]))
  expect(text).toBe("\ufeff'=1+1;'+84 24;-5,50;'@x;\"'\tx\";a=b;-5.5;;'-;−1\r\n")
})

test('what is written is read back', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abđề;,"\n') }).filter((value) => value.trim() === value)
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const written = [['x', 'y'], ...rows, ['end', 'end']]
      const cells = readCsv(writeCsv(written), defaultLimits).sheets[0]?.rows ?? []
      expect(cells.map((row) => [row[0]?.text ?? '', row[1]?.text ?? ''])).toEqual(written)
    }),
  )
})

// windows-1258 has the vowels with their shapes, and the tones as marks of their own.
function windows1258(text: string): Buffer {
  const signs = [...text].map((sign) => {
    const tone = sign.normalize('NFD').replace(/[^\u0300\u0301\u0303\u0309\u0323]/gu, '')
    return (
      sign
        .normalize('NFD')
        .replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
        .normalize('NFC') + tone
    )
  })
  return iconv.encode(signs.join(''), 'windows-1258')
}

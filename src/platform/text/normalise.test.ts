import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLine, cleanText } from './normalise.ts'

test('decomposed Vietnamese becomes NFC, also with the tone marks U+0340 and U+0341', () => {
  expect(cleanLine('Quảng Trị'.normalize('NFD'))).toBe('Quảng Trị')
  expect(cleanLine('a\u0340 a\u0341')).toBe('à á')
})

test('look-alikes of Đ become Đ', () => {
  expect(cleanLine('\u00d0à Nẵng, \u0189ồng Nai, \u00f0ất, \u0256i')).toBe('Đà Nẵng, Đồng Nai, đất, đi')
})

test('invisible characters go, unicode spaces become one space, edges are trimmed', () => {
  expect(cleanLine('\ufeff\u00a0Hà\u200b \u2003 Nội\u00ad\u202e\u0000\t')).toBe('Hà Nội')
})

test('a letter and its mark parted by a zero-width compose', () => {
  expect(cleanLine('e\u200b\u0302\u200d\u0301')).toBe('ế')
})

test('a line has no line ends and a text keeps them', () => {
  expect(cleanLine('một\r\nhai')).toBe('một hai')
  expect(cleanText('\n một \r\n\u00a0hai\u2028ba \n')).toBe('một\nhai\nba')
})

test('cleaning twice changes nothing more, whatever the text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'aeođĐðÐ \n\r\t\u00a0\u00ad\u200b\u0301\u0302\u0323\u0340\u2028\ufeff') }),
  )
  fc.assert(
    fc.property(anyText, (text) => {
      const line = cleanLine(text)
      const lines = cleanText(text)
      expect(cleanLine(line)).toBe(line)
      expect(cleanText(lines)).toBe(lines)
      expect(line).toBe(line.normalize('NFC'))
      expect(lines).toBe(lines.normalize('NFC'))
    }),
    { numRuns: 1000 },
  )
})

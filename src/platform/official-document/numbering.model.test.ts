import { expect, test } from 'vitest'
import { appendixReference, documentNumber, partMarker, placeAndDate, pointLetter, romanNumeral, signingFor, symbolOf } from './numbering.model.ts'

test('points go by the Vietnamese letters: đ after d, no f, j, w, z', () => {
  const letters = Array.from({ length: 23 }, (_, index) => pointLetter(index + 1)).join('')
  expect(letters).toBe('abcdđeghiklmnopqrstuvxy')
  expect(pointLetter(24)).toBe('aa')
  expect(() => pointLetter(0)).toThrow(RangeError)
})

test.each([
  [1, 'I'],
  [4, 'IV'],
  [9, 'IX'],
  [14, 'XIV'],
  [40, 'XL'],
  [2024, 'MMXXIV'],
])('%i in Roman numerals is %s', (number, roman) => {
  expect(romanNumeral(number)).toBe(roman)
})

test('each level has its own marker', () => {
  const markers = (['part', 'chapter', 'roman', 'section', 'article', 'clause', 'point'] as const).map((level) => partMarker(level, 5))
  expect(markers).toEqual(['Phần V', 'Chương V', 'V.', 'Mục 5', 'Điều 5.', '5.', 'đ)'])
})

test('a number under ten has a zero, and type and bodies are joined without spaces', () => {
  expect(documentNumber(5, symbolOf('report', 'UBCT'))).toBe('05/BC-UBCT')
  expect(documentNumber(118, symbolOf(null, 'UBCT', 'VP'))).toBe('118/UBCT-VP')
  expect(documentNumber(12, symbolOf('programme', 'UBND TỈNH'))).toBe('12/CTr-UBNDTỈNH')
  expect(() => documentNumber(0, 'BC-UBCT')).toThrow(RangeError)
})

test('number and date stay blank until they are given', () => {
  expect(documentNumber(null, 'GM-UBCT')).toMatch(/^\u00a0+\/GM-UBCT$/u)
  expect(placeAndDate({ place: 'Hà Nội', date: null })).toMatch(/^Hà Nội, ngày\u00a0+tháng\u00a0+năm\u00a0+$/u)
})

test('a zero stands before days under ten and before January and February only', () => {
  expect(placeAndDate({ place: 'Hà Nội', date: '2024-04-05' })).toBe('Hà Nội, ngày 05 tháng 4 năm 2024')
  expect(placeAndDate({ place: 'Huế', date: '2024-01-12' })).toBe('Huế, ngày 12 tháng 01 năm 2024')
  expect(placeAndDate({ place: null, date: '2024-01-12' })).toBeNull()
})

test('authority is written with its abbreviation and in capitals', () => {
  expect(signingFor('KT', 'Chủ nhiệm')).toBe('KT. CHỦ NHIỆM')
})

test('an appendix of an electronic paper leaves number and date blank', () => {
  const head = {
    parentBody: null,
    issuingBody: 'Cơ quan thường trực',
    number: 5,
    symbol: 'TB-UBCT',
    place: 'Hà Nội',
    date: '2024-04-05',
    urgency: null,
    circulation: null,
  }
  const reference = appendixReference(head, 'THÔNG BÁO')
  expect(reference.replaceAll('\u00a0', ' ')).toMatch(/^\(Kèm theo Thông báo số +\/TB-UBCT ngày +tháng +năm +của Cơ quan thường trực\)$/u)
})

import { formatLongDate } from '../format.ts'
import { type Appendix, type DocumentHead, type DocumentType, documentTypes, type PartLevel } from './document.model.ts'

/** The order of points in Vietnamese legal writing (NĐ 30/2020/NĐ-CP, Phụ lục I): no f, j, w, z, but đ; no letters with hats. */
const LETTERS = [...'abcdđeghiklmnopqrstuvxy']
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** The letter of the n-th point, counted from 1: a, b, c, d, đ, e, g … y, then aa, ab. Throws RangeError below 1. */
export function pointLetter(position: number): string {
  assertPosition(position)
  const last = LETTERS[(position - 1) % LETTERS.length] ?? ''
  const round = Math.floor((position - 1) / LETTERS.length)
  return round === 0 ? last : pointLetter(round) + last
}

/** A whole number from 1 in Roman capitals. Throws RangeError on anything else. */
export function romanNumeral(number: number): string {
  assertPosition(number)
  let left = number
  let text = ''
  for (const [value, letters] of ROMAN) {
    text += letters.repeat(Math.floor(left / value))
    left %= value
  }
  return text
}

/** What stands before (or above) the part at this position among its neighbours: "Chương II", "Điều 3.", "1.", "đ)". */
export function partMarker(level: PartLevel, position: number): string {
  switch (level) {
    case 'part':
      return `Phần ${romanNumeral(position)}`
    case 'chapter':
      return `Chương ${romanNumeral(position)}`
    case 'roman':
      return `${romanNumeral(position)}.`
    case 'section':
      return `Mục ${position}`
    case 'article':
      return `Điều ${position}.`
    case 'clause':
      return `${position}.`
    case 'point':
      return `${pointLetter(position)})`
  }
}

/** What follows the number: the type, then the bodies, joined by hyphens without spaces: "BC-UBCT", "UBCT-VP" for a công văn (null). */
export function symbolOf(type: DocumentType | null, ...bodies: string[]): string {
  return [...(type ? [documentTypes[type].abbreviation] : []), ...bodies].map((part) => part.replace(/\s+/gu, '')).join('-')
}

const BLANK = '\u00a0'.repeat(6)

/** "05/BC-UBCT": under ten with a zero; blank before it is given ("      /GM-UBCT"). Throws RangeError on what is no number of a paper. */
export function documentNumber(number: number | null, symbol: string): string {
  if (number === null) return `${BLANK}/${symbol}`
  assertPosition(number)
  return `${String(number).padStart(2, '0')}/${symbol}`
}

/** "Hà Nội, ngày 05 tháng 4 năm 2024"; blank where there is no date yet. Null when the paper has no such line. */
export function placeAndDate(head: Pick<DocumentHead, 'place' | 'date'>): string | null {
  if (head.place === null) return null
  return `${head.place}, ${head.date === null ? BLANK_DATE : formatLongDate(head.date, 'vi')}`
}

const BLANK_DATE = `ngày${BLANK}tháng${BLANK}năm${BLANK}`

/** "Phụ lục" when there is one, else "Phụ lục II". */
export function appendixTitle(position: number, appendices: readonly Appendix[]): string {
  return appendices.length === 1 ? 'Phụ lục' : `Phụ lục ${romanNumeral(position)}`
}

/** "(Kèm theo Báo cáo số      /BC-UBCT ngày … của …)": on electronic papers number and date of an appendix stay blank (NĐ 30/2020/NĐ-CP). */
export function appendixReference(head: DocumentHead, typeName: string | null): string {
  const name = sentenceCase(typeName ?? 'Công văn')
  return `(Kèm theo ${name} số${BLANK}/${head.symbol} ngày${BLANK}tháng${BLANK}năm${BLANK}của ${head.issuingBody})`
}

/** "TM. ỦY BAN", "KT. CHỦ NHIỆM": on whose behalf a paper is signed. TM. for a body, Q. acting, KT. for the head, TL. by order, TUQ. by mandate. */
export function signingFor(authority: 'TM' | 'Q' | 'KT' | 'TL' | 'TUQ', whom: string): string {
  return `${authority}. ${capitals(whom)}`
}

/** Vietnamese capitals, NFC. */
export function capitals(text: string): string {
  return text.normalize('NFC').toLocaleUpperCase('vi')
}

function sentenceCase(text: string): string {
  const lower = text.toLocaleLowerCase('vi')
  return lower.charAt(0).toLocaleUpperCase('vi') + lower.slice(1)
}

function assertPosition(position: number): void {
  if (!Number.isInteger(position) || position < 1) throw new RangeError(`Not a whole number from 1: ${position}`)
}

import { plainDateFromSerial } from '../text/parse-date.ts'
import type { Cell } from './workbook.ts'

export interface NumberStyle {
  numberFormat: string | undefined
  isDate: boolean
}

/** A cell holding a number, or a day where its format shows one. */
export function numberCell(ref: string, number: number, style: NumberStyle, date1904: boolean): Cell {
  const date = style.isDate ? plainDateFromSerial(number, date1904) : undefined
  const cell: Cell =
    date === undefined
      ? { ref, kind: 'number', text: plainNumber(number), number }
      : { ref, kind: 'date', text: date.split('-').toReversed().join('/'), number, date }
  if (style.numberFormat !== undefined) cell.numberFormat = style.numberFormat
  return cell
}

export function emptyCell(ref: string): Cell {
  return { ref, kind: 'empty', text: '' }
}

/** What is worth keeping of a number format. General says nothing. */
export function numberStyle(format: string | undefined): NumberStyle {
  const numberFormat = format === undefined || format === '' || format === 'General' ? undefined : format
  return { numberFormat, isDate: numberFormat !== undefined && showsDay(numberFormat) }
}

// Quoted, escaped, padded and bracketed parts are decoration: `#,##0 "đồng"`, `#,##0 \m`. A time alone is no day.
function showsDay(format: string): boolean {
  const codes = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').split(';')[0] ?? ''
  return /[yd]/iu.test(codes) || (/m/iu.test(codes) && !/[hs]/iu.test(codes))
}

// Fifteen digits are what the spreadsheet shows; exponents would read as text further on.
function plainNumber(number: number): string {
  const shown = String(Number(number.toPrecision(15)))
  if (!shown.includes('e') || !Number.isFinite(number)) return shown
  return Math.abs(number) >= 1 ? BigInt(Math.round(number)).toString() : number.toFixed(20).replace(/0+$/u, '')
}

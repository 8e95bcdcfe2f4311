import { nameKey } from '#platform/text/search-key.ts'
import type { ListIndex } from './list-index.model.ts'
import { scaleOf } from './money-cell.model.ts'
import { lineOf, type TextSheet } from './sheet-text.model.ts'

/** What the numbers of a table or a column are counted in. */
export interface Unit {
  /** What one stands for, decimal text. */
  factor: string
  currency: string | undefined
}

export interface StatedUnit extends Unit {
  /** The cell that says so. */
  ref: string
  raw: string
}

const STATED = /(?:^| )(?:dvt|don vi tinh|don vi|unit)(?: tien)? (.+)$/u
const THOUSANDS = /^(1(?: 000)+|1000(?:000)*) (.+)$/u

/** 'triệu đồng', 'nghìn USD', '1.000 đồng', 'USD'; undefined for words that are no unit of money. */
export function readUnit(words: string, index: ListIndex): Unit | undefined {
  const key = nameKey(words)
  const [, digits, afterDigits] = THOUSANDS.exec(key) ?? []
  const scale = digits?.replaceAll(' ', '') ?? scaleOf(key)
  const rest = afterDigits ?? (scale === undefined ? key : key.replace(/^\S+ ?/u, ''))
  const currency = leadingCurrency(rest, index)
  if (currency === undefined) return scale !== undefined && rest === '' ? { factor: scale, currency } : undefined
  return { factor: scale ?? '1', currency }
}

/** Whether a text says a unit or a reporting body ('ĐVT: …', 'Đơn vị: …'): such lines stand above the head. */
export function statesUnit(text: string): boolean {
  return STATED.test(nameKey(text))
}

/** 'Đơn vị tính: triệu đồng' above the table. The reporting body ('Đơn vị: Sở Ngoại vụ') is no unit. */
export function unitAbove(sheet: TextSheet, headRow: number, index: ListIndex): StatedUnit | undefined {
  for (const row of sheet.rows.slice(0, headRow).toReversed()) {
    for (const cell of row) {
      if (cell.kind !== 'text') continue
      const raw = lineOf(cell)
      const words = STATED.exec(nameKey(raw))?.[1]
      const unit = words === undefined ? undefined : readUnit(words, index)
      if (unit !== undefined) return { ...unit, ref: cell.ref, raw }
    }
  }
  return undefined
}

function leadingCurrency(key: string, index: ListIndex): string | undefined {
  const words = key.split(' ').slice(0, 4)
  for (let count = words.length; count > 0; count--) {
    const found = index.currency(words.slice(0, count).join(' '))
    if (found !== undefined) return found
  }
  return undefined
}

import { formatDecimal, formatPlainDate, type Locale } from '#platform/format.ts'
import { memoised } from '#platform/memo.ts'
import { Exact } from '#platform/money.ts'
import { parsePlainDate } from '#platform/text/parse-date.ts'
import { cleanLine } from '#platform/text/normalise.ts'
import type { Column, FormLists } from './form.contract.ts'
import { indexLists, optionFinder, type ListIndex } from './list-index.model.ts'
import { readMoneyText, type MoneyContext } from './money-cell.model.ts'
import { formatShares, joinShares, parseShares, splitShares, sumOfShares } from './share.model.ts'

export interface CellContext {
  /** The currency of the line: says how many decimals an amount may have. */
  currency?: string | undefined
  unitFactor?: string | undefined
  convention?: 'vi' | 'en' | undefined
  /** Dates come from where day before month is certain, such as our own grid: 05/04/2023 is no doubt then. */
  dayFirst?: boolean | undefined
}

/** Why a person should look at how a cell was read. */
export type Doubt = 'ambiguous-number' | 'ambiguous-date' | 'date-period' | 'unit' | 'equal-shares'

export interface Ambiguity {
  why: Doubt
  /** How it was read, in people's text. */
  reading: string
  /** The other reading: canonical, and in people's text. Null where there is none and the reading only wants a look. */
  alternative: string | null
  alternativeLabel: string | null
  /** The rest of the column decided. */
  settled: boolean
}

/** An empty cell reads as ''. */
export type CellReading = { ok: true; value: string; ambiguous?: Ambiguity } | { ok: false; code: string; args: Record<string, string> }

const LONGEST_TEXT = 2000
const NOTHING = /^[-–—.]*$/u
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Reads what a person typed or pasted into canonical text (form.contract.ts), or says why it cannot be read. */
export function readCell(column: Column, text: string, lists: FormLists, context: CellContext = {}): CellReading {
  const typed = column.type.endsWith('-shares') ? text.replace(/\r\n?|\n/gu, ';') : text
  return readCleanCell(column, cleanLine(typed), lists, context)
}

/** `readCell` for one line of text that is clean already (`cleanLine`). */
export function readCleanCell(column: Column, line: string, lists: FormLists, context: CellContext = {}): CellReading {
  if (line === '' || (column.type !== 'text' && NOTHING.test(line))) return { ok: true, value: '' }
  const index = indexLists(lists)
  switch (column.type) {
    case 'text':
      return line.length > LONGEST_TEXT ? refused('cell.too-long', { limit: String(LONGEST_TEXT) }) : { ok: true, value: line }
    case 'choice':
      return listed(optionFinder(column)(line), line, 'cell.not-an-option')
    case 'country':
      return listed(index.country(line), line, 'cell.unknown-country')
    case 'currency':
      return listed(index.currency(line), line, 'cell.unknown-currency')
    case 'topic':
      return listed(index.topic(line), line, 'cell.unknown-topic')
    case 'agency':
      return { ok: true, value: index.agency(line) ?? line }
    case 'place-shares':
      return readShares(line, index, 'place')
    case 'sector-shares':
      return readShares(line, index, 'sector')
    case 'money':
      return readMoney(line, moneyContext(index, context))
    case 'date':
      return readDate(line, column, context)
  }
}

/** What is wrong with stored text: it is canonical, or stands as somebody typed it and could not be read. */
export function storedFault(column: Column, text: string, lists: FormLists, currency?: string): { code: string; args: Record<string, string> } | undefined {
  if (isCanonical(column, text, lists)) return moneyFault(column, text, indexLists(lists), currency)
  const read = readCell(column, text, lists, { currency })
  return read.ok ? { code: 'cell.unread', args: { value: text } } : { code: read.code, args: { ...read.args, value: text } }
}

/** Whether the text has the shape and the codes that its type stores. */
export function isCanonical(column: Column, text: string, lists: FormLists): boolean {
  const index = indexLists(lists)
  switch (column.type) {
    case 'text':
    case 'agency':
      return true
    case 'choice':
      return column.options?.some((option) => option.code === text) === true
    case 'country':
      return index.countryNames.has(text)
    case 'currency':
      return index.decimals.has(text)
    case 'topic':
      return index.topicNames.has(text)
    case 'place-shares':
      return areShares(text, index.placeNames)
    case 'sector-shares':
      return areShares(text, index.sectorNames)
    case 'money':
      return /^\d+(\.\d+)?$/u.test(text)
    case 'date':
      return isDay(text)
  }
}

/** Canonical text as people read and type it; text that is not canonical is shown as it stands. */
export function showCell(column: Column, value: string, lists: FormLists, locale: Locale): string {
  if (value === '' || !isCanonical(column, value, lists)) return value
  const index = indexLists(lists)
  switch (column.type) {
    case 'text':
    case 'currency':
      return value
    case 'choice':
      return column.options?.find((option) => option.code === value)?.label[locale] ?? value
    case 'country':
      return index.countryNames.get(value)?.[locale] ?? value
    case 'topic':
      return index.topicNames.get(value) ?? value
    case 'agency':
      return index.agencyNames.get(value) ?? value
    case 'place-shares':
      return formatShares(splitShares(value) ?? [], (code) => index.placeNames.get(code) ?? code)
    case 'sector-shares':
      return showSectors(value, index, locale)
    case 'money':
      return formatDecimal(value, { locale })
    case 'date':
      return formatPlainDate(value, locale)
  }
}

/** Whether two stored texts say the same: 1000 and 1000.00 do, and shares in another order. */
export function sameCell(column: Column, a: string, b: string): boolean {
  if (a === b) return true
  if (column.type === 'money') return [a, b].every((text) => /^-?\d+(\.\d+)?$/u.test(text)) && new Exact(a).equals(b)
  if (!column.type.endsWith('-shares')) return false
  const [left, right] = [splitShares(a), splitShares(b)]
  return (
    left?.length === right?.length &&
    left !== undefined &&
    left.every((share) => right?.some(({ code, percent }) => code === share.code && new Exact(percent).equals(share.percent)))
  )
}

function refused(code: string, args: Record<string, string> = {}): CellReading {
  return { ok: false, code, args }
}

function listed(code: string | undefined, value: string, problem: string): CellReading {
  return code === undefined ? refused(problem, { value }) : { ok: true, value: code }
}

function readShares(line: string, index: ListIndex, kind: 'place' | 'sector'): CellReading {
  const canonical = splitShares(line)
  const names: ReadonlyMap<string, unknown> = kind === 'place' ? index.placeNames : index.sectorNames
  if (canonical?.every(({ code }) => names.has(code)) && sumOfShares(canonical) === '100') return { ok: true, value: line }
  const parsed = parseShares(line, index[kind])
  if (!parsed.ok) {
    const code = parsed.code === 'cell.shares-unknown' ? `cell.unknown-${kind}` : parsed.code
    const shown = parsed.code === 'cell.shares-twice' && kind === 'place' ? index.placeNames.get(parsed.args.value ?? '') : undefined
    return refused(code, shown === undefined ? parsed.args : { value: shown })
  }
  const value = joinShares(parsed.shares)
  if (!parsed.equal) return { ok: true, value }
  const nameOf = (code: string) => (kind === 'place' ? index.placeNames.get(code) : undefined) ?? code
  return { ok: true, value, ambiguous: doubt('equal-shares', formatShares(parsed.shares, nameOf)) }
}

function readMoney(line: string, context: MoneyContext): CellReading {
  const read = readMoneyText(line, context)
  if (read === undefined) return { ok: true, value: '' }
  if (!read.ok) return refused(read.code, { ...read.args, value: line })
  if (read.doubt === undefined) return { ok: true, value: read.value }
  return { ok: true, value: read.value, ambiguous: moneyDoubt(read.doubt, read.value, read) }
}

function moneyDoubt(why: Doubt, value: string, read: { alternative?: string | undefined; settled: boolean }): Ambiguity {
  const label = read.alternative === undefined ? null : formatDecimal(read.alternative, { locale: 'vi' })
  const reading = formatDecimal(value, { locale: 'vi' })
  return { why, reading, alternative: read.alternative ?? null, alternativeLabel: label, settled: read.settled }
}

function moneyContext(index: ListIndex, context: CellContext): MoneyContext {
  const decimals = context.currency === undefined ? undefined : index.decimals.get(context.currency)
  return { decimals, currency: context.currency, unitFactor: context.unitFactor, convention: context.convention }
}

function readDate(line: string, column: Column, context: CellContext): CellReading {
  const parsed = parsePlainDate(englishDay(line), { endOfPeriod: column.end })
  if (!parsed.ok) return parsed.reason === 'empty' ? { ok: true, value: '' } : refused(`cell.${parsed.reason}`, { value: line })
  const reading = formatPlainDate(parsed.value, 'vi')
  if (parsed.precision !== 'day') return { ok: true, value: parsed.value, ambiguous: doubt('date-period', reading) }
  if (!parsed.ambiguous || context.dayFirst === true) return { ok: true, value: parsed.value }
  const alternative = parsed.alternative ?? null
  const alternativeLabel = alternative === null ? null : formatPlainDate(alternative, 'vi')
  return { ok: true, value: parsed.value, ambiguous: { why: 'ambiguous-date', reading, alternative, alternativeLabel, settled: false } }
}

// '5 Apr 2024', as the English pages show dates.
function englishDay(line: string): string {
  const [, day, name = '', year] = /^(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4})$/u.exec(line) ?? []
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return day === undefined || month === 0 ? line : `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
}

function doubt(why: Doubt, reading: string): Ambiguity {
  return { why, reading, alternative: null, alternativeLabel: null, settled: false }
}

function moneyFault(column: Column, text: string, index: ListIndex, currency: string | undefined) {
  const decimals = currency === undefined || column.type !== 'money' ? undefined : index.decimals.get(currency)
  if (decimals === undefined || new Exact(text).decimalPlaces() <= decimals) return undefined
  return { code: 'cell.too-many-decimals', args: { value: text, decimals: String(decimals), currency: currency ?? '' } }
}

function areShares(text: string, names: ReadonlyMap<string, unknown>): boolean {
  const shares = splitShares(text)
  return shares !== undefined && shares.every(({ code }) => names.has(code)) && sumOfShares(shares) === '100'
}

// Asked of the same days by every check that looks at dates.
const isDay = memoised((text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
})

function showSectors(value: string, index: ListIndex, locale: Locale): string {
  const shares = splitShares(value) ?? []
  const name = shares.length === 1 ? index.sectorNames.get(shares[0]?.code ?? '')?.[locale] : undefined
  return formatShares(shares, (code) => (name === undefined ? code : `${code} – ${name}`))
}

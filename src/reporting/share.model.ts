import { Exact } from '#platform/money.ts'
import type { Finder } from './list-index.model.ts'

export interface Share {
  code: string
  /** Decimal text, in per cent. */
  percent: string
}

export type ParsedShares =
  | { ok: true; shares: Share[]; /** No percents were given: every part got the same. */ equal: boolean }
  | { ok: false; code: 'cell.shares-unknown' | 'cell.shares-sum' | 'cell.shares-partial' | 'cell.shares-twice'; args: Record<string, string> }

interface Part {
  code: string
  percent: string | undefined
}

const PERCENT = String.raw`(\d{1,3}(?:[.,]\d{1,6})?)`
// 'Quảng Trị 60%', 'Quảng Trị: 60', 'Quảng Trị (60)', 'Quảng Trị - 60 %'
const NAME_FIRST = new RegExp(String.raw`^(.+?)\s*(?:[:=]\s*${PERCENT}\s*%?|\(\s*${PERCENT}\s*%?\s*\)|[-–—]?\s*${PERCENT}\s*%|\s${PERCENT})$`, 'u')
const PERCENT_FIRST = new RegExp(String.raw`^${PERCENT}\s*%\s*(.+)$`, 'u')
const OUTER = /[;\n|]+/u
const COMMA = /,(?!\d)/u
const WORDS = /\s+(?:và|and)\s+|\s*[/+&]\s*|\s+[-–—]\s+/u

/**
 * Reads 'Quảng Trị' (all of it), 'Quảng Trị 60%; Huế 40%', 'Quảng Trị (60), Huế (40)'. Several without percents are split
 * equally, which the caller has to show. `find` knows the names; names may contain commas and dashes.
 */
export function parseShares(text: string, find: Finder): ParsedShares {
  const parts: Part[] = []
  for (const piece of text
    .split(OUTER)
    .map((each) => each.trim())
    .filter(Boolean)) {
    const read = readPiece(piece, find)
    if (typeof read === 'string') return { ok: false, code: 'cell.shares-unknown', args: { value: read } }
    parts.push(...read)
  }
  return weigh(parts)
}

/** `p63-45:60;p63-46:40` for shares that sum to 100. */
export function joinShares(shares: readonly Share[]): string {
  return shares.map(({ code, percent }) => `${code}:${percent}`).join(';')
}

/** The parts of canonical text; undefined where the text is not canonical. */
export function splitShares(canonical: string): Share[] | undefined {
  const shares = canonical.split(';').map((part) => {
    const [, code, percent] = /^([\w-]+):(\d+(?:\.\d+)?)$/u.exec(part) ?? []
    return code === undefined || percent === undefined ? undefined : { code, percent }
  })
  const whole = shares.filter((share) => share !== undefined)
  return whole.length === shares.length ? whole : undefined
}

/** Canonical shares as people write them: 'Quảng Trị', or 'Quảng Trị 60%; Huế 40%'. */
export function formatShares(shares: readonly Share[], nameOf: (code: string) => string): string {
  const [first] = shares
  if (first !== undefined && shares.length === 1 && new Exact(first.percent).equals(100)) return nameOf(first.code)
  return shares.map(({ code, percent }) => `${nameOf(code)} ${percent.replace('.', ',')}%`).join('; ')
}

/** The sum of the percents, as decimal text. */
export function sumOfShares(shares: readonly Share[]): string {
  return shares.reduce((sum, { percent }) => sum.plus(percent), new Exact(0)).toFixed()
}

/** 100 per cent in equal parts of at most two decimals; what is left over goes to the first ones. */
export function equalPercents(count: number): string[] {
  const least = Math.floor(10_000 / count)
  const extra = 10_000 - least * count
  return Array.from({ length: count }, (_, at) => new Exact(at < extra ? least + 1 : least).div(100).toFixed())
}

function readPiece(piece: string, find: Finder): Part[] | string {
  const whole = readPart(piece, find)
  if (whole !== undefined) return [whole]
  const byComma = joinUp(piece.split(COMMA), find)
  if (byComma !== undefined) return byComma
  const unread = piece
    .split(COMMA)
    .flatMap((each) => each.split(WORDS))
    .map((each) => each.trim())
    .filter(Boolean)
  const parts = unread.map((each) => readPart(each, find))
  const missing = parts.indexOf(undefined)
  if (missing >= 0) return unread[missing] ?? piece
  return parts.filter((part) => part !== undefined)
}

// Names may hold commas ('Y tế cơ sở, chăm sóc sức khỏe ban đầu'): the longest run of pieces that is a name wins.
function joinUp(pieces: readonly string[], find: Finder): Part[] | undefined {
  const parts: Part[] = []
  let from = 0
  while (from < pieces.length) {
    let to = pieces.length
    let part: Part | undefined
    while (to > from && part === undefined) part = readPart(pieces.slice(from, to--).join(','), find)
    if (part === undefined) return undefined
    parts.push(part)
    from = to + 1
  }
  return parts
}

function readPart(text: string, find: Finder): Part | undefined {
  const trimmed = text.trim()
  const alone = find(trimmed)
  if (alone !== undefined) return { code: alone, percent: undefined }
  const nameFirst = NAME_FIRST.exec(trimmed)
  const percentFirst = PERCENT_FIRST.exec(trimmed)
  const name = nameFirst?.[1] ?? percentFirst?.[2]
  const percent = nameFirst?.slice(2).find((each) => each !== undefined) ?? percentFirst?.[1]
  const code = name === undefined ? undefined : find(name.trim())
  if (code === undefined || percent === undefined) return undefined
  return { code, percent: new Exact(percent.replace(',', '.')).toFixed() }
}

function weigh(parts: readonly Part[]): ParsedShares {
  const doubled = parts.find(({ code }, at) => parts.findIndex((part) => part.code === code) !== at)
  if (doubled !== undefined) return { ok: false, code: 'cell.shares-twice', args: { value: doubled.code } }
  const given = parts.filter((part) => part.percent !== undefined)
  if (given.length === 0) {
    const percents = equalPercents(parts.length)
    return { ok: true, shares: parts.map(({ code }, at) => ({ code, percent: percents[at] ?? '0' })), equal: parts.length > 1 }
  }
  if (given.length < parts.length) return { ok: false, code: 'cell.shares-partial', args: {} }
  const shares = parts.map(({ code, percent }) => ({ code, percent: percent ?? '0' }))
  const sum = sumOfShares(shares)
  if (sum !== '100') return { ok: false, code: 'cell.shares-sum', args: { sum: sum.replace('.', ',') } }
  if (shares.some(({ percent }) => new Exact(percent).isZero())) return { ok: false, code: 'cell.shares-sum', args: { sum } }
  return { ok: true, shares, equal: false }
}

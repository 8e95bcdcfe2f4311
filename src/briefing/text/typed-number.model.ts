import { Exact } from '#platform/money.ts'
import type { Locale } from '#platform/format.ts'

export type TypedUnit = 'USD' | 'VND' | 'percent' | 'count'

/** A number that somebody typed, with the unit it came with. Positions are UTF-16 units and take in the unit of money and per cent. */
export interface TypedNumber {
  from: number
  to: number
  typed: string
  unit: TypedUnit
  /** Exact decimal text, scaled: "228,7 triệu USD" is 228700000. Never negative. */
  value: string
  /** What the last printed digit is worth: 100000 for "228,7 triệu USD". */
  step: string
  /** Said in thousands, millions or billions, and so rounded. */
  scaled: boolean
  qualifier: 'exact' | 'more-than' | 'less-than' | 'about'
}

const scales: Record<string, number> = {
  nghìn: 3,
  ngàn: 3,
  thousand: 3,
  triệu: 6,
  million: 6,
  'nghìn tỷ': 12,
  tỷ: 9,
  tỉ: 9,
  billion: 9,
}
const digits = String.raw`\d+(?:[.,]\d+)*`
const scale = String.raw`(?<scale>nghìn tỷ|nghìn|ngàn|triệu|tỷ|tỉ|thousand|million|billion)`
const currency = String.raw`USD|US\$|đô la(?: Mỹ)?|đồng|VND|VNĐ`
const number = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/:\-–])(?:(?<lead>USD|US\$|\$|VND)\s*)?(?<digits>${digits})(?:\s?(?<percent>%)|(?:\s*${scale})?(?:\s*(?<unit>${currency}))?)(?![\p{L}\p{N}/])`,
  'giu',
)
/** What is numbered rather than counted: articles, dates, documents. */
const numbering =
  /(?:điều|khoản|điểm|phụ lục|chương|mục|số|ngày|tháng|năm|quý|nghị định|kết luận|quyết định|thông tư|lần thứ|thứ|trang|article|decree|no\.|page|in)\s*$/iu
const counted =
  /^\s*(?:lượt\s+)?(?:chương trình|dự án|phi dự án|khoản|tổ chức|quốc gia|nước|programmes?|projects?|grants?|organi[sz]ations?|(?:foreign )?NGOs?|international|countries)/iu

const qualifiers: [RegExp, TypedNumber['qualifier']][] = [
  [/(?:hơn|trên|more than|over)\s*$/iu, 'more-than'],
  [/(?:gần|dưới|chưa đến|nearly|under|less than)\s*$/iu, 'less-than'],
  [/(?:khoảng|xấp xỉ|chừng|about|around|some)\s*$/iu, 'about'],
]

/** The numbers of a text that carry a unit or count something the product counts; article numbers, dates and years are left out. */
export function findTypedNumbers(text: string, locale: Locale): TypedNumber[] {
  return [...text.matchAll(number)].flatMap((match) => {
    const read = readMatch(match, text, locale)
    return read ? [read] : []
  })
}

function readMatch(match: RegExpMatchArray, text: string, locale: Locale): TypedNumber | null {
  const groups = match.groups ?? {}
  const before = text.slice(0, match.index)
  const lead = groups['lead']
  const unit = unitOf(groups, text.slice((match.index ?? 0) + match[0].length))
  if (unit === null || (unit === 'count' && numbering.test(before))) return null
  const { plain, decimals } = plainOf(groups['digits'] ?? '', locale)
  const power = scales[(groups['scale'] ?? '').toLowerCase()] ?? 0
  const typed = match[0].trimEnd()
  return {
    from: match.index ?? 0,
    to: (match.index ?? 0) + typed.length,
    typed,
    unit: lead ? (lead.toUpperCase() === 'VND' ? 'VND' : 'USD') : unit,
    value: new Exact(plain).times(new Exact(10).pow(power)).toFixed(),
    step: new Exact(10).pow(power - decimals).toFixed(),
    scaled: power > 0,
    qualifier: qualifiers.find(([words]) => words.test(before))?.[1] ?? 'exact',
  }
}

function unitOf(groups: Record<string, string | undefined>, after: string): TypedUnit | null {
  if (groups['percent']) return 'percent'
  const word = (groups['unit'] ?? groups['lead'])?.toLowerCase()
  if (word) return word === 'đồng' || word === 'vnd' || word === 'vnđ' ? 'VND' : 'USD'
  return !groups['scale'] && counted.test(after) ? 'count' : null
}

/** The digits without separators. One separator with three digits behind it groups if it is the language's own, else it is the decimal point. */
function plainOf(given: string, locale: Locale): { plain: string; decimals: number } {
  const group = locale === 'vi' ? '.' : ','
  const marks = [...given].filter((letter) => letter === '.' || letter === ',')
  const last = marks.at(-1)
  const tail = last ? given.slice(given.lastIndexOf(last) + 1) : ''
  const isDecimal = last !== undefined && marks.filter((mark) => mark === last).length === 1 && (marks.length > 1 || tail.length !== 3 || last !== group)
  if (!isDecimal) return { plain: given.replace(/[.,]/g, ''), decimals: 0 }
  const whole = given.slice(0, given.lastIndexOf(last ?? '')).replace(/[.,]/g, '')
  return { plain: `${whole}.${tail}`, decimals: tail.length }
}

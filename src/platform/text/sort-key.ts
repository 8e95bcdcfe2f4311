import { foldLetters } from './search-key.ts'
import { cleanLine } from './normalise.ts'

// The order of CLDR for Vietnamese: spaces, punctuation, digits, letters. One printable ASCII sign stands for each.
const ORDER = ' _-–—,;:!?.…\'‘’"“”()[]{}§@*/\\&#%`^+<=>|~$0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const RANK: ReadonlyMap<string, string> = new Map([...ORDER].map((sign, rank) => [sign, rankSign(rank)]))
// Signs that are not in ORDER come after all that are, by code point.
const UNKNOWN = '~'
// huyền, hỏi, ngã, sắc, nặng; then the marks of other languages.
const TONES = '\u0300\u0309\u0303\u0301\u0323'
const OTHER_MARK = '6'

/**
 * A printable ASCII key: byte order (`COLLATE "C"`, JavaScript `<`) of keys is Vietnamese order of texts: letters first
 * (a ă â b c d đ …), then tones, then small before capital. Needs no ICU, so it is the same in every database.
 */
export function sortKey(text: string): string {
  let letters = ''
  let tones = ''
  let capitals = ''
  for (const sign of cleanLine(text)) {
    const lower = sign.toLowerCase()
    const part = signKey(lower)
    letters += part.letters
    tones += part.tone
    capitals += sign === lower ? '0' : '1'
  }
  return `${letters} ${trimZeros(tones)} ${trimZeros(capitals)}`
}

/** Key for lists of people: by given name (the last word), then family name (the first), then what is between. */
export function personSortKey(fullName: string): string {
  const words = cleanLine(fullName).toLowerCase().split(' ')
  const given = words.pop() ?? ''
  const [family = '', ...middle] = words
  return [given, family, middle.join(' ')].map(sortKey).join(' ')
}

/** Comparator in Vietnamese order, the same as ordering by stored sort keys. */
export function compareVietnamese(a: string, b: string): number {
  const left = sortKey(a)
  const right = sortKey(b)
  if (left === right) return 0
  return left < right ? -1 : 1
}

const signKeys = new Map<string, { letters: string; tone: string }>()

function signKey(sign: string): { letters: string; tone: string } {
  const known = signKeys.get(sign)
  if (known !== undefined) return known
  const made = makeSignKey(sign)
  // Bounded: a text in another script must not grow the cache for ever.
  if (signKeys.size < 2000) signKeys.set(sign, made)
  return made
}

function makeSignKey(sign: string): { letters: string; tone: string } {
  const own = RANK.get(sign)
  if (own !== undefined) return { letters: own, tone: '0' }
  const marks = [...sign.normalize('NFD')]
  const tone = marks.find((mark) => TONES.includes(mark))
  const base = marks
    .filter((mark) => mark !== tone)
    .join('')
    .normalize('NFC')
  const exact = RANK.get(base)
  if (exact !== undefined && tone !== undefined) return { letters: exact, tone: String(TONES.indexOf(tone) + 1) }
  const folded = [...foldLetters(marks[0] ?? sign)]
  return { letters: folded.map((part) => RANK.get(part) ?? unknownKey(part)).join(''), tone: OTHER_MARK }
}

function rankSign(rank: number): string {
  return String.fromCharCode(0x21 + rank)
}

function unknownKey(sign: string): string {
  return UNKNOWN + (sign.codePointAt(0) ?? 0).toString(16).padStart(6, '0')
}

// '0' is the lowest sign of its level, so that a key without its trailing zeros keeps its place and is half as long.
function trimZeros(level: string): string {
  return level.replace(/0+$/u, '')
}

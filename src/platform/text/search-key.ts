import { memoised } from '../memo.ts'

/** Signs without a canonical decomposition that `unaccent` folds, as far as names and titles use them. */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ['đ', 'd'],
  ['ð', 'd'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŧ', 't'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ß', 'ss'],
  ['þ', 'th'],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
  ['«', '<<'],
  ['»', '>>'],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['–', '-'],
  ['—', '-'],
  ['―', '-'],
  ['…', '...'],
  ['№', 'no'],
  ['ª', 'a'],
  ['º', 'o'],
])
const FOLDABLE = new RegExp(`[${[...FOLDED.keys()].join('')}]`, 'gu')

/**
 * The accent-blind key that search compares: equals PostgreSQL `lower(unaccent(normalize(x, NFC)))` on Vietnamese
 * and Western European text with single spaces.
 */
export function searchKey(text: string): string {
  const lower = text.normalize('NFC').toLowerCase()
  return lower.replace(BEYOND_ASCII, bareSign).normalize('NFC').replace(/\s+/gu, ' ').trim()
}

const BEYOND_ASCII = /[^\0-\x7f]/gu
// Sign by sign, as a language has some hundred of them: decomposing whole texts costs several times as much.
const bareSign = memoised((sign) => foldLetters(sign.normalize('NFD').replace(/\p{Mn}/gu, '')))

/**
 * `searchKey` without punctuation, for deciding that two names are the same: 'Bà Rịa–Vũng Tàu' = 'ba ria vung tau'.
 * Remembered: a line's names are compared with the lists, with each other, with last year's and with the ledger's.
 */
export const nameKey: (text: string) => string = memoised((text) => {
  const key = searchKey(text).replace(/['`´]/gu, '')
  return key.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}, 20_000)

/** Lower-case letters that do not decompose, written with plain ones: đ → d, æ → ae. */
export function foldLetters(text: string): string {
  return text.replace(FOLDABLE, (sign) => FOLDED.get(sign) ?? sign)
}

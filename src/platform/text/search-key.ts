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
  const bare = text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
  return foldLetters(bare).normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** `searchKey` without punctuation, for deciding that two names are the same: 'Bà Rịa–Vũng Tàu' = 'ba ria vung tau'. */
export function nameKey(text: string): string {
  const key = searchKey(text).replace(/['`´]/gu, '')
  return key.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** Lower-case letters that do not decompose, written with plain ones: đ → d, æ → ae. */
export function foldLetters(text: string): string {
  return text.replace(FOLDABLE, (sign) => FOLDED.get(sign) ?? sign)
}

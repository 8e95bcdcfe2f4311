import iconv from 'iconv-lite'
import { isVietnameseSyllable } from './vietnamese-letters.ts'

/** The two encodings from before Unicode that provincial files still carry. */
export type LegacyEncoding = 'tcvn3' | 'vni'

const FONT_TCVN3 = /^\.Vn/iu
const FONT_VNI = /^VNI-/iu
const UNICODE_VIETNAMESE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u
const HIGH_LATIN = /[\u00a1-\u00ff]/u
const WORD = /[A-Za-z\u00a1-\u00ff]+/gu
// TCVN3 puts letters where Latin-1 has symbols (µ ¸ ® §), and small letters where it has capitals: `TØnh`, `TrÞ`.
const TCVN3_SIGN = /[\u00a1-\u00bf][A-Za-z]|[A-Za-z][\u00a1-\u00bf]|[a-z][\u00c0-\u00df]|[A-Za-z][\u00c0-\u00df][a-z]/u
// Vowel and mark as VNI pairs them. French and Spanish have the pairs of WEAK too (Loïc, Noël, Raúl), and right
// Vietnamese has oà, oá and oã ('an toàn'), which is why a text that is right as it stands is never VNI.
const VNI_PAIR = /[aeouyôö][ùøûõ]|[aeouôö]ï|[aeo][âáàåãä]|a[êéèúüë]/iu
const VNI_WEAK_PAIR = /[aeou][ïëéúü]/iu

/**
 * Which legacy encoding a text is in, or null. The font decides where there is one; without it the text must look
 * wrong as it stands and right once decoded, so that 'São Paulo' or 'Loïc' are left alone. `text` is as it stood in
 * the file: untrimmed, since ư is a soft hyphen in TCVN3.
 */
export function detectLegacy(cell: { text: string; font?: string | undefined }): LegacyEncoding | null {
  if (UNICODE_VIETNAMESE.test(cell.text)) return null
  if (FONT_TCVN3.test(cell.font ?? '')) return 'tcvn3'
  if (FONT_VNI.test(cell.font ?? '')) return 'vni'
  if (!HIGH_LATIN.test(cell.text)) return null
  const words = cell.text.match(WORD) ?? []
  if (looksLikeTcvn3(words)) return 'tcvn3'
  return looksLikeVni(words) ? 'vni' : null
}

/** Whether a font of the .Vn family draws its small letters as capitals (.VnTimeH, .VnArialH). */
export function isUpperCaseFont(font: string | undefined): boolean {
  return font !== undefined && FONT_TCVN3.test(font) && font.trimEnd().endsWith('H')
}

/** TCVN3 (ABC) read as Latin-1 → Unicode NFC. `upper` for fonts that end in H: the bytes are small letters there. */
export function decodeTcvn3(text: string, options: { upper?: boolean } = {}): string {
  const decoded = text.replace(/[\u0080-\u00ff]+/gu, (run) => iconv.decode(Buffer.from(run, 'latin1'), 'tcvn'))
  const unicode = decoded.normalize('NFC')
  return options.upper === true ? unicode.toUpperCase() : unicode
}

/** VNI for Windows read as Latin-1 → Unicode NFC. */
export function decodeVni(text: string): string {
  return text.replace(VNI_LETTER, (pair) => VNI_TABLE.get(pair) ?? pair).normalize('NFC')
}

function looksLikeTcvn3(words: readonly string[]): boolean {
  const converted = words.filter((word) => HIGH_LATIN.test(word))
  if (!converted.some((word) => TCVN3_SIGN.test(word))) return false
  return mostlySyllables(converted.map((word) => decodeTcvn3(word)))
}

function looksLikeVni(words: readonly string[]): boolean {
  const converted = words.filter((word) => HIGH_LATIN.test(word))
  const paired = converted.filter((word) => VNI_PAIR.test(word))
  if (paired.length === 0 || converted.every(isVietnameseSyllable)) return false
  if (!mostlySyllables(converted.map(decodeVni))) return false
  return paired.length > 1 || paired.some((word) => VNI_PAIR.test(word.replace(VNI_WEAK_PAIR, '')))
}

// A long text may hold a foreign or a mistyped word; a short one must be right altogether.
function mostlySyllables(words: readonly string[]): boolean {
  const right = words.filter(isVietnameseSyllable).length
  return right >= words.length * 0.8
}

const VNI_TONES = 'øûõùï'
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
// What stands after a, e or o for a circumflex, alone and with each tone; and after a for a breve.
const VNI_CIRCUMFLEX = 'âàåãáä'
const VNI_BREVE = 'êèúüéë'
const VNI_SINGLE: readonly (readonly [string, string])[] = [
  ['ñ', 'đ'],
  ['ô', 'ơ'],
  ['ö', 'ư'],
  ['ì', 'ì'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['í', 'í'],
  ['ò', 'ị'],
  ['î', 'ỵ'],
]
const VNI_TABLE: ReadonlyMap<string, string> = vniTable()
const VNI_LETTER = new RegExp(longestFirst([...VNI_TABLE.keys()]).join('|'), 'gu')

function vniTable(): Map<string, string> {
  const small = [...VNI_SINGLE]
  for (const [written, vowel] of [...[...'aeouy'].map((v) => [v, v] as const), ['ô', 'ơ'] as const, ['ö', 'ư'] as const]) {
    for (const [i, mark] of [...VNI_TONES].entries()) small.push([written + mark, vowel + TONES[i]])
  }
  for (const vowel of 'aeo') small.push(...shapedVowels(vowel, VNI_CIRCUMFLEX, '\u0302'))
  small.push(...shapedVowels('a', VNI_BREVE, '\u0306'))
  return new Map(small.flatMap(([written, letter]) => bothCases(written, letter.normalize('NFC'))))
}

function shapedVowels(vowel: string, marks: string, shape: string): [string, string][] {
  return [...marks].map((mark, i) => [vowel + mark, vowel + shape + (TONES[i - 1] ?? '')])
}

// The case of the first sign decides; typists often leave the mark small after a capital.
function bothCases(written: string, letter: string): [string, string][] {
  const [head = '', mark = ''] = written
  const marks = [mark, mark.toUpperCase()]
  return marks.flatMap((m): [string, string][] => [
    [head + m, letter],
    [head.toUpperCase() + m, letter.toUpperCase()],
  ])
}

function longestFirst(keys: string[]): string[] {
  return keys.toSorted((a, b) => b.length - a.length)
}

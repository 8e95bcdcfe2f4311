import { decodeTcvn3, decodeVni, detectLegacy } from '../text/legacy-encoding.ts'
import { cleanText } from '../text/normalise.ts'

/** A piece of a file's text and where it stood: "word/header1.xml", "trang 1". */
export interface TextPart {
  place: string
  text: string
}

export interface SecrecyFinding {
  /** `stamp`: a stamp of degree; `grade-line`: "Độ mật: …"; `register-number`: a number of the secret register; `handling`: a mark that only secret papers bear. */
  rule: 'stamp' | 'grade-line' | 'register-number' | 'handling'
  /** The mark itself and nothing around it: what is logged must not repeat the paper. */
  mark: string
  place: string
  /** From 1, within the place. */
  line: number
}

const DEGREES = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'] as const
/** Letters of a stamp may stand apart: "T Ố I  M Ậ T". */
const spaced = (words: string) =>
  words
    .split(' ')
    .map((word) => [...word].join('[ .]?'))
    .join(String.raw`[ .\t]*`)
const APART = String.raw`(?:^|\t| {2,}|[|[\]()*_•■□.:–-] ?)`
const APART_AFTER = String.raw`(?=$|\t| {2,}| ?[|[\]()*_•■□.–-])`

/** High degrees in capitals are stamps wherever they stand, unless they name the degree within a sentence ("ĐỘ TỐI MẬT"). */
const HIGH = DEGREES.slice(0, 2).map((mark) => ({
  mark,
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?<!(?:ĐỘ|LOẠI|HOẶC|VÀ),? )${spaced(mark)}(?![\p{L}\p{N}])`, 'u'),
}))
/** "MẬT" is honey and many other things: a stamp only by itself on a line or set off from the rest of it. */
const LOW = new RegExp(`${APART}${spaced('MẬT')}${APART_AFTER}`, 'u')
/** Alone on its line a high degree counts in any case, and without accents. */
const ALONE = /^[\s[\]()|*_.-]*(?:(?<high>tuyệt mật|tuyet mat)|(?:tối mật|toi mat))[\s[\]()|*_.-]*$/iu
const GRADE = /(?<![\p{L}\p{N}])(?<!cường |nồng |tốc )(?:mức )?độ mật *[:：](?! *(?:không|khong|thường|bình thường|none|no|0|-|–)(?![\p{L}\p{N}]))/iu
const NUMBER =
  /(?<![\p{L}\p{N}])số *[:.]? *\d{1,6} *[-/][\p{L}\d./-]{0,40}(?:\((?:M|TM|TuM|ToM|TUM|TOM|mật|tối mật|tuyệt mật)\)|[-/](?:M|TuM|ToM|TUM|TOM)(?![\p{L}\p{N}\-/]))/iu
const HANDLING = ['CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ', 'BẢN SAO BÍ MẬT NHÀ NƯỚC', 'TÀI LIỆU THU HỒI'] as const

/**
 * The marks of state secrets in a text (Luật Bảo vệ bí mật nhà nước; conventions for files taken in): stamps of degree,
 * "Độ mật:", numbers of the secret register, handling marks. Looks through NFD, look-alike and invisible letters, letters
 * set apart, and TCVN3 or VNI. Words such as bảo mật, bí mật, mật ong, mật độ are none. A text without findings may still be
 * secret: a stamp in a picture is not seen.
 */
export function scanForSecrecy(parts: readonly TextPart[]): SecrecyFinding[] {
  return parts.flatMap(({ place, text }) => linesOf(text).flatMap((line, index) => marksOf(line).map((found) => ({ ...found, place, line: index + 1 }))))
}

function linesOf(text: string): string[] {
  // Tabs and double spaces set a stamp off from its line, and cleaning would make them single spaces.
  return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u).map((line) =>
    unicodeOf(line)
      .split(/\t|[ \u00a0]{2,}/u)
      .map(cleanText)
      .filter(Boolean)
      .join('\t'),
  )
}

function unicodeOf(line: string): string {
  const legacy = detectLegacy({ text: line })
  if (legacy === null) return line
  return legacy === 'tcvn3' ? decodeTcvn3(line) : decodeVni(line)
}

function marksOf(line: string): Pick<SecrecyFinding, 'rule' | 'mark'>[] {
  const found: Pick<SecrecyFinding, 'rule' | 'mark'>[] = []
  const degree = degreeOf(line)
  if (degree !== null) found.push({ rule: 'stamp', mark: degree })
  if (GRADE.test(line)) found.push({ rule: 'grade-line', mark: 'Độ mật:' })
  if (NUMBER.test(line)) found.push({ rule: 'register-number', mark: 'Số …' })
  for (const mark of HANDLING) if (line.includes(mark)) found.push({ rule: 'handling', mark })
  return found
}

function degreeOf(line: string): string | null {
  const alone = ALONE.exec(line)
  if (alone !== null) return alone.groups?.['high'] === undefined ? DEGREES[1] : DEGREES[0]
  const high = HIGH.find(({ pattern }) => pattern.test(line))
  if (high !== undefined) return high.mark
  return LOW.test(line) ? DEGREES[2] : null
}

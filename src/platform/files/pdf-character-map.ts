/** What the codes of a font mean (its ToUnicode map). */
export interface CharacterMap {
  /** Bytes of a code. */
  width: number
  letters: ReadonlyMap<number, string>
}

/** Of all codes that a map lists: more is no font. */
const MOST_CODES = 65_536

/** The first character maps among the streams of a PDF. */
export function readCharacterMaps(streams: readonly string[], most: number): CharacterMap[] {
  return streams
    .filter((stream) => /begincmap|beginbf(?:char|range)/u.test(stream))
    .slice(0, most)
    .map(readMap)
}

function readMap(stream: string): CharacterMap {
  const letters = new Map<number, string>()
  const space = /begincodespacerange\s*<([0-9A-Fa-f]+)>/u.exec(stream)?.[1] ?? '0000'
  for (const [, block = ''] of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu)) {
    for (const [, code = '', value = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>/gu)) letters.set(Number.parseInt(code, 16), textOf(value))
  }
  for (const [, block = ''] of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu)) readRanges(block, letters)
  return { width: Math.max(1, space.length / 2), letters }
}

function readRanges(block: string, letters: Map<number, string>): void {
  let left = MOST_CODES
  for (const [, first = '', last = '', list, value = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:\[([^\]]*)\]|<([0-9A-Fa-f\s]*)>)/gu)) {
    const from = Number.parseInt(first, 16)
    const to = Math.min(Number.parseInt(last, 16), from + left - 1)
    left -= Math.max(0, to - from + 1)
    if (left <= 0) return
    const values = list === undefined ? null : [...list.matchAll(/<([0-9A-Fa-f\s]*)>/gu)].map(([, one = '']) => textOf(one))
    const start = textOf(value)
    for (let code = from; code <= to; code++) letters.set(code, values === null ? shift(start, code - from) : (values[code - from] ?? ''))
  }
}

function textOf(hex: string): string {
  const bytes = Buffer.from(hex.replace(/\s/gu, ''), 'hex')
  return new TextDecoder('utf-16be').decode(bytes)
}

/** The text whose last letter lies so many further on. */
function shift(text: string, by: number): string {
  const last = text.codePointAt(text.length - 1) ?? 0
  return text.slice(0, -1) + String.fromCodePoint(Math.min(0x10ffff, last + by))
}

import { inflateSync } from 'node:zlib'
import { type CharacterMap, readCharacterMaps } from './pdf-character-map.ts'
import type { TextPart } from './secrecy-scan.ts'

const MOST_INFLATED = 60 * 2 ** 20
const MOST_MAPS = 60
const STREAM = 'stream'
const STREAM_END = 'endstream'
/** Bytes before a stream in which its dictionary is looked for. */
const DICTIONARY = 4096
/** Of all strings under all maps together: a forged file must not keep the server busy. */
const MOST_DECODED = 20_000_000

/** What a PDF's text reader did not see. */
export type UnseenInPdf = 'pictures' | 'encrypted' | 'packed'

/**
 * Text out of a PDF as far as it can be had without a PDF library: the strings shown in streams that are plain or
 * deflated, read with each of the file's own character maps in turn (a string that belongs to another font comes out as
 * nonsense, which harms nothing in a search). Not seen: pictures and scans, text of encrypted files, fonts without a map
 * whose codes are not Latin, other packings.
 */
export function readPdfText(bytes: Uint8Array): { parts: TextPart[]; unseen: UnseenInPdf[] } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const raw = file.toString('latin1')
  const unseen = new Set<UnseenInPdf>()
  if (/\/Encrypt[\s<\d]/u.test(raw)) unseen.add('encrypted')
  const streams = readStreams(file, raw, unseen)
  const maps = readCharacterMaps(streams, MOST_MAPS)
  const contents = streams.filter((stream) => /(?:Tj|TJ|'|")\s/u.test(stream) && /\bBT\b/u.test(stream))
  const parts = decodeAll(contents, maps, unseen)
  return { parts: [...parts, { place: 'info', text: readInfo(raw) }], unseen: [...unseen] }
}

function decodeAll(contents: readonly string[], maps: readonly CharacterMap[], unseen: Set<UnseenInPdf>): TextPart[] {
  let left = MOST_DECODED
  return contents.flatMap((content, index) => {
    left -= content.length * (maps.length + 1)
    if (left < 0) {
      unseen.add('packed')
      return []
    }
    const lines = readShownStrings(content)
    return [null, ...maps].map((map) => ({ place: `#${index + 1}`, text: lines.map((line) => textOf(line, map)).join('\n') }))
  })
}

// One pass over the file: a stream is looked for behind the end of the one before.
function readStreams(file: Buffer, raw: string, unseen: Set<UnseenInPdf>): string[] {
  const streams: string[] = []
  let left = MOST_INFLATED
  for (let at = raw.indexOf(STREAM); at >= 0;) {
    const end = raw.indexOf(STREAM_END, at)
    if (end < 0) break
    const before = raw.slice(Math.max(0, at - DICTIONARY), at)
    const dictionary = before.slice(Math.max(0, before.lastIndexOf(' obj')))
    const start = at + STREAM.length + (/^\r?\n/u.exec(raw.slice(at + STREAM.length, at + STREAM.length + 2))?.[0].length ?? 0)
    if (/\/Subtype\s*\/Image/u.test(dictionary)) unseen.add('pictures')
    else if (!/\/(?:FontFile\d?|Length1)\b/u.test(dictionary)) {
      const stream = unpack(file.subarray(start, end), dictionary, { left, unseen })
      left -= stream.length
      streams.push(stream)
    }
    at = raw.indexOf(STREAM, end + STREAM_END.length)
  }
  return streams
}

function unpack(packed: Buffer, dictionary: string, { left, unseen }: { left: number; unseen: Set<UnseenInPdf> }): string {
  const filter = /\/Filter\s*\[?\s*\/(\w+)/u.exec(dictionary)?.[1]
  if (filter === undefined) return packed.toString('latin1')
  try {
    if (filter === 'FlateDecode' && left > 0) return inflateSync(packed, { maxOutputLength: left, finishFlush: 2 }).toString('latin1')
  } catch {
    // Told below: what cannot be unpacked is not seen.
  }
  unseen.add('packed')
  return ''
}

/** Bytes of a string as latin1 text, or a blank that the page's moves make. */
type Piece = { bytes: string } | { blank: string }

const TOKEN = /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>|\[|\]|-?\d*\.?\d+|[A-Za-z'"*]+|\/[^\s/<>[\]()]+/gu

/** The strings that a page shows, in lines: a new line begins where the pen moves up or down. */
function readShownStrings(content: string): Piece[][] {
  const lines: Piece[][] = [[]]
  let numbers: number[] = []
  let y: number | null = null
  let inArray = false
  for (const [token] of content.matchAll(TOKEN)) {
    const line = lines.at(-1) ?? []
    if (token.startsWith('(')) line.push({ bytes: unescape(token.slice(1, -1)) })
    else if (token.startsWith('<')) line.push({ bytes: Buffer.from(token.replace(/[^0-9A-Fa-f]/gu, ''), 'hex').toString('latin1') })
    else if (token === '[' || token === ']') inArray = token === '['
    else if (/^[-\d.]/u.test(token)) {
      const number = Number(token)
      if (inArray && number < -180) line.push({ blank: ' ' })
      if (!inArray) numbers.push(number)
    } else {
      const moved = movedTo(token, numbers, y)
      if (moved === 'line') lines.push([])
      else if (moved !== null) {
        if (y !== null && Math.abs(moved - y) > 1) lines.push([])
        else line.push({ blank: ' ' })
        y = moved
      }
      numbers = []
    }
  }
  return lines
}

/** Where an operator moves the pen: to a height, to the next line, or nowhere. */
function movedTo(operator: string, numbers: readonly number[], y: number | null): number | 'line' | null {
  if (operator === 'Tm') return numbers.at(-1) ?? null
  if (operator === 'Td' || operator === 'TD') return (y ?? 0) + (numbers.at(-1) ?? 0)
  return operator === 'T*' || operator === "'" || operator === '"' ? 'line' : null
}

function unescape(literal: string): string {
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  return literal.replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/gu, (_, octal: string | undefined, sign: string | undefined) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
    return sign === '\n' || sign === '\r\n' ? '' : (named[sign ?? ''] ?? sign ?? '')
  })
}

// Where each word is placed by itself its own space and that of the move are one.
function textOf(line: readonly Piece[], map: CharacterMap | null): string {
  return line
    .map((piece) => decode(piece, map))
    .join('')
    .replace(/ {2,}/gu, ' ')
}

function decode(piece: Piece, map: CharacterMap | null): string {
  if ('blank' in piece) return piece.blank
  if (map === null) return piece.bytes
  let text = ''
  for (let at = 0; at < piece.bytes.length; at += map.width) {
    let code = 0
    for (let i = 0; i < map.width; i++) code = code * 256 + (piece.bytes.charCodeAt(at + i) || 0)
    text += map.letters.get(code) ?? '\ufffd'
  }
  return text
}

/** Title, subject and keywords, which are UTF-16 or Latin strings outside any stream. */
function readInfo(raw: string): string {
  return [...raw.matchAll(/\/(?:Title|Subject|Keywords)\s*(\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>)/gu)]
    .map(([, token = '']) => {
      const bytes = token.startsWith('(') ? Buffer.from(unescape(token.slice(1, -1)), 'latin1') : Buffer.from(token.replace(/[^0-9A-Fa-f]/gu, ''), 'hex')
      return bytes[0] === 0xfe && bytes[1] === 0xff ? new TextDecoder('utf-16be').decode(bytes.subarray(2)) : bytes.toString('latin1')
    })
    .join('\n')
}

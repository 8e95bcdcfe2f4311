import { inflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { FileRefused, type WorkbookLimits } from './workbook.ts'

interface Entry {
  name: string
  method: number
  encrypted: boolean
  packed: Uint8Array
}

const END_RECORD = 0x06054b50
const CENTRAL_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const STORED = 0
const DEFLATED = 8
const CONTENT_TYPES = '[Content_Types].xml'
const NEEDED = /^(?:\[Content_Types\]\.xml|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/u
const MACRO_PART = /vbaProject|^xl\/macrosheets\//iu

/**
 * Takes from an .xlsx only the parts that hold cells, inflates them under the limits, and packs them again unpacked
 * ("stored"). The parser then sees exactly the bytes that were counted, and never pictures, comments, pivots or links.
 */
export function safePackage(file: Uint8Array, limits: WorkbookLimits): Uint8Array {
  const entries = listEntries(file, limits)
  refuseMacros(entries)
  const parts = inflateMatching(entries, NEEDED, limits)
  if (parts['xl/workbook.xml'] === undefined) throw new FileRefused('not-a-workbook')
  const types = new TextDecoder().decode(parts[CONTENT_TYPES])
  if (/macroEnabled/iu.test(types)) throw new FileRefused('macros')
  refuseManyCells(parts, limits.cells)
  return zipSync(parts, { level: 0 })
}

/**
 * The parts of any zip whose names match, inflated under the same limits, and the names of all parts. Throws FileRefused.
 */
export function unpackParts(file: Uint8Array, wanted: RegExp, limits: WorkbookLimits): { names: string[]; parts: Record<string, Uint8Array> } {
  const entries = listEntries(file, limits)
  return { names: entries.map((entry) => entry.name), parts: inflateMatching(entries, wanted, limits) }
}

function refuseManyCells(parts: Record<string, Uint8Array>, limit: number): void {
  let cells = 0
  for (const [name, part] of Object.entries(parts)) {
    if (name.startsWith('xl/worksheets/')) cells += countTags(part, '<c', limit) + countTags(part, '<x:c', limit)
  }
  if (cells > limit) throw new FileRefused('too-large', { cells, limit })
}

// Stops soon after `most`; longer names such as <col> and <cols> do not count.
function countTags(part: Uint8Array, tag: string, most: number): number {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  let count = 0
  for (let at = bytes.indexOf(tag); at >= 0 && count <= most; at = bytes.indexOf(tag, at + tag.length)) {
    if (!isNameByte(bytes[at + tag.length] ?? 0)) count++
  }
  return count
}

function isNameByte(byte: number): boolean {
  return byte > 0x20 && byte !== 0x2f && byte !== 0x3e
}

function refuseMacros(entries: Entry[]): void {
  const macro = entries.find((entry) => MACRO_PART.test(entry.name))
  if (macro !== undefined) throw new FileRefused('macros', { part: macro.name })
}

function inflateMatching(entries: Entry[], wanted: RegExp, limits: WorkbookLimits): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = {}
  let left = limits.inflatedBytes
  for (const entry of entries) {
    if (!wanted.test(entry.name)) continue
    if (entry.encrypted) throw new FileRefused('encrypted')
    const part = inflate(entry, left, limits)
    left -= part.length
    parts[entry.name] = part
  }
  return parts
}

function inflate(entry: Entry, left: number, limits: WorkbookLimits): Uint8Array {
  const byRatio = Math.max(limits.ratioFromBytes, entry.packed.length * limits.ratio)
  const most = Math.min(left, byRatio)
  if (entry.method === STORED && entry.packed.length <= most) return entry.packed
  if (entry.method !== DEFLATED && entry.method !== STORED) throw new FileRefused('unreadable', { part: entry.name })
  try {
    if (most > 0 && entry.method === DEFLATED) return inflateRawSync(entry.packed, { maxOutputLength: most })
  } catch (error) {
    if (!isTooLarge(error)) throw new FileRefused('unreadable', { part: entry.name })
  }
  throw new FileRefused('zip-bomb', { part: entry.name, limit: most })
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

function listEntries(file: Uint8Array, limits: WorkbookLimits): Entry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  try {
    return readDirectory(file, view, limits)
  } catch (error) {
    // DataView throws RangeError where a truncated or forged directory points outside the file.
    if (error instanceof RangeError) throw new FileRefused('unreadable')
    throw error
  }
}

function readDirectory(file: Uint8Array, view: DataView, limits: WorkbookLimits): Entry[] {
  const end = findEndRecord(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.zipEntries) throw new FileRefused('zip-bomb', { entries: count, limit: limits.zipEntries })
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL_ENTRY) throw new FileRefused('unreadable')
    entries.push(readEntry(file, view, at))
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function readEntry(file: Uint8Array, view: DataView, at: number): Entry {
  const nameLength = view.getUint16(at + 28, true)
  const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength))
  const local = view.getUint32(at + 42, true)
  if (view.getUint32(local, true) !== LOCAL_ENTRY) throw new FileRefused('unreadable')
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  return {
    name: name.replaceAll('\\', '/').replace(/^\//u, ''),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    packed: file.subarray(start, start + view.getUint32(at + 20, true)),
  }
}

// The record is followed by a comment of at most 65,535 bytes.
function findEndRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === END_RECORD) return at
  }
  throw new FileRefused('unreadable')
}

import { inflateSync } from 'node:zlib'
import { type Block, type OfficialDocument, type Picture } from './document.model.ts'

/** A picture that cannot be printed: neither PNG nor JPEG, damaged, or larger than any photograph. */
export class PictureUnreadable extends Error {
  constructor(reason: string) {
    super(`Picture unreadable: ${reason}`)
    this.name = 'PictureUnreadable'
  }
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const MOST_PIXELS = 50_000_000
/** SOF0 to SOF15 without DHT, JPG and DAC: the segments that hold a JPEG's size. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Format and size of a picture for a paper. Throws PictureUnreadable. */
export function readPicture(bytes: Uint8Array): Pick<Picture, 'format' | 'pixels'> {
  const isPng = PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)
  try {
    const pixels = isPng ? readPng(bytes) : readJpeg(bytes)
    if (pixels.width < 1 || pixels.height < 1 || pixels.width * pixels.height > MOST_PIXELS) throw new PictureUnreadable('size')
    return { format: isPng ? 'png' : 'jpeg', pixels }
  } catch (error) {
    if (error instanceof PictureUnreadable) throw error
    throw new PictureUnreadable(error instanceof Error ? error.message : 'unknown')
  }
}

/** Reads every picture of a paper once: the PDF library unpacks some only later, where an error could not be caught. Throws PictureUnreadable. */
export function checkPictures(document: OfficialDocument): void {
  for (const blocks of [document.blocks, ...document.appendices.map((appendix) => appendix.blocks)]) checkBlocks(blocks)
}

function checkBlocks(blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.type === 'picture' && readPicture(block.bytes).format !== block.format) throw new PictureUnreadable(`not ${block.format}`)
    if (block.type === 'part') checkBlocks(block.blocks)
  }
}

function readPng(bytes: Uint8Array): Picture['pixels'] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  const packed: Uint8Array[] = []
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const type = view.getUint32(at + 4)
    if (type === 0x49444154) packed.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)))
  }
  // At most 16 bits in four channels, and a filter byte a line.
  inflateSync(Buffer.concat(packed), { maxOutputLength: Math.min(MOST_PIXELS, size.width * size.height) * 8 + size.height * 8 + 1024 })
  return size
}

function readJpeg(bytes: Uint8Array): Picture['pixels'] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint16(0) !== 0xffd8) throw new PictureUnreadable('neither PNG nor JPEG')
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    if (bytes[at] !== 0xff) throw new PictureUnreadable('damaged')
    if (isFrame(bytes[at + 1] ?? 0)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
  }
  throw new PictureUnreadable('damaged')
}

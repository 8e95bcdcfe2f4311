import { readOfficeText } from './office-text.ts'
import { readPdfText } from './pdf-text.ts'
import type { TextPart } from './secrecy-scan.ts'

/** What of a file was not read: pictures (also scans), encrypted or otherwise packed text, or the whole format. */
export type Unseen = 'pictures' | 'encrypted' | 'packed' | 'format'

const startsWith = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1').startsWith(text)

/**
 * The text of an uploaded file by what it is and not by its name: .docx, .xlsx, .pptx, OpenDocument, PDF (as far as possible)
 * and plain text (UTF-8 or UTF-16); its name is read too. Pictures and the old binary .doc, .xls, .ppt are not: `unseen` says so,
 * and the uploader's word must do. Throws FileRefused on a zip that is damaged, encrypted or a bomb.
 */
export function readDocumentText(file: { name: string; bytes: Uint8Array }): { parts: TextPart[]; unseen: Unseen[] } {
  const { parts, unseen } = readContent(file.bytes)
  return { parts: [{ place: 'name', text: file.name.replace(/\.[^.]+$/u, '') }, ...parts], unseen }
}

function readContent(bytes: Uint8Array): { parts: TextPart[]; unseen: Unseen[] } {
  if (startsWith(bytes, 'PK')) {
    const { parts, pictures } = readOfficeText(bytes)
    return { parts, unseen: pictures ? ['pictures'] : [] }
  }
  // Readers take a PDF whose first kilobyte holds the mark somewhere.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return readPdfText(bytes)
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) return { parts: [], unseen: ['format'] }
  const text = decodePlain(bytes)
  return text === null ? { parts: [], unseen: [isPicture(bytes) ? 'pictures' : 'format'] } : { parts: [{ place: 'text', text }], unseen: [] }
}

function isPicture(bytes: Uint8Array): boolean {
  return ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM', 'RIFF', 'II*\0', 'MM\0*'].some((mark) => startsWith(bytes, mark))
}

function decodePlain(bytes: Uint8Array): string | null {
  const encoding = startsWith(bytes, '\xff\xfe') ? 'utf-16le' : startsWith(bytes, '\xfe\xff') ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

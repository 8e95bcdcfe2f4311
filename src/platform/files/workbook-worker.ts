import { readCsv } from './csv-reader.ts'
import { readDocumentText } from './document-text.ts'
import { FileRefused, type RefusalCode, type RefusalDetails, type Workbook, type WorkbookLimits } from './workbook.ts'
import { scanForSecrecy, type SecrecyFinding } from './secrecy-scan.ts'
import { readXls } from './xls-reader.ts'
import { readXlsx } from './xlsx-reader.ts'

export interface ReadTask {
  name: string
  bytes: Uint8Array
  limits: WorkbookLimits
}

/**
 * Errors lose their class between threads, so a refusal travels as data. The workbook travels as JSON, which for many
 * small objects is a quarter cheaper than a structured clone.
 */
export type ReadResult = { ok: true; json: string } | { ok: false; code: RefusalCode; details: RefusalDetails }

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

/** The body of a worker thread: reads one file, by what it is and not by what its name says. */
export async function readInWorker(task: ReadTask): Promise<ReadResult> {
  try {
    const json = JSON.stringify(await readByContent(task))
    const limit = task.limits.resultCharacters
    if (json.length > limit) throw new FileRefused('too-large', { characters: json.length, limit })
    return { ok: true, json }
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, code: error.code, details: error.details }
    return { ok: false, code: 'unreadable', details: { cause: String(error).slice(0, 200) } }
  }
}

export type LookTask = Omit<ReadTask, 'limits'>
export type LookResult = { ok: true; findings: SecrecyFinding[] } | { ok: false; code: RefusalCode; details: RefusalDetails }

/** The other body: reads a file's text and looks for marks of state secrecy in it. What is not a refusal is thrown as it is. */
export function lookInWorker(task: LookTask): LookResult {
  try {
    return { ok: true, findings: scanForSecrecy(readDocumentText(task).parts) }
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, code: error.code, details: error.details }
    throw error
  }
}

async function readByContent({ name, bytes, limits }: ReadTask): Promise<Workbook> {
  if (/\.(?:xlsm|xltm|xlam|xla)$/iu.test(name)) throw new FileRefused('macros')
  if (startsWith(bytes, ZIP)) return readXlsx(bytes, limits)
  if (startsWith(bytes, COMPOUND_FILE)) return readXls(bytes, limits)
  if (/\.(?:csv|tsv|txt)$/iu.test(name) && bytes.length > 0) return readCsv(bytes, limits)
  throw new FileRefused('not-a-workbook')
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

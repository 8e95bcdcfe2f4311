import { scanForSecrecy, type TextPart } from '#platform/files/secrecy-scan.ts'
import { FileRefused } from '#platform/files/workbook.ts'
import { lookForSecrecyMarks } from '#platform/files/workbook-reader.ts'

/** The first mark of state secrecy in pieces of text; null when none was seen. */
export function findSecrecyMark(parts: readonly TextPart[]): string | null {
  return scanForSecrecy(parts)[0]?.mark ?? null
}

/**
 * A look for marks of state secrecy into a file that is handed in, its name among it: the first mark, null when none was seen,
 * or that the file is damaged, locked, a bomb or without end. What is a picture is not seen. Read in a thread of its own.
 */
export async function lookIntoFile(file: { name: string; bytes: Uint8Array }): Promise<{ mark: string | null } | 'unreadable'> {
  try {
    return { mark: (await lookForSecrecyMarks(file))[0]?.mark ?? null }
  } catch (error) {
    if (error instanceof FileRefused) return 'unreadable'
    throw error
  }
}

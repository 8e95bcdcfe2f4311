import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tx } from '#platform/db.ts'
import { canonicalJson } from '#platform/audit.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { findChainEnd, findDigestFile, findDigests, insertDigest } from './digest.store.ts'

export interface Published {
  day: string
  file: string
}

export const digestFileName = (day: string) => `nhip-cau-${day}.json`

/**
 * Says the end of the audit chain for the day in Viet Nam, once a day: its length, the hash of its last line, and the hash of
 * the file of the time before. Answers the file of the day; null while the chain is empty.
 */
export async function publishDigest(tx: Tx, now: string): Promise<Published | null> {
  const day = vietnamDate(now)
  const known = await findDigestFile(tx, day)
  if (known !== undefined) return { day, file: known }
  const end = await findChainEnd(tx)
  if (!end) return null
  const [previous] = await findDigests(tx, { limit: 1 })
  const before = previous ? { day: previous.day, fileHash: previous.fileHash } : null
  const file = `${canonicalJson({ format: 'nhip-cau-digest-1', day, madeAt: now, lines: end.lines, head: end.head, previous: before })}\n`
  await insertDigest(tx, { day, ...end, file, now })
  tx.audit({ action: 'digest.published', subject: 'digest', subjectId: day, after: { lines: end.lines, head: end.head } })
  return { day, file }
}

/** Lays the file of a day into a folder that others may fetch from; written beside and renamed, so that it is there whole. */
export async function layDown(folder: string, { day, file }: Published): Promise<void> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, digestFileName(day))
  await writeFile(`${path}.part`, file)
  await rename(`${path}.part`, path)
}

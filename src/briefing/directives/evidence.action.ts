import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Upload } from '#platform/contract.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { WriteContext } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { nfc } from '#platform/text/normalise.ts'
import { lookIntoFile } from '../look-for-secrets.action.ts'
import { type Evidence, fileNotTaken } from './directive.contract.ts'
import type { DirectiveRow } from './directive.store.ts'
import { contentTypeOf, refusalOf } from './evidence.model.ts'
import { insertFile, type PartRow } from './part.store.ts'

/** Where a file went, or the mark of state secrecy for which it went nowhere. */
export type TakenEvidence = { digest: string } | { mark: string }

/** Puts a file into the store, unless its name or its text bears a mark of state secrecy. Throws fileNotTaken on what else cannot be taken. */
export async function takeEvidence(files: FileStore, file: Upload): Promise<TakenEvidence> {
  const byName = refusalOf(file.name)
  if (file.bytes.byteLength === 0 || byName === 'type') throw fileNotTaken({ name: file.name, reason: byName ?? 'empty' })
  if (byName === 'secret') return { mark: 'MẬT' }
  const seen = await lookIntoFile(file)
  if (seen === 'unreadable') throw fileNotTaken({ name: file.name, reason: 'content' })
  return seen.mark === null ? { digest: await files.put(file.bytes) } : { mark: seen.mark }
}

interface Kept {
  directive: DirectiveRow
  part: PartRow
  file: Upload
  taken: TakenEvidence
}

/** Notes a file that was taken. The attempt to hand in a secret is kept too, without name and content; the answer is a refusal that commits. */
export async function keepEvidence({ tx, actor, now }: WriteContext, { directive, part, file, taken }: Kept): Promise<z.infer<typeof Evidence> | Problem> {
  if ('mark' in taken) {
    const after = { agencyId: part.agencyId, mark: taken.mark, kind: contentTypeOf(file.name), size: file.bytes.byteLength }
    tx.audit({ action: 'directive.secret-refused', subject: 'directive', subjectId: directive.id, after })
    return fileNotTaken({ name: file.name, reason: 'secret' })
  }
  const evidence = { id: randomUUID(), name: nfc(file.name), size: file.bytes.byteLength, uploadedAt: now }
  await insertFile(tx, {
    ...evidence,
    directiveId: directive.id,
    agencyId: part.agencyId,
    digest: taken.digest,
    contentType: contentTypeOf(file.name),
    uploadedBy: actor.personId,
    demo: directive.demo,
  })
  return evidence
}

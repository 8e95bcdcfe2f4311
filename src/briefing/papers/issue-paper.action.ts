import type { Upload } from '#platform/contract.ts'
import type { Tx } from '#platform/db.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { PagePictures } from '#platform/files/page-pictures.ts'
import type { Problem } from '#platform/problem.ts'
import { findSecrecyMark, lookIntoFile } from '../look-for-secrets.action.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { isEmptyText, normalised, plainText } from '../text/rich-text.model.ts'
import { freezeAt } from './freeze-papers.action.ts'
import { draftChanged, fileRefused, notConfirmed, type Paper, paperEmpty, paperTypes, secretRefused } from './paper.contract.ts'
import { hasFigures, isPicture, looksLike, typeOf } from './paper.model.ts'
import { getDraft, insertVersion, updateDraft } from './paper.store.ts'

interface By {
  now: string
  by: string
}

/** Saves the text over the revision that its writer saw. Throws draftChanged, which names who saved meanwhile. */
export async function saveDraft(tx: Tx, paperId: string, { revision, body }: { revision: number; body: RichText }, { now, by }: By) {
  if (!(await updateDraft(tx, paperId, revision, { body: normalised(body), now, by }))) {
    const { savedAt, savedBy, revision: newest } = await getDraft(tx, paperId)
    throw draftChanged({ revision: newest, savedBy, savedAt })
  }
  return { revision: revision + 1, savedAt: now }
}

interface Issue extends By {
  revision: number
  note: string | null
  figuresAsOf: string | null
}

/** Issues the saved text as a new version; once the briefing's figures are locked its figures are frozen with it. */
export async function issue(tx: Tx, paper: Paper, { revision, note, figuresAsOf, now, by }: Issue): Promise<{ number: number } | Problem> {
  const draft = await getDraft(tx, paper.id)
  if (draft.revision !== revision) throw draftChanged({ revision: draft.revision, savedBy: draft.savedBy, savedAt: draft.savedAt })
  if (isEmptyText(draft.body)) throw paperEmpty({})
  const mark = findSecrecyMark([
    { place: 'name', text: paper.title },
    { place: 'text', text: plainText(draft.body, () => '') },
  ])
  if (mark) return refuseSecret(tx, paper, { mark, kind: 'text', size: 0 })
  const freezes = figuresAsOf !== null && hasFigures(draft.body)
  const body = freezes ? await freezeAt(tx, draft.body, { asOf: figuresAsOf, now }) : draft.body
  return { number: await insertVersion(tx, paper, { body, file: null, note, frozenAsOf: freezes ? figuresAsOf : null, madeAt: now, madeBy: by }) }
}

interface Taking extends By {
  file: Upload
  confirmed: boolean
  note: string | null
  files: FileStore
  /** What `lookAtFile` found. */
  seen: SeenFile
}

/** Takes a file as a new version, after its hander-in confirmed that it holds no secrets and a look for marks of them found none. */
export async function takeFile(tx: Tx, paper: Paper, { file, confirmed, note, files, seen, now, by }: Taking): Promise<{ number: number } | Problem> {
  if (!confirmed) throw notConfirmed({})
  const type = typeOf(file.name)
  if (!type || paper.kind !== 'file') throw fileRefused({ reason: 'type' })
  if (file.bytes.length === 0) throw fileRefused({ reason: 'empty' })
  if (!looksLike(type, file.bytes)) throw fileRefused({ reason: 'content' })
  if (seen.mark) return refuseSecret(tx, paper, { mark: seen.mark, kind: type, size: file.bytes.length })
  const digest = await files.put(file.bytes)
  const kept = { digest, name: file.name.normalize('NFC'), type, size: file.bytes.length, pages: seen.pages }
  return { number: await insertVersion(tx, paper, { body: null, file: kept, note, frozenAsOf: null, madeAt: now, madeBy: by }) }
}

export interface SeenFile {
  /** The first mark of state secrecy; null when none was seen. */
  mark: string | null
  /** Pages that a screen can show; null: none. */
  pages: number | null
}

/** What there is to know of a file before it is taken. One that cannot be read is refused (throws fileRefused). */
export async function lookAtFile(file: Upload, pictures: PagePictures): Promise<SeenFile> {
  const seen = await lookIntoFile(file)
  if (seen === 'unreadable') throw fileRefused({ reason: 'content' })
  const type = typeOf(file.name)
  if (type === paperTypes['.pdf']) return { mark: seen.mark, pages: await pictures.count(file.bytes) }
  return { mark: seen.mark, pages: isPicture(type) ? 1 : null }
}

/** The attempt is kept, without name and content; the answer is a refusal that commits. */
function refuseSecret(tx: Tx, paper: Paper, attempt: { mark: string; kind: string; size: number }): Problem {
  tx.audit({ action: 'paper.secret-refused', subject: 'paper', subjectId: paper.id, after: attempt })
  return secretRefused({ mark: attempt.mark })
}

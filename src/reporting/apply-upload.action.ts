import type { Tx } from '#platform/db.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Workbook } from '#platform/files/workbook.ts'
import { DecimalText } from '#platform/contract.ts'
import type { Act } from './act.model.ts'
import { claim, examineDraft, getEditable } from './draft.action.ts'
import type { Line } from './form.contract.ts'
import { getForm } from './form.store.ts'
import { findFormLists } from './lists.store.ts'
import { applyReadings } from './reading-choice.model.ts'
import { type DraftSaved, type StatedFigure, wrongState } from './return.contract.ts'
import { findLines } from './return.store.ts'
import type { Outcome } from './upload.contract.ts'
import { mergeUpload } from './upload-merge.model.ts'
import { getUpload, insertUpload, settleUpload } from './upload.store.ts'
import { changeLines } from './version.store.ts'
import { type Upload, uploadSettled } from './workbook.contract.ts'
import { readReturnWorkbook } from './workbook-reading.action.ts'

interface Taken {
  returnId: string
  file: { name: string; bytes: Uint8Array }
  workbook: Workbook
  files: FileStore
}

/** Keeps a workbook and how it was read against the draft. Nothing of the draft changes. */
export async function takeUpload(tx: Tx, act: Act, { returnId, file, workbook, files }: Taken): Promise<Upload> {
  const { head, version } = await getEditable(tx, act, returnId)
  const context = { form: await getForm(tx, head.formVersionId), lists: await findFormLists(tx, head), existing: await findLines(tx, version.id) }
  const outcome = readReturnWorkbook(workbook, { ...context, newKey: act.newId })
  const digest = await files.put(file.bytes)
  const row = { id: act.newId(), returnId, fileName: file.name, size: file.bytes.length, outcome }
  await insertUpload(tx, { ...row, versionId: version.id, digest, madeBy: act.actor.personId, madeAt: act.now })
  return { ...row, state: 'read', madeBy: act.actor.fullName, madeAt: act.now, appliedAt: null }
}

type Applied = DraftSaved & { added: string[]; corrected: string[]; same: number; skipped: number }

/**
 * Takes the lines of a workbook into the draft that it was read against: new lines are added, known ones corrected in the
 * cells that the file changes, none is removed. Throws uploadSettled, changedMeanwhile, wrongState.
 */
export async function applyUploadTo(
  tx: Tx,
  act: Act,
  { uploadId, revision: seen, choices, skip }: { uploadId: string; revision: number; choices: Record<string, string>; skip: readonly string[] },
): Promise<Applied> {
  const upload = await getUpload(tx, uploadId)
  if (upload.state !== 'read') throw uploadSettled({ state: upload.state })
  const { head, version } = await getEditable(tx, act, upload.returnId)
  if (version.id !== upload.versionId) throw wrongState({ action: 'edit', state: version.state })
  const outcome = applyReadings(upload.outcome, choices, await getForm(tx, head.formVersionId))
  const answers = answersOf(outcome)
  const revision = await claim(tx, act, version, { revision: seen, ...answers })
  if (!(await settleUpload(tx, uploadId, 'applied', act.now))) throw uploadSettled({ state: 'applied' })
  const existing = await findLines(tx, version.id)
  const merged = mergeUpload(outcome, existing, new Set(skip))
  await changeLines(tx, version.id, { upserts: merged.upserts, removals: [] })
  const { added, corrected, same, skipped } = merged
  tx.audit({
    action: 'upload.applied',
    subject: 'return',
    subjectId: head.id,
    before: { number: version.number, revision: version.revision, lines: existing.filter((line: Line) => corrected.includes(line.lineKey)) },
    after: { uploadId, revision, added: added.length, corrected: corrected.length, same, skipped, choices, ...answers },
  })
  const examined = await examineDraft(tx, head, {
    ...version,
    figures: { ...version.figures, ...answers.figures },
    narrative: { ...version.narrative, ...answers.narrative },
  })
  return { revision, findings: examined.findings, figures: examined.figures, summary: examined.summary, added, corrected, same, skipped }
}

function answersOf(outcome: Outcome) {
  const stated = Object.entries(outcome.figures).filter(([, figure]) => DecimalText.safeParse(figure.value).success)
  const figures: Record<string, StatedFigure> = Object.fromEntries(stated)
  return { figures: stated.length ? figures : undefined, narrative: Object.keys(outcome.narrative).length ? outcome.narrative : undefined }
}

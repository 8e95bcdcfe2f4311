import { findSecretariat } from '#directory/index.ts'
import type { Tx } from '#platform/db.ts'
import { cleanText } from '#platform/text/normalise.ts'
import type { Act } from './act.model.ts'
import type { VersionSummary } from './campaign.contract.ts'
import { demandAction, judgeDraft } from './draft.action.ts'
import { findUnexplained, situationOf } from './examine.action.ts'
import type { Finding } from './form.contract.ts'
import { type NoticeKind, notify } from './notice.store.ts'
import { type Moved, wrongState } from './return.contract.ts'
import { type ReturnAction, transitionOf } from './return.model.ts'
import { findExplanations, getReturn, getVersion, type ReturnHead, type VersionRow } from './return.store.ts'
import { copyVersion, holdDraft, moveVersion, putExplanations, type Stamps } from './version.store.ts'

interface Subject {
  head: ReturnHead
  version: VersionRow
  /** What the checks say now, where they were run. */
  summary?: VersionSummary
}

export async function getSubject(tx: Tx, returnId: string): Promise<Subject> {
  return { head: await getReturn(tx, returnId), version: await getVersion(tx, returnId) }
}

/** Moves the version by the table, or throws wrongState when somebody moved it first. Leaves the audit line. */
export async function move(tx: Tx, action: Exclude<ReturnAction, 'edit'>, { head, version, summary }: Subject, stamps: Stamps): Promise<Moved> {
  const { from, to } = transitionOf(action)
  if (!(await moveVersion(tx, version.id, { from, to }, { ...stamps, summary }))) throw wrongState({ action, state: (await getVersion(tx, head.id)).state })
  tx.audit({
    action: `return.${action}`,
    subject: 'return',
    subjectId: head.id,
    before: { number: version.number, state: from },
    after: { versionId: version.id, state: to, ...stamps },
  })
  return { id: head.id, versionId: version.id, number: version.number, state: to, openedVersionId: null }
}

/**
 * Submits the draft. All checks run here, once, on a draft that is held. `explain` (for seeds) answers soft findings that
 * nobody has explained. Throws demandUnmet, wrongState.
 */
export async function submitReturn(tx: Tx, act: Act, { returnId, explain }: { returnId: string; explain?: (finding: Finding) => string }): Promise<Moved> {
  const { head, version } = await getSubject(tx, returnId)
  demandAction('submit', situationOf(head, version), act)
  const held = await holdDraft(tx, version.id)
  if (!held) throw wrongState({ action: 'submit', state: (await getVersion(tx, returnId)).state })
  const examined = await judgeDraft(tx, head, held)
  if (explain && examined.situation.unexplainedFindings > 0) {
    const open = findUnexplained(examined.findings, await findExplanations(tx, held.id))
    const bodies = new Map(
      open.map((finding) => [`${finding.lineKey}|${finding.code}`, { lineKey: finding.lineKey, code: finding.code, body: explain(finding) }]),
    )
    await putExplanations(tx, held.id, { by: act.actor.personId, at: act.now }, [...bodies.values()])
    examined.situation.unexplainedFindings = 0
  }
  demandAction('submit', situationOf(head, held, examined), act)
  const moved = await move(
    tx,
    'submit',
    { head, version: held, summary: examined.summary },
    { submittedAt: act.now, submittedBy: act.actor.personId, note: null },
  )
  await tell(tx, act, head, 'reporting.submitted', [head.agencyId])
  return moved
}

/** Takes a submitted return back to draft. */
export async function withdrawReturn(tx: Tx, act: Act, { returnId }: { returnId: string }): Promise<Moved> {
  const subject = await getSubject(tx, returnId)
  demandAction('withdraw', situationOf(subject.head, subject.version), act)
  return move(tx, 'withdraw', subject, { submittedAt: null, submittedBy: null })
}

/** Signs a submitted return: with this it is handed in to the secretariat. */
export async function signReturn(tx: Tx, act: Act, { returnId }: { returnId: string }): Promise<Moved> {
  const subject = await getSubject(tx, returnId)
  demandAction('sign', situationOf(subject.head, subject.version), act)
  const moved = await move(tx, 'sign', subject, { signedAt: act.now, signedBy: act.actor.personId })
  await tell(tx, act, subject.head, 'reporting.signed', act.publicUrl ? await findSecretariat(tx) : [])
  return moved
}

/** The agency's own approver gives it back to the officer with a note. */
export async function rejectReturn(tx: Tx, act: Act, { returnId, note }: { returnId: string; note: string }): Promise<Moved> {
  const subject = await getSubject(tx, returnId)
  demandAction('reject', situationOf(subject.head, subject.version), act)
  const moved = await move(tx, 'reject', subject, { submittedAt: null, submittedBy: null, note: cleanText(note) })
  await tell(tx, act, subject.head, 'reporting.rejected', [subject.head.agencyId])
  return moved
}

/** Opens a correction of an accepted return: version n + 1 as a draft, while n stays in force. */
export async function correctReturn(tx: Tx, act: Act, { returnId, note }: { returnId: string; note: string }): Promise<Moved> {
  const { head, version } = await getSubject(tx, returnId)
  demandAction('correct', situationOf(head, version), act)
  const openedVersionId = act.newId()
  await copyVersion(tx, version.id, { id: openedVersionId, openedAt: act.now, openedBy: act.actor.personId, note: cleanText(note) })
  tx.audit({
    action: 'return.correct',
    subject: 'return',
    subjectId: returnId,
    before: { number: version.number, state: version.state },
    after: { openedVersionId, number: version.number + 1, note },
  })
  return { id: returnId, versionId: version.id, number: version.number, state: version.state, openedVersionId }
}

async function tell(tx: Tx, act: Act, head: ReturnHead, kind: NoticeKind, agencies: readonly string[]) {
  const args = { year: String(head.reportYear), agency: head.nameVi }
  await notify(
    tx,
    act,
    agencies.map((agencyId) => ({ agencyId, kind, arguments: args, link: `/returns/${head.id}` })),
  )
}

import { postReturn } from '#aid/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Act } from './act.model.ts'
import { demandAction } from './draft.action.ts'
import { answerFigures, situationOf } from './examine.action.ts'
import type { Line } from './form.contract.ts'
import { getForm } from './form.store.ts'
import { getSubject, move } from './move-return.action.ts'
import { tellByMail } from './notice.store.ts'
import type { Moved } from './return.contract.ts'
import { findLines, type ReturnHead, type VersionRow } from './return.store.ts'
import { supersede } from './version.store.ts'

/**
 * Accepts a signed return: the version in force before it is superseded, and its lines are posted to the ledger, in one
 * transaction. Of two who accept at once one wins; the other gets wrongState.
 */
export async function acceptReturn(tx: Tx, act: Act, { returnId }: { returnId: string }): Promise<Moved> {
  const subject = await getSubject(tx, returnId)
  const { head, version } = subject
  demandAction('accept', situationOf(head, version), act)
  const superseded = await supersede(tx, returnId)
  const moved = await move(tx, 'accept', subject, { decidedAt: act.now, decidedBy: act.actor.personId })
  const lines = await findLines(tx, version.id)
  const stated = await findStated(tx, head, version, lines)
  const posted = await postReturn(tx, {
    returnId,
    versionId: version.id,
    number: version.number,
    agencyId: head.agencyId,
    reportYear: head.reportYear,
    periodFrom: head.periodFrom,
    periodTo: head.periodTo,
    lines,
    stated,
    demo: head.demo,
    now: act.now,
    acceptedBy: act.actor.personId,
    isCorrection: superseded !== undefined,
  })
  tx.audit({
    action: 'ledger.posted',
    subject: 'return',
    subjectId: returnId,
    before: { superseded: superseded ?? null },
    after: { ...posted, versionId: version.id },
  })
  await tellByMail(tx, act, [
    { agencyId: head.agencyId, kind: 'reporting.accepted', arguments: { year: String(head.reportYear), agency: head.nameVi }, link: `/returns/${returnId}` },
  ])
  return moved
}

/** The figures the agency states, each beside what the lines give. */
async function findStated(tx: Tx, head: ReturnHead, { figures }: VersionRow, lines: readonly Line[]) {
  const answers = await answerFigures(tx, head, await getForm(tx, head.formVersionId), { lines, figures })
  return answers.flatMap(({ value, ...answer }) => (value === null ? [] : [{ ...answer, value }]))
}

import type { Tx } from '#platform/db.ts'
import { invalidRequest } from '#platform/problem.ts'
import { cleanText } from '#platform/text/normalise.ts'
import type { Act } from './act.model.ts'
import { demandAction } from './draft.action.ts'
import { situationOf } from './examine.action.ts'
import { columnsByKey } from './form.model.ts'
import { getForm } from './form.store.ts'
import { getSubject, move } from './move-return.action.ts'
import { tellByMail } from './notice.store.ts'
import type { GivenRemark, Moved } from './return.contract.ts'
import { findLines } from './return.store.ts'
import { copyVersion, insertRemarks } from './version.store.ts'

/**
 * Sends a signed return back with at least one remark, each on a cell, a line or the whole, and opens the next version as
 * a draft copy in the same transaction. Throws invalidRequest when a remark names a line or column that is not there.
 */
export async function sendBackReturn(tx: Tx, act: Act, { returnId, remarks }: { returnId: string; remarks: readonly GivenRemark[] }): Promise<Moved> {
  const subject = await getSubject(tx, returnId)
  const { head, version } = subject
  demandAction('send_back', situationOf(head, version), act)
  await refuseStrayRemarks(tx, head.formVersionId, version.id, remarks)
  const moved = await move(tx, 'send_back', subject, { decidedAt: act.now, decidedBy: act.actor.personId })
  const rows = remarks.map((remark) => ({ id: act.newId(), lineKey: remark.lineKey ?? null, column: remark.column ?? null, body: cleanText(remark.body) }))
  await insertRemarks(tx, version.id, { by: act.actor.personId, at: act.now }, rows)
  const openedVersionId = act.newId()
  await copyVersion(tx, version.id, { id: openedVersionId, openedAt: act.now, openedBy: act.actor.personId, note: null })
  tx.audit({ action: 'return.opened-again', subject: 'return', subjectId: returnId, after: { openedVersionId, number: version.number + 1, remarks: rows } })
  await tellByMail(tx, act, [
    {
      agencyId: head.agencyId,
      kind: 'reporting.sent-back',
      arguments: { year: String(head.reportYear), agency: head.nameVi, count: rows.length },
      link: `/returns/${returnId}`,
    },
  ])
  return { ...moved, openedVersionId }
}

async function refuseStrayRemarks(tx: Tx, formId: string, versionId: string, remarks: readonly GivenRemark[]) {
  if (remarks.length === 0) throw invalidRequest({ errors: [{ path: 'remarks', message: 'none given' }] })
  const columns = columnsByKey(await getForm(tx, formId))
  const keys = new Set((await findLines(tx, versionId)).map((line) => line.lineKey))
  const errors = remarks.flatMap((remark, index) => [
    ...(remark.lineKey && !keys.has(remark.lineKey) ? [{ path: `remarks.${index}.lineKey`, message: 'no such line' }] : []),
    ...(remark.column && !columns.has(remark.column) ? [{ path: `remarks.${index}.column`, message: 'no such column' }] : []),
  ])
  if (errors.length > 0) throw invalidRequest({ errors })
}

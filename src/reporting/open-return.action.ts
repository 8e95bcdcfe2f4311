import type { Tx } from '#platform/db.ts'
import { alreadyThere, notAllowed } from '#platform/problem.ts'
import type { Act } from './act.model.ts'
import { findDebtors, getCampaign } from './campaign.store.ts'
import { findGrantCodes, findLastYear, findPlaceSuccessors } from './history.store.ts'
import { prefill } from './prefill.model.ts'
import { notOwed, returnClosed } from './return.contract.ts'
import { roleMay } from './return.model.ts'
import { findOwnReturns } from './return.store.ts'
import { changeLines, insertReturn, insertVersion } from './version.store.ts'

/**
 * Opens a return as draft version 1, filled with last year's grants that still run. The agency may be left out when the
 * person answers for one debtor only. Throws notOwed, returnClosed, alreadyThere.
 */
export async function openReturn(
  tx: Tx,
  act: Act,
  { campaignId, agencyId, empty }: { campaignId: string; agencyId?: string | undefined; empty?: boolean },
): Promise<{ id: string; versionId: string; prefilled: number }> {
  if (!roleMay('edit', act.actor.role)) throw notAllowed({})
  const campaign = await getCampaign(tx, campaignId)
  if (campaign.closedOn) throw returnClosed({})
  const debtor = await chooseDebtor(tx, act, campaignId, agencyId)
  const [open] = await findOwnReturns(tx, [debtor], campaignId)
  if (open?.returnId) throw alreadyThere({ constraint: 'return' })
  const id = act.newId()
  const versionId = act.newId()
  await insertReturn(tx, { id, campaignId, agencyId: debtor, openedAt: act.now })
  await insertVersion(tx, { id: versionId, returnId: id, number: 1, openedAt: act.now, openedBy: act.actor.personId })
  const lines = empty ? [] : await prefilledLines(tx, act, debtor, campaign)
  await changeLines(tx, versionId, { upserts: lines, removals: [] })
  tx.audit({ action: 'return.opened', subject: 'return', subjectId: id, after: { campaignId, agencyId: debtor, versionId, prefilled: lines.length } })
  return { id, versionId, prefilled: lines.length }
}

async function chooseDebtor(tx: Tx, { actor }: Act, campaignId: string, asked: string | undefined): Promise<string> {
  const mine = (await findDebtors(tx, campaignId)).map((debtor) => debtor.agencyId).filter((id) => actor.agencyIds.includes(id))
  const chosen = asked ?? (mine.length === 1 ? mine[0] : undefined)
  if (!chosen || !mine.includes(chosen)) throw notOwed({})
  return chosen
}

async function prefilledLines(tx: Tx, act: Act, agencyId: string, campaign: { reportYear: number; periodFrom: string; placeSetId: string }) {
  const lastYear = await findLastYear(tx, agencyId, campaign.reportYear)
  if (!lastYear || lastYear.length === 0) return []
  const codes = await findGrantCodes(tx, agencyId, campaign.reportYear)
  const successors = await findPlaceSuccessors(tx, campaign.placeSetId)
  return prefill(lastYear, { periodFrom: campaign.periodFrom, successors, codes, newId: act.newId })
}

import { formatPlainDate } from '#platform/format.ts'
import type { Tx, Db } from '#platform/db.ts'
import { type Act, vietnamDay } from './act.model.ts'
import { type Campaign, campaignDates, campaignExists, type Debtor, type OpenCampaign } from './campaign.contract.ts'
import { proposalOf } from './campaign.model.ts'
import { findCampaignOfYear, findProposedDebtors, insertCampaign } from './campaign.store.ts'
import { getFormOn, getPlaceSetOn } from './form.store.ts'
import { tellByMail } from './notice.store.ts'

/** What a campaign of a year would be: the form and the places valid at the end of the year, and who would owe. Throws campaignExists. */
export async function proposeCampaignOf(db: Db, year: number): Promise<{ campaign: Omit<Campaign, 'openedOn' | 'closedOn' | 'demo'>; debtors: Debtor[] }> {
  if (await findCampaignOfYear(db, year)) throw campaignExists({ year })
  const proposal = proposalOf(year)
  const placeSetId = await getPlaceSetOn(db, proposal.periodTo)
  const form = await getFormOn(db, proposal.periodTo)
  return { campaign: { ...proposal, placeSetId, formVersionId: form.id }, debtors: await findProposedDebtors(db, placeSetId, proposal.periodTo) }
}

/** Opens a campaign and tells everybody who owes. Throws campaignExists, or campaignDates when it would be due before it is opened. */
export async function openCampaign(tx: Tx, act: Act, asked: OpenCampaign & { demo?: boolean }): Promise<Campaign> {
  const proposal = await proposeCampaignOf(tx, asked.reportYear)
  const { debtors, demo, ...given } = asked
  const campaign: Campaign = { ...proposal.campaign, ...given, openedOn: vietnamDay(act.now), closedOn: null, demo: demo ?? false }
  if (campaign.dueOn < campaign.openedOn) throw campaignDates({})
  const owing = debtors ?? proposal.debtors.map((debtor) => debtor.agencyId)
  await insertCampaign(tx, campaign, owing)
  await tellByMail(
    tx,
    act,
    owing.map((agencyId) => ({
      agencyId,
      kind: 'reporting.campaign-opened',
      arguments: { year: String(campaign.reportYear), due: formatPlainDate(campaign.dueOn, 'vi') },
      link: `/campaigns/${campaign.id}`,
    })),
  )
  return campaign
}

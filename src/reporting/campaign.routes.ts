import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { vietnamDay } from './act.model.ts'
import { findDebtorStates, findDebts } from './board.store.ts'
import {
  campaignDates,
  campaignUnfinished,
  closeCampaign,
  editCampaign,
  extendDebtor,
  listCampaigns,
  openCampaignRoute,
  proposeCampaign,
  remindNow,
  reopenCampaign,
  showBoard,
  showCampaign,
  showCampaignForm,
  showLeague,
} from './campaign.contract.ts'
import { boardRow, countBoard } from './campaign.model.ts'
import { countUndecided, extendDebt, findCampaigns, findDebtors, getCampaign, getOpenCampaign, updateCampaign } from './campaign.store.ts'
import { getForm } from './form.store.ts'
import { findFormLists } from './lists.store.ts'
import { leagueOf } from './league.model.ts'
import { openCampaign, proposeCampaignOf } from './open-campaign.action.ts'
import { remindDebtors } from './remind.action.ts'
import { type ReportingOptions, actOf } from './act.routes.ts'

export function campaignBindings(options: ReportingOptions): Binding[] {
  return [
    implement(listCampaigns, async ({ db }) => ({ campaigns: await findCampaigns(db) })),
    implement(showCampaign, async ({ db }, { params }) => ({ campaign: await getCampaign(db, params.id), debtors: await findDebtors(db, params.id) })),
    implement(showCampaignForm, async ({ db }, { params }) => {
      const campaign = await getCampaign(db, params.id)
      return { form: await getForm(db, campaign.formVersionId), lists: await findFormLists(db, campaign) }
    }),
    implement(proposeCampaign, async ({ db }, { query }) => proposeCampaignOf(db, query.year)),
    implement(openCampaignRoute, async (context, { body }) => ({ id: (await openCampaign(context.tx, actOf(context, options), body)).id })),
    implement(editCampaign, async ({ tx }, { params, body }) => {
      const campaign = await getOpenCampaign(tx, params.id)
      if (body.dueOn && body.dueOn < campaign.openedOn) throw campaignDates({})
      return updateCampaign(tx, params.id, 'campaign.edited', {
        ...(body.dueOn ? { dueOn: body.dueOn } : {}),
        ...(body.reminders ? { reminders: body.reminders } : {}),
      })
    }),
    implement(extendDebtor, async ({ tx }, { params, body }) => {
      const campaign = await getOpenCampaign(tx, params.id)
      if (body.until <= campaign.dueOn) throw campaignDates({})
      await extendDebt(tx, params.id, params.agencyId, body)
      return { agencyId: params.agencyId, until: body.until }
    }),
    implement(closeCampaign, async ({ tx, now }, { params }) => {
      await getOpenCampaign(tx, params.id)
      const count = await countUndecided(tx, params.id)
      if (count > 0) throw campaignUnfinished({ count })
      return updateCampaign(tx, params.id, 'campaign.closed', { closedOn: vietnamDay(now) })
    }),
    implement(reopenCampaign, async ({ tx }, { params }) => updateCampaign(tx, params.id, 'campaign.reopened', { closedOn: null })),
    implement(showBoard, async ({ db, now }, { params }) => board(db, params.id, now, options)),
    implement(remindNow, async (context, { params }) => remindDebtors(context.tx, actOf(context, options), { campaignId: params.id, kind: 'asked' })),
    implement(showLeague, async ({ db, now }, { query }) => ({ rows: leagueOf(await findDebts(db, query.from, query.to), now) })),
  ]
}

async function board(db: Db, campaignId: string, now: string, options: ReportingOptions) {
  const campaign = await getCampaign(db, campaignId)
  const rows = (await findDebtorStates(db, campaignId)).map((debtor) => boardRow(debtor, campaign.dueOn, now))
  return { campaign, rows, ...countBoard(rows), acceptedDisbursedUsd: await options.acceptedDisbursedUsd(db, campaign.reportYear) }
}

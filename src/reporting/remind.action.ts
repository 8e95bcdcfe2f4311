import { randomUUID } from 'node:crypto'
import type { Database, Tx } from '#platform/db.ts'
import { formatPlainDate } from '#platform/format.ts'
import { systemActor } from '#platform/actor.ts'
import { type Act, daysBetween, vietnamDay } from './act.model.ts'
import { boardStateOf, reminderKind } from './campaign.model.ts'
import { findCampaigns, getOpenCampaign, recordReminders } from './campaign.store.ts'
import { findDebtorStates } from './board.store.ts'
import { type Notice, tellByMail } from './notice.store.ts'

/**
 * Reminds the debtors of a campaign who have not handed in: `scheduled` those whose day it is by the campaign's list,
 * `asked` all of them. Nobody is reminded twice on a day. Throws notFound, campaignClosed.
 */
export async function remindDebtors(
  tx: Tx,
  act: Act,
  { campaignId, kind }: { campaignId: string; kind: 'scheduled' | 'asked' },
): Promise<{ agencies: string[]; mails: number }> {
  const campaign = await getOpenCampaign(tx, campaignId)
  const today = vietnamDay(act.now)
  const owing = (await findDebtorStates(tx, campaignId)).filter((debtor) =>
    ['not_started', 'draft', 'sent_back', 'submitted'].includes(boardStateOf(debtor).state),
  )
  const due = owing.map((debtor) => ({ agencyId: debtor.agencyId, dueOn: debtor.extendedUntil ?? campaign.dueOn }))
  const wanted = due.flatMap((debt) => {
    const scheduled = reminderKind(campaign.reminders, debt.dueOn, today)
    const chosen = kind === 'asked' ? ('asked' as const) : scheduled
    return chosen ? [{ ...debt, kind: chosen }] : []
  })
  const fresh = new Set(await recordReminders(tx, campaignId, today, wanted))
  const notices = wanted.filter((debt) => fresh.has(debt.agencyId)).map((debt) => noticeOf(campaign.reportYear, debt, today, campaignId))
  const mails = await tellByMail(tx, act, notices)
  tx.audit({ action: 'campaign.reminded', subject: 'campaign', subjectId: campaignId, after: { day: today, kind, agencies: [...fresh].sort(), mails } })
  return { agencies: [...fresh], mails }
}

function noticeOf(year: number, { agencyId, dueOn }: { agencyId: string; dueOn: string }, today: string, campaignId: string): Notice {
  const days = daysBetween(today, dueOn)
  return {
    agencyId,
    kind: days < 0 ? 'reporting.reminder-late' : 'reporting.reminder-before',
    arguments: { year: String(year), due: formatPlainDate(dueOn, 'vi'), days: Math.abs(days) },
    link: `/campaigns/${campaignId}`,
  }
}

/** The daily job: the scheduled reminders of every open campaign, each in its own transaction. Safe to run again on the same day. */
export async function dailyReminders(db: Database, now: string, publicUrl: string): Promise<void> {
  const occasion = { actor: systemActor, now, requestId: `reminders-${vietnamDay(now)}` }
  const open = (await db.read(occasion, findCampaigns)).filter((campaign) => campaign.closedOn === null)
  for (const campaign of open)
    await db.write(occasion, (tx) =>
      remindDebtors(tx, { actor: systemActor, now, newId: randomUUID, publicUrl }, { campaignId: campaign.id, kind: 'scheduled' }),
    )
}

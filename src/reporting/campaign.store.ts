import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { type Campaign, campaignClosed, type Debtor, Reminders } from './campaign.contract.ts'

const columns = [
  'id',
  'reportYear',
  'titleVi',
  'titleEn',
  'periodFrom',
  'periodTo',
  'formVersionId',
  'placeSetId',
  'openedOn',
  'dueOn',
  'closedOn',
  'reminders',
  'demo',
] as const

/** All campaigns, newest first. */
export async function findCampaigns(db: Db): Promise<Campaign[]> {
  const rows = await db.selectFrom('reporting.campaign').select(columns).orderBy('reportYear', 'desc').execute()
  return rows.map((row) => ({ ...row, reminders: Reminders.parse(row.reminders) }))
}

export async function findCampaignOfYear(db: Db, year: number): Promise<string | undefined> {
  return (await db.selectFrom('reporting.campaign').select('id').where('reportYear', '=', year).executeTakeFirst())?.id
}

/** Throws notFound. */
export async function getCampaign(db: Db, id: string): Promise<Campaign> {
  const row = await db.selectFrom('reporting.campaign').select(columns).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound({})
  return { ...row, reminders: Reminders.parse(row.reminders) }
}

/** Throws notFound, or campaignClosed. */
export async function getOpenCampaign(db: Db, id: string): Promise<Campaign> {
  const campaign = await getCampaign(db, id)
  if (campaign.closedOn) throw campaignClosed({})
  return campaign
}

export async function insertCampaign(tx: Tx, campaign: Campaign, debtors: readonly string[]) {
  const c = campaign
  await sql`insert into reporting.campaign (id, report_year, title_vi, title_en, period_from, period_to, form_version_id, place_set_id, opened_on, due_on, closed_on, reminders, demo)
    values (${c.id}, ${c.reportYear}, ${c.titleVi}, ${c.titleEn}, ${c.periodFrom}, ${c.periodTo}, ${c.formVersionId}, ${c.placeSetId}, ${c.openedOn}, ${c.dueOn}, ${c.closedOn},
      ${JSON.stringify(c.reminders)}::jsonb, ${c.demo})`.execute(tx)
  await sql`insert into reporting.campaign_debtor (campaign_id, agency_id)
    select ${campaign.id}, r.id from jsonb_array_elements_text(${JSON.stringify(debtors)}::jsonb) as r(id)`.execute(tx)
  tx.audit({ action: 'campaign.opened', subject: 'campaign', subjectId: campaign.id, after: { ...campaign, debtors } })
}

/** Changes a campaign and leaves before and after. Throws notFound. */
export async function updateCampaign(
  tx: Tx,
  id: string,
  action: string,
  change: Partial<Pick<Campaign, 'dueOn' | 'closedOn' | 'reminders'>>,
): Promise<Campaign> {
  const before = await getCampaign(tx, id)
  const after = { ...before, ...change }
  await sql`update reporting.campaign set due_on = ${after.dueOn}, closed_on = ${after.closedOn}, reminders = ${JSON.stringify(after.reminders)}::jsonb where id = ${id}`.execute(
    tx,
  )
  tx.audit({ action, subject: 'campaign', subjectId: id, before, after })
  return after
}

const debtorColumns = sql`a.id as agency_id, a.name_vi, a.name_en, a.duty, a.place_id`

/** Who owes a return of the campaign, in Vietnamese order of names. */
export async function findDebtors(db: Db, campaignId: string): Promise<Debtor[]> {
  const { rows } = await sql<Debtor>`select ${debtorColumns}, d.extended_until, d.extension_reason
    from reporting.campaign_debtor d join directory.agency a on a.id = d.agency_id where d.campaign_id = ${campaignId} order by a.sort_key, a.id`.execute(db)
  return rows
}

/** The agencies that would owe a return of a period: those of the provinces of its place set, and the ministries that existed at its end. */
export async function findProposedDebtors(db: Db, placeSetId: string, periodTo: string): Promise<Debtor[]> {
  const { rows } = await sql<Debtor>`select ${debtorColumns}, null as extended_until, null as extension_reason
    from directory.agency a left join directory.place p on p.id = a.place_id
    where (a.duty = 'province' and p.place_set_id = ${placeSetId} or a.duty = 'ministry')
      and (a.valid_from is null or a.valid_from <= ${periodTo}) and (a.valid_to is null or a.valid_to >= ${periodTo})
    order by a.sort_key, a.id`.execute(db)
  return rows
}

/** Gives an agency more time. Throws notFound when it owes nothing in this campaign. */
export async function extendDebt(tx: Tx, campaignId: string, agencyId: string, { until, reason }: { until: string; reason: string }) {
  const debt = tx
    .selectFrom('reporting.campaignDebtor')
    .select(['extendedUntil', 'extensionReason'])
    .where('campaignId', '=', campaignId)
    .where('agencyId', '=', agencyId)
  const before = await debt.executeTakeFirst()
  if (!before) throw notFound({})
  await tx
    .updateTable('reporting.campaignDebtor')
    .set({ extendedUntil: until, extensionReason: reason })
    .where('campaignId', '=', campaignId)
    .where('agencyId', '=', agencyId)
    .execute()
  tx.audit({ action: 'campaign.extended', subject: 'campaign', subjectId: campaignId, before: { agencyId, ...before }, after: { agencyId, until, reason } })
}

/** Returns that were handed in and that the secretariat has not decided on. */
export async function countUndecided(db: Db, campaignId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from reporting.return_version v join reporting.return r on r.id = v.return_id
    where r.campaign_id = ${campaignId} and v.state in ('submitted', 'signed')`.execute(db)
  return rows[0]?.count ?? 0
}

/** Notes which of the agencies are reminded on a day; those already reminded that day are left out of the answer. */
export async function recordReminders(
  tx: Tx,
  campaignId: string,
  day: string,
  reminded: readonly { agencyId: string; kind: 'before' | 'late' | 'asked' }[],
): Promise<string[]> {
  const { rows } = await sql<{ agencyId: string }>`insert into reporting.reminder (campaign_id, agency_id, day, kind)
    select ${campaignId}, r."agencyId", ${day}, r.kind from jsonb_to_recordset(${JSON.stringify(reminded)}::jsonb) as r("agencyId" text, kind text)
    on conflict do nothing returning agency_id`.execute(tx)
  return rows.map((row) => row.agencyId)
}

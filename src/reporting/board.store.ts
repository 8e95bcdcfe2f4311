import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { findDebtors } from './campaign.store.ts'
import type { DebtorState } from './campaign.model.ts'
import type { Debt } from './league.model.ts'

type State = Omit<DebtorState, 'agencyId' | 'nameVi' | 'nameEn' | 'duty' | 'placeId' | 'extendedUntil' | 'extensionReason'>
const notStarted: State = {
  returnId: null,
  currentState: null,
  baseState: null,
  version: null,
  inForce: false,
  firstSignedAt: null,
  timesSentBack: 0,
  changedAt: null,
  summary: null,
}

/** Every debtor of a campaign with where its return stands. */
export async function findDebtorStates(db: Db, campaignId: string): Promise<DebtorState[]> {
  const debtors = await findDebtors(db, campaignId)
  const { rows } = await sql<State & { agencyId: string }>`
    select r.agency_id, r.id as return_id, last.state as current_state, base.state as base_state, last.number as version,
        v.in_force, v.first_signed_at, v.times_sent_back, v.changed_at, last.summary
      from reporting.return r
      join lateral (select bool_or(state = 'accepted') as in_force, min(signed_at) as first_signed_at, (count(*) filter (where state = 'sent_back'))::int as times_sent_back,
        max(greatest(opened_at, saved_at, submitted_at, signed_at, decided_at)) as changed_at from reporting.return_version where return_id = r.id) v on true
      join lateral (select * from reporting.return_version where return_id = r.id order by number desc limit 1) last on true
      left join reporting.return_version base on base.id = last.based_on
      where r.campaign_id = ${campaignId}`.execute(db)
  const states = new Map(rows.map(({ agencyId, ...state }) => [agencyId, state]))
  return debtors.map((debtor) => ({ ...debtor, ...(states.get(debtor.agencyId) ?? notStarted) }))
}

/** Every debt of the campaigns of some years, with the agencies that answer for it today (itself, or its last successors). */
export async function findDebts(db: Db, from: number, to: number): Promise<Debt[]> {
  const { rows } = await sql<Debt>`
    with recursive heir(agency_id, id) as (
      select distinct agency_id, agency_id from reporting.campaign_debtor
      union select h.agency_id, s.successor_id from heir h join directory.agency_successor s on s.agency_id = h.id),
    heirs as (
      select h.agency_id, jsonb_agg(jsonb_build_object('agencyId', a.id, 'nameVi', a.name_vi, 'nameEn', a.name_en, 'duty', a.duty)) as heirs
      from heir h join directory.agency a on a.id = h.id
      where not exists (select from directory.agency_successor s where s.agency_id = h.id) group by h.agency_id)
    select d.agency_id, a.name_vi, a.name_en, c.report_year, coalesce(d.extended_until, c.due_on) as due_on,
      v.first_signed_at, coalesce(v.times_sent_back, 0) as times_sent_back, coalesce(v.times_accepted, 0) as times_accepted, best.summary, h.heirs
    from reporting.campaign_debtor d
    join reporting.campaign c on c.id = d.campaign_id
    join directory.agency a on a.id = d.agency_id
    join heirs h on h.agency_id = d.agency_id
    left join reporting.return r on r.campaign_id = d.campaign_id and r.agency_id = d.agency_id
    left join lateral (select min(signed_at) as first_signed_at, (count(*) filter (where state = 'sent_back'))::int as times_sent_back,
      (count(*) filter (where state in ('accepted', 'superseded')))::int as times_accepted from reporting.return_version where return_id = r.id) v on true
    left join lateral (select summary from reporting.return_version where return_id = r.id and signed_at is not null order by (state = 'accepted') desc, number desc limit 1) best on true
    where c.report_year between ${from} and ${to}
    order by c.report_year, a.sort_key`.execute(db)
  return rows
}

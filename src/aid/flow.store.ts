import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { FlowPart } from './flow.model.ts'
import type { Claim } from './reconcile.model.ts'

/** A flow as it is written; places stay as reported. */
export interface NewFlow extends FlowPart {
  grantId: string
  organisationId: string
  providerKind: string
  providerCountry: string | null
  delivery: string
  grantKind: string
  grantStatus: string
  isNew: boolean
  topicCode: string | null
  currencyCode: string
  vndRate: string
  vndPerUsd: string
  rateSource: string
  lineKey: string
  yieldsTo: string | null
}

/** What all flows of one posting share. */
export interface FlowHead {
  seq: number
  recordedAt: string
  reportYear: number
  periodFrom: string
  periodTo: string
  agencyId: string
  versionId: string
  demo: boolean
}

/** Writes the flows of a posting. What the parts of a line share is sent once a line: it is most of what a flow says. */
export async function insertFlows(tx: Tx, head: FlowHead, flows: readonly NewFlow[]) {
  if (flows.length === 0) return
  const lines = [...Map.groupBy(flows, (flow) => flow.lineKey).values()].map((parts) => ({ ...parts[0], parts: parts.map(partOf) }))
  await sql`insert into aid.flow (opened_seq, recorded_from, grant_id, organisation_id, provider_kind, provider_country, place_id, sector_code, report_year, period_from, period_to,
      kind, refundable, delivery, grant_kind, grant_status, is_new, topic_code, amount, currency_code, vnd_rate, vnd_per_usd, rate_source, usd, vnd, agency_id, version_id, line_key, counted, yields_to, demo)
    select ${head.seq}, ${head.recordedAt}, r."grantId", r."organisationId", r."providerKind", r."providerCountry", p."placeId", p."sectorCode", ${head.reportYear}, ${head.periodFrom}, ${head.periodTo},
      p.kind, p.refundable, r.delivery, r."grantKind", r."grantStatus", r."isNew", r."topicCode", p.amount, r."currencyCode", r."vndRate", r."vndPerUsd", r."rateSource", p.usd, p.vnd,
      ${head.agencyId}, ${head.versionId}, r."lineKey", p."yieldsTo" is null, p."yieldsTo", ${head.demo}
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r("grantId" uuid, "organisationId" uuid, "providerKind" text, "providerCountry" text, delivery text, "grantKind" text,
        "grantStatus" text, "isNew" boolean, "topicCode" text, "currencyCode" text, "vndRate" numeric, "vndPerUsd" numeric, "rateSource" text, "lineKey" uuid, parts jsonb)
      cross join lateral jsonb_to_recordset(r.parts) as p(kind text, refundable boolean, "placeId" text, "sectorCode" text, amount numeric, usd numeric, vnd numeric, "yieldsTo" text)`.execute(
    tx,
  )
}

const partOf = ({ kind, refundable, placeId, sectorCode, amount, usd, vnd, yieldsTo }: NewFlow) => ({
  kind,
  refundable,
  placeId,
  sectorCode,
  amount,
  usd,
  vnd,
  yieldsTo,
})

/** Closes the open flows that earlier versions of the return posted. Returns the grants they touched. */
export async function closeFlowsOfReturn(tx: Tx, returnId: string, { seq, recordedAt }: FlowHead): Promise<string[]> {
  const { rows } = await sql<{ grantId: string }>`update aid.flow set closed_seq = ${seq}, recorded_until = ${recordedAt}
    where recorded_until is null and version_id in (select id from reporting.return_version where return_id = ${returnId}) returning grant_id`.execute(tx)
  return [...new Set(rows.map((row) => row.grantId))]
}

export interface GrantClaim extends Claim {
  grantId: string
  /** The place on the newest map, so that an old and a new name of the same ground meet. */
  spot: string
  /** To whom its flows give way now; null where they count. */
  yieldsTo: string | null
}

/**
 * The grants as an array parameter; the flows are taken by them and by nothing else first, whatever statistics say of the year.
 * The cast stands in a select of its own: reading an array from text is not immutable, and would else be done for every flow.
 */
const flowsOfGrants = (grantIds: readonly string[]) => sql`flow_of_grant as materialized (
  select f.id, f.grant_id, f.place_id, f.agency_id, f.yields_to, f.report_year, f.recorded_until from aid.flow f where f.grant_id = any((select ${`{${grantIds.join(',')}}`}::text::uuid[])::uuid[]))`

/** What other agencies report, now, of these grants in this year. Who manages each grant is for the caller to say. */
export async function findOtherClaims(
  db: Db | Tx,
  grantIds: readonly string[],
  { reportYear, agencyId }: Pick<FlowHead, 'reportYear' | 'agencyId'>,
): Promise<Omit<GrantClaim, 'managing'>[]> {
  const { rows } = await sql<Omit<GrantClaim, 'managing'>>`
    with ${flowsOfGrants(grantIds)}
    select distinct f.grant_id, coalesce(s.successor_id, f.place_id) as spot, f.agency_id, f.yields_to, a.duty,
      coalesce(coalesce(own.successor_id, a.place_id) = coalesce(s.successor_id, f.place_id), false) as own_place
    from flow_of_grant f join directory.agency a on a.id = f.agency_id
      left join directory.place_successor s on s.place_id = f.place_id left join directory.place_successor own on own.place_id = a.place_id
    where f.recorded_until is null and f.report_year = ${reportYear} and f.agency_id <> ${agencyId}`.execute(db as Tx)
  return rows
}

/** Where the reporter that counts has changed, closes the other agencies' flows and opens the same ones as the rule now has it. */
export async function turnFlows(tx: Tx, head: FlowHead, turns: readonly { grantId: string; spot: string; winner: string }[]): Promise<number> {
  if (turns.length === 0) return 0
  const { rows } = await sql<{ turned: number }>`
    with turn as (select * from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as t("grantId" uuid, spot text, winner text)),
    ${flowsOfGrants(turns.map((turn) => turn.grantId))},
    closed as (
      update aid.flow f set closed_seq = ${head.seq}, recorded_until = ${head.recordedAt}
      from turn t, flow_of_grant g where f.id = g.id and f.grant_id = t."grantId" and f.report_year = ${head.reportYear} and f.recorded_until is null and f.agency_id <> ${head.agencyId}
        and coalesce((select s.successor_id from directory.place_successor s where s.place_id = f.place_id), f.place_id) = t.spot
        and f.yields_to is distinct from nullif(t.winner, f.agency_id)
      returning f.*, nullif(t.winner, f.agency_id) as new_yields_to),
    opened as (
      insert into aid.flow (opened_seq, recorded_from, grant_id, organisation_id, provider_kind, provider_country, place_id, sector_code, report_year, period_from, period_to, kind, refundable, delivery,
        grant_kind, grant_status, is_new, topic_code, amount, currency_code, vnd_rate, vnd_per_usd, rate_source, usd, vnd, agency_id, version_id, line_key, counted, yields_to, demo)
      select ${head.seq}, ${head.recordedAt}, grant_id, organisation_id, provider_kind, provider_country, place_id, sector_code, report_year, period_from, period_to, kind, refundable, delivery,
        grant_kind, grant_status, is_new, topic_code, amount, currency_code, vnd_rate, vnd_per_usd, rate_source, usd, vnd, agency_id, version_id, line_key, new_yields_to is null, new_yields_to, demo
      from closed returning 1)
    select count(*)::int as turned from opened`.execute(tx)
  return rows[0]?.turned ?? 0
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { nameKey } from '#platform/text/search-key.ts'

/** What a line says about its grant. */
export interface GrantReport {
  lineKey: string
  code: string | null
  name: string
  kind: string
  organisationId: string
  owner: string | null
  managingAgencyId: string | null
  startsOn: string | null
  endsOn: string | null
  status: string
}

export interface ResolvedGrant {
  grantId: string
  code: string
  managingAgencyId: string | null
}

/**
 * Finds each line's grant by its code, else by provider and name without accents; a grant nobody reported before is
 * written down with a new code (KVT-year-number). Attributes follow the newest year reported. Returns lineKey -> grant.
 */
export async function resolveGrants(tx: Tx, reports: readonly GrantReport[], { now, year, demo }: { now: string; year: number; demo: boolean }): Promise<Map<string, ResolvedGrant>> {
  const rows = reports.map((report) => ({ ...report, nameKey: nameKey(report.name), id: randomUUID() }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("lineKey" uuid, id uuid, code text, name text, "nameKey" text, kind text,
    "organisationId" uuid, owner text, "managingAgencyId" text, "startsOn" date, "endsOn" date, status text)`
  await sql`insert into aid."grant" (id, code, name, name_key, kind, organisation_id, owner, managing_agency_id, starts_on, ends_on, status, reported_year, demo, created_at)
    select n.id, 'KVT-' || ${year}::int || '-' || lpad(nextval('aid.grant_code')::text, 6, '0'), n.name, n."nameKey", n.kind, n."organisationId", n.owner, n."managingAgencyId", n."startsOn", n."endsOn", n.status, ${year}, ${demo}, ${now}
    from (select distinct on (r."organisationId", r."nameKey") r.* from ${given}
      where not exists (select from aid."grant" g where g.code = r.code)
      order by r."organisationId", r."nameKey", r."lineKey") n
    on conflict (organisation_id, name_key) do nothing`.execute(tx)
  await sql`update aid."grant" g set kind = r.kind, owner = coalesce(r.owner, g.owner), managing_agency_id = coalesce(r."managingAgencyId", g.managing_agency_id),
      starts_on = coalesce(r."startsOn", g.starts_on), ends_on = coalesce(r."endsOn", g.ends_on), status = r.status, reported_year = ${year}
    from ${given} where ${matches} and g.reported_year <= ${year}
      and (g.kind, g.status, g.owner, g.managing_agency_id, g.ends_on) is distinct from (r.kind, r.status, coalesce(r.owner, g.owner), coalesce(r."managingAgencyId", g.managing_agency_id), coalesce(r."endsOn", g.ends_on))`.execute(tx)
  const found = await sql<{ lineKey: string } & ResolvedGrant>`
    select r."lineKey", g.id as grant_id, g.code, g.managing_agency_id from ${given} join aid."grant" g on ${matches}`.execute(tx)
  return new Map(found.rows.map(({ lineKey, ...grant }) => [lineKey, grant]))
}

const matches = sql`(g.code = r.code or (g.organisation_id = r."organisationId" and g.name_key = r."nameKey" and not exists (select from aid."grant" c where c.code = r.code)))`

import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { ChangeLine } from './change.contract.ts'
import type { Whereabouts } from './change.store.ts'

/** A line of difference as it was found, before anybody asked what things are called. */
export type PlacedLine = Whereabouts & { before: string; after: string; difference: string }

type Named = Omit<ChangeLine, Exclude<keyof PlacedLine, 'lineKey'>> & { at: number }

/**
 * The lines with the names of what they are about and where they stand. `mine`: the agencies whose returns the reader may
 * open (undefined: all). A return's first entry and its due day are those of the report year that its version was posted for.
 */
export async function nameLines(db: Db, lines: readonly PlacedLine[], mine: readonly string[] | undefined): Promise<ChangeLine[]> {
  if (lines.length === 0) return []
  const asked = lines.map(({ agencyId, grantId, organisationId, country, versionId, lineKey }, at) => ({
    at,
    agencyId,
    grantId,
    organisationId,
    country,
    versionId,
    lineKey,
  }))
  const { rows } = await sql<Named>`
    with entered as (
      select p.version_id, first.entered_at, first.due_on from aid.posting p join (
        select e.return_id, min(e.recorded_at) as entered_at, min(coalesce(d.extended_until, k.due_on)) as due_on
        from aid.posting e left join reporting.campaign k on k.report_year = e.report_year left join reporting.campaign_debtor d on d.campaign_id = k.id and d.agency_id = e.agency_id
        group by 1) first on first.return_id = p.return_id
      group by 1, 2, 3)
    select r.at, a.name_vi as agency_vi, a.name_en as agency_en, g.code as grant_code, g.name as grant_name, o.name as provider_name, c.name_vi as country_vi, c.name_en as country_en,
      e.entered_at, e.due_on, greatest(0, (e.entered_at at time zone 'Asia/Ho_Chi_Minh')::date - e.due_on) as days_late,
      v.return_id, v.number as version_number, r."lineKey" as line_key, l.position
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(at int, "agencyId" text, "grantId" uuid, "organisationId" uuid, country text, "versionId" uuid, "lineKey" uuid)
      left join directory.agency a on a.id = r."agencyId" left join aid."grant" g on g.id = r."grantId" left join registry.organisation o on o.id = r."organisationId"
      left join directory.country c on c.code = r.country left join entered e on e.version_id = r."versionId"
      left join lateral (select * from reporting.posted_line(r."versionId", r."lineKey")) l on true
      left join lateral (select * from reporting.posted_version(r."versionId")) v on true
    order by r.at`.execute(db as Tx)
  return rows.flatMap(({ at, returnId, ...named }) => {
    const line = lines[at]
    if (!line) return []
    const { agencyId, grantId, before, after, difference, amountBefore, amountAfter, currencyBefore, currencyAfter } = line
    const mayOpen = mine === undefined || (agencyId !== null && mine.includes(agencyId))
    return [
      {
        ...named,
        agencyId,
        grantId,
        before,
        after,
        difference,
        amountBefore,
        amountAfter,
        currencyBefore,
        currencyAfter,
        returnId: mayOpen ? returnId : null,
      },
    ]
  })
}

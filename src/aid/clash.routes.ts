import type { Actor } from '#platform/actor.ts'
import { implement } from '#platform/http.ts'
import { reporters } from '#directory/role.contract.ts'
import { type Clash, listClashes } from './clash.contract.ts'
import { decidingRule, spreadOf } from './clash.model.ts'
import { type ClashRow, findClashRows, findClashYears } from './clash.store.ts'

/** Reporters see the clashes that involve their agencies; the others see all. */
const agenciesOf = (actor: Actor) => ((reporters as readonly string[]).includes(actor.role) ? actor.agencyIds : undefined)

function toClash(rows: readonly ClashRow[], actor: Actor): Clash[] {
  return [...Map.groupBy(rows, (row) => `${row.grantId} ${row.reportYear} ${row.spot}`).values()].flatMap((claims) => {
    const [first] = claims
    if (!first) return []
    const { grantId, grantCode, grantName, providerName, reportYear } = first
    const shown = claims.map((claim) => claimShown(claim, agenciesOf(actor)))
    return [
      {
        grantId,
        grantCode,
        grantName,
        providerName,
        reportYear,
        rule: decidingRule(claims),
        claims: shown,
        differenceUsd: spreadOf(claims.map((claim) => claim.disbursedUsd)),
      },
    ]
  })
}

function claimShown(row: ClashRow, mine: readonly string[] | undefined): Clash['claims'][number] {
  const { agencyId, agencyVi, agencyEn, placeId, placeVi, placeEn, counts, disbursedUsd, committedUsd, lineKey } = row
  const mayOpen = mine === undefined || mine.includes(agencyId)
  return { agencyId, agencyVi, agencyEn, placeId, placeVi, placeEn, counts, disbursedUsd, committedUsd, lineKey, returnId: mayOpen ? row.returnId : null }
}

export const aidBindings = [
  implement(listClashes, async ({ db, actor }, { query }) => {
    const agencies = agenciesOf(actor)
    return { years: await findClashYears(db, agencies), clashes: toClash(await findClashRows(db, { year: query.year, agencies }), actor) }
  }),
]

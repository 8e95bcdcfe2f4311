import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Cells, Line } from '#reporting/form.contract.ts'
import { providerKey, type ProviderName, resolveOrganisations } from '#registry/index.ts'
import { flowsOfLine, type Rate } from './flow.model.ts'
import { closeFlowsOfReturn, findOtherClaims, type FlowHead, insertFlows, type NewFlow, turnFlows } from './flow.store.ts'
import { resolveGrants, type ResolvedGrant } from './grant.store.ts'
import { openPosting, replaceStatements, type Stated } from './posting.store.ts'
import { type Claim, chooseReporter } from './reconcile.model.ts'

export interface AcceptedReturn {
  returnId: string
  versionId: string
  /** 1 for the first acceptance; later ones are corrections. */
  number: number
  agencyId: string
  reportYear: number
  periodFrom: string
  periodTo: string
  lines: readonly Line[]
  /** Stated figures of the place: those that lines cannot tell, and those that override what lines tell. */
  stated: readonly Stated[]
  demo: boolean
  now: string
  acceptedBy: string | null
  /** The return had an accepted version before this one. */
  isCorrection: boolean
}

export interface Posted {
  seq: number
  recordedAt: string
  flows: number
  grants: number
  /** Flows of other agencies that began or ceased to count because of this return. */
  turned: number
}

/**
 * Posts an accepted return to the ledger, in the transaction that accepts it: closes what its earlier version posted,
 * opens its flows, and settles which report of a shared grant counts (see `chooseReporter`).
 */
export async function postReturn(tx: Tx, accepted: AcceptedReturn): Promise<Posted> {
  const { reportYear, agencyId, demo, now } = accepted
  const posting = await openPosting(tx, { ...accepted, kind: accepted.isCorrection ? 'correction' : 'acceptance', madeBy: accepted.acceptedBy })
  const head: FlowHead = { ...posting, reportYear, periodFrom: accepted.periodFrom, periodTo: accepted.periodTo, agencyId, versionId: accepted.versionId, demo }
  const { rates, decimals, agency } = await findGround(tx, reportYear, agencyId)
  const organisations = await resolveOrganisations(
    tx,
    accepted.lines.map(({ cells }) => providerOf(cells)),
    { now, demo },
  )
  const organisationOf = (cells: Cells) => must(organisations.get(providerKey(providerOf(cells))), 'organisation')
  const grants = await resolveGrants(
    tx,
    accepted.lines.map((line) => grantReport(line, organisationOf(line.cells), agency.known)),
    { now, year: reportYear, demo },
  )
  const closed = accepted.isCorrection ? await closeFlowsOfReturn(tx, accepted.returnId, head) : []
  const drafts = accepted.lines.flatMap((line) => {
    const currency = line.cells['currency'] ?? ''
    const rate = must(rates.get(currency), `rate of ${currency} in ${reportYear}`)
    return flowsOfLine(line.cells, rate, decimals.get(currency) ?? 2).map((part) => ({
      ...part,
      ...rate,
      ...describe(line),
      grantId: must(grants.get(line.lineKey), 'grant').grantId,
      organisationId: organisationOf(line.cells),
      yieldsTo: null,
    }))
  })
  const { flows, turns } = await settle(tx, head, { drafts, grants: [...grants.values()], closed, agency })
  await insertFlows(tx, head, flows)
  const turned = await turnFlows(tx, head, turns)
  await replaceStatements(tx, { ...head, returnId: accepted.returnId, placeId: agency.placeId }, accepted.stated)
  return { ...posting, flows: flows.length, grants: new Set(flows.map((flow) => flow.grantId)).size, turned }
}

function providerOf(cells: Cells): ProviderName {
  return { name: cells['provider'] ?? '', kind: cells['providerKind'] ?? 'other', country: cells['providerCountry'] ?? null }
}

function grantReport({ lineKey, cells }: Line, organisationId: string, knownAgencies: ReadonlySet<string>) {
  const managing = cells['managingAgency'] ?? null
  return {
    lineKey,
    organisationId,
    code: cells['grantCode'] ?? null,
    name: cells['name'] ?? '',
    kind: cells['kind'] ?? 'project',
    owner: cells['owner'] ?? null,
    managingAgencyId: managing && knownAgencies.has(managing) ? managing : null,
    startsOn: cells['startsOn'] ?? null,
    endsOn: cells['endsOn'] ?? null,
    status: cells['status'] ?? 'running',
  }
}

function describe({ lineKey, cells }: Line) {
  return {
    lineKey,
    providerKind: cells['providerKind'] ?? 'other',
    providerCountry: cells['providerCountry'] ?? null,
    delivery: cells['delivery'] ?? 'cash',
    grantKind: cells['kind'] ?? 'project',
    grantStatus: cells['status'] ?? 'running',
    isNew: cells['phase'] === 'new',
    topicCode: cells['topic'] ?? null,
    currencyCode: cells['currency'] ?? '',
  }
}

interface Ground {
  rates: Map<string, Rate>
  decimals: Map<string, number>
  agency: { duty: string; placeId: string | null; spot: string | null; newest: Map<string, string>; known: ReadonlySet<string> }
}

async function findGround(tx: Tx, reportYear: number, agencyId: string): Promise<Ground> {
  const { rows } = await sql<{
    rates: { code: string; decimals: number; vnd: string; source: string }[]
    newest: Record<string, string>
    known: string[]
    duty: string
    placeId: string | null
  }>`
    select (select jsonb_agg(jsonb_build_object('code', c.code, 'decimals', c.decimals, 'vnd', e.vnd_per_unit::text, 'source', e.source)) from directory.exchange_rate e join directory.currency c on c.code = e.currency_code where e.report_year = ${reportYear}) as rates,
      (select jsonb_object_agg(s.place_id, s.successor_id) from directory.place_successor s) as newest,
      (select jsonb_agg(k.id) from directory.agency k) as known, a.duty, a.place_id
    from directory.agency a where a.id = ${agencyId}`.execute(tx)
  const ground = must(rows[0], `agency ${agencyId}`)
  const vndPerUsd = must(
    (ground.rates ?? []).find((rate) => rate.code === 'USD'),
    `rate of USD in ${reportYear}`,
  ).vnd
  return {
    rates: new Map(ground.rates.map((rate) => [rate.code, { vndRate: rate.vnd, vndPerUsd, rateSource: rate.source }])),
    decimals: new Map(ground.rates.map((rate) => [rate.code, rate.decimals])),
    agency: {
      duty: ground.duty,
      placeId: ground.placeId,
      spot: ground.placeId && (ground.newest[ground.placeId] ?? ground.placeId),
      newest: new Map(Object.entries(ground.newest ?? {})),
      known: new Set(ground.known),
    },
  }
}

/** Which of the new flows count, and whose flows change sides, by the published rule. */
async function settle(
  tx: Tx,
  head: FlowHead,
  { drafts, grants, closed, agency }: { drafts: NewFlow[]; grants: ResolvedGrant[]; closed: string[]; agency: Ground['agency'] },
) {
  const spotOf = (placeId: string) => agency.newest.get(placeId) ?? placeId
  const managers = new Map(grants.map((grant) => [grant.grantId, grant.managingAgencyId]))
  const found = await findOtherClaims(tx, [...new Set([...managers.keys(), ...closed])], head)
  if (found.length === 0) return { flows: drafts, turns: [] }
  const others = Map.groupBy(
    found.map((claim) => ({ ...claim, managing: managers.get(claim.grantId) === claim.agencyId })),
    (claim) => `${claim.grantId}|${claim.spot}`,
  )
  const mine = new Set(drafts.map((flow) => `${flow.grantId}|${spotOf(flow.placeId)}`))
  const winners = new Map(
    [...others].map(([key, claims]) => {
      const [grantId = '', spot = ''] = key.split('|')
      const own: Claim = { agencyId: head.agencyId, managing: managers.get(grantId) === head.agencyId, duty: agency.duty, ownPlace: agency.spot === spot }
      const winner = chooseReporter(mine.has(key) ? [...claims, own] : claims)
      return [key, { grantId, spot, winner, turns: claims.some((claim) => claim.yieldsTo !== (winner === claim.agencyId ? null : winner)) }]
    }),
  )
  const flows = drafts.map((flow) => {
    const winner = winners.get(`${flow.grantId}|${spotOf(flow.placeId)}`)?.winner
    return winner && winner !== head.agencyId ? { ...flow, yieldsTo: winner } : flow
  })
  return { flows, turns: [...winners.values()].filter((one) => one.turns) }
}

function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`An accepted return has no ${what}`)
  return value
}

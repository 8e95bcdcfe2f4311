import { randomUUID } from 'node:crypto'
import { publishDigest } from '#directory/index.ts'
import { approvers, everyRole, officers, type Role } from '#directory/role.contract.ts'
import type { Actor } from '#platform/actor.ts'
import { correctRoute } from '#reporting/return.contract.ts'
import { type BriefingRows, fillBriefing } from './briefing-rows.fixture.ts'
import { type Country, HEALTH, QUANG_BINH, settleCountry } from './country.ts'
import { actorOf, occasion } from './harness.ts'
import { openTestProduct, type TestProduct } from './product.ts'

export interface Rows {
  product: TestProduct
  country: Country
  /** One person of each role: those of reporting at agencies that have an open version, and a session each. */
  actors: Record<Role, Actor>
  /** A draft of Quảng Bình. */
  draft: { id: string; versionId: string; uploadId: string }
  briefing: BriefingRows
  /** Puts the open versions into the state that the role is to work on. */
  readyFor: (role: Role) => Promise<void>
}

const people: Record<Role, keyof Country['people']> = {
  province_officer: 'quangBinh',
  province_approver: 'quangBinhHead',
  ministry_officer: 'health',
  ministry_approver: 'healthHead',
  secretariat_officer: 'secretary',
  secretariat_approver: 'secretaryHead',
  auditor: 'auditor',
  administrator: 'administrator',
  ngo: 'ngo',
}

/** A database in which every table holds something, and somebody of each role. */
export async function openRows(): Promise<Rows> {
  const product = await openTestProduct()
  const country = await settleCountry(product)
  await country.people.health.call(correctRoute, { params: { id: country.dossiers.health.id }, body: { note: 'Số liệu ghi nhầm' } })
  const { engine } = product
  const [organisation] = await engine.query<{ id: string }>(`select organisation_id as id from directory.agency where id = 'ngo-thu'`)
  for (const role of everyRole)
    await engine.query(`insert into platform.notice (id, agency_id, kind, arguments, created_at) values ($1, $2, 'test', '{}', now())`, [
      randomUUID(),
      country.people[people[role]].agencyId,
    ])
  await product.db.write(occasion(), (tx) => publishDigest(tx, product.clock.now))
  for (const role of everyRole)
    await engine.query(
      `insert into figures.saved_view (id, page, name, search, shared, owner_id, agency_id, created_at, updated_at) values ($1, 'pivot', $2, '{}', $3, $4, $5, now(), now())`,
      [
        randomUUID(),
        role,
        role === 'secretariat_officer' ? 'everybody' : 'nobody',
        country.people[people[role]].personId,
        country.people[people[role]].agencyId,
      ],
    )
  await engine.query(`insert into registry.organisation_alias (organisation_id, alias, key) values ($1, 'Quỹ', 'quy')`, [organisation?.id])
  await engine.query(
    `insert into figures.published (source, held_on, report_year, scope, measure, unit, qualifier, as_printed) values ('test', '2024-04-12', 2023, 'VN', 'disbursed', 'USD', 'hơn', '1')`,
  )
  await engine.query(
    `insert into reporting.remark (id, version_id, body, made_by, made_at) select gen_random_uuid(), v.id, 'Xem lại', gen_random_uuid(), now() from reporting.return_version v`,
  )
  const actors = Object.fromEntries(everyRole.map((role) => [role, actorIn(country, role, organisation?.id ?? null)])) as Record<Role, Actor>
  const [version] = await engine.query<{ id: string }>(`select id from reporting.return_version where return_id = $1 and state = 'draft'`, [
    country.dossiers.quangBinh.id,
  ])
  return {
    product,
    country,
    actors,
    briefing: await fillBriefing(engine, country),
    draft: { ...country.dossiers.quangBinh, versionId: version?.id ?? '' },
    readyFor: async (role) => {
      const state = (officers as readonly Role[]).includes(role) ? 'draft' : (approvers as readonly Role[]).includes(role) ? 'submitted' : 'signed'
      await engine.query(
        `update reporting.return_version set state = $1 where state in ('draft', 'submitted', 'signed') and return_id in (select id from reporting.return where agency_id in ($2, $3))`,
        [state, QUANG_BINH, HEALTH],
      )
    },
  }
}

function actorIn({ people: visitors }: Country, role: Role, organisationId: string | null): Actor {
  const { personId, agencyId } = visitors[people[role]]
  return actorOf(role, agencyId, { personId, ...(role === 'ngo' ? { organisationId } : {}) })
}

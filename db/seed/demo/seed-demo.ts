import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseCsv } from '#platform/plain-csv.ts'
import { type Actor, systemActor } from '#platform/actor.ts'
import type { Database, Tx } from '#platform/db.ts'
import { hashPassword } from '#platform/password.ts'
import { sortKey } from '#platform/text/sort-key.ts'
import { insertAssignment, insertPerson, keepCredential } from '#directory/index.ts'
import { resolveOrganisations } from '#registry/index.ts'
import {
  acceptReturn,
  type Act,
  correctReturn,
  defaultForm,
  openCampaign,
  openReturn,
  replaceDraftLines,
  saveForm,
  sendBackReturn,
  signReturn,
  submitReturn,
} from '#reporting/index.ts'
import { buildDemoCountry, type DemoReturn } from './demo-country.ts'
import { DEMO_PASSWORD } from './demo-password.ts'
import { demoPeople, type DemoPerson } from './people.ts'
import { seedBriefings } from './seed-briefings.ts'

export { DEMO_PASSWORD }

const FIRST_DAY = '2018-01-01'

interface Cast {
  actorOf: (agencyId: string, role: 'officer' | 'approver') => Actor
}

/**
 * Seeds the demonstration country on an empty database: people, campaigns and returns of 2018–2025, each handed in,
 * signed, accepted and posted by its own person on its own day, through the same actions that the routes call.
 * Quảng Trị's return of 2023 is left for the visitor (examples/). `settle` is called after each year: the embedded engine
 * gathers no statistics by itself.
 */
export async function seedDemo(db: Database, { now, say, settle }: { now: string; say: (line: string) => void; settle: () => Promise<void> }): Promise<void> {
  say('Dựng dữ liệu trình diễn 2018–2025… / Building the demonstration country…')
  const country = buildDemoCountry()
  const atStart = { actor: systemActor, now: `${FIRST_DAY}T00:00:00.000Z`, requestId: 'demo' }
  const cast = await db.write(atStart, async (tx) => {
    await saveForm(tx, defaultForm, { source: 'law.md §8.2–8.3', certainty: 'medium' })
    await resolveOrganisations(tx, country.organisations, { now: atStart.now, demo: true })
    await tx.updateTable('registry.organisation').set({ confirmed: true }).execute()
    await seedPublished(tx)
    tx.audit({ action: 'demo.seeded', subject: 'demo', subjectId: 'country' })
    return seedPeople(tx)
  })
  for (const year of Object.keys(country.years).map(Number)) {
    await openYear(db, cast, year, country.years[year] ?? [], year === 2023 ? [country.quangTri2023.agencyId] : [])
    await settle()
    say(`  ${year}: ${(country.years[year] ?? []).length} báo cáo / returns`)
  }
  if (now >= '2026-11-01') await openCurrentYear(db, cast)
  await seedBriefings({ db, cast, now, say })
}

async function seedPublished(tx: Tx) {
  const rows = parseCsv(await readFile(new URL('../published-figures.csv', import.meta.url), 'utf8'))
  await tx
    .insertInto('figures.published')
    .values(
      rows.map((row) => ({
        source: row['source'] ?? '',
        heldOn: row['held_on'] ?? '',
        reportYear: Number(row['report_year']),
        scope: row['scope'] ?? '',
        measure: row['measure'] ?? '',
        value: row['value'] || null,
        unit: row['unit'] ?? '',
        qualifier: row['qualifier'] ?? '',
        asPrinted: row['as_printed'] ?? '',
      })),
    )
    .execute()
}

async function seedPeople(tx: Tx): Promise<Cast> {
  const { printed, history } = demoPeople()
  const hash = await hashPassword(DEMO_PASSWORD)
  const actors = new Map<string, Actor>()
  for (const person of [...printed, ...history]) {
    const agencyId = person.agencyId ?? (await seedNgoAgency(tx, person))
    const personId = randomUUID()
    await insertPerson(tx, { id: personId, fullName: person.fullName, email: person.email, locale: person.role === 'ngo' ? 'en' : 'vi', demo: true })
    await insertAssignment(tx, { id: randomUUID(), personId, agencyId, role: person.role, validFrom: FIRST_DAY, validTo: null })
    if (printed.includes(person)) await keepCredential(tx, personId, { hash, now: `${FIRST_DAY}T00:00:00.000Z` })
    actors.set(`${agencyId}|${person.role.split('_')[1]}`, {
      personId,
      fullName: person.fullName,
      role: person.role,
      agencyId,
      agencyIds: [agencyId],
      organisationId: null,
      sessionId: null,
    })
  }
  return {
    actorOf: (agencyId, role) => {
      const actor = actors.get(`${agencyId}|${role}`)
      if (!actor) throw new Error(`The demonstration has no ${role} at ${agencyId}`)
      return actor
    },
  }
}

async function seedNgoAgency(tx: Tx, person: DemoPerson): Promise<string> {
  const name = person.organisationName ?? ''
  const organisation = await tx.selectFrom('registry.organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  await tx
    .insertInto('directory.agency')
    .values({
      id: 'ngo-1',
      nameVi: name,
      nameEn: name,
      kind: 'tổ chức PCPNN',
      duty: 'ngo',
      organisationId: organisation.id,
      source: 'demo',
      certainty: 'demonstration',
      sortKey: sortKey(name),
    })
    .execute()
  return 'ngo-1'
}

interface Step {
  at: string
  actor: Actor
  act: (tx: Tx, act: Act) => Promise<unknown>
}

async function openYear(db: Database, cast: Cast, year: number, returns: DemoReturn[], alsoOwing: string[]) {
  const opening: Step = {
    at: `${year}-11-15T01:30:00.000Z`,
    actor: cast.actorOf('paccom', 'officer'),
    act: (tx, act) =>
      openCampaign(tx, act, { reportYear: year, dueOn: `${year + 1}-01-15`, debtors: [...returns.map((one) => one.agencyId), ...alsoOwing], demo: true }),
  }
  const steps = [opening, ...returns.flatMap((one) => stepsOf(cast, one))].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (const { at, actor, act } of steps)
    await db.write({ actor, now: at, requestId: `demo-${year}` }, (tx) => act(tx, { actor, now: at, newId: randomUUID, publicUrl: null }))
}

const explanation = 'Số liệu trình diễn: đơn vị đã đối chiếu với nhà tài trợ, số liệu đúng theo báo cáo tiến độ.'
const remark = 'Đề nghị kiểm tra lại số giải ngân trong năm so với sao kê tài khoản viện trợ.'

/** What happened to a return, day by day. A minute of its own keeps the steps of a day apart and in one order. */
function stepsOf(cast: Cast, one: DemoReturn): Step[] {
  const officer = cast.actorOf(one.agencyId, 'officer')
  const approver = cast.actorOf(one.agencyId, 'approver')
  const chair = cast.actorOf('paccom', 'approver')
  const minute = createHash('sha256').update(`${one.agencyId}${one.year}`).digest().readUInt16BE() % 300
  const on = (day: string, hour: number) => new Date(Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000).toISOString()
  let id = ''
  const submit = (tx: Tx, act: Act) => submitReturn(tx, act, { returnId: id, explain: () => explanation })
  const fill = (tx: Tx, act: Act, lines: DemoReturn['lines']) =>
    replaceDraftLines(tx, act, id, {
      lines: lines.map((cells, position) => ({ lineKey: act.newId(), position, cells })),
      figures: one.figures,
      narrative: one.narrative,
    })
  const steps: Step[] = [
    {
      at: on(one.submittedOn, 1),
      actor: officer,
      act: async (tx, act) => {
        id = (await openReturn(tx, act, { campaignId: `c${one.year}`, agencyId: one.agencyId, empty: true })).id
        await fill(tx, act, one.lines)
        await submit(tx, act)
      },
    },
    { at: on(one.signedOn, 2), actor: approver, act: (tx, act) => signReturn(tx, act, { returnId: id }) },
  ]
  if (minute % 17 === 0)
    steps.push(
      {
        at: on(one.signedOn, 4),
        actor: cast.actorOf('paccom', 'officer'),
        act: (tx, act) => sendBackReturn(tx, act, { returnId: id, remarks: [{ column: 'disbursedYear', body: remark }] }),
      },
      { at: on(one.signedOn, 5), actor: officer, act: submit },
      { at: on(one.signedOn, 6), actor: approver, act: (tx, act) => signReturn(tx, act, { returnId: id }) },
    )
  steps.push({ at: on(one.acceptedOn, 8), actor: chair, act: (tx, act) => acceptReturn(tx, act, { returnId: id }) })
  const { corrected } = one
  if (corrected)
    steps.push(
      {
        at: on(corrected.acceptedOn, 9),
        actor: officer,
        act: async (tx, act) => {
          await correctReturn(tx, act, { returnId: id, note: 'Bổ sung số giải ngân sau khi nhà tài trợ quyết toán.' })
          await fill(tx, act, corrected.lines)
          await submit(tx, act)
        },
      },
      { at: on(corrected.acceptedOn, 10), actor: approver, act: (tx, act) => signReturn(tx, act, { returnId: id }) },
      { at: on(corrected.acceptedOn, 11), actor: chair, act: (tx, act) => acceptReturn(tx, act, { returnId: id }) },
    )
  return steps
}

/** The year that is being reported now: opened, nobody has begun. */
async function openCurrentYear(db: Database, cast: Cast) {
  const actor = cast.actorOf('paccom', 'officer')
  const at = '2026-11-01T01:30:00.000Z'
  await db.write({ actor, now: at, requestId: 'demo-2026' }, (tx) =>
    openCampaign(tx, { actor, now: at, newId: randomUUID, publicUrl: null }, { reportYear: 2026, dueOn: '2027-01-15', demo: true }),
  )
}

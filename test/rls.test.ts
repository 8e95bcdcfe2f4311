import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { everyRole, type Role } from '#directory/role.contract.ts'
import type { Actor } from '#platform/actor.ts'
import { HUE, QUANG_BINH, QUANG_TRI } from './country.ts'
import { actorOf, occasion } from './harness.ts'
import { attempt, probe, readTables, type Table, tryAs } from './rls-probe.ts'
import { openRows, type Rows } from './rls.fixture.ts'
import { openToAll, operations, rights } from './table-rights.ts'

let rows: Rows
let tables: Table[]
beforeAll(async () => {
  rows = await openRows()
  tables = await readTables(rows.product.engine)
})
afterAll(() => rows.product.close())

const strangers = ['', 'nobody', 'stranger'].map((role): Actor => ({
  personId: '',
  fullName: '',
  role,
  agencyId: '',
  agencyIds: [],
  organisationId: null,
  sessionId: null,
}))
const owner = <T>(text: string, values: unknown[] = []) => rows.product.engine.query<T>(text, values)
const asActor = <T>(actor: Actor, statement: string) => tryAs(rows.product.db, actor, async (tx) => (await sql.raw<T>(statement).execute(tx)).rows)
const tried = (actor: Actor, statement: string) => tryAs(rows.product.db, actor, (tx) => attempt(tx, statement))
const everywhere = [...everyRole.map((role) => () => rows.actors[role]), ...strangers.map((actor) => () => actor)]

describe('the matrix of tables', () => {
  test('names every table of the database and no other', () => {
    expect(tables.map(({ name }) => name)).toEqual(Object.keys(rights).toSorted())
  })

  test('is put to tables that hold something: an empty one would hide whatever is wrong', () => {
    expect(tables.filter(({ sample }) => sample.length === 0).map(({ name }) => name)).toEqual([])
  })

  const expected = (role: Role | undefined) =>
    Object.entries(rights)
      .flatMap(([table, of]) => operations.filter((operation) => role && of[operation]?.includes(role)).map((operation) => `${operation} ${table}`))
      .toSorted()

  test.each(everyRole)('%s may do what is written and nothing else', async (role) => {
    await rows.readyFor(role)
    expect(await ableTo(rows.actors[role])).toEqual(expected(role))
  })

  test.each(strangers.map((actor) => [actor.role, actor] as const))(
    'a role that nobody has (%j) may read what is published and do nothing else',
    async (_, actor) => {
      expect(await ableTo(actor)).toEqual(openToAll)
    },
  )

  async function ableTo(actor: Actor): Promise<string[]> {
    const able = await tryAs(rows.product.db, actor, async (tx) => {
      const found: string[] = []
      for (const table of tables) found.push(...(await probe(tx, table, actor)).map((operation) => `${operation} ${table.name}`))
      return found
    })
    return able.toSorted()
  }
})

test('every request runs as the unprivileged role', async () => {
  for (const actor of everywhere) expect(await asActor(actor(), 'select current_user::text as is')).toEqual([{ is: 'nhipcau_app' }])
})

describe('rows of returns', () => {
  beforeEach(() => rows.readyFor('province_officer'))
  const seenBy = async (actor: Actor) =>
    (await asActor<{ agencyId: string }>(actor, 'select agency_id from reporting.return order by 1')).map((row) => row.agencyId)
  const parts = ['return_version', 'upload'].map(
    (table) => `select count(*)::int as n from reporting.${table} t where not exists (select from reporting.return r where r.id = t.return_id)`,
  )
  const deeper = ['return_line', 'explanation', 'remark'].map(
    (table) => `select count(*)::int as n from reporting.${table} t where not exists (select from reporting.return_version v where v.id = t.version_id)`,
  )

  test('are those of the own agency and of the agencies that it succeeded', async () => {
    expect(await seenBy(actorOf('province_officer', HUE))).toEqual([HUE])
    expect(await seenBy(actorOf('province_approver', 'a-p34-44', { agencyIds: ['a-p34-44', QUANG_BINH, QUANG_TRI] }))).toEqual([QUANG_BINH, QUANG_TRI])
    expect(await seenBy(actorOf('ministry_officer', 'byt'))).toEqual(['byt'])
    expect(await seenBy(actorOf('province_officer', 'a-p63-48'))).toEqual([])
    for (const role of ['secretariat_officer', 'secretariat_approver', 'auditor'] as const) expect((await seenBy(rows.actors[role])).length).toBe(4)
    for (const role of ['administrator', 'ngo'] as const) expect(await seenBy(actorOf(role, QUANG_TRI))).toEqual([])
  })

  test('bring their versions, lines, explanations, remarks and files along, and nobody else’s', async () => {
    for (const actor of everywhere) for (const statement of [...parts, ...deeper]) expect(await asActor(actor(), statement)).toEqual([{ n: 0 }])
    const lines = await asActor<{ n: number }>(actorOf('province_officer', HUE), 'select count(*)::int as n from reporting.return_line')
    expect(lines).toEqual([{ n: 1 }])
  })

  test('of another agency cannot be written to, by naming them', async () => {
    const hue = actorOf('province_officer', HUE)
    const { versionId, id, uploadId } = rows.draft
    expect(await tried(hue, `update reporting.return_version set note = 'x' where id = '${versionId}'`)).toMatchObject({ rows: 0, refused: '' })
    expect(await tried(hue, `delete from reporting.return_line where version_id = '${versionId}'`)).toMatchObject({ rows: 0, refused: '' })
    expect(await tried(hue, `update reporting.upload set state = 'discarded' where id = '${uploadId}'`)).toMatchObject({ rows: 0, refused: '' })
    expect(
      await tried(hue, `insert into reporting.return_line (version_id, line_key, position, cells) values ('${versionId}', gen_random_uuid(), 1, '{}')`),
    ).toMatchObject({ refused: '42501' })
    expect(
      await tried(
        hue,
        `insert into reporting.return_version (id, return_id, number, state, opened_at, opened_by) values (gen_random_uuid(), '${id}', 9, 'draft', now(), '${hue.personId}')`,
      ),
    ).toMatchObject({ refused: '42501' })
  })

  test('are not pushed over to another agency: a version stays with its return, a file with its version', async () => {
    const mine = actorOf('province_officer', QUANG_BINH)
    const [hue] = await owner<{ id: string; version: string }>(
      `select r.id, v.id as version from reporting.return r join reporting.return_version v on v.return_id = r.id where r.agency_id = '${HUE}'`,
    )
    for (const statement of [
      `update reporting.return_version set return_id = '${hue?.id}'`,
      `update reporting.return_line set version_id = '${hue?.version}'`,
      `update reporting.explanation set version_id = '${hue?.version}'`,
      `update reporting.upload set return_id = '${hue?.id}'`,
    ])
      expect(await tried(mine, statement), statement).toMatchObject({ rows: 0, refused: '42501' })
  })

  test('take no state that is not the actor’s to give, and no name but the own', async () => {
    const officer = actorOf('province_officer', QUANG_BINH)
    for (const state of ['signed', 'accepted', 'sent_back', 'superseded'])
      expect(
        await tried(officer, `update reporting.return_version set state = '${state}', signed_by = '${officer.personId}', decided_by = '${officer.personId}'`),
        state,
      ).toMatchObject({ refused: '42501' })
    await rows.readyFor('province_approver')
    const approver = actorOf('province_approver', QUANG_BINH)
    expect(await tried(approver, `update reporting.return_version set state = 'accepted', decided_by = '${approver.personId}'`)).toMatchObject({
      refused: '42501',
    })
    expect(await tried(approver, `update reporting.return_version set state = 'signed', signed_by = gen_random_uuid()`)).toMatchObject({ refused: '42501' })
    expect(await tried(approver, `update reporting.return_version set state = 'signed', signed_by = '${approver.personId}'`)).toMatchObject({
      rows: 1,
      refused: '',
    })
    await rows.readyFor('secretariat_officer')
    const officerOfSecretariat = actorOf('secretariat_officer', 'paccom')
    expect(
      await tried(
        officerOfSecretariat,
        `update reporting.return_version set state = 'accepted', decided_by = '${officerOfSecretariat.personId}' where state = 'signed'`,
      ),
    ).toMatchObject({ refused: '42501' })
  })
})

describe('the ledger', () => {
  test('is closed by the approver of the secretariat, once, and changed in nothing else', async () => {
    const close = "update aid.flow set closed_seq = (select max(seq) from aid.posting), recorded_until = recorded_from + interval '1 second'"
    for (const role of everyRole) expect((await tried(rows.actors[role], close)).rows > 0, role).toBe(role === 'secretariat_approver')
    const head = rows.actors.secretariat_approver
    expect(await tried(head, 'update aid.flow set usd = 0')).toMatchObject({ refused: '42501' })
    expect(await tried(head, 'delete from aid.flow')).toMatchObject({ refused: '42501' })
    const twice = await tryAs(rows.product.db, head, async (tx) => {
      await sql.raw(close).execute(tx)
      return attempt(tx, close)
    })
    expect(twice).toMatchObject({ refused: 'NC001' })
  })

  test('shows an NGO its own money and nobody else’s', async () => {
    const [{ id } = { id: '' }] = await owner<{ id: string }>(`select organisation_id as id from aid.flow limit 1`)
    const flows = 'select distinct organisation_id::text as id from aid.flow'
    expect(await asActor(actorOf('ngo', 'ngo-thu', { organisationId: id }), flows)).toEqual([{ id }])
    expect(await asActor(rows.actors.ngo, flows)).toEqual([])
    expect(await asActor(actorOf('administrator', 'quan-tri', { organisationId: id }), 'select 1 from aid.statement')).toEqual([])
  })
})

describe('receipts', () => {
  const issue = (id: string) =>
    `select figures.issue_receipt(to_jsonb(r) || '{"id": "${id}", "value": 1}') as fresh from (select 'USD' as unit, '{}'::jsonb as query, now() as as_of, 1 as posting_seq, 'x' as rate_policy, 0 as line_count, 'x' as lines_digest, now() as issued_at) r`

  test('come from the one function, for readers of figures only', async () => {
    for (const actor of everywhere) {
      const { refused } = await tried(actor(), issue('abc'))
      expect([actor().role, refused]).toEqual([actor().role, rights['figures.receipt']?.select?.includes(actor().role as Role) ? '' : '42501'])
    }
    expect(await tried(rows.actors.auditor, `insert into figures.receipt select * from figures.receipt`)).toMatchObject({ refused: '42501' })
  })

  test('stay what they are when the same one is asked for again', async () => {
    const [before] = await owner<{ id: string; value: string }>('select id, value from figures.receipt limit 1')
    const after = await tryAs(rows.product.db, rows.actors.auditor, async (tx) => {
      const { rows: fresh } = await sql.raw(issue(before?.id ?? '')).execute(tx)
      return { fresh, kept: (await sql`select value from figures.receipt where id = ${before?.id}`.execute(tx)).rows }
    })
    expect(after).toEqual({ fresh: [{ fresh: false }], kept: [{ value: before?.value }] })
  })
})

describe('secrets', () => {
  test('no role reads a password or a session token, the own ones neither', async () => {
    for (const actor of everywhere)
      for (const statement of [
        'select hash from directory.credential',
        'select * from directory.credential',
        'update directory.credential set changed_at = now() returning hash',
        'select token_hash from directory.session',
        'select * from directory.session',
        'select 1 from directory.sign_in_attempt',
      ])
        expect(await tried(actor(), statement), `${actor().role}: ${statement}`).toMatchObject({ refused: '42501' })
  })

  test('people see their own sessions; the administrator sees all', async () => {
    const count = async (actor: Actor) => (await asActor<{ n: number }>(actor, 'select count(distinct person_id)::int as n from directory.session'))[0]?.n
    for (const role of everyRole.filter((one) => one !== 'administrator')) expect(await count(rows.actors[role]), role).toBe(1)
    expect(await count(rows.actors.administrator)).toBeGreaterThan(9)
  })

  test('nobody changes a password, a name or a role of somebody else, or gives a role', async () => {
    const me = rows.actors.province_officer
    const other = rows.actors.province_approver.personId
    expect(await tried(me, `update directory.credential set hash = 'x' where person_id = '${other}'`)).toMatchObject({ rows: 0 })
    expect(await tried(me, `insert into directory.credential (person_id, hash, changed_at) values ('${other}', 'x', now())`)).toMatchObject({
      refused: '42501',
    })
    expect(await tried(me, `update directory.person set locale = 'en' where id = '${other}'`)).toMatchObject({ rows: 0 })
    expect(await tried(me, `update directory.person set email = 'x' where id = '${me.personId}'`)).toMatchObject({ refused: '42501' })
    expect(await tried(me, `update directory.person set locale = 'en' where id = '${me.personId}'`)).toMatchObject({ rows: 1 })
    expect(await tried(me, `update directory.assignment set role = 'administrator' where person_id = '${me.personId}'`)).toMatchObject({ rows: 0 })
    expect(await tried(me, `update directory.session set closed_at = now() where person_id = '${other}'`)).toMatchObject({ rows: 0 })
    expect(await tried(me, `update directory.session set expires_at = 'infinity'`)).toMatchObject({ refused: '42501' })
  })
})

describe('the audit trail', () => {
  const lineOf = (person: string) =>
    `select audit.append('${JSON.stringify([JSON.stringify({ at: '2024-01-01T00:00:00Z', action: 'a', person, agency: 'g', subject: 's', subjectId: 'i' })])}')`

  test('takes lines from everybody through its one door, in their own name', async () => {
    for (const role of everyRole) expect(await tried(rows.actors[role], lineOf(rows.actors[role].personId)), role).toMatchObject({ refused: '' })
  })

  test('takes no line in the name of somebody else', async () => {
    for (const role of everyRole) expect(await tried(rows.actors[role], lineOf('somebody-else')), role).toMatchObject({ refused: '42501' })
  })

  test('is written in no other way, by any role, and by the owner neither', async () => {
    for (const actor of everywhere)
      for (const statement of [
        'update audit.line set body = body',
        'delete from audit.line',
        'truncate audit.line',
        `insert into audit.line select * from audit.line`,
        'update audit.head set seq = 0',
        'select 1 from audit.head',
      ])
        expect(await tried(actor(), statement), `${actor().role}: ${statement}`).toMatchObject({ refused: expect.stringMatching(/^42501|428C9$/) })
    for (const statement of ['update audit.line set body = body', 'delete from audit.line', 'truncate audit.line'])
      await expect(owner(statement)).rejects.toMatchObject({ code: 'NC001' })
  })

  test('is open to the auditor, whole', async () => {
    const [{ n } = { n: 0 }] = await owner<{ n: number }>('select count(*)::int as n from audit.line')
    expect(await asActor(rows.actors.auditor, 'select count(*)::int as n from audit.line')).toEqual([{ n }])
  })
})

test('a reading cannot write, whoever reads', async () => {
  const { db } = rows.product
  for (const role of everyRole)
    await expect(
      db.read(occasion(rows.actors[role]), async (reader) =>
        sql`update directory.person set locale = 'en' where id = ${rows.actors[role].personId}`.execute(reader),
      ),
    ).rejects.toMatchObject({ code: '25006' })
})

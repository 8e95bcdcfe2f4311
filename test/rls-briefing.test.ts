import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { HEIR, HUE, QUANG_BINH, QUANG_TRI } from './country.ts'
import { actorOf } from './harness.ts'
import { attempt, tryAs } from './rls-probe.ts'
import { openRows, type Rows } from './rls.fixture.ts'

let rows: Rows
beforeAll(async () => void (rows = await openRows()), 120_000)
afterAll(() => rows.product.close())

const owner = <T>(text: string, values: unknown[] = []) => rows.product.engine.query<T>(text, values)
const tried = (actor: Actor, statement: string) => tryAs(rows.product.db, actor, (tx) => attempt(tx, statement))
const count = (actor: Actor, from: string) =>
  tryAs(rows.product.db, actor, async (tx) => (await sql.raw<{ n: number }>(`select count(*)::int as n from briefing.${from}`).execute(tx)).rows[0]?.n)
const room = (agencyId: string) => {
  const found = rows.briefing.rooms.find((one) => one.agencyId === agencyId)
  if (!found) throw new Error(`No room of ${agencyId}`)
  return found
}
const quangBinh = actorOf('province_officer', QUANG_BINH)
const quangBinhHead = actorOf('province_approver', QUANG_BINH)
const hue = actorOf('province_officer', HUE)
const heir = actorOf('province_officer', HEIR, { agencyIds: [HEIR, QUANG_BINH, QUANG_TRI] })
const refused = { refused: '42501' }
const untouched = { rows: 0, refused: '' }
const done = { rows: 1, refused: '' }

describe('a briefing', () => {
  test('is seen by those whose room takes part, once it invites; while it is planned by the secretariat alone', async () => {
    const seenBy = async () =>
      Promise.all([quangBinh, heir, actorOf('province_officer', 'a-p63-48'), rows.actors.auditor].map((actor) => count(actor, 'briefing')))
    expect(await seenBy()).toEqual([1, 1, 0, 1])
    await owner(`update briefing.briefing set state = 'planned'`)
    expect(await seenBy()).toEqual([0, 0, 0, 0])
    expect(await count(rows.actors.secretariat_officer, 'briefing')).toBe(1)
    await owner(`update briefing.briefing set state = 'collecting'`)
  })

  test('tells its day and title to state bodies and to nobody else', async () => {
    const facts = `facts_of('${rows.briefing.id}')`
    expect(
      await Promise.all([actorOf('province_officer', 'a-p63-48'), rows.actors.ngo, rows.actors.administrator].map((actor) => count(actor, facts))),
    ).toEqual([1, 0, 0])
  })
})

describe('a room', () => {
  test('keeps its own people and no other’s', async () => {
    const remove = (agencyId: string) => tried(quangBinh, `delete from briefing.attendee where point_id = '${room(agencyId).pointId}'`)
    expect(await remove(QUANG_BINH)).toMatchObject(done)
    expect(await remove(HUE)).toMatchObject(untouched)
    expect(await tried(heir, `delete from briefing.attendee where point_id = '${room(QUANG_TRI).pointId}'`)).toMatchObject(done)
  })

  test('is not renamed, moved, or made a room of another kind by whoever sits in it', async () => {
    for (const change of [`name_vi = 'x'`, `kind = 'district'`, `agency_id = '${HUE}'`, `briefing_id = gen_random_uuid()`, `code = 'XX'`])
      expect(await tried(quangBinh, `update briefing.point set ${change}`), change).toMatchObject(refused)
    expect(await tried(quangBinh, `update briefing.point set address = 'x' where kind = 'province'`)).toMatchObject(done)
  })

  test('measures its line for itself and the secretariat', async () => {
    expect(await Promise.all([quangBinh, heir, rows.actors.secretariat_officer].map((actor) => count(actor, 'line_check')))).toEqual([1, 2, 5])
  })

  test('registers and withdraws its statement; it does not accept it, and does not touch another’s', async () => {
    const set = (actor: Actor, state: string, agencyId: string) =>
      tried(actor, `update briefing.statement set state = '${state}' where id = '${room(agencyId).statementId}'`)
    expect(await set(quangBinh, 'withdrawn', QUANG_BINH)).toMatchObject(done)
    for (const state of ['accepted', 'declined', 'spoken']) expect(await set(quangBinh, state, QUANG_BINH), state).toMatchObject(refused)
    expect(await set(quangBinh, 'withdrawn', HUE)).toMatchObject(untouched)
    expect(await set(rows.actors.secretariat_officer, 'accepted', HUE)).toMatchObject(done)
  })

  test('has a seat in it for its own people, and a pass is good for the briefing that it names', async () => {
    const [session] = await owner<{ id: string }>(`select id from briefing.room_session limit 1`)
    const pass = (actor: Actor, pointId: string, briefingId = rows.briefing.id) =>
      tried(
        actor,
        `insert into briefing.ticket (id, token_hash, session_id, briefing_id, seat_kind, point_id, name, made_at, expires_at)
         values (gen_random_uuid(), '\\x01', '${session?.id}', '${briefingId}', 'point', '${pointId}', 'x', now(), now())`,
      )
    expect(await pass(quangBinh, room(QUANG_BINH).pointId)).toMatchObject(done)
    expect(await pass(quangBinh, room(HUE).pointId)).toMatchObject(refused)
    expect(await pass(rows.actors.secretariat_officer, room(HUE).pointId, 'a0000000-0000-4000-8000-000000000000')).toMatchObject({ refused: '23503' })
  })
})

test('of what happened in the room, words to the desk, votes and presence are the secretariat’s and the auditor’s', async () => {
  const { secretariat_officer: secretary, auditor, ngo } = rows.actors
  expect(await Promise.all([quangBinh, secretary, auditor, ngo].map((actor) => count(actor, 'room_event')))).toEqual([2, 6, 6, 0])
})

describe('papers', () => {
  test('that are restricted are there for the agencies named', async () => {
    const { secretariat_officer: secretary, auditor } = rows.actors
    expect(await Promise.all([quangBinh, heir, hue, auditor, secretary].map((actor) => count(actor, 'paper')))).toEqual([2, 2, 1, 1, 2])
    expect(await Promise.all([quangBinh, hue].map((actor) => count(actor, 'paper_version')))).toEqual([2, 1])
  })

  test('are read in one’s own name, and one sees the own readings only', async () => {
    const note = (person: string) =>
      `insert into briefing.paper_read select paper_id, 1, '${person}', '${QUANG_BINH}', now(), 'screen', false from briefing.paper_version`
    expect(await tried(quangBinh, note(rows.actors.auditor.personId))).toMatchObject(refused)
    expect(await count(rows.actors.province_officer, 'paper_read')).toBe(1)
  })
})

describe('documents', () => {
  const sign = `update briefing.document set state = 'signed', submitted_at = now(), signed_at = now()`

  test('are read when they are signed, drafts by the secretariat', async () => {
    expect(await Promise.all([quangBinh, rows.actors.auditor, rows.actors.secretariat_officer].map((actor) => count(actor, 'document')))).toEqual([1, 1, 2])
  })

  test('are signed by the approver, and not by the one who drafted them', async () => {
    const head = rows.actors.secretariat_approver
    const drafted = (by: string) => owner(`update briefing.document set drafted_by = $1 where kind = 'notice'`, [by])
    await drafted(rows.actors.secretariat_officer.personId)
    expect(
      await tried(rows.actors.secretariat_officer, `${sign}, signed_by = '${rows.actors.secretariat_officer.personId}' where kind = 'notice'`),
    ).toMatchObject(refused)
    expect(await tried(head, `${sign}, signed_by = '${head.personId}' where kind = 'notice'`)).toMatchObject(done)
    await drafted(head.personId)
    expect(await tried(head, `${sign}, signed_by = '${head.personId}' where kind = 'notice'`)).toMatchObject(refused)
  })
})

describe('directives', () => {
  test('are known to all who took part; what an addressee reported and handed in is its own, and the secretariat’s and the auditor’s', async () => {
    for (const table of ['directive_report', 'directive_file']) {
      const of = table === 'directive_report' ? 2 : 1
      expect(await Promise.all([hue, heir, rows.actors.auditor].map((actor) => count(actor, table))), table).toEqual([of, 2 * of, 4 * of])
    }
    expect(await count(hue, 'directive_addressee')).toBe(4)
  })

  test('are reported on for the own agency, from the own desk, and not once they are accepted', async () => {
    const report = (agencyId: string, from: string) =>
      `insert into briefing.directive_report (id, directive_id, agency_id, at, from_agency_id, action, percent)
       values (gen_random_uuid(), '${rows.briefing.directiveId}', '${agencyId}', now(), '${from}', 'report', 100)`
    expect(await tried(hue, report(HUE, HUE))).toMatchObject(done)
    expect(await tried(hue, report(HUE, QUANG_BINH))).toMatchObject(refused)
    expect(await tried(hue, report(QUANG_BINH, HUE))).toMatchObject(refused)
    expect(await tried(heir, report(QUANG_BINH, HEIR))).toMatchObject(done)
    const again = `update briefing.directive_addressee set state = 'reported'`
    expect(await tried(hue, again)).toMatchObject(done)
    expect(await tried(hue, `update briefing.directive_addressee set state = 'accepted'`)).toMatchObject(refused)
    await owner(`update briefing.directive_addressee set state = 'accepted' where agency_id = $1`, [HUE])
    expect(await tried(hue, again)).toMatchObject(untouched)
  })
})

describe('an article', () => {
  const publish = `update briefing.release set state = 'published', published_at = now()`

  test('is made public by the approver of its room', async () => {
    expect(await tried(quangBinh, publish)).toMatchObject(refused)
    expect(await tried(quangBinhHead, publish)).toMatchObject(done)
  })

  test('in review is the approver’s; published, its pictures stay as they are', async () => {
    const at = (state: string) => owner(`update briefing.release set state = $1, published_at = now() where id = $2`, [state, room(QUANG_BINH).releaseId])
    const retitle = `update briefing.release set title_vi = 'x'`
    await at('review')
    expect(await tried(quangBinh, retitle)).toMatchObject(untouched)
    expect(await tried(quangBinhHead, retitle)).toMatchObject(done)
    expect(await tried(quangBinhHead, 'delete from briefing.release_picture')).toMatchObject(done)
    await at('published')
    expect(await tried(quangBinhHead, 'delete from briefing.release_picture')).toMatchObject(untouched)
    await at('draft')
  })

  test('is for everybody once it is published, but how it came about is not', async () => {
    expect(await Promise.all([quangBinh, rows.actors.ngo, rows.actors.auditor].map((actor) => count(actor, 'release')))).toEqual([2, 1, 5])
    expect(await Promise.all([quangBinh, rows.actors.ngo, rows.actors.auditor].map((actor) => count(actor, 'release_step')))).toEqual([1, 0, 5])
  })
})

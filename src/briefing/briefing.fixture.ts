import { randomUUID } from 'node:crypto'
import type { Actor } from '#platform/actor.ts'
import { systemActor } from '#platform/actor.ts'
import { createClient } from '#platform/client.ts'
import type { CallOf, ReplyOf, Route } from '#platform/contract.ts'
import { type Binding, buildHttp, serveBindings } from '#platform/http.ts'
import { defaultForm, openCampaign, saveForm } from '#reporting/index.ts'
import { actorOf, occasion, openTestDatabase } from '../../test/harness.ts'
import { type BriefingAction, openBriefingRoute, proposeBriefing, stepBriefing } from './briefing.contract.ts'
import { listPoints } from './point.contract.ts'

const provincial = (agencyId: string, predecessors: string[]) => ({ agencyIds: [agencyId, ...predecessors] })
export const cast = {
  secretary: actorOf('secretariat_officer', 'paccom'),
  head: actorOf('secretariat_approver', 'paccom'),
  officer: actorOf('province_officer', 'a-p63-45', provincial('a-p63-45', [])),
  approver: actorOf('province_approver', 'a-p63-45'),
  neighbour: actorOf('province_officer', 'a-p63-46'),
  outsider: actorOf('ministry_officer', 'bo-khong-co'),
  auditor: actorOf('auditor', 'kiem-toan'),
  ngo: actorOf('ngo', 'ngo-x'),
  administrator: actorOf('administrator', 'quan-tri'),
}

/** A server with these routes, a campaign of 2023 with one posting, and people of `cast` in the directory; calls are made as an actor. */
export async function openHouse(bindings: readonly Binding[]) {
  const { db, engine, close } = await openTestDatabase()
  const actors = new Map<string, Actor>()
  const clock = { now: '2024-02-20T03:00:00.000Z' }
  await db.write(occasion(systemActor, clock.now), async (tx) => {
    await saveForm(tx, defaultForm, { source: 'test', certainty: 'demonstration' })
    const act = { actor: systemActor, now: '2023-12-10T03:00:00.000Z', newId: randomUUID, publicUrl: null }
    await openCampaign(tx, act, { reportYear: 2023, dueOn: '2024-01-15' })
  })
  for (const { personId } of Object.values(cast))
    await engine.query(`insert into directory.person (id, full_name, sort_key, email, email_key) values ($1, 'Người thử', 'nguoi thu', $2, $3)`, [
      personId,
      `${personId}@test.example`,
      `${personId}@test.example`,
    ])
  await engine.query(
    `insert into directory.assignment (id, person_id, agency_id, role, valid_from) values ($1, $2, 'a-p63-45', 'province_officer', '2020-01-01')`,
    [randomUUID(), cast.officer.personId],
  )
  const options = {
    db,
    bindings,
    clock: () => new Date(clock.now),
    findActor: async (token: string | undefined) => actors.get(token ?? '') ?? null,
    explain: (problem: { code: string }) => problem.code,
    secureCookies: false,
  }
  const app = await buildHttp(options)
  serveBindings(app, options)
  const callAs = async <R extends Route>(actor: Actor, route: R, input: CallOf<R>): Promise<ReplyOf<R>> => {
    actors.set(actor.personId, actor)
    const call = createClient(async (url, { method, headers, body }) => {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: { ...headers, cookie: `nhipcau_session=${actor.personId}` },
        ...(typeof body === 'string' ? { payload: body } : {}),
      })
      return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers: answer.headers as Record<string, string> })
    })
    return (call as (route: R, input: CallOf<R>) => Promise<ReplyOf<R>>)(route, input)
  }
  /** What a call was refused with, or 'done'. */
  const refusal = <R extends Route>(actor: Actor, route: R, input: CallOf<R>) =>
    callAs(actor, route, input).then(
      () => 'done',
      ({ code, details }: { code?: string; details?: Record<string, unknown> }) => {
        const { instance: _request, ...told } = details ?? {}
        return { code, ...told }
      },
    )
  const plan = async () => {
    const {
      years: _years,
      points: _points,
      placeSetId: _set,
      number: _number,
      ...frame
    } = await callAs(cast.secretary, proposeBriefing, { query: { year: 2023 } })
    const body = { ...frame, chairName: 'Nguyễn Minh Hằng', chairPosition: 'Thứ trưởng Bộ Ngoại giao' }
    return (await callAs(cast.secretary, openBriefingRoute, { body })).id
  }
  const step = (id: string, action: BriefingAction, note: string | null = null, actor = cast.head) =>
    callAs(actor, stepBriefing, { params: { id }, body: { action, note } })
  const pointOf = async (id: string, agencyId: string) => {
    const { points } = await callAs(cast.secretary, listPoints, { params: { id } })
    const found = points.find((point) => point.agencyId === agencyId && point.parentId === null)
    if (!found) throw new Error(`No room of ${agencyId}`)
    return found
  }
  return {
    db,
    engine,
    app,
    clock,
    callAs,
    refusal,
    plan,
    step,
    pointOf,
    close: async () => {
      await app.close()
      await close()
    },
  }
}
export type House = Awaited<ReturnType<typeof openHouse>>

/** One posting of the year, so that there is something to lock. */
export async function post(house: House, recordedAt = '2024-02-01T03:00:00.000Z') {
  await house.engine.query(
    `insert into aid.posting (seq, recorded_at, kind, report_year, agency_id) values ((select coalesce(max(seq), 0) + 1 from aid.posting), $1, 'acceptance', 2023, 'a-p63-45')`,
    [recordedAt],
  )
}

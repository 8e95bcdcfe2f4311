import { randomUUID } from 'node:crypto'
import type { Actor } from '#platform/actor.ts'
import { systemActor } from '#platform/actor.ts'
import type { Route } from '#platform/contract.ts'
import type { CallOf, ReplyOf } from '#platform/contract.ts'
import { createClient } from '#platform/client.ts'
import { type Binding, buildHttp, serveBindings } from '#platform/http.ts'
import { actorOf, occasion, openTestDatabase } from '../../test/harness.ts'
import type { Cells, Line } from './form.contract.ts'
import { defaultForm } from './form.default.ts'
import { saveForm } from './form.store.ts'
import { openCampaign } from './open-campaign.action.ts'
import { explain, openReturnRoute, saveDraft, showReturn, signRoute, submitRoute } from './return.contract.ts'

export const QUANG_TRI = 'a-p63-45'
export const HUE = 'a-p63-46'

/** A server with these routes on a fresh database that has the form and no campaign; calls are made as an actor, on a clock of the test. */
export async function openReporting(bindings: readonly Binding[]) {
  const { db, engine, close } = await openTestDatabase()
  const actors = new Map<string, Actor>()
  const clock = { now: '2024-01-10T03:00:00.000Z' }
  await db.write(occasion(systemActor, clock.now), (tx) => saveForm(tx, defaultForm, { source: 'test', certainty: 'demonstration' }))
  const app = await buildHttp({
    db,
    bindings,
    clock: () => new Date(clock.now),
    findActor: async (token) => actors.get(token ?? '') ?? null,
    explain: (problem) => problem.code,
    secureCookies: false,
  })
  serveBindings(app, {
    db,
    bindings,
    clock: () => new Date(clock.now),
    findActor: async (token) => actors.get(token ?? '') ?? null,
    explain: (problem) => problem.code,
    secureCookies: false,
  })
  const callAs = async <R extends Route>(actor: Actor, route: R, input: CallOf<R>): Promise<ReplyOf<R>> => {
    actors.set(actor.personId, actor)
    const call = createClient(async (url, { method, headers, body }) => {
      const sent = body instanceof FormData ? await multipart(body) : { headers: {}, payload: body }
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: { ...headers, ...sent.headers, cookie: `nhipcau_session=${actor.personId}` },
        ...(sent.payload === undefined ? {} : { payload: sent.payload }),
      })
      return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers: answer.headers as Record<string, string> })
    })
    return (call as (route: R, input: CallOf<R>) => Promise<ReplyOf<R>>)(route, input)
  }
  const openYear = (year: number, now: string, dueOn = `${year + 1}-01-15`) =>
    db.write(occasion(systemActor, now), (tx) => openCampaign(tx, { actor: systemActor, now, newId: randomUUID, publicUrl: null }, { reportYear: year, dueOn }))
  return {
    db,
    engine,
    app,
    clock,
    callAs,
    openYear,
    close: async () => {
      await app.close()
      await close()
    },
  }
}
export type Reporting = Awaited<ReturnType<typeof openReporting>>

async function multipart(form: FormData) {
  const request = new Request('http://test', { method: 'POST', body: form })
  return { headers: { 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) }
}

/** Three people of a province: two who prepare, one who signs. */
export function peopleOf(agencyId: string) {
  return { officer: actorOf('province_officer', agencyId), colleague: actorOf('province_officer', agencyId), approver: actorOf('province_approver', agencyId) }
}

export const cast = {
  ...peopleOf(QUANG_TRI),
  neighbour: actorOf('province_officer', HUE),
  neighbourApprover: actorOf('province_approver', HUE),
  secretary: actorOf('secretariat_officer', 'paccom'),
  head: actorOf('secretariat_approver', 'paccom'),
  otherHead: actorOf('secretariat_approver', 'paccom'),
  auditor: actorOf('auditor', 'kiem-toan'),
}

const plain: Cells = {
  name: 'Rà phá bom mìn tại Cam Lộ',
  kind: 'project',
  provider: 'Mines Advisory Group',
  providerKind: 'ngo',
  providerCountry: 'GB',
  owner: 'Sở Ngoại vụ',
  places: 'p63-45:100',
  sectors: 'YT1:100',
  phase: 'new',
  startsOn: '2023-02-01',
  endsOn: '2025-12-31',
  currency: 'USD',
  commitmentGrant: '1000',
  commitmentTotal: '1000',
  commitmentYear: '400',
  disbursedYear: '300.50',
  delivery: 'cash',
  status: 'running',
}

/** A line that every check passes, unless `cells` say otherwise; a cell given as '' is empty. */
export function lineOf(position: number, cells: Cells = {}): Line {
  const all = { ...plain, name: `${plain['name'] ?? ''} ${position}`, ...cells }
  return { lineKey: randomUUID(), position, cells: Object.fromEntries(Object.entries(all).filter(([, text]) => text !== '')) }
}

/** Opens a return of the officer's agency, puts the lines in, and answers its id. */
export async function fill(house: Reporting, campaignId: string, lines: Line[], officer: Actor = cast.officer): Promise<{ id: string; revision: number }> {
  const { id } = await house.callAs(officer, openReturnRoute, { params: { id: campaignId }, body: {} })
  const { version } = await house.callAs(officer, showReturn, { params: { id } })
  const removals = version.lines.map((line) => line.lineKey)
  const { revision } = await house.callAs(officer, saveDraft, {
    params: { id },
    body: { revision: version.revision, changes: { upserts: lines, removals }, figures: required },
  })
  return { id, revision }
}

/** The same, submitted and signed. */
export async function handIn(
  house: Reporting,
  campaignId: string,
  lines: Line[],
  { officer, approver }: { officer: Actor; approver: Actor } = cast,
): Promise<string> {
  const { id } = await fill(house, campaignId, lines, officer)
  const { findings } = await house.callAs(officer, showReturn, { params: { id } })
  for (const { lineKey, code } of findings)
    await house.callAs(officer, explain, { params: { id, lineKey: lineKey ?? 'return', code }, body: { body: 'Đúng như thế' } })
  await house.callAs(officer, submitRoute, { params: { id } })
  await house.callAs(approver, signRoute, { params: { id } })
  return id
}

/** The figure that the form requires and lines cannot tell. */
export const required = { organisations_registered_in_area: { value: '3', reason: null } }

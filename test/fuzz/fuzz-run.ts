import type { FastifyInstance } from 'fastify'
import type { Route } from '#platform/contract.ts'
import { writes } from '#platform/contract.ts'
import type { Engine } from '#platform/db-engine.ts'
import { nameOf } from '../contracts.ts'
import { type HostileRequest, hostileRequest, type Known } from './hostile-request.ts'
import { chance, pick, type Random, randomOf } from './random.ts'

/** Somebody whose requests carry this cookie; null: nobody signed in. */
export interface Caller {
  role: string
  cookie: string | null
}

export interface FuzzGround {
  app: FastifyInstance
  engine: Engine
  /** What was thrown on the way to an answer, by request. */
  thrown: ReadonlyMap<string, Error>
  routes: readonly Route[]
  known: () => Promise<Known>
  /** Everybody, signed in anew: hostile requests end sessions and change passwords too. */
  callers: () => Promise<Caller[]>
}

export interface Failure {
  index: number
  route: string
  role: string
  what: string
  request: string
}

export interface FuzzReport {
  requests: number
  milliseconds: number
  /** Answers by status. */
  statuses: Record<string, number>
  /** Routes that were answered with success at least once. */
  succeeded: number
  slowest: { milliseconds: number; route: string; index: number }
  failures: Failure[]
}

export interface FuzzPlan {
  requests: number
  seed: number
  /** A request that takes longer is a failure; absent: nothing is said of time. */
  slowMilliseconds?: number
  /** Ends sooner, when so many are over. */
  minutes?: number
  tell?: (done: number, failures: readonly Failure[]) => void
}

/** How many requests see the same ids and sessions before both are read anew. */
const RENEWAL = 1000

/** Sends hostile requests one after the other; what each is follows from the seed and its index (and from what the product then holds). */
export async function runFuzz(ground: FuzzGround, plan: FuzzPlan): Promise<FuzzReport> {
  const report: FuzzReport = { requests: 0, milliseconds: 0, statuses: {}, succeeded: 0, slowest: { milliseconds: 0, route: '', index: 0 }, failures: [] }
  const began = performance.now()
  const good = new Set<Route>()
  let known = await ground.known()
  let callers = await ground.callers()
  const end = began + (plan.minutes ?? Infinity) * 60_000
  for (let index = 0; index < plan.requests && performance.now() < end; index += 1) {
    if (index % RENEWAL === RENEWAL - 1) [known, callers] = [await ground.known(), await ground.callers()]
    const random = randomOf(plan.seed * 1_000_003 + index)
    const route = pick(random, ground.routes)
    const caller = callerOf(route, callers, random)
    const { status, failure, milliseconds } = await sendOne(ground, { route, caller, random, known })
    const lost = route.access !== 'public' && status === 401 && caller.cookie !== null
    if (lost) callers = await ground.callers()
    report.requests += 1
    report.statuses[status] = (report.statuses[status] ?? 0) + 1
    if (status < 300) good.add(route)
    if (milliseconds > report.slowest.milliseconds) report.slowest = { milliseconds, route: nameOf(route), index }
    const slow = plan.slowMilliseconds && milliseconds > plan.slowMilliseconds ? { what: `took ${Math.round(milliseconds)} ms`, request: '' } : null
    for (const one of [failure, slow]) if (one) report.failures.push({ index, route: nameOf(route), role: caller.role, ...one })
    plan.tell?.(index + 1, report.failures)
  }
  return { ...report, milliseconds: performance.now() - began, succeeded: good.size }
}

/** Mostly somebody who may call, or nothing behind the door would be tried. */
function callerOf({ access }: Route, callers: readonly Caller[], random: Random): Caller {
  const able = callers.filter(({ role, cookie }) => (access === 'public' ? true : access === 'signed-in' ? cookie : access.includes(role)))
  return pick(random, able.length > 0 && chance(random, 0.95) ? able : callers)
}

interface Sending {
  route: Route
  caller: Caller
  random: Random
  known: Known
}

async function sendOne(ground: FuzzGround, { route, caller, random, known }: Sending) {
  const request = await hostileRequest(route, random, known)
  const from = performance.now()
  const answer = await ground.app.inject({
    ...request,
    ...(request.payload === undefined ? {} : { payload: request.payload }),
    // An address of its own: tries at signing in are counted by address.
    remoteAddress: `10.${Math.floor(random() * 250)}.${Math.floor(random() * 250)}.${Math.floor(random() * 250)}`,
    headers: { ...request.headers, ...(caller.cookie ? { cookie: caller.cookie } : {}) },
  })
  const milliseconds = performance.now() - from
  const cause = ground.thrown.get(String(answer.headers['x-request-id']))
  const what = flawOf(answer.statusCode, String(answer.headers['content-type'] ?? ''), answer.body, cause) ?? (await halfSaved(ground.engine, route, answer))
  return { status: answer.statusCode, milliseconds, failure: what ? { what, request: shown(request) } : null }
}

function flawOf(status: number, type: string, body: string, cause: Error | undefined): string | null {
  if (status >= 500) return `${status} ${cause?.stack?.split('\n').slice(0, 4).join(' ') ?? body.slice(0, 200)}`
  if (status < 400) return null
  if (!type.startsWith('application/problem+json')) return `${status} without a problem: ${type}`
  const { title } = JSON.parse(body) as { title?: string }
  return title && !title.startsWith('problem.') ? null : `${status} without a sentence: ${body.slice(0, 200)}`
}

/** A success of a write has its audit line. */
async function halfSaved(engine: Engine, route: Route, { statusCode, headers }: { statusCode: number; headers: Record<string, unknown> }) {
  if (statusCode >= 300 || !writes(route) || route.effect === 'silent-write') return null
  const [line] = await engine.query<{ n: number }>(
    `select count(*)::int as n from (select body from audit.line order by seq desc limit 50) l where l.body::jsonb ->> 'request' = $1`,
    [String(headers['x-request-id'])],
  )
  return line?.n ? null : 'written without an audit line'
}

const shown = ({ method, url, payload }: HostileRequest) =>
  `${method} ${url.slice(0, 300)} ${typeof payload === 'string' ? payload.slice(0, 1500) : payload ? `<${payload.length} bytes>` : ''}`

import { randomUUID } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, RouteOptions } from 'fastify'
import type { Role } from '#directory/role.contract.ts'
import { type Client, createClient, urlOf } from '#platform/client.ts'
import type { Route } from '#platform/contract.ts'
import type { Engine } from '#platform/db-engine.ts'
import type { Database } from '#platform/db.ts'
import { closeWorkbookPool } from '#platform/files/workbook-reader.ts'
import { hashPassword } from '#platform/password.ts'
import { readConfig } from '../src/config.ts'
import { composeApp } from '../src/product.ts'
import { occasion, openTestDatabase, type TestDatabase } from './harness.ts'

/** A route as Fastify took it in. */
export interface Served {
  method: string
  url: string
  contract: Route | undefined
}

/** A call that was answered. */
export interface Answered {
  contract: Route
  status: number
  requestId: string
}

/** What came back, before anybody looked at it. */
export interface Answer {
  status: number
  /** The code of the problem; '' when there was none. */
  code: string
  requestId: string
  body: unknown
}

/** The parts of a request, as they stand in a contract. */
export interface Parts {
  params?: object
  query?: object
  body?: unknown
  file?: { name: string; bytes: Uint8Array }
  headers?: Record<string, string>
}

/** Somebody with a browser of their own: a cookie jar, a typed client, and a way to look at bare answers. */
export interface Visitor {
  personId: string
  role: Role | 'anonymous'
  agencyId: string
  /** Typed by the contract; throws the problem. */
  call: Client
  send: (route: Route, parts?: Parts) => Promise<Answer>
}

export interface TestProduct {
  app: FastifyInstance
  engine: Engine
  db: Database
  /** Where uploaded files are kept. */
  dataDir: string
  /** Set by the test; the product has no other time. */
  clock: { now: string }
  /** What everybody signs in with. */
  password: string
  /** Every route of the running server, whoever registered it. */
  served: Served[]
  /** Every call of a contract since the start, in the order of the answers. */
  answered: Answered[]
  /** What was thrown on the way to an answer, by request. */
  thrown: Map<string, Error>
  anonymous: Visitor
  /** A new person with this assignment, signed in through the product's own door. */
  signIn: (role: Role, agencyId: string) => Promise<Visitor>
  close: () => Promise<void>
}

/** An agency for every role; the NGO speaks for an organisation of its own, which reported nothing. */
export const homes = {
  secretariat_officer: 'paccom',
  secretariat_approver: 'paccom',
  province_officer: 'a-p63-45',
  province_approver: 'a-p63-45',
  ministry_officer: 'byt',
  ministry_approver: 'byt',
  ngo: 'ngo-thu',
  auditor: 'kiem-toan',
  administrator: 'quan-tri',
} as const satisfies Record<Role, string>

const PASSWORD = 'mot-mat-khau-du-dai-de-thu'
const passwordHash = hashPassword(PASSWORD)

/** The whole API over a database of its own (or over `given`, which may be one that was `restored`): real sessions, real row-level security, a clock that stands still. */
export async function openTestProduct(given?: TestDatabase, { restored = false } = {}): Promise<TestProduct> {
  const base = given ?? (await openTestDatabase())
  const dataDir = await mkdtemp(join(tmpdir(), 'nhip-cau-product-'))
  const clock = { now: '2024-01-10T03:00:00.000Z' }
  const config = { ...readConfig({ DATA_DIR: dataDir, DEMO: '0', LOG_LEVEL: 'silent' }), publicUrl: 'http://nhipcau.test' }
  const { made: app, served, answered, thrown } = await watchRoutes(() => composeApp(config, { ...base, clock: () => new Date(clock.now) }))
  await app.ready()
  if (!restored) await insertNgo(base.db)
  return {
    ...base,
    app,
    dataDir,
    clock,
    served,
    answered,
    thrown,
    password: PASSWORD,
    anonymous: visitor(app, { personId: '', role: 'anonymous', agencyId: '' }),
    signIn: async (role, agencyId) => {
      const { personId, email } = await insertPerson(base.db, role, agencyId)
      return visitor(app, { personId, role, agencyId }, await cookieOf(app, email))
    },
    close: async () => {
      await app.close()
      await closeWorkbookPool()
      await base.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

interface Watched {
  served: Served[]
  answered: Answered[]
  thrown: Map<string, Error>
}

/** Fastify announces each instance it makes; the routes and answers of the one that is handed out are kept from its first on. */
async function watchRoutes(make: () => Promise<FastifyInstance>): Promise<Watched & { made: FastifyInstance }> {
  const seen = new Map<FastifyInstance, Watched>()
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    const watched: Watched = { served: [], answered: [], thrown: new Map() }
    seen.set(fastify, watched)
    fastify.addHook('onRoute', (route) => void watched.served.push(...servedOf(route)))
    fastify.addHook('onError', async (request, _reply, error) => void watched.thrown.set(request.id, error))
    fastify.addHook('onResponse', async (request, reply) => {
      const contract = contractOf(request.routeOptions.config)
      if (contract) watched.answered.push({ contract, status: reply.statusCode, requestId: request.id })
    })
  }
  const births = channel('fastify.initialization')
  births.subscribe(listen)
  const made = await make().finally(() => births.unsubscribe(listen))
  const watched = seen.get(made)
  if (!watched) throw new Error('Fastify did not announce the instance')
  return { made, ...watched }
}

function servedOf({ method, url, config }: RouteOptions & { url: string }): Served[] {
  return [method].flat().map((one) => ({ method: one, url, contract: contractOf(config) }))
}

const contractOf = (config: unknown) => (config as { contract?: Route } | undefined)?.contract

async function insertNgo(db: Database) {
  const id = randomUUID()
  await db.write(occasion(), async (tx) => {
    await tx
      .insertInto('registry.organisation')
      .values({ id, name: 'Quỹ Không Có Dự Án', nameKey: 'quy khong co du an', kind: 'ngo', sortKey: 'quy khong co du an', createdAt: '2020-01-01T00:00:00Z' })
      .execute()
    await tx
      .insertInto('directory.agency')
      .values({
        id: homes.ngo,
        nameVi: 'Quỹ Không Có Dự Án',
        nameEn: 'No Grants Fund',
        kind: 'ngo',
        duty: 'ngo',
        organisationId: id,
        source: 'test',
        certainty: 'demonstration',
        sortKey: 'quy',
      })
      .execute()
    tx.audit({ action: 'test.ngo', subject: 'agency', subjectId: homes.ngo })
  })
}

async function insertPerson(db: Database, role: Role, agencyId: string) {
  const personId = randomUUID()
  const email = `${personId}@thu.invalid`
  const hash = await passwordHash
  await db.write(occasion(), async (tx) => {
    await tx.insertInto('directory.person').values({ id: personId, fullName: 'Người thử', sortKey: 'nguoi thu', email, emailKey: email }).execute()
    await tx.insertInto('directory.credential').values({ personId, hash, changedAt: '2020-01-01T00:00:00Z' }).execute()
    await tx.insertInto('directory.assignment').values({ id: randomUUID(), personId, agencyId, role, validFrom: '2020-01-01', validTo: null }).execute()
    tx.audit({ action: 'test.person', subject: 'person', subjectId: personId })
  })
  return { personId, email }
}

async function cookieOf(app: FastifyInstance, email: string): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { email, password: PASSWORD } })
  const [cookie] = answer.cookies
  if (!cookie) throw new Error(`Sign-in gave ${answer.statusCode}: ${answer.body}`)
  return `${cookie.name}=${cookie.value}`
}

function visitor(app: FastifyInstance, who: Pick<Visitor, 'personId' | 'role' | 'agencyId'>, cookie?: string): Visitor {
  const jar = { cookie }
  const inject = async (options: InjectOptions) => {
    const headers = { ...options.headers, ...(jar.cookie ? { cookie: jar.cookie } : {}) }
    const answer = await app.inject({ ...options, headers })
    return answer
  }
  return {
    ...who,
    call: createClient(async (url, { method, headers, body }) => {
      const sent = body instanceof FormData ? await multipart(body) : { headers: {}, payload: body }
      const answer = await inject({
        method: method as 'GET',
        url,
        headers: { ...headers, ...sent.headers },
        ...(sent.payload === undefined ? {} : { payload: sent.payload }),
      })
      for (const set of answer.cookies) jar.cookie = `${set.name}=${set.value}`
      return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers: answer.headers as Record<string, string> })
    }),
    send: async (route, { params, query, body, file, headers } = {}) => {
      const form = new FormData()
      if (file) form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name)
      const sent = file ? await multipart(form) : { headers: {}, payload: body as object | undefined }
      const url = `/api${urlOf(route.path, params as Record<string, unknown>, query as Record<string, unknown>)}`
      const answer = await inject({
        method: route.method,
        url,
        headers: { ...headers, ...sent.headers },
        ...(sent.payload === undefined ? {} : { payload: sent.payload }),
      })
      const isJson = /[/+]json/.test(String(answer.headers['content-type']))
      const shown = isJson ? (answer.json() as { code?: string }) : null
      return {
        status: answer.statusCode,
        code: answer.statusCode >= 400 ? (shown?.code ?? '') : '',
        requestId: String(answer.headers['x-request-id']),
        body: shown,
      }
    },
  }
}

async function multipart(form: FormData) {
  const request = new Request('http://test', { method: 'POST', body: form })
  return { headers: { 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) }
}

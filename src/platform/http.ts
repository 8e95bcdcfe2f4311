import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Actor } from './actor.ts'
import { findBrokenText } from './broken-text.ts'
import { type FileReply, type FileStream, type InputOf, type ReplyOf, type Route, writes } from './contract.ts'
import type { Database, Db, Tx } from './db.ts'
import { ReadyAnswer } from './ready-answer.ts'
import { crossSite, internal, invalidRequest, notAllowed, notFound, notSignedIn, Problem, problemFromDatabase, tooLarge } from './problem.ts'
import { cleanLine } from './text/normalise.ts'

interface Around {
  /** Anonymous calls act as nobody: a role that no policy names. */
  actor: Actor
  now: string
  requestId: string
  /** For throttling and the session list only. */
  client: { address: string; agent: string }
  cookies: { set: (name: string, value: string, maxAgeSeconds: number) => void; get: (name: string) => string | undefined }
  /** Another read as the same person, for a file that is made after the answer began. */
  again: <T>(work: (db: Db) => Promise<T>) => Promise<T>
}
export type ReadContext = Around & { db: Db }
export type WriteContext = Around & { db: Db; tx: Tx }

export interface Binding {
  route: Route
  handle: (context: WriteContext, input: InputOf<Route>, prepared: unknown) => Promise<unknown>
  /** Work that needs no database (reading a file), done before the transaction is opened. */
  prepare?: ((input: InputOf<Route>) => Promise<unknown>) | undefined
}

/** Binds a contract to its handler. A reading route's handler has no way to write. */
export function implement<const R extends Route, P = undefined>(
  route: R,
  handle: (
    context: R extends { effect: 'write' | 'silent-write' } ? WriteContext : R['method'] extends 'GET' ? ReadContext : WriteContext,
    input: InputOf<R>,
    prepared: P,
  ) => Promise<ReplyOf<R> | (R['reply'] extends { file: string } ? FileStream : ReadyAnswer) | Problem>,
  prepare?: (input: InputOf<R>) => Promise<P>,
): Binding {
  return { route, handle: handle as Binding['handle'], prepare: prepare as Binding['prepare'] }
}

export interface HttpOptions {
  db: Database
  bindings: readonly Binding[]
  /** Finds who a session cookie stands for; null when it stands for nobody (any more). */
  findActor: (token: string | undefined, now: string) => Promise<Actor | null>
  /** The sentence of a problem in the reader's language. */
  explain: (problem: Problem, language: string | undefined) => string
  clock: () => Date
  logger?: FastifyBaseLogger | undefined
  secureCookies: boolean
}

export const SESSION_COOKIE = 'nhipcau_session'
const nobody: Actor = { personId: '', fullName: '', role: 'nobody', agencyId: '', agencyIds: [], organisationId: null, sessionId: null }

/** Builds the HTTP server of the API: every route comes from a contract, every answer is checked against it. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    genReqId: () => randomUUID(),
    bodyLimit: 4 * 1024 * 1024,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 600 },
    // Named here and not by `set…Compiler`, so that Fastify does not load its own two as well; the types know those two only.
    schemaController: { compilersFactory: { buildValidator: (() => validatorCompiler) as never, buildSerializer: (() => serializerCompiler) as never } },
    // An address that cannot be decoded is refused before any route, and by the same sentence as all else.
    frameworkErrors: (error, request, reply) => void sendProblem(options, error, request as FastifyRequest, reply as unknown as FastifyReply),
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        // A live stream is put together in the page.
        'media-src': ["'self'", 'blob:'],
        'worker-src': ["'self'", 'blob:'],
        'upgrade-insecure-requests': null,
      },
    },
    hsts: options.secureCookies,
  })
  await app.register(cookie)
  await app.register(compress, { threshold: 2048 })
  await app.register(multipart, { limits: { files: 1, fields: 4 } })
  app.setErrorHandler((error, request, reply) => sendProblem(options, error, request, reply))
  app.setNotFoundHandler((request, reply) => sendProblem(options, notFound({}), request, reply))
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id))
  return app
}

/** Serves the bindings below `/api`. */
export function serveBindings(app: FastifyInstance, options: HttpOptions): void {
  for (const binding of options.bindings) {
    const { route } = binding
    app.route({
      method: route.method,
      url: `/api${route.path}`,
      schema: schemaOf(route),
      config: { contract: route },
      bodyLimit: route.upload ? route.upload.maxBytes + 100_000 : 4 * 1024 * 1024,
      // Before the body is looked at: who may not call learns nothing about what the route takes.
      onRequest: async (request) => void admitted.set(request, await admit(options, route, request)),
      preValidation: async (request) => refuseBrokenText(request),
      handler: async (request, reply) => answer(options, binding, request, reply),
    })
  }
}

/** What Fastify checks and OpenAPI prints for a route. */
export function schemaOf(route: Route) {
  return {
    summary: route.summary,
    tags: [route.path.split('/')[1] ?? ''],
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    ...('file' in route.reply ? {} : { response: { 200: route.reply } }),
    ...(route.upload ? { consumes: ['multipart/form-data'] } : {}),
  }
}

async function answer(options: HttpOptions, { route, handle, prepare }: Binding, request: FastifyRequest, reply: FastifyReply) {
  const { actor, now } = admissionOf(request)
  const input = {
    params: request.params,
    query: request.query,
    body: request.body,
    file: route.upload ? await readUpload(request, route.upload.maxBytes) : undefined,
  } as InputOf<Route>
  const occasion = { actor, now, requestId: request.id }
  const around: Around = {
    actor,
    now,
    requestId: request.id,
    client: { address: request.ip, agent: request.headers['user-agent'] ?? '' },
    cookies: cookiesOf(options, request, reply),
    again: (work) => options.db.read(occasion, work),
  }
  const prepared = await prepare?.(input)
  const result = writes(route)
    ? await options.db.write(occasion, (tx) => handle({ ...around, tx, db: tx }, input, prepared), { silent: route.effect === 'silent-write' })
    : await options.db.read(occasion, (db) => handle({ ...around, db, tx: undefined as never }, input, prepared))
  if (result instanceof ReadyAnswer) return sendReady(request, reply, result)
  return 'file' in route.reply ? sendFile(reply, result as FileReply | FileStream) : reply.send(result)
}

interface Admission {
  actor: Actor
  now: string
}

const admitted = new WeakMap<FastifyRequest, Admission>()

function admissionOf(request: FastifyRequest): Admission {
  const admission = admitted.get(request)
  if (!admission) throw new Error('A handler ran for a request that nobody admitted')
  return admission
}

async function admit(options: HttpOptions, route: Route, request: FastifyRequest): Promise<Admission> {
  if (request.method !== 'GET') refuseCrossSite(request)
  const now = options.clock().toISOString()
  const actor = await options.findActor(request.cookies[SESSION_COOKIE], now)
  if (route.access === 'public') return { actor: actor ?? nobody, now }
  if (!actor) throw notSignedIn({})
  if (route.access !== 'signed-in' && !route.access.includes(actor.role)) throw notAllowed({})
  return { actor, now }
}

/** Browsers say where a request comes from; a form on another site cannot act for a signed-in person (SameSite is the second lock). */
function refuseCrossSite(request: FastifyRequest) {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const foreign = site ? site !== 'same-origin' && site !== 'none' : origin !== undefined && URL.parse(origin)?.host !== request.host
  if (foreign) throw crossSite({})
}

/** What no database takes is refused in one place, whatever field it stands in. */
async function refuseBrokenText({ params, query, body }: FastifyRequest) {
  const found = findBrokenText({ params, query, body })
  if (found) throw invalidRequest({ errors: [{ path: found.path.slice(1), message: found.what }] })
}

async function readUpload(request: FastifyRequest, maxBytes: number) {
  const part = await request.file({ limits: { fileSize: maxBytes } }).catch((error: unknown) => {
    // What the parser of forms throws at rubbish carries no status of its own.
    if (error instanceof Error && 'statusCode' in error) throw error
    throw invalidRequest({ errors: [{ path: 'file', message: 'unreadable' }] })
  })
  if (!part) throw invalidRequest({ errors: [{ path: 'file', message: 'missing' }] })
  const bytes = await part.toBuffer().catch(() => null)
  if (!bytes || part.file.truncated) throw tooLarge({ limit: maxBytes })
  return { name: cleanLine(part.filename), bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}

function cookiesOf(options: HttpOptions, request: FastifyRequest, reply: FastifyReply): Around['cookies'] {
  return {
    get: (name) => request.cookies[name],
    set: (name, value, maxAge) => void reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: options.secureCookies, maxAge }),
  }
}

async function sendReady(request: FastifyRequest, reply: FastifyReply, ready: ReadyAnswer) {
  const { bytes, coding } = await ready.for(request.headers['accept-encoding'])
  if (coding) reply.header('content-encoding', coding)
  return reply.header('vary', 'accept-encoding').header('content-type', 'application/json; charset=utf-8').send(bytes)
}

function sendFile(reply: FastifyReply, file: FileReply | FileStream) {
  const ascii = file.fileName
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '')
  return reply
    .header('content-type', file.contentType)
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
    .send('pieces' in file ? Readable.from(file.pieces(), { objectMode: false }) : Buffer.from(file.bytes))
}

function sendProblem(options: HttpOptions, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = asProblem(error)
  if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed')
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `urn:nhip-cau:problem:${problem.code}`,
        title: options.explain(problem, request.headers['accept-language']),
        status: problem.status,
        code: problem.code,
        instance: request.id,
        ...problem.details,
      }),
    )
}

function asProblem(error: unknown): Problem {
  const known = problemFromDatabase(error)
  if (known instanceof Problem) return known
  if (hasZodFastifySchemaValidationErrors(known))
    return invalidRequest({
      errors: known.validation.map((issue) => ({ path: `${known.validationContext ?? ''}${issue.instancePath}`, message: issue.message ?? '' })),
    })
  const status = known instanceof Error && 'statusCode' in known && typeof known.statusCode === 'number' ? known.statusCode : 500
  if (status === 413) return tooLarge({ limit: 0 })
  if (status >= 400 && status < 500) return invalidRequest({ errors: [{ path: '', message: known instanceof Error ? known.message : '' }] })
  return internal({})
}

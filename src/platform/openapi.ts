import swagger, { type StaticDocumentSpec } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Route } from './contract.ts'
import { type Binding, schemaOf, SESSION_COOKIE } from './http.ts'
import { type SchemaDocument, shareSchemas } from './openapi-schemas.ts'
import { crossSite, internal, invalidRequest, notAllowed, notSignedIn, type ProblemKind, tooLarge } from './problem.ts'

/** As much of the document as is touched here; the plugin's own type stops at version 3.0. */
export interface OpenApiDocument extends SchemaDocument {
  openapi: string
}

type StaticDocument = StaticDocumentSpec['document']

const DESCRIPTION = `Every route asks for the session cookie unless \`x-access\` is \`public\`; \`x-access\` names the roles that may call.
A request from another site is refused. A refusal is \`application/problem+json\` (RFC 9457) with a stable \`code\`. Money and other decimals are exact text, never floats.`

/** The OpenAPI 3.1 document of these routes: the same for everybody who makes it, in the order of the bindings. */
export async function openApiDocument(bindings: readonly Binding[]): Promise<OpenApiDocument> {
  const app = fastify({ routerOptions: { maxParamLength: 600 } })
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => () => '')
  await app.register(swagger, {
    transform: jsonSchemaTransform,
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Nhịp Cầu', version: '1', description: DESCRIPTION },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } } },
    },
  })
  for (const { route } of bindings) app.route({ method: route.method, url: `/api${route.path}`, schema: describe(route), handler: () => undefined })
  await app.ready()
  const document = app.swagger() as unknown as OpenApiDocument
  await app.close()
  return shareRefusals(shareSchemas(document))
}

/** Routes refuse in a few ways, many times over: each way is written once, and pointed at. */
function shareRefusals(document: OpenApiDocument): OpenApiDocument {
  const shared: Record<string, object> = {}
  const share = ([status, response]: [string, { description?: string }]) => {
    if (status === '200') return [status, response]
    const name = (response.description ?? '').replaceAll(' · ', '-or-')
    shared[name] = response
    return [status, { $ref: `#/components/responses/${name}` }]
  }
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  for (const operation of operations) operation.responses = Object.fromEntries(Object.entries(operation.responses).map(share))
  return { ...document, components: { ...document.components, responses: shared } }
}

/**
 * Serves the document at `/api/openapi.json` and a page to browse it at `/api/docs`; both hold nothing secret. It takes a second to make, so
 * whoever asks first has it made.
 */
export async function registerOpenApi(app: FastifyInstance, bindings: readonly Binding[]): Promise<void> {
  const document: StaticDocument = { openapi: '3.1.0', info: { title: 'Nhịp Cầu', version: '1' }, components: {}, paths: {} }
  let making: Promise<unknown> | undefined
  const make = async () => void (await (making ??= openApiDocument(bindings).then((made) => Object.assign(document, made))))
  await app.register(async (pages) => {
    await pages.register(swagger, { mode: 'static', specification: { document } })
    await pages.register(swaggerUi, {
      routePrefix: '/api/docs',
      theme: { title: 'Nhịp Cầu API' },
      uiConfig: { validatorUrl: null, docExpansion: 'none', filter: true, layout: 'BaseLayout', supportedSubmitMethods: ['get'] },
      uiHooks: { onRequest: make },
    })
    pages.get('/api/openapi.json', { schema: { hide: true }, onRequest: make }, async (_request, reply) =>
      reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(document)),
    )
  })
}

function describe(route: Route) {
  return {
    ...schemaOf(route),
    ...(route.upload ? { body: z.object({ file: z.string().meta({ format: 'binary' }) }) } : {}),
    ...(route.access === 'public' ? {} : { security: [{ session: [] }] }),
    'x-access': route.access,
    response: { 200: answerOf(route), ...refusalsOf(route) },
  }
}

function answerOf({ reply }: Route) {
  return 'file' in reply
    ? { description: 'The file', content: { [reply.file]: { schema: z.string().meta({ format: 'binary' }) } } }
    : { description: 'The answer', content: { 'application/json': { schema: reply } } }
}

/** The refusals that a route can meet, by status: those that it names and those that its shape brings. */
function refusalsOf(route: Route) {
  const kinds: ProblemKind[] = [...(route.problems ?? []), ...kindsByShape(route)]
  const byStatus = Map.groupBy(new Map(kinds.map((kind) => [kind.code, kind])).values(), (kind) => kind.status)
  return Object.fromEntries([...byStatus].map(([status, alike]) => [status, refusalAnswer(alike)]))
}

function kindsByShape(route: Route): ProblemKind[] {
  const asks = route.params ?? route.query ?? route.body
  return [
    ...(asks ? [invalidRequest] : []),
    ...(route.upload ? [tooLarge] : []),
    ...(route.access === 'public' ? [] : [notSignedIn]),
    ...(route.access === 'public' || route.access === 'signed-in' ? [] : [notAllowed]),
    ...(route.method === 'GET' ? [] : [crossSite]),
    internal,
  ]
}

function refusalAnswer(kinds: readonly ProblemKind[]) {
  const shapes = kinds.map((kind) =>
    z.object({ type: z.string(), title: z.string(), status: z.literal(kind.status), code: z.literal(kind.code), instance: z.string(), ...kind.details.shape }),
  )
  const [first, ...others] = shapes
  const schema = others.length ? z.union([first as z.ZodType, ...others]) : first
  return { description: kinds.map((kind) => kind.code).join(' · '), content: { 'application/problem+json': { schema } } }
}

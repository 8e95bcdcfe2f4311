import { z } from 'zod'
import { Role } from '#directory/role.contract.ts'
import type { Route } from '#platform/contract.ts'
import { nameOf } from './contracts.ts'
import type { Served } from './product.ts'

/** What is served without a contract on purpose: the documentation, which holds nothing secret, and the pulse. */
const open = [/^\/api\/docs(\/.*)?$/, /^\/api\/openapi\.json$/, /^\/healthz$/]
/** Too large to be the answer of a contract: sent in ranges, behind the same question who asks (`access.test.ts` puts it). */
const guarded = [/^\/api\/recordings\/:id\/file$/]

/** Addresses that no contract declares. Fastify answers HEAD wherever it answers GET. */
export function outsideContracts(served: readonly Served[], contracts: readonly Route[]): string[] {
  const declared = new Set(contracts)
  return served
    .filter(
      ({ url, contract }) =>
        ![...open, ...guarded].some((pattern) => pattern.test(url)) && !(contract && declared.has(contract) && url === `/api${contract.path}`),
    )
    .map(({ method, url }) => `${method} ${url}`)
}

/** Contracts that nobody serves, or that stand under another method than they say. */
export function unserved(served: readonly Served[], contracts: readonly Route[]): string[] {
  return contracts.filter((route) => !served.some(({ method, contract }) => contract === route && method === route.method)).map(nameOf)
}

/** Contracts served or answered under a method that they do not name. */
export function otherMethods(served: readonly Served[]): string[] {
  return served
    .filter(({ method, contract }) => contract && method !== contract.method && !(method === 'HEAD' && contract.method === 'GET'))
    .map(({ method, url }) => `${method} ${url}`)
}

/** Contracts that do not say who may call, or that name a role nobody can hold. */
export function withoutAccess(contracts: readonly Route[]): string[] {
  const knows = (access: unknown) =>
    access === 'public' || access === 'signed-in' || (Array.isArray(access) && access.length > 0 && access.every((role) => Role.safeParse(role).success))
  return contracts.filter((route) => !knows(route.access)).map(nameOf)
}

/** Contracts that are declared twice, so that the server answers by the first and the reader believes the second. */
export function declaredTwice(contracts: readonly Route[]): string[] {
  const shape = (route: Route) => `${route.method} ${route.path.replace(/:\w+/g, ':')}`
  return [...Map.groupBy(contracts, shape)].filter(([, alike]) => alike.length > 1).map(([name]) => name)
}

/** Parts of requests in which an unknown key is let through, at any depth. */
export function looseParts(contracts: readonly Route[]): string[] {
  return contracts.flatMap((route) =>
    (['params', 'query', 'body'] as const).flatMap((part) => (route[part] ? looseIn(route[part]).map((path) => `${nameOf(route)} ${part}${path}`) : [])),
  )
}

function looseIn(schema: z.ZodType, path = ''): string[] {
  if (schema instanceof z.ZodObject) {
    const own = schema.def.catchall instanceof z.ZodNever ? [] : [path || '.']
    return [...own, ...Object.entries(schema.shape).flatMap(([key, member]) => looseIn(member as z.ZodType, `${path}.${key}`))]
  }
  return innerOf(schema).flatMap((inner) => looseIn(inner, path))
}

function innerOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType]
  if (schema instanceof z.ZodUnion) return [...schema.options] as z.ZodType[]
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType]
  if (schema instanceof z.ZodTuple) return [...schema.def.items] as z.ZodType[]
  if (schema instanceof z.ZodPipe) return [schema.in as z.ZodType]
  if (schema instanceof z.ZodIntersection) return [schema.def.left as z.ZodType, schema.def.right as z.ZodType]
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  )
    return [schema.unwrap() as z.ZodType]
  return []
}

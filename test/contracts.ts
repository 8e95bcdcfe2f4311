import { glob } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { Route } from '#platform/contract.ts'
import type { Parts } from './product.ts'

const src = fileURLToPath(new URL('../src/', import.meta.url))

/** Every route that a contract of the house declares, whether it is bound or not. */
export async function readContracts(): Promise<Route[]> {
  const found = new Set<Route>()
  for await (const file of glob('**/*.contract.ts', { cwd: src })) {
    const exported = (await import(pathToFileURL(`${src}${file}`).href)) as Record<string, unknown>
    for (const value of Object.values(exported)) if (isRoute(value)) found.add(value)
  }
  return [...found].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

const isRoute = (value: unknown): value is Route => typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'reply' in value

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`

const NO_ONE = '00000000-0000-4000-8000-000000000000'
/** Texts of every shape that contracts ask for; a leaf takes the first that it accepts. */
const leaves: unknown[] = [
  NO_ONE,
  '2023-06-01',
  '2023-06-01T00:00:00Z',
  'thu@thu.invalid',
  'p63-45',
  'r63-thu',
  'a-p63-45',
  'ab',
  'XX',
  'XXX',
  'XX1',
  '1',
  '10101',
  'abcdef0123456789abcdef01',
  'mot-mat-khau-khac-du-dai',
  'disbursed',
  'live.m3u8',
  1,
  2023,
  30,
  true,
  null,
  'a'.repeat(64),
]

/** The least that a schema accepts, so that a request gets past its contract and as far as the rule behind it. */
export function minimalOf(schema: z.ZodType): unknown {
  if (schema.safeParse(undefined).success) return undefined
  if (schema instanceof z.ZodEnum) return schema.options[0]
  if (schema instanceof z.ZodLiteral) return [...schema.values][0]
  if (schema instanceof z.ZodUnion) return minimalOf(schema.options[0] as z.ZodType)
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape).map(([key, member]) => [key, minimalOf(member as z.ZodType)] as const)
    return Object.fromEntries(members.filter(([, value]) => value !== undefined))
  }
  const given = [...(schema instanceof z.ZodArray ? [[], [minimalOf(schema.element as z.ZodType)]] : leaves), {}].find(
    (value) => schema.safeParse(value).success,
  )
  if (given === undefined) throw new Error(`No minimal value for ${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))}: add one to the leaves`)
  return given
}

/** A request of a route that its contract accepts, on things that do not exist. */
export function minimalParts(route: Route): Parts {
  return {
    ...(route.params ? { params: minimalOf(route.params) as object } : {}),
    ...(route.query ? { query: minimalOf(route.query) as object } : {}),
    ...(route.body ? { body: minimalOf(route.body) } : {}),
    ...(route.upload ? { file: { name: 'thu.xlsx', bytes: new TextEncoder().encode('not a workbook') } } : {}),
  }
}

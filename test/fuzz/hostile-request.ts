import { z } from 'zod'
import type { Route } from '#platform/contract.ts'
import { minimalOf } from '../contracts.ts'
import { hostileFile } from './hostile-files.ts'
import { hostileDays, hostileIds, hostileInstants, hostileNumbers, hostileTexts, wrongShape } from './hostile-values.ts'
import { below, chance, pick, type Random } from './random.ts'

/** What the product holds: ids by the table they are of, so that hostile requests meet real things. */
export interface Known {
  ids: ReadonlyMap<string, readonly string[]>
  /** Short words that stand in real rows: places, agencies, sectors, countries, codes. */
  words: readonly string[]
}

/** A request as it goes over the wire, before anything of ours looked at it. */
export interface HostileRequest {
  method: Route['method']
  url: string
  headers: Record<string, string>
  payload?: string | Buffer
}

interface Maker {
  random: Random
  known: Known
  /** How often a leaf is of a wrong shape. */
  wrong: number
  /** How often a text is hostile, where the contract lets it be. */
  hostile: number
  /** Values that may still be made: long lists within long lists have no end. */
  left: { values: number }
}

const MOST_VALUES = 1500

/** A request of a route: shaped by its contract, with hostile leaves; some are broken below the contract. */
export async function hostileRequest(route: Route, random: Random, known: Known): Promise<HostileRequest> {
  const maker = { random, known, wrong: pick(random, [0, 0, 0, 0.05, 0.3]), hostile: pick(random, [0, 0.3, 0.3, 0.7]), left: { values: MOST_VALUES } }
  const url = `/api${fillPath(route, maker)}${queryText(route, maker)}`
  const headers: Record<string, string> = { 'accept-language': chance(random, 0.05) ? pick(random, ['*;q=9', 'xx-\u00ff', ',,,,;;', 'vi-'.repeat(400)]) : 'vi' }
  if (route.upload) return { method: route.method, url, ...(await uploadOf(random, headers)) }
  if (!route.body) return { method: route.method, url, headers, ...(chance(random, 0.02) ? { payload: '{' } : {}) }
  return { method: route.method, url, ...bodyOf(route.body, maker, headers) }
}

function fillPath({ path, params }: Route, maker: Maker) {
  const given = params ? objectOf(params, { ...maker, wrong: 0 }, path) : {}
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = textOf(name in given ? given[name] : pick(maker.random, hostileTexts))
    return chance(maker.random, 0.01) ? pick(maker.random, ['%', '%ff', '%00', '%c0%ae', '..', '%2e%2e%2f', '']) : encode(value)
  })
}

/** A half of a character has no bytes of its own; a client that sends one sends this. */
const encode = (text: string) => encodeURIComponent(text.toWellFormed())
const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

function queryText({ query }: Route, maker: Maker) {
  const { random } = maker
  const given = query ? valueOf(query, maker) : {}
  const parts = Object.entries(given ?? {}).flatMap(([key, value]) => {
    if (value === undefined || value === null) return []
    const one = `${encode(key)}=${encode(textOf(value))}`
    return chance(random, 0.03) ? [one, one] : [one]
  })
  if (chance(random, 0.03)) parts.push(pick(random, ['__proto__=1', 'constructor[prototype]=1', 'a[]=1', '%ff=%ff', '&&&', 'x'.repeat(4000), '=']))
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

function bodyOf(schema: z.ZodType, maker: Maker, headers: Record<string, string>) {
  const { random } = maker
  const json = { ...headers, 'content-type': 'application/json' }
  if (chance(random, 0.03)) return { headers: json, payload: pick(random, brokenBodies) }
  if (chance(random, 0.01))
    return { headers: { ...headers, 'content-type': pick(random, ['text/plain', 'application/xml', 'multipart/form-data', 'x']) }, payload: 'a=b' }
  const value = valueOf(schema, maker)
  const text = JSON.stringify(value) ?? 'null'
  // Written as text, since no JavaScript object holds these keys of its own.
  const extra = chance(random, 0.03) && text.startsWith('{"') ? text.replace('{', '{"constructor":{"prototype":{}},"thêm":1,') : text
  return { headers: json, payload: extra }
}

const brokenBodies: readonly string[] = [
  '',
  '{',
  'null',
  '[]',
  '"',
  '{"a":1,}',
  '\u0000',
  '{"a":"\u0001"}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  '{"__proto__":{"x":1}}',
  '1e999',
  '\ufeff{}',
  `{"a":"${'x'.repeat(300_000)}"}`,
]

async function uploadOf(random: Random, headers: Record<string, string>) {
  if (chance(random, 0.05))
    return {
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
      payload: pick(random, ['', '--x', '--x\r\n\r\n--x--', '--x--\r\n', 'rác']),
    }
  const { name, bytes } = await hostileFile(random)
  const form = new FormData()
  form.append(chance(random, 0.95) ? 'file' : 'tệp', new Blob([new Uint8Array(bytes)]), name)
  if (chance(random, 0.1)) form.append('thêm', 'x'.repeat(1000))
  const request = new Request('http://test', { method: 'POST', body: form })
  const whole = Buffer.from(await request.arrayBuffer())
  const payload = chance(random, 0.05) ? whole.subarray(0, below(random, whole.length)) : whole
  return { headers: { ...headers, 'content-type': request.headers.get('content-type') ?? '' }, payload }
}

/** A value of the schema's shape whose leaves are hostile where the schema lets them; `hint` tells which ids are meant. */
function valueOf(schema: z.ZodType, maker: Maker, hint = ''): unknown {
  const { random, left } = maker
  left.values -= 1
  if (chance(random, maker.wrong * 0.3)) return wrongShape(random)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return chance(random, 0.4) ? undefined : valueOf(schema.unwrap() as z.ZodType, maker, hint)
  if (schema instanceof z.ZodNullable) return chance(random, 0.25) ? null : valueOf(schema.unwrap() as z.ZodType, maker, hint)
  if (schema instanceof z.ZodObject) return objectOf(schema, maker, hint)
  if (schema instanceof z.ZodArray) return Array.from({ length: lengthOf(maker) }, () => valueOf(schema.element as z.ZodType, maker, hint))
  if (schema instanceof z.ZodRecord) {
    const member = () => [
      pick(random, [...maker.known.words, 'name', 'disbursedYear', 'sectors', 'places', '__proto__', 'constructor', '']),
      valueOf(schema.valueType as z.ZodType, maker),
    ]
    return Object.fromEntries(Array.from({ length: lengthOf(maker) }, member)) as unknown
  }
  if (schema instanceof z.ZodUnion) return valueOf(pick(random, schema.options) as z.ZodType, maker, hint)
  if (schema instanceof z.ZodEnum) return pick(random, schema.options)
  if (schema instanceof z.ZodLiteral) return pick(random, [...schema.values])
  if (schema instanceof z.ZodBoolean) return chance(random, 0.5)
  return leafOf(schema, maker, hint)
}

const lengthOf = ({ random, left }: Maker) => (left.values < 0 ? 0 : chance(random, 0.01) ? 300 : below(random, 4))

function objectOf(schema: z.ZodObject, maker: Maker, hint: string) {
  const members = Object.entries(schema.shape).map(([key, member]) => [key, valueOf(member as z.ZodType, maker, `${hint} ${key}`)] as const)
  return Object.fromEntries(members.filter(([, value]) => value !== undefined))
}

function leafOf(schema: z.ZodType, maker: Maker, hint: string): unknown {
  const { random } = maker
  if (chance(random, maker.wrong)) return pick(random, [...hostileTexts, ...hostileNumbers, ...hostileDays, ...hostileIds])
  for (let tries = 0; tries < 12; tries += 1) {
    const value = candidateOf(schema, maker, hint)
    if (schema.safeParse(value).success) return value
  }
  return acceptedOf(schema)
}

const accepted = new Map<z.ZodType, unknown>()

/** The least that the leaf takes; a text, where nobody knows what that would be. */
function acceptedOf(schema: z.ZodType): unknown {
  if (!accepted.has(schema)) accepted.set(schema, leastOf(schema))
  return accepted.get(schema)
}

function leastOf(schema: z.ZodType): unknown {
  try {
    return minimalOf(schema)
  } catch {
    return 'ab'
  }
}

function candidateOf(schema: z.ZodType, { random, known, hostile }: Maker, hint: string): unknown {
  if (schema instanceof z.ZodUUID) return chance(random, 0.9) ? knownId(random, known, hint) : pick(random, hostileIds)
  if (schema instanceof z.ZodISODate) return chance(random, 0.5) ? pick(random, hostileDays) : pick(random, ['2023-06-01', '2024-01-10', '2030-01-01'])
  if (schema instanceof z.ZodISODateTime) return pick(random, hostileInstants)
  if (schema instanceof z.ZodNumber) return chance(random, 0.5) ? pick(random, [2023, 2022, 1, 2, 3, 0, 50]) : pick(random, hostileNumbers)
  if (chance(random, hostile)) return pick(random, hostileTexts)
  return pick(random, [...known.words, ...hostileDays])
}

/** An id of a table that the hint names (`/briefings/:id/points/:pointId pointId`), or of any. */
function knownId(random: Random, { ids }: Known, hint: string): string {
  const tables = [...ids.keys()]
  const named = tables.filter((table) => hint.toLowerCase().includes(table.split('.')[1]?.replaceAll('_', '') ?? '\n'))
  return pick(random, ids.get(pick(random, named.length > 0 && chance(random, 0.8) ? named : tables)) ?? [])
}

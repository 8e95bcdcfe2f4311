import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Route } from '#platform/contract.ts'
import { minimalParts, nameOf, readContracts } from './contracts.ts'
import { homes, openTestProduct, type Served, type TestProduct, type Visitor } from './product.ts'
import { declaredTwice, looseParts, otherMethods, outsideContracts, unserved, withoutAccess } from './route-guards.ts'

let product: TestProduct
let contracts: Route[]
beforeAll(async () => {
  product = await openTestProduct()
  contracts = await readContracts()
})
afterAll(() => product.close())

const route = (more: Partial<Route> = {}): Route => ({
  method: 'POST',
  path: '/things',
  summary: 'Test',
  access: 'signed-in',
  reply: z.strictObject({}),
  ...more,
})
const servedAs = (contract: Route | undefined, method = 'POST', url = '/api/things'): Served => ({ method, url, contract })

describe('the running server', () => {
  test('is really walked: it serves what the contracts declare, and more', () => {
    expect(contracts.length).toBeGreaterThan(60)
    expect(product.served.length).toBeGreaterThan(contracts.length)
  })
  test('has no address outside a contract', () => expect(outsideContracts(product.served, contracts)).toEqual([]))
  test('serves every contract of the house', () => expect(unserved(product.served, contracts)).toEqual([]))
  test('answers under no other method than the contract names', () => expect(otherMethods(product.served)).toEqual([]))
  test('names for every contract who may call', () => expect(withoutAccess(contracts)).toEqual([]))
  test('has no two contracts for one address', () => expect(declaredTwice(contracts)).toEqual([]))
  test('refuses unknown keys in parameters, queries and bodies, at any depth', () => expect(looseParts(contracts)).toEqual([]))
})

describe('a guard refuses a broken list', () => {
  const declared = route()
  test.each<[string, Served]>([
    ['a route without a contract', servedAs(undefined)],
    ['a contract that no file of the house declares', servedAs(route())],
    ['a contract at an address that is not its own', servedAs(declared, 'POST', '/api/others')],
    ['a page beside the API', servedAs(undefined, 'GET', '/internal')],
    ['a page that only begins like the documentation', servedAs(undefined, 'GET', '/api/docs-of-mine')],
  ])('%s', (_, served) => {
    expect(outsideContracts([servedAs(declared), servedAs(undefined, 'GET', '/api/docs/static/*'), served], [declared])).toEqual([
      `${served.method} ${served.url}`,
    ])
  })
  test('a contract that nobody serves, or only under another method', () => {
    expect(unserved([], [declared])).toEqual(['POST /things'])
    expect(unserved([servedAs(declared, 'PUT')], [declared])).toEqual(['POST /things'])
    expect(otherMethods([servedAs(declared, 'PUT'), servedAs(declared)])).toEqual(['PUT /api/things'])
    expect(otherMethods([servedAs(route({ method: 'GET' }), 'HEAD')])).toEqual([])
  })
  test.each([{ access: undefined }, { access: [] }, { access: ['anybody'] }, { access: 'everybody' }, { access: ['auditor', 'auditer'] }])(
    'a contract that says %j',
    ({ access }) => {
      expect(withoutAccess([route({ access: access as never })])).toEqual(['POST /things'])
    },
  )
  test('two contracts for one address, whatever the parameter is called', () => {
    expect(declaredTwice([route({ path: '/things/:id' }), route({ path: '/things/:code' }), declared])).toEqual(['POST /things/:'])
  })
  test.each<[string, z.ZodType]>([
    ['.', z.object({ a: z.string() })],
    ['.a', z.strictObject({ a: z.looseObject({}) })],
    ['.a.b', z.strictObject({ a: z.array(z.strictObject({ b: z.object({}).nullable().optional() })) })],
    ['.a', z.strictObject({ a: z.record(z.string(), z.union([z.string(), z.object({})])).default({}) })],
    ['.a', z.strictObject({ a: z.object({}).transform(() => 1) })],
  ])('a body that is loose at %s', (path, body) => {
    expect(looseParts([route({ body })])).toEqual([`POST /things body${path}`])
  })
})

describe('a request from another site', () => {
  let visitor: Visitor
  beforeAll(async () => void (visitor = await product.signIn('administrator', homes.administrator)))

  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://ke-xau.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
  ]
  test.each(foreign)('is refused by every route that is not a reading, with %j', async (headers) => {
    const answers = await Promise.all(
      contracts.filter((one) => one.method !== 'GET').map(async (one) => [nameOf(one), (await visitor.send(one, { ...minimalParts(one), headers })).code]),
    )
    expect(answers.filter(([, code]) => code !== 'platform.access.cross-site')).toEqual([])
  })

  test('is told from one of the own site, which gets through', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { origin: 'http://nhipcau.test', host: 'nhipcau.test' },
      {},
    ] as Record<string, string>[]) {
      const answers = await Promise.all(
        contracts
          .filter((one) => one.method !== 'GET' && one.path !== '/session')
          .map(async (one) => (await visitor.send(one, { ...minimalParts(one), headers })).code),
      )
      expect(answers).not.toContain('platform.access.cross-site')
    }
  })

  test('cannot write by a reading either: every GET that writes anything says so, and lays down nothing but receipts and the note of a reading', () => {
    expect(contracts.filter((one) => one.method === 'GET' && one.effect !== undefined && one.effect !== 'read').map(nameOf)).toEqual([
      'GET /briefings/:id/points/:pointId/dossier',
      'GET /briefings/:id/points/:pointId/dossier-file',
      'GET /documents/:id/pdf',
      'GET /documents/:id/word',
      'GET /figures/:code',
      'GET /papers/:id/versions/:number',
      'GET /papers/:id/versions/:number/figures',
      'GET /papers/:id/versions/:number/file',
      'GET /papers/:id/versions/:number/pages/:page',
      'GET /releases/:id/document',
      'GET /reports/:id/comparison',
      'GET /reports/:id/preview',
    ])
  })
})

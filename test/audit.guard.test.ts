import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Route } from '#platform/contract.ts'
import { writes } from '#platform/contract.ts'
import { verifyChain } from '#platform/audit-verify.ts'
import type { Tx } from '#platform/db.ts'
import { buildHttp, implement, serveBindings } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { minimalParts, nameOf, readContracts } from './contracts.ts'
import { settleCountry } from './country.ts'
import { actorOf, occasion } from './harness.ts'
import { type Answered, openTestProduct, type TestProduct } from './product.ts'
import { walkTheRest } from './walk.ts'

/** Writes that change nothing of the record, and say so in the contract: a receipt that was asked for, a paper or a notice that was read. */
const silent = [
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
  'POST /briefings/:id/synthetic-points',
  'POST /documents/:id/sections/:key/holding',
  'POST /figure-values',
  'POST /live-passes',
  'POST /notices/:id/reading',
]
/** Silent ones that only a process that carries rooms and records them answers. */
const live = ['POST /briefings/:id/synthetic-points', 'POST /live-passes']

let product: TestProduct
let contracts: Route[]
let refused: string[]
beforeAll(async () => {
  product = await openTestProduct()
  contracts = await readContracts()
  refused = await walkTheRest(product, await settleCountry(product))
})
afterAll(() => product.close())

const linesOf = async () =>
  new Map(
    (
      await product.engine.query<{ request: string; n: number }>(`select body::jsonb ->> 'request' as request, count(*)::int as n from audit.line group by 1`)
    ).map(({ request, n }) => [request, n]),
  )
const succeeded = ({ status }: Answered) => status < 300

/** Writes that were answered with success and left no line. */
const untold = (answered: readonly Answered[], lines: ReadonlyMap<string, number>) =>
  answered
    .filter((one) => succeeded(one) && writes(one.contract) && one.contract.effect !== 'silent-write' && !lines.has(one.requestId))
    .map(({ contract }) => nameOf(contract))

describe('every write of the product', () => {
  test('was walked through, with success', () => {
    expect(refused).toEqual([])
    const walked = new Set(product.answered.filter(succeeded).map(({ contract }) => nameOf(contract)))
    expect(
      contracts
        .filter(writes)
        .map(nameOf)
        .filter((name) => !walked.has(name)),
    ).toEqual(live)
  })

  test('left a line with its request id', async () => {
    expect(product.answered.filter((one) => succeeded(one) && writes(one.contract)).length).toBeGreaterThan(150)
    expect(untold(product.answered, await linesOf())).toEqual([])
  })

  test('is told, unless its contract says that the record stays as it is; these are all', () => {
    expect(contracts.filter(({ effect }) => effect === 'silent-write').map(nameOf)).toEqual(silent)
  })

  test('says who, as what, when, and what was done to what', async () => {
    const kept = await product.engine.query<{ body: Record<string, unknown> }>(
      `select body::jsonb as body from audit.line where body::jsonb ->> 'request' <> 'test-setup'`,
    )
    const Line = z.strictObject({
      action: z.string().regex(/^[a-z_-]+\.[a-z_-]+$/),
      subject: z.string().min(1),
      subjectId: z.string().min(1),
      at: z.iso.datetime(),
      request: z.string().min(1),
      role: z.string().min(1),
      person: z.string(),
      agency: z.string(),
      before: z.unknown(),
      after: z.unknown(),
    })
    expect(kept.flatMap(({ body }) => (Line.safeParse(body).success ? [] : [body]))).toEqual([])
    const anonymous = kept.filter(({ body }) => body['person'] === '').map(({ body }) => body['action'])
    expect(new Set(anonymous)).toEqual(new Set(['session.opened', 'room.key-used']))
  })

  test('holds no password and no token in what it tells', async () => {
    expect(await product.engine.query(`select seq from audit.line where body ~* '\\$argon2|token|mat-khau'`)).toEqual([])
  })

  test('keeps the chain whole', async () => {
    expect(await verifyChain(product.engine)).toMatchObject({ whole: true })
  })
})

test('a reading leaves no line', async () => {
  const lines = await linesOf()
  const readings = product.answered.filter(({ contract }) => !writes(contract))
  expect(readings.length).toBeGreaterThan(10)
  expect(readings.filter(({ requestId }) => lines.has(requestId))).toEqual([])
})

test('a refused write leaves none, whatever its handler had noted before it was refused', async () => {
  const visitor = await product.signIn('administrator', 'quan-tri')
  const from = product.answered.length
  const closed = contracts.filter((route) => writes(route) && route.path !== '/session')
  for (const route of closed) await visitor.send(route, minimalParts(route))
  const lines = await linesOf()
  const told = product.answered
    .slice(from)
    .filter((one) => !succeeded(one) && lines.has(one.requestId))
    .map(({ contract, status }) => `${nameOf(contract)} ${status}`)
  // The one refusal that has to stay written: a wrong old password counts towards the throttle.
  expect(told).toEqual(['PUT /session/password 422'])
})

describe('the line and what it tells of', () => {
  test('come in one transaction', async () => {
    const [pair] = await product.engine.query<{ same: boolean }>(
      `select l.xmin::text = a.xmin::text as same from audit.line l join directory.agency a on a.id = l.subject_id where l.subject = 'agency' and l.subject_id = 'thu' and a.id = 'thu'`,
    )
    expect(pair).toEqual({ same: true })
  })

  const note = (tx: Tx) =>
    tx
      .insertInto('directory.topic')
      .values({ code: 'khong-co', nameVi: 'x', nameEn: 'x', validFrom: '2030-01-01', source: 'x', certainty: 'demonstration' })
      .execute()
  const noted = () => product.engine.query(`select code from directory.topic where code = 'khong-co'`)

  test('go together: a write that tells nothing is undone, and says so', async () => {
    const keeper = occasion(actorOf('administrator', 'quan-tri'))
    await expect(product.db.write(keeper, note)).rejects.toThrow(`A write left no audit line (request ${keeper.requestId})`)
    expect(await noted()).toEqual([])
  })

  test('go together: a handler that fails after noting leaves neither', async () => {
    const keeper = occasion(actorOf('administrator', 'quan-tri'))
    const failing = product.db.write(keeper, async (tx) => {
      await note(tx)
      tx.audit({ action: 'topic.added', subject: 'topic', subjectId: 'khong-co' })
      throw notFound({})
    })
    await expect(failing).rejects.toMatchObject({ code: 'platform.not-found' })
    expect(await noted()).toEqual([])
    expect((await linesOf()).has(keeper.requestId)).toBe(false)
  })

  test('go together: when the line cannot be kept, the write is not either', async () => {
    const keeper = occasion(actorOf('administrator', 'quan-tri'), 'no moment')
    const failing = product.db.write(keeper, async (tx) => {
      await note(tx)
      tx.audit({ action: 'topic.added', subject: 'topic', subjectId: 'khong-co' })
    })
    await expect(failing).rejects.toMatchObject({ code: '22007' })
    expect(await noted()).toEqual([])
  })
})

describe('the guard', () => {
  const quiet = { method: 'POST', path: '/quiet', summary: 'Test', access: 'public', reply: z.strictObject({}) } as const satisfies Route

  test('names a write that was answered and left no line', () => {
    const answered: Answered[] = [
      { contract: quiet, status: 200, requestId: 'one' },
      { contract: quiet, status: 200, requestId: 'two' },
      { contract: quiet, status: 404, requestId: 'three' },
    ]
    expect(untold(answered, new Map([['one', 1]]))).toEqual(['POST /quiet'])
  })

  test('is not needed by a route that forgets: the answer is an error and the write is undone', async () => {
    const forgetful = implement(quiet, async ({ tx }) => {
      await sql`select gate.record_attempt('quiet', now(), false)`.execute(tx)
      return {}
    })
    const options = {
      db: product.db,
      bindings: [forgetful],
      findActor: async () => null,
      explain: () => '',
      clock: () => new Date(product.clock.now),
      secureCookies: false,
    }
    const app = await buildHttp(options)
    serveBindings(app, options)
    expect((await app.inject({ method: 'POST', url: '/api/quiet' })).statusCode).toBe(500)
    await app.close()
    expect(await product.engine.query(`select key from directory.sign_in_attempt where key = 'quiet'`)).toEqual([])
  })
})

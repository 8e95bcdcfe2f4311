import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyRole, figureReaders, type Role } from '#directory/role.contract.ts'
import { notAllowed, notSignedIn } from '#platform/problem.ts'
import { FileOf, type Route } from '#platform/contract.ts'
import { minimalParts, nameOf, readContracts } from './contracts.ts'
import { type Answer, homes, openTestProduct, type TestProduct, type Visitor } from './product.ts'

let product: TestProduct
let contracts: Route[]
beforeAll(async () => {
  product = await openTestProduct()
  contracts = (await readContracts()).filter((route) => !endsSession(route))
})
afterAll(() => product.close())

const endsSession = ({ method, path }: Route) => method === 'DELETE' && path === '/session'
const isOpenTo = ({ access }: Route, role: string) => access === 'public' || access === 'signed-in' || access.includes(role)

/** Every route asked once, with the least that its contract accepts: what the gate said, apart from what the handler thought of it. */
async function askAll(visitor: Visitor): Promise<{ route: Route; answer: Answer }[]> {
  const asked = []
  for (const route of contracts) asked.push({ route, answer: await visitor.send(route, minimalParts(route)) })
  return asked
}
/** Which role takes which step of a briefing stands in its table; the first, the invitation, is the approver's. */
const judgedByTable = (route: Route) => nameOf(route) === 'POST /briefings/:id/steps'
const shown = (asked: { route: Route; answer: Answer }[]) => asked.map(({ route, answer }) => `${nameOf(route)}: ${answer.status} ${answer.code}`)

/** For everybody: the door, what was published, and what a key in a link opens. */
const publicRoutes = [
  'GET /demo-accounts',
  'GET /live/:id',
  'GET /live/:id/:file',
  'GET /public/digests',
  'GET /public/digests/:day',
  'GET /public/releases',
  'GET /public/releases/:slug',
  'GET /release-pictures/:id/image',
  'GET /session',
  'POST /live-passes',
  'POST /room-keys',
  'POST /session',
]

test('nobody, signed in or not, gets past the contract of more than the public routes', async () => {
  const asked = await askAll(product.anonymous)
  const gates = asked.filter(({ route }) => route.access !== 'public')
  expect(shown(gates.filter(({ answer }) => answer.status !== 401 || answer.code !== notSignedIn.code))).toEqual([])
  const open = asked.filter(({ route }) => route.access === 'public')
  expect(open.map(({ route }) => nameOf(route))).toEqual(publicRoutes)
  expect(shown(open.filter(({ answer }) => answer.code === notSignedIn.code || answer.status >= 500))).toEqual([])
})

test('a made-up cookie is nobody', async () => {
  for (const route of contracts.filter((one) => one.access !== 'public'))
    expect(await product.anonymous.send(route, { ...minimalParts(route), headers: { cookie: 'nhipcau_session=made-up' } }), nameOf(route)).toMatchObject({
      status: 401,
      code: notSignedIn.code,
    })
})

describe.each(everyRole)('%s', (role) => {
  let asked: { route: Route; answer: Answer }[]
  beforeAll(async () => void (asked = await askAll(await product.signIn(role, homes[role]))))

  test('is refused by every route whose contract does not name it', () => {
    const closed = asked.filter(({ route }) => !isOpenTo(route, role))
    expect(closed.length).toBeGreaterThan(0)
    expect(shown(closed.filter(({ answer }) => answer.status !== 403 || answer.code !== notAllowed.code))).toEqual([])
  })

  test('gets past the contract of every route that names it, and nothing falls over there', () => {
    const open = asked.filter(({ route }) => isOpenTo(route, role) && !judgedByTable(route))
    expect(open.length).toBeGreaterThan(0)
    expect(shown(open.filter(({ answer }) => [notAllowed.code, notSignedIn.code, ''].includes(answer.code) && answer.status >= 400))).toEqual([])
    expect(shown(open.filter(({ answer }) => answer.status >= 500 || answer.status === 400))).toEqual([])
  })
})

/** Writing that concerns nobody but the person: coming, going, the own password and language. */
const ownAccount = ['DELETE /session', 'POST /session', 'POST /session/assignment', 'PUT /session/password', 'PUT /session/locale', 'DELETE /sessions/:id']
/** What leaves the record as it is: keys of others' links, receipts of figures, a watcher's seat in the room. */
const looking = ['POST /live-passes', 'POST /room-keys', 'POST /figure-values', 'POST /figure-checks', 'POST /briefings/:id/tickets']

test('the auditor may call no route that writes, but for the own account and for looking on', async () => {
  const writing = (await readContracts()).filter((route) => route.method !== 'GET' && isOpenTo(route, 'auditor'))
  expect(writing.map(nameOf).toSorted()).toEqual([...ownAccount, ...looking].toSorted())
})

test('the administrator and the NGO may call no route of returns, campaigns, ledger, figures or briefings', () => {
  const reporting = 'returns|uploads|campaigns|campaign-proposal|league|clashes|figures|figure-[a-z]+|published-[a-z]+|receipts'
  const briefings =
    'briefings|briefing-[a-z]+|papers|documents|directives|own-directives|directive-[a-z]+|releases|release-[a-z]+|recordings|watchers|archive|reports|report-[a-z]+'
  const dossiers = new RegExp(`^/(${reporting}|${briefings})(/|$)`)
  const known = contracts.filter((route) => dossiers.test(route.path) && !publicRoutes.includes(nameOf(route)))
  expect(known.length).toBeGreaterThan(120)
  expect(known.filter((route) => isOpenTo(route, 'administrator') || isOpenTo(route, 'ngo')).map(nameOf)).toEqual([])
  const others = new Set(contracts.filter((route) => !dossiers.test(route.path)).map(({ path }) => path.split('/')[1] ?? ''))
  expect([...others].toSorted()).toEqual([
    'audit',
    'demo-accounts',
    'directory',
    'live',
    'live-passes',
    'notices',
    'people',
    'public',
    'room-keys',
    'session',
    'sessions',
  ])
})

test('the file of a recording, which no contract serves, is shut to the same callers', async () => {
  const file: Route = { method: 'GET', path: '/recordings/:id/file', summary: 'Test', access: figureReaders, reply: FileOf('video/webm') }
  const parts = { params: { id: '00000000-0000-4000-8000-000000000000' } }
  expect(await product.anonymous.send(file, parts)).toMatchObject({ status: 401, code: notSignedIn.code })
  for (const role of everyRole) expect((await (await product.signIn(role, homes[role])).send(file, parts)).status, role).toBe(isOpenTo(file, role) ? 404 : 403)
})

test('signing out ends the session on the server and not only in the browser', async () => {
  const visitor = await product.signIn('auditor', homes.auditor)
  const [signOut] = (await readContracts()).filter(endsSession)
  if (!signOut) throw new Error('No route ends the session')
  expect(await product.anonymous.send(signOut)).toMatchObject({ status: 401 })
  expect(await visitor.send(signOut)).toMatchObject({ status: 200 })
  expect(await visitor.send(signOut)).toMatchObject({ status: 401, code: notSignedIn.code })
})

test('roles are a closed list: the database takes no other', async () => {
  for (const role of ['system', 'nobody', '']) await expect(product.signIn(role as Role, 'paccom')).rejects.toMatchObject({ code: '23514' })
})

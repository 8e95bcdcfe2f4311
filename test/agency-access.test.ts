import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listClashes } from '#aid/clash.contract.ts'
import type { Route } from '#platform/contract.ts'
import { officers } from '#directory/role.contract.ts'
import { getReceipt } from '#figures/receipt.contract.ts'
import { openReturnRoute, listOwnReturns, saveDraft, showReturn, signRoute, submitRoute, withdrawRoute } from '#reporting/return.contract.ts'
import { listNotices } from '#directory/notice.contract.ts'
import { downloadTemplate, showUpload } from '#reporting/workbook.contract.ts'
import { minimalParts, nameOf, readContracts } from './contracts.ts'
import { type Country, type Dossier, HEIR, HUE, QUANG_BINH, QUANG_TRI, settleCountry } from './country.ts'
import { type Answer, openTestProduct, type Parts, type TestProduct, type Visitor } from './product.ts'

let product: TestProduct
let country: Country
let routes: Route[]
let template: Uint8Array
beforeAll(async () => {
  product = await openTestProduct()
  country = await settleCountry(product)
  routes = (await readContracts()).filter((route) => /^\/(returns|uploads)\/:id(\/|$)/.test(route.path))
  template = (await country.people.quangBinh.call(downloadTemplate, { params: { id: country.dossiers.quangBinh.id } })).bytes
})
afterAll(() => product.close())

type Name = keyof Country['people']
const names: Name[] = [
  'quangTri',
  'quangTriHead',
  'quangBinh',
  'quangBinhHead',
  'hue',
  'hueHead',
  'health',
  'healthHead',
  'heir',
  'heirHead',
  'secretary',
  'secretaryHead',
  'auditor',
  'administrator',
  'ngo',
]
const successions: Record<string, string[]> = { [HEIR]: [HEIR, QUANG_TRI, QUANG_BINH] }
const speaksFor = ({ agencyId }: Visitor, dossier: Dossier) => (successions[agencyId] ?? [agencyId]).includes(dossier.agencyId)
const readsAll = ({ role }: Visitor) => ['secretariat_officer', 'secretariat_approver', 'auditor'].includes(role)
const opens = (visitor: Visitor, dossier: Dossier) => readsAll(visitor) || speaksFor(visitor, dossier)
/** Writing a workbook takes its time: a few readers, one of each kind, ask for that of one return. */
const makesFile = ({ reply }: Route) => 'file' in reply
const asksForFile = (visitor: Visitor, dossier: Dossier) => {
  const { hue, healthHead, heir, auditor } = country.people
  return [hue, healthHead, heir, auditor].includes(visitor) && dossier === Object.values(country.dossiers).find((one) => opens(visitor, one))
}
const isReading = (route: Route) => route.method === 'GET'

/** The route asked about a dossier that exists, with everything else as the contract asks for it. */
function partsOn(route: Route, dossier: Dossier): Parts {
  const parts = minimalParts(route)
  const id = route.path.startsWith('/uploads') ? dossier.uploadId : dossier.id
  const query = route.path.endsWith('/differences') ? { from: 1, to: 1 } : parts.query
  return {
    ...parts,
    params: { ...parts.params, id },
    ...(query ? { query } : {}),
    ...(route.upload ? { file: { name: 'báo cáo.xlsx', bytes: template } } : {}),
  }
}

interface Tried {
  who: Name
  visitor: Visitor
  route: Route
  dossier: Dossier
  answer: Answer
}
async function tryAll(wanted: (visitor: Visitor, route: Route, dossier: Dossier) => boolean): Promise<Tried[]> {
  const tried: Tried[] = []
  for (const who of names)
    for (const route of routes)
      for (const dossier of Object.values(country.dossiers)) {
        const visitor = country.people[who]
        if (wanted(visitor, route, dossier)) tried.push({ who, visitor, route, dossier, answer: await visitor.send(route, partsOn(route, dossier)) })
      }
  return tried
}
const told = (tried: Tried[]) =>
  tried.map(({ who, route, dossier, answer }) => `${who} on ${dossier.agencyId}: ${nameOf(route)} → ${answer.status} ${answer.code}`)

/** Everything that returns are made of, as one text. */
async function everything(): Promise<string> {
  const tables = ['return', 'return_version', 'return_line', 'explanation', 'remark', 'upload']
  const parts = await Promise.all(
    tables.map((table) =>
      product.engine.query<{ all: string }>(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as all from reporting.${table} t`),
    ),
  )
  return JSON.stringify(parts)
}

test('the routes of a dossier are known, and each is tried', () => {
  expect(routes.length).toBeGreaterThanOrEqual(17)
  expect(routes.filter(isReading).map(nameOf)).toEqual([
    'GET /returns/:id',
    'GET /returns/:id/differences',
    'GET /returns/:id/template',
    'GET /returns/:id/workbook',
    'GET /uploads/:id',
  ])
})

describe('a dossier of somebody else', () => {
  test('is not there, for any route, whatever its state: the answer is that of an id nobody has', async () => {
    const before = await everything()
    const tried = await tryAll((visitor, route, dossier) => route.access.includes(visitor.role) && !readsAll(visitor) && !speaksFor(visitor, dossier))
    expect(tried.length).toBeGreaterThan(250)
    expect(told(tried.filter(({ answer }) => answer.status !== 404 || answer.code !== 'platform.not-found'))).toEqual([])
    const [sample] = tried
    const nobodys = await country.people.hue.send(showReturn, { params: { id: '00000000-0000-4000-8000-000000000000' } })
    const strip = (answer: Answer | undefined) => ({ ...(answer?.body as object), instance: '' })
    expect(strip(sample?.answer)).toEqual(strip(nobodys))
    expect(await everything()).toBe(before)
  })

  test('does not show in any list, count or notice', async () => {
    const { people, campaignId } = country
    const agencies = async (visitor: Visitor) => (await visitor.call(listOwnReturns, { query: { campaign: campaignId } })).returns.map((one) => one.agencyId)
    expect(await agencies(people.hue)).toEqual([HUE])
    expect(await agencies(people.healthHead)).toEqual(['byt'])
    expect((await agencies(people.heir)).toSorted()).toEqual([QUANG_BINH, QUANG_TRI])
    for (const visitor of [people.hue, people.quangTri, people.health, people.heir])
      expect(
        (await visitor.call(listNotices)).notices.filter((notice) => !(successions[visitor.agencyId] ?? [visitor.agencyId]).includes(notice.agencyId)),
      ).toEqual([])
    expect((await people.hue.call(listClashes)).clashes).toEqual([])
  })

  test('cannot be opened in its name', async () => {
    const open = await country.people.hue.send(openReturnRoute, { params: { id: country.campaignId }, body: { agencyId: QUANG_TRI } })
    expect([open.status, open.code]).toEqual([422, 'reporting.return.not-owed'])
  })
})

describe('a dossier', () => {
  test('is read by its own agency, by the agency that succeeded it, by the secretariat and by the auditor', async () => {
    const tried = await tryAll((visitor, route, dossier) => isReading(route) && opens(visitor, dossier) && (!makesFile(route) || asksForFile(visitor, dossier)))
    expect(new Set(tried.map(({ who }) => who)).size).toBe(13)
    expect(told(tried.filter(({ answer }) => answer.status !== 200))).toEqual([])
  })

  test('is refused by the contract to every role that it does not name', async () => {
    const tried = await tryAll((visitor, route, dossier) => !route.access.includes(visitor.role) && dossier === country.dossiers.quangBinh)
    expect(told(tried.filter(({ answer }) => answer.status !== 403 || answer.code !== 'platform.access.not-allowed'))).toEqual([])
    const shut = (role: string) => new Set(tried.filter(({ visitor }) => visitor.role === role).map(({ route }) => route)).size
    expect([shut('administrator'), shut('ngo')]).toEqual([routes.length, routes.length])
    expect(shut('auditor')).toBe(routes.filter((route) => !isReading(route)).length)
  })

  test('is changed by nobody who only reads it: secretariat and auditor leave it as it was', async () => {
    const before = await everything()
    const tried = await tryAll((visitor, route) => readsAll(visitor) && !isReading(route) && officers.some((role) => route.access.includes(role)))
    expect(told(tried.filter(({ answer }) => answer.status !== 403))).toEqual([])
    expect(await everything()).toBe(before)
  })
})

describe('the agency that succeeded', () => {
  test('goes on with what its predecessors left: it saves, submits, takes back and signs for both', async () => {
    const { heir, heirHead, quangTri } = country.people
    const { id } = country.dossiers.quangBinh
    const at = { params: { id } }
    const { version } = await heir.call(showReturn, at)
    expect((await heir.call(saveDraft, { ...at, body: { revision: version.revision, narrative: { difficulties: 'Sáp nhập tỉnh' } } })).revision).toBe(
      version.revision + 1,
    )
    await heir.call(submitRoute, at)
    await heir.call(withdrawRoute, at)
    await heir.call(submitRoute, at)
    expect(await heirHead.call(signRoute, at)).toMatchObject({ state: 'signed' })
    expect((await quangTri.send(showReturn, at)).status).toBe(404)
    expect((await heir.call(showUpload, { params: { id: country.dossiers.quangTri.uploadId } })).state).toBe('applied')
  })

  test('is not seen by the predecessors: succession goes one way', async () => {
    const { engine } = product
    const [{ ids } = { ids: [] }] = await engine.query<{ ids: string[] }>(
      `select array_agg(successor_id) as ids from directory.agency_successor where agency_id = $1`,
      [QUANG_TRI],
    )
    expect(ids).toEqual([HEIR])
    expect((await country.people.quangTri.send(showReturn, { params: { id: country.dossiers.quangBinh.id } })).status).toBe(404)
  })
})

test('a receipt is open to who reads figures, and shut to administrator, NGO and nobody', async () => {
  const [{ id } = { id: '' }] = await product.engine.query<{ id: string }>('select id from figures.receipt limit 1')
  const answers = await Promise.all(names.map(async (who) => [who, (await country.people[who].send(getReceipt, { params: { id } })).status]))
  expect(answers.filter(([, status]) => status !== 200)).toEqual([
    ['administrator', 403],
    ['ngo', 403],
  ])
  expect((await product.anonymous.send(getReceipt, { params: { id } })).status).toBe(401)
})

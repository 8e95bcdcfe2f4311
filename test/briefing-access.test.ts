import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showOwnDirectives } from '#briefing/directives/board.contract.ts'
import type { Route } from '#platform/contract.ts'
import { type BriefingRows, fillBriefing, type RoomRows } from './briefing-rows.fixture.ts'
import { minimalParts, nameOf, readContracts } from './contracts.ts'
import { type Country, HEIR, HUE, QUANG_BINH, QUANG_TRI, settleCountry } from './country.ts'
import { onePoint } from './picture.ts'
import { type Answer, openTestProduct, type Parts, type TestProduct, type Visitor } from './product.ts'

/** Routes on what one room owns: the room, its statements, its article, its part of a directive. */
const ofRooms = /^\/(briefings\/:id\/(points|statements)\/:\w+|briefing-points\/:id|release(s|-pictures)\/:id|directives\/:id|directive-files\/:id)(\/|$)/

let product: TestProduct
let country: Country
let briefing: BriefingRows
let routes: Route[]
beforeAll(async () => {
  product = await openTestProduct()
  country = await settleCountry(product)
  briefing = await fillBriefing(product.engine, country)
  // Articles are written after the session; rooms are told apart before anybody asks whether it is too late for them.
  await product.engine.query(`update briefing.briefing set state = 'concluded', figures_as_of = $1`, [product.clock.now])
  routes = (await readContracts()).filter((route) => ofRooms.test(route.path) && route.access !== 'public')
})
afterAll(() => product.close())

const names = ['quangBinh', 'quangBinhHead', 'hue', 'health', 'healthHead', 'heir', 'heirHead'] as const
const successions: Record<string, string[]> = { [HEIR]: [HEIR, QUANG_TRI, QUANG_BINH] }
const speaksFor = ({ agencyId }: Visitor, room: RoomRows) => (successions[agencyId] ?? [agencyId]).includes(room.agencyId)
const isReading = (route: Route) => route.method === 'GET'
const makesFile = ({ reply }: Route) => 'file' in reply

/** The route asked about what that room owns, with everything else as the contract asks for it. */
function partsOn(route: Route, room: RoomRows): Parts {
  const parts = minimalParts(route)
  const ids: Record<string, string> = {
    briefings: briefing.id,
    'briefing-points': room.pointId,
    releases: room.releaseId,
    'release-pictures': room.pictureId,
    directives: briefing.directiveId,
    'directive-files': room.fileId,
  }
  const known: Record<string, string | undefined> = { ...room, id: ids[route.path.split('/')[1] ?? ''] }
  const file = route.upload ? { file: { name: 'anh.png', bytes: onePoint() } } : {}
  return { ...parts, ...file, params: Object.fromEntries(Object.keys(route.params?.shape ?? {}).map((key) => [key, known[key]])) }
}

interface Tried {
  who: (typeof names)[number]
  route: Route
  room: RoomRows
  answer: Answer
}
async function tryAll(wanted: (visitor: Visitor, route: Route, room: RoomRows) => boolean): Promise<Tried[]> {
  const tried: Tried[] = []
  for (const who of names)
    for (const route of routes.filter(({ access }) => access.includes(country.people[who].role)))
      for (const room of briefing.rooms)
        if (wanted(country.people[who], route, room)) tried.push({ who, route, room, answer: await country.people[who].send(route, partsOn(route, room)) })
  return tried
}
const told = (tried: Tried[]) => tried.map(({ who, route, room, answer }) => `${who} on ${room.agencyId}: ${nameOf(route)} → ${answer.status} ${answer.code}`)

/** Everything that rooms own, as one text. */
async function everything(): Promise<string> {
  const tables = ['point', 'attendee', 'statement', 'line_check', 'release', 'release_step', 'release_picture']
  const owed = ['directive', 'directive_addressee', 'directive_report', 'directive_file']
  const sums = [...tables, ...owed].map((table) => `select md5(string_agg(t::text, '|' order by t::text)) as sum from briefing.${table} t`)
  return JSON.stringify(await Promise.all(sums.map((sum) => product.engine.query(sum))))
}

test('the routes of a room are known', () => {
  expect(routes.length).toBeGreaterThanOrEqual(30)
  expect(routes.filter(isReading).map(nameOf)).toEqual([
    'GET /briefings/:id/points/:pointId',
    'GET /briefings/:id/points/:pointId/dossier',
    'GET /briefings/:id/points/:pointId/dossier-file',
    'GET /briefings/:id/points/:pointId/letter.docx',
    'GET /briefings/:id/points/:pointId/letter.pdf',
    'GET /briefings/:id/points/:pointId/line-checks',
    'GET /directive-files/:id',
    'GET /directives/:id',
    'GET /releases/:id',
    'GET /releases/:id/document',
  ])
})

describe('what another room owns', () => {
  /** Shown to every room that takes part, cut to what is everybody's; an article, once it is published. */
  const shared = ['GET /briefings/:id/points/:pointId', 'GET /briefings/:id/points/:pointId/line-checks', 'GET /directives/:id']
  const isShared = (route: Route, room: RoomRows) =>
    shared.includes(nameOf(route)) || (room.agencyId === HUE && ['GET /releases/:id', 'GET /releases/:id/document'].includes(nameOf(route)))

  test('is not read and not changed, by any route', async () => {
    const before = await everything()
    const tried = await tryAll((visitor, route, room) => !speaksFor(visitor, room) && !isShared(route, room))
    expect(tried.length).toBeGreaterThan(500)
    // A published article is seen by everybody: that it is another's is then the reason, not that it is not there.
    const refusals = [
      '404 platform.not-found',
      '403 briefing.point.not-yours',
      '403 platform.access.not-allowed',
      '409 briefing.directive.refused',
      '409 briefing.release.step',
      '409 briefing.release.exists',
    ]
    expect(told(tried.filter(({ answer }) => !refusals.includes(`${answer.status} ${answer.code}`)))).toEqual([])
    const reasons = tried.filter(({ answer }) => answer.code === 'briefing.directive.refused').map(({ answer }) => (answer.body as { reason: string }).reason)
    expect(new Set(reasons)).toEqual(new Set(['own_agency']))
    expect(await everything()).toBe(before)
  })

  test('does not show in what all rooms share: no contact, no measures, no report, no evidence, no word of how an article came about', async () => {
    const tried = await tryAll((visitor, route, room) => !speaksFor(visitor, room) && isShared(route, room) && !makesFile(route))
    expect(told(tried.filter(({ answer }) => answer.status !== 200))).toEqual([])
    const betrays = ({ room, answer }: Tried) => {
      const body = JSON.stringify(answer.body)
      return [`Báo cáo của ${room.agencyId}`, `minh-chung-${room.agencyId}`, `Của ${room.agencyId}`, '"grade"'].some((words) => body.includes(words))
    }
    expect(told(tried.filter(betrays))).toEqual([])
    const contacts = tried.filter(({ route }) => route.path.endsWith('/:pointId')).map(({ answer }) => (answer.body as { contact: unknown }).contact)
    expect(new Set(contacts)).toEqual(new Set([null]))
  })

  test('does not show among the tasks: those are the own agency’s, and of the agencies that it succeeded', async () => {
    const owed = async (visitor: Visitor) => (await visitor.call(showOwnDirectives)).tasks.map(({ part }) => part.agencyId).toSorted()
    expect(await owed(country.people.hue)).toEqual([HUE])
    expect(await owed(country.people.health)).toEqual(['byt'])
    expect(await owed(country.people.heir)).toEqual([QUANG_BINH, QUANG_TRI])
  })
})

test('what the own room owns is read, and the heir reads what its predecessors left', async () => {
  const tried = await tryAll((visitor, route, room) => isReading(route) && speaksFor(visitor, room) && !makesFile(route))
  expect(new Set(tried.map(({ who }) => who)).size).toBe(names.length)
  expect(told(tried.filter(({ answer }) => answer.status !== 200))).toEqual([])
})

test('a restricted paper is there for the agencies that it names, and for no other', async () => {
  const [list] = (await readContracts()).filter((route) => nameOf(route) === 'GET /papers/:id/versions/:number')
  if (!list) throw new Error('No route reads a paper')
  const parts = { params: { id: briefing.restrictedPaperId, number: 1 } }
  const answers = await Promise.all(
    ([...names, 'secretary', 'auditor', 'administrator', 'ngo'] as const).map(async (who) => `${who} ${(await country.people[who].send(list, parts)).status}`),
  )
  const readers = ['quangBinh', 'quangBinhHead', 'health', 'healthHead', 'heir', 'heirHead', 'secretary']
  expect(answers.toSorted()).toEqual([...readers.map((who) => `${who} 200`), 'hue 404', 'auditor 404', 'administrator 403', 'ngo 403'].toSorted())
})

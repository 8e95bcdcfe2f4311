import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepPeople } from './attendee.contract.ts'
import { cast, type House, openHouse, post } from './briefing.fixture.ts'
import { briefingBindings } from './index.ts'
import { listLineChecks, makeLineCheck } from './line-check.contract.ts'
import {
  addPoint,
  confirmPoint,
  editPoint,
  listPoints,
  openRoomBelow,
  proposePoints,
  removePoint,
  renewKey,
  revokeKey,
  showPoint,
  showReadiness,
} from './point.contract.ts'
import { decideStatement, editStatement, listStatements, orderStatements, registerStatement, withdrawStatement } from './statement.contract.ts'

let house: House
let id = ''
let params = { id: '', pointId: '' }
beforeAll(async () => {
  house = await openHouse(
    briefingBindings({
      files: { put: async () => '', get: async () => new Uint8Array() },
      pictures: { count: async () => null, draw: async () => new Uint8Array() },
      publicUrl: 'https://nhipcau.example',
    }),
  )
  await post(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  id = await house.plan()
  await house.step(id, 'invite')
  params = { id, pointId: (await house.pointOf(id, 'a-p63-45')).id }
})

const person = (fullName: string, duty: 'head' | 'member' | 'technical' = 'member') => ({
  id: null,
  fullName,
  jobTitle: 'Chuyên viên',
  body: 'Sở Ngoại vụ',
  duty,
  pictureConsent: false,
})
const contact = { name: 'Lê Văn Kỹ', phone: '0905 123 456', email: null }
const good = {
  camera: 'ok' as const,
  microphone: 'ok' as const,
  speaker: 'heard' as const,
  path: 'udp' as const,
  upKbps: 5000,
  downKbps: 9000,
  roundTripMs: 40,
  lossPercent: 0,
  browser: 'Chrome 130',
}
const given = { subject: 'Kết quả rà phá bom mìn', speakerName: 'Nguyễn Triều Thương', speakerPosition: 'Giám đốc Sở Ngoại vụ', minutes: 7, body: null }

test('a room is confirmed once somebody heads it and somebody can be called, and loses the confirmation with its head', async () => {
  const confirm = { params }
  expect(await house.refusal(cast.officer, confirmPoint, confirm)).toEqual({ code: 'briefing.point.incomplete', missing: ['people', 'contact'] })
  await house.callAs(cast.officer, keepPeople, { params, body: { people: [person('Trần Văn An'), person('Hồ Thị Bê')] } })
  await house.callAs(cast.officer, editPoint, { params, body: { contact } })
  expect(await house.refusal(cast.officer, confirmPoint, confirm)).toMatchObject({ missing: ['head'] })
  const { people } = await house.callAs(cast.officer, keepPeople, { params, body: { people: [person('Võ Văn Hưng', 'head'), person('Trần Văn An')] } })
  expect(people.map(({ rank, fullName }) => `${rank} ${fullName}`)).toEqual(['1 Võ Văn Hưng', '2 Trần Văn An'])
  expect(await house.callAs(cast.officer, confirmPoint, confirm)).toMatchObject({ point: { state: 'confirmed', people: 2 }, missing: ['line_check'] })
  const kept = people.toReversed().map(({ rank: _r, attendance: _a, absenceReason: _w, ...one }) => one)
  const turned = await house.callAs(cast.officer, keepPeople, { params, body: { people: kept } })
  expect(turned.people.map((one) => one.id)).toEqual(people.toReversed().map((one) => one.id))
  await house.callAs(cast.officer, keepPeople, { params, body: { people: kept.filter(({ duty }) => duty !== 'head') } })
  expect((await house.callAs(cast.officer, showPoint, { params })).point).toMatchObject({ state: 'unconfirmed', confirmedAt: null })
  const two = { params, body: { people: [person('A', 'head'), person('B', 'head')] } }
  expect(await house.refusal(cast.officer, keepPeople, two)).toMatchObject({ code: 'briefing.attendee.two-heads' })
})

test('a province cannot touch another’s room in any way, and does not see its contact; an NGO sees nothing', async () => {
  await house.callAs(cast.officer, editPoint, { params, body: { contact } })
  await house.callAs(cast.officer, makeLineCheck, { params, body: good })
  const { id: statementId } = await house.callAs(cast.officer, registerStatement, { params, body: given })
  const notYours = { code: 'briefing.point.not-yours' }
  const room = { kind: 'district' as const, nameVi: 'Huyện Cam Lộ', nameEn: 'Cam Lo', address: null }
  expect([
    await house.refusal(cast.neighbour, keepPeople, { params, body: { people: [] } }),
    await house.refusal(cast.neighbour, editPoint, { params, body: { contact } }),
    await house.refusal(cast.neighbour, confirmPoint, { params }),
    await house.refusal(cast.neighbour, removePoint, { params }),
    await house.refusal(cast.neighbour, openRoomBelow, { params, body: room }),
    await house.refusal(cast.neighbour, renewKey, { params }),
    await house.refusal(cast.neighbour, revokeKey, { params }),
    await house.refusal(cast.neighbour, makeLineCheck, { params, body: good }),
    await house.refusal(cast.neighbour, registerStatement, { params, body: given }),
    await house.refusal(cast.neighbour, editStatement, { params: { id, statementId }, body: given }),
    await house.refusal(cast.neighbour, withdrawStatement, { params: { id, statementId } }),
  ]).toEqual(Array.from({ length: 11 }, () => notYours))
  expect(await house.callAs(cast.neighbour, showPoint, { params })).toMatchObject({ contact: null, missing: [], mayEdit: false, point: { lastGrade: null } })
  expect((await house.callAs(cast.neighbour, listLineChecks, { params })).checks).toEqual([])
  expect(await house.callAs(cast.auditor, showPoint, { params })).toMatchObject({ contact, mayEdit: false, point: { lastGrade: 'good' } })
  for (const route of [listPoints, listStatements] as const)
    expect(await house.refusal(cast.ngo, route, { params: { id } })).toMatchObject({ code: 'platform.access.not-allowed' })
  expect(await house.refusal(cast.ngo, makeLineCheck, { params, body: good })).toMatchObject({ code: 'platform.access.not-allowed' })
  expect(await house.refusal(cast.officer, removePoint, { params })).toMatchObject(notYours)
})

test('a room below a province has a link that is told once, kept as a digest, renewed and revoked', async () => {
  const room = { kind: 'district' as const, nameVi: 'Huyện Cam Lộ', nameEn: 'Cam Lo', address: null }
  const { point, link } = await house.callAs(cast.officer, openRoomBelow, { params, body: room })
  expect(point).toMatchObject({ code: 'QTR-1', parentId: params.pointId, hasKey: true })
  const keyOf = (text: string) => text.split('#key=')[1] ?? ''
  const digest = (key: string) => createHash('sha256').update(key).digest('hex')
  const kept = async () =>
    (await house.engine.query<{ hash: string | null }>(`select encode(key_hash, 'hex') as hash from briefing.point where id = $1`, [point.id]))[0]?.hash
  expect(link.startsWith(`https://nhipcau.example/room/${id}#key=`)).toBe(true)
  expect(await kept()).toBe(digest(keyOf(link)))
  const below = { id, pointId: point.id }
  const renewed = await house.callAs(cast.officer, renewKey, { params: below })
  expect(await kept()).toBe(digest(keyOf(renewed.link)))
  expect(renewed.link).not.toBe(link)
  await house.callAs(cast.officer, revokeKey, { params: below })
  expect(await kept()).toBeNull()
  const lines = await house.engine.query<{ body: string }>(`select body from audit.line where subject_id in ($1, $2)`, [id, point.id])
  expect(lines.some(({ body }) => body.includes(keyOf(renewed.link)) || body.includes('keyHash'))).toBe(false)
  expect(await house.refusal(cast.officer, openRoomBelow, { params: below, body: room })).toMatchObject({ code: 'briefing.point.no-rooms-below' })
  expect(await house.refusal(cast.secretary, removePoint, { params })).toMatchObject({ code: 'briefing.point.in-use' })
  await house.callAs(cast.officer, removePoint, { params: below })
  await house.callAs(cast.secretary, removePoint, { params })
  const { points } = await house.callAs(cast.secretary, proposePoints, { params: { id } })
  expect(points.map(({ code }) => code)).toEqual(['QTR'])
  expect(await house.callAs(cast.secretary, addPoint, { params: { id }, body: { agencyId: 'a-p63-45' } })).toMatchObject({ code: 'QTR', state: 'unconfirmed' })
  expect(await house.refusal(cast.secretary, addPoint, { params: { id }, body: { agencyId: 'a-p63-45' } })).toMatchObject({
    code: 'briefing.point.agency-unknown',
  })
})

test('the server grades a line by its numbers, and the readiness board tells what each room still lacks', async () => {
  const check = await house.callAs(cast.officer, makeLineCheck, { params, body: { ...good, upKbps: 700, path: 'turn_tcp' } })
  expect(check).toMatchObject({ grade: 'fair', findings: [{ code: 'slow_up' }, { code: 'only_tcp' }] })
  house.clock.now = '2024-02-20T04:00:00.000Z'
  await house.callAs(cast.officer, makeLineCheck, { params, body: { ...good, path: 'none', upKbps: null } })
  house.clock.now = '2024-02-20T05:00:00.000Z'
  const { rows } = await house.callAs(cast.secretary, showReadiness, { params: { id } })
  const own = rows.find(({ point }) => point.id === params.pointId)
  expect(own).toMatchObject({ lastCheck: { grade: 'failed' }, connected: false, missing: ['people', 'contact', 'confirmation', 'line_failed'] })
  expect(await house.refusal(cast.officer, showReadiness, { params: { id } })).toMatchObject({ code: 'platform.access.not-allowed' })
})

test('a room that the live session carries is connected', async () => {
  const { pointBindings } = await import('./point.routes.ts')
  const { briefingCoreBindings } = await import('./briefing.routes.ts')
  const core = { publicUrl: 'https://nhipcau.example', connectedPoints: async () => connected }
  const connected = new Set<string>()
  const other = await openHouse([...briefingCoreBindings(core), ...pointBindings(core)])
  try {
    const planned = await other.plan()
    const { id: pointId } = await other.pointOf(planned, 'a-p63-45')
    connected.add(pointId)
    expect(await other.pointOf(planned, 'a-p63-45')).toMatchObject({ state: 'connected' })
    expect(await other.pointOf(planned, 'a-p63-46')).toMatchObject({ state: 'unconfirmed' })
  } finally {
    await other.close()
  }
})

test('a statement is registered by its room, decided and ordered by the secretariat, and closed by the step of the briefing', async () => {
  const first = await house.callAs(cast.officer, registerStatement, { params, body: given })
  const hue = { id, pointId: (await house.pointOf(id, 'a-p63-46')).id }
  const second = await house.callAs(cast.neighbour, registerStatement, { params: hue, body: { ...given, subject: 'Vận động viện trợ' } })
  const statementOf = (statementId: string) => ({ id, statementId })
  expect(await house.refusal(cast.officer, decideStatement, { params: statementOf(first.id), body: { decision: 'accept' } })).toMatchObject({
    code: 'platform.access.not-allowed',
  })
  expect(await house.callAs(cast.secretary, decideStatement, { params: statementOf(first.id), body: { decision: 'accept', minutes: 5 } })).toMatchObject({
    state: 'accepted',
    minutes: 5,
  })
  expect(await house.refusal(cast.officer, editStatement, { params: statementOf(first.id), body: given })).toMatchObject({
    code: 'briefing.statement.settled',
    state: 'accepted',
  })
  expect(
    await house.callAs(cast.secretary, decideStatement, { params: statementOf(second.id), body: { decision: 'decline', reason: 'Trùng nội dung' } }),
  ).toMatchObject({ state: 'declined', declineReason: 'Trùng nội dung' })
  const ordered = await house.callAs(cast.secretary, orderStatements, { params: { id }, body: { statementIds: [second.id, first.id] } })
  expect(ordered.statements.map((statement) => statement.id)).toEqual([second.id, first.id])
  expect(await house.refusal(cast.secretary, orderStatements, { params: { id }, body: { statementIds: [first.id] } })).toMatchObject({
    code: 'briefing.statement.order',
  })
  expect(await house.callAs(cast.officer, withdrawStatement, { params: statementOf(first.id) })).toMatchObject({ state: 'withdrawn' })
  for (const action of ['collect', 'lock_figures', 'open_papers', 'check_lines'] as const) await house.step(id, action)
  expect(await house.refusal(cast.officer, registerStatement, { params, body: given })).toMatchObject({
    code: 'briefing.matter-closed',
    matter: 'registering',
    state: 'line_check',
  })
})

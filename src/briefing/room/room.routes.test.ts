import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CallOf, Route } from '#platform/contract.ts'
import { occasion } from '../../../test/harness.ts'
import { openTestProduct, type TestProduct, type Visitor } from '../../../test/product.ts'
import { listRoomEvents, openSession, setSyntheticPoints, showRoom, takeTicket, takeTicketByKey } from './room-ticket.contract.ts'
import { digestOf } from './ticket.store.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const id = randomUUID()
const [centre, own, other] = [randomUUID(), randomUUID(), randomUUID()]
const KEY = 'khoa-cua-phong-xa-du-dai'
let product: TestProduct
let secretary: Visitor
let officer: Visitor
let stranger: Visitor
beforeAll(async () => {
  product = await openTestProduct()
  await product.db.write(occasion(), async (tx) => {
    const names = { titleVi: 'Thử', titleEn: 'Trial', centre: 'Hà Nội', chairName: 'A', placeSetId: '63' }
    const times = { startsAt: '2024-04-12T07:00:00Z', endsAt: '2024-04-12T10:00:00Z', figuresAsOf: '2024-04-01T00:00:00Z', createdAt: '2024-01-01T00:00:00Z' }
    await tx
      .insertInto('briefing.briefing')
      .values({ id, reportYear: 2023, number: 1, state: 'papers', ...names, ...times })
      .execute()
    const point = (pointId: string, code: string, agencyId: string, position: number) => ({
      id: pointId,
      briefingId: id,
      code,
      kind: position === 0 ? 'centre' : 'province',
      agencyId,
      nameVi: code,
      nameEn: code,
      position,
      keyHash: position === 2 ? digestOf(KEY) : null,
    })
    await tx
      .insertInto('briefing.point')
      .values([point(centre, 'HN', 'paccom', 0), point(own, 'QTR', 'a-p63-45', 1), point(other, 'TTH', 'a-p63-46', 2)])
      .execute()
    tx.audit({ action: 'test.briefing', subject: 'briefing', subjectId: id })
  })
  secretary = await product.signIn('secretariat_officer', 'paccom')
  officer = await product.signIn('province_officer', 'a-p63-45')
  stranger = await product.signIn('province_officer', 'a-p63-01')
})
afterAll(() => product.close())

const refusal = async <R extends Route>(who: Visitor, route: R, input: CallOf<R>) =>
  (who.call as (route: R, input: CallOf<R>) => Promise<unknown>)(route, input).then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

test('the room is opened by the secretariat, at its time, once; a rehearsal earlier', async () => {
  const official = { params: { id }, body: { kind: 'official' as const } }
  expect(await refusal(officer, openSession, official)).toBe('platform.access.not-allowed')
  expect(await refusal(secretary, openSession, official)).toBe('room.not-the-time')
  expect(await refusal(officer, takeTicket, { params: { id }, body: {} })).toBe('room.closed')
  expect((await secretary.call(openSession, { params: { id }, body: { kind: 'rehearsal' } })).kind).toBe('rehearsal')
  await product.engine.query("update briefing.briefing set state = 'line_check' where id = $1", [id])
  expect(await refusal(secretary, openSession, official)).toBe('done')
  expect(await refusal(secretary, openSession, official)).toBe('room.already-open')
})

test('a seat is given by what somebody is: the desk to the secretariat, its own room to a province', async () => {
  expect((await secretary.call(takeTicket, { params: { id }, body: {} })).seat).toMatchObject({ kind: 'control', pointId: null })
  expect((await secretary.call(takeTicket, { params: { id }, body: { seat: 'chair' } })).seat).toMatchObject({ kind: 'chair', pointId: centre })
  expect((await officer.call(takeTicket, { params: { id }, body: {} })).seat).toEqual({ kind: 'point', pointId: own, name: 'QTR' })
  for (const body of [{ seat: 'chair' as const }, { seat: 'control' as const }, { seat: 'point' as const, pointId: other }, { seat: 'captioner' as const }])
    expect(await refusal(officer, takeTicket, { params: { id }, body })).toBe('room.seat-not-yours')
  // The secretariat plays no province outside a demonstration.
  expect(await refusal(secretary, takeTicket, { params: { id }, body: { seat: 'point', pointId: own } })).toBe('room.seat-not-yours')
  expect(await refusal(stranger, takeTicket, { params: { id }, body: {} })).toBe('platform.not-found')
  const auditor = await product.signIn('auditor', 'kiem-toan')
  expect((await auditor.call(takeTicket, { params: { id }, body: {} })).seat.kind).toBe('watcher')
})

test('a room without an account comes in by its key; a wrong key opens nothing', async () => {
  expect((await product.anonymous.call(takeTicketByKey, { body: { key: KEY } })).seat).toEqual({ kind: 'point', pointId: other, name: 'TTH' })
  expect(await refusal(product.anonymous, takeTicketByKey, { body: { key: `${KEY}-sai` } })).toBe('room.key-unknown')
})

test('the room tells its sessions and the seats one may take', async () => {
  const shown = await officer.call(showRoom, { params: { id } })
  expect(shown.sessions.map(({ kind }) => kind).sort()).toEqual(['official', 'rehearsal'])
  expect(shown).toMatchObject({ seats: ['point', 'watcher'], pointIds: [own], media: 'missing' })
  expect(await refusal(stranger, showRoom, { params: { id } })).toBe('platform.not-found')
  // This process carries no rooms.
  expect(await refusal(secretary, setSyntheticPoints, { params: { id }, body: { count: 3 } })).toBe('room.closed')
})

test('the record shows the secretariat everything and a province what everybody saw', async () => {
  const { sessions } = await secretary.call(showRoom, { params: { id } })
  const sessionId = sessions.find(({ kind }) => kind === 'official')?.id ?? ''
  const events = [
    { type: 'session.started' },
    { type: 'chat.sent', messageId: randomUUID(), pointId: other, from: 'x', text: 'riêng' },
    { type: 'message.sent', messageId: randomUUID(), pointId: null, text: 'chung' },
    { type: 'conclusion.added', conclusionId: randomUUID(), text: 'Kết luận' },
  ]
  for (const [at, event] of events.entries())
    await product.engine.query('insert into briefing.room_event (session_id, seq, at, type, payload) values ($1, $2, now(), $3, $4)', [
      sessionId,
      at + 1,
      event.type,
      JSON.stringify(event),
    ])
  const typesOf = async (who: Visitor) => (await who.call(listRoomEvents, { params: { id } })).events.map(({ event }) => event.type)
  expect(await typesOf(secretary)).toEqual(events.map(({ type }) => type))
  expect(await typesOf(officer)).toEqual(['session.started', 'conclusion.added'])
})

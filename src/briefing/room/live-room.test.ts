import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { emptyRoom } from './room-state.model.ts'
import { foldAll } from './room.model.ts'
import { type Carrier, GRACE_MS, openPage, openRoomGround, type RoomGround } from './room-server.fixture.ts'
import { occasion } from '../../../test/harness.ts'
import { findEvents } from './room.store.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
let ground: RoomGround
let one: Carrier
let two: Carrier
beforeAll(async () => {
  ground = await openRoomGround()
  one = await ground.carrier()
  two = await ground.carrier()
})
afterAll(() => ground.close())
const point = (index: number) => ground.points[index] ?? ''

/** A paper of the briefing with one version. */
async function issuedPaper(circulation: 'open' | 'restricted'): Promise<string> {
  const id = randomUUID()
  const madeAt = '2024-04-01T00:00:00Z'
  const body = JSON.stringify({ type: 'doc', content: [{ type: 'paragraph' }] })
  await ground.base.db.write(occasion(), async (tx) => {
    await tx
      .insertInto('briefing.paper')
      .values({ id, briefingId: ground.briefingId, title: 'Báo cáo năm', kind: 'text', circulation, position: 1, createdAt: madeAt })
      .execute()
    await tx.insertInto('briefing.paperVersion').values({ paperId: id, number: 1, body, madeAt }).execute()
    tx.audit({ action: 'test.paper', subject: 'paper', subjectId: id })
  })
  return id
}

describe('two servers carry one session', () => {
  test('what a page does on one is seen on the other, and all hold the same state', async () => {
    const chair = await openPage(one.url, await ground.ticket('chair'))
    const room = await openPage(two.url, await ground.ticket('point', 1))
    expect(await room.act({ type: 'hand.raise', subject: 'Xin phát biểu' })).toBe('not_started')
    expect(await chair.act({ type: 'session.start' })).toBe('')
    await room.until(() => room.state().startedAt)
    expect(await room.act({ type: 'hand.raise', subject: 'Xin phát biểu' })).toBe('')
    const entry = await chair.until(() => chair.state().queue[0])
    expect(await chair.act({ type: 'floor.give', entryId: entry.id, minutes: 3 })).toBe('')
    await room.until(() => room.state().floor?.entry.pointId === point(1))
    expect(room.state().points[point(1)]?.micOn).toBe(true)
    // Both servers decide at once: nothing is lost and no number is used twice.
    await Promise.all([
      ...Array.from({ length: 20 }, (_, index) => chair.act({ type: 'message.send', pointId: null, text: `bàn ${index}` })),
      ...Array.from({ length: 20 }, (_, index) => room.act({ type: 'chat.send', text: `phòng ${index}` })),
    ])
    const stored = await ground.base.db.read(occasion(), (db) => findEvents(db, ground.sessionId, 0))
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1))
    await chair.until(() => chair.state().seq === stored.length)
    await room.until(() => room.state().seq === stored.length)
    expect(chair.state()).toEqual(foldAll(emptyRoom, stored))
    expect(chair.state().chat).toHaveLength(20)
    expect(room.state().messages).toHaveLength(20)
    expect(await chair.act({ type: 'floor.end' })).toBe('')
    chair.leave()
    room.leave()
    await pause(200)
  })

  test('the start is a step of the briefing, and a roll call is in its list of people', async () => {
    const room = await openPage(one.url, await ground.ticket('point', 1))
    const [briefing] = await ground.base.engine.query<{ state: string }>('select state from briefing.briefing where id = $1', [ground.briefingId])
    expect(briefing?.state).toBe('in_session')
    const [own] = room.welcomes()[0]?.facts.attendees ?? []
    expect(await room.act({ type: 'roll.answer', attendeeIds: [own?.id ?? ''] })).toBe('')
    const rows = await ground.base.engine.query('select rank, attendance from briefing.attendee where point_id = $1 order by rank', [point(1)])
    expect(rows).toEqual([
      { rank: 1, attendance: 'online' },
      { rank: 2, attendance: 'absent' },
    ])
    room.leave()
  })

  test('a command sent again, also to the other server, is answered with its number and does not happen twice', async () => {
    const desk = await openPage(one.url, await ground.ticket('control'))
    const id = randomUUID()
    expect(await desk.act({ id, type: 'conclusion.add', text: 'Giao các tỉnh' })).toBe('')
    expect(await desk.act({ id, type: 'conclusion.add', text: 'Giao các tỉnh' })).toBe('')
    const other = await openPage(two.url, await ground.ticket('control'))
    expect(await other.act({ id, type: 'conclusion.add', text: 'Giao các tỉnh' })).toBe('')
    const answers = [desk, other].flatMap(({ messages }) => messages.flatMap((message) => (message.type === 'done' && message.id === id ? [message.seq] : [])))
    expect(new Set(answers).size).toBe(1)
    expect((await ground.events()).filter(({ commandId }) => commandId === id)).toHaveLength(1)
    desk.leave()
    other.leave()
  })

  test('the numbers behind a comparison or a map are asked for once and told to every room', async () => {
    const desk = await openPage(one.url, await ground.ticket('control'))
    const room = await openPage(two.url, await ground.ticket('point', 2))
    expect(await desk.act({ type: 'screen.show', showing: { kind: 'comparison', code: 'grants', year: 2023, otherYear: 2022 } })).toBe('')
    await room.until(() => room.state().shownAnswer)
    expect(room.state().shownAnswer).toEqual({ unit: 'count', asOf: expect.any(String), rows: [], total: '0', otherTotal: '0' })
    expect(await desk.act({ type: 'screen.show', showing: { kind: 'map', code: 'disbursed', year: 2023, map: '63' } })).toBe('')
    await room.until(() => room.state().shownAnswer?.unit === 'USD')
    expect(await desk.act({ type: 'screen.show', showing: { kind: 'map', code: 'disbursement_ratio', year: 2023, map: '63' } })).toBe('')
    await room.until(() => room.state().shownAnswer === null)
    expect(await desk.act({ type: 'screen.show', showing: null })).toBe('')
    desk.leave()
    room.leave()
  })

  test('a paper is put on screen by its title, where it is issued and meant for every room', async () => {
    const [open, restricted] = await Promise.all([issuedPaper('open'), issuedPaper('restricted')])
    const desk = await openPage(one.url, await ground.ticket('control'))
    const room = await openPage(two.url, await ground.ticket('point', 2))
    const show = (paperId: string, version = 1) => desk.act({ type: 'screen.show', showing: { kind: 'paper', paperId, version, page: 2 } })
    expect(await show(restricted)).toBe('paper_unknown')
    expect(await show(open, 2)).toBe('paper_unknown')
    expect(await show(open)).toBe('')
    await room.until(() => room.state().showing)
    expect([room.state().showing, room.state().shownTitle]).toEqual([{ kind: 'paper', paperId: open, version: 1, page: 2 }, 'Báo cáo năm'])
    expect(await desk.act({ type: 'screen.show', showing: null })).toBe('')
    desk.leave()
    room.leave()
  })

  test('a page whose line broke keeps its place within the grace and is told what it missed', async () => {
    const desk = await openPage(one.url, await ground.ticket('control'))
    const ticket = await ground.ticket('point', 2)
    const room = await openPage(one.url, ticket)
    const seen = room.state()
    room.drop()
    expect(await desk.act({ type: 'message.send', pointId: point(2), text: 'Chuẩn bị' })).toBe('')
    const back = await openPage(one.url, ticket, { connection: room.connection, after: seen.seq, from: seen })
    await back.until(() => back.state().messages.some(({ text }) => text === 'Chuẩn bị'))
    expect(back.welcomes()[0]?.state).toBeNull()
    await pause(GRACE_MS + 500)
    expect(desk.state().points[point(2)]?.connections).toEqual([room.connection])
    expect(
      desk.messages.some((message) => message.type === 'event' && message.event?.type === 'seat.left' && message.event.connection === room.connection),
    ).toBe(false)
    back.drop()
    await desk.until(() => desk.state().points[point(2)]?.connections.length === 0)
    desk.leave()
  })

  test('nobody takes a place by naming the connection of another', async () => {
    const room = await openPage(one.url, await ground.ticket('point', 2))
    const thief = await openPage(one.url, await ground.ticket('point', 1), { connection: room.connection })
    expect(thief.messages).toEqual([{ type: 'goodbye', code: 'ticket' }])
    expect(room.closed()).toBe(false)
    const stranger = await openPage(one.url, 'x'.repeat(40))
    expect(stranger.messages).toEqual([{ type: 'goodbye', code: 'ticket' }])
    const elsewhere = await openPage(one.url, await ground.ticket('watcher'), { origin: 'http://evil.example' }).catch(() => null)
    expect(elsewhere?.messages ?? []).toEqual([])
    room.leave()
  })

  test('a room that is sent away sees why and the door, waits when it comes again, and is let in by the desk', async () => {
    const desk = await openPage(two.url, await ground.ticket('control'))
    const ticket = await ground.ticket('point', 3)
    const room = await openPage(one.url, ticket)
    expect(await desk.act({ type: 'point.remove', pointId: point(3), reason: 'Sai phòng' })).toBe('')
    await room.until(room.closed)
    expect(room.messages.at(-1)).toEqual({ type: 'goodbye', code: 'removed' })
    expect(room.texts.some((text) => text.includes('Sai phòng'))).toBe(true)
    const again = await openPage(one.url, ticket)
    expect(again.state().points[point(3)]?.waiting).toBe(true)
    expect(again.state().queue).toEqual([])
    expect(await again.act({ type: 'hand.raise', subject: null })).toBe('waiting')
    expect(await desk.act({ type: 'point.admit', pointId: point(3) })).toBe('')
    await again.until(() => again.welcomes().length === 2)
    expect(again.state().points[point(3)]?.waiting).toBe(false)
    expect(await again.act({ type: 'hand.raise', subject: null })).toBe('')
    expect(await again.act({ type: 'hand.lower' })).toBe('')
    desk.leave()
    again.leave()
  })

  test('the seats of a server that died are freed, but not of those who came to another', async () => {
    const third = await ground.carrier()
    const desk = await openPage(one.url, await ground.ticket('control'))
    const ticket = await ground.ticket('point', 1)
    const stays = await openPage(third.url, ticket)
    const goes = await openPage(third.url, await ground.ticket('point', 2))
    await desk.until(() => desk.state().seats[goes.connection] && desk.state().seats[stays.connection])
    const seen = stays.state()
    await third.kill()
    const back = await openPage(two.url, ticket, { connection: stays.connection, after: seen.seq, from: seen })
    await desk.until(() => !desk.state().seats[goes.connection])
    expect(desk.state().seats[stays.connection]?.server).toBe(two.rooms.serverId)
    expect(back.closed()).toBe(false)
    await back.until(() => back.state().points[point(2)]?.connections.length === 0)
    desk.leave()
    back.leave()
  })

  test('everybody of a server that died comes back at once, and nobody is shown the door', async () => {
    const third = await ground.carrier()
    const desk = await openPage(one.url, await ground.ticket('control'))
    const tickets = await Promise.all(Array.from({ length: 8 }, () => ground.ticket('watcher')))
    const pages = await Promise.all(tickets.map((ticket) => openPage(third.url, ticket)))
    await third.kill()
    const back = await Promise.all(
      pages.map((page, index) => openPage(two.url, tickets[index] ?? '', { connection: page.connection, after: page.state().seq, from: page.state() })),
    )
    await desk.until(() => pages.every(({ connection }) => desk.state().seats[connection]?.server === two.rooms.serverId))
    for (const page of back) await page.until(() => page.welcomes().length === 1)
    expect(back.filter((page) => page.closed() || page.messages.some(({ type }) => type === 'goodbye'))).toEqual([])
    for (const page of [...back, desk]) page.leave()
  })

  test('typed captions pass on without being kept, on both servers', async () => {
    const captioner = await openPage(one.url, await ground.ticket('captioner'))
    const watcher = await openPage(two.url, await ground.ticket('watcher'))
    const before = (await ground.events()).length
    captioner.send({ type: 'command', command: { id: randomUUID(), type: 'caption.say', text: 'Thưa các', final: false } })
    await watcher.until(() => watcher.messages.some((message) => message.type === 'caption' && message.text === 'Thưa các'))
    expect((await ground.events()).length).toBe(before)
    expect(await captioner.act({ type: 'caption.say', text: 'Thưa các đồng chí', final: true })).toBe('')
    await watcher.until(() => watcher.state().captions.some(({ text }) => text === 'Thưa các đồng chí'))
    captioner.leave()
    watcher.leave()
  })

  test('a server that starts again goes on where the session stands', async () => {
    const stored = await ground.base.db.read(occasion(), (db) => findEvents(db, ground.sessionId, 0))
    const fresh = await ground.carrier()
    const desk = await openPage(fresh.url, await ground.ticket('control'))
    expect(desk.state().seq).toBeGreaterThan(stored.length)
    expect(desk.state().conclusions.map(({ text }) => text)).toEqual(['Giao các tỉnh'])
    await fresh.close()
  })

  test('a rehearsal has its own events and changes nothing of the briefing', async () => {
    const acts = async () => (await ground.events()).filter(({ type }) => !type.startsWith('seat.')).length
    const official = await acts()
    await ground.openSession('rehearsal')
    const desk = await openPage(one.url, await ground.ticket('control'))
    expect(desk.state().startedAt).toBeNull()
    expect(await desk.act({ type: 'session.start' })).toBe('')
    expect(await one.rooms.setSynthetic(ground.briefingId, 'rehearsal', 2)).toEqual({ synthetic: 2 })
    await desk.until(() => Object.values(desk.state().seats).filter(({ seat }) => seat.synthetic).length === 2)
    const room = await openPage(one.url, await ground.ticket('point', 1))
    await desk.until(() => Object.values(desk.state().seats).filter(({ seat }) => seat.synthetic).length === 1)
    expect(await one.rooms.setSynthetic(ground.briefingId, 'rehearsal', 0)).toEqual({ synthetic: 0 })
    expect(await one.rooms.setSynthetic(ground.briefingId, 'official', 2)).toBe('refused')
    expect(await desk.act({ type: 'session.end' })).toBe('')
    expect(await room.act({ type: 'chat.send', text: 'Alo' })).toBe('ended')
    const late = await openPage(one.url, await ground.ticket('watcher'))
    expect(late.messages).toEqual([{ type: 'goodbye', code: 'ended' }])
    const [briefing] = await ground.base.engine.query<{ state: string }>('select state from briefing.briefing where id = $1', [ground.briefingId])
    expect(briefing?.state).toBe('in_session')
    expect(await acts()).toBe(official)
  })
})

import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Command, ClientMessage } from './room.contract.ts'
import { commandTypes, permissions } from './room-permission.model.ts'
import { type Carrier, openPage, openRoomGround, type RoomGround, type TestPage } from './room-server.fixture.ts'
import { BURST, PER_SECOND } from './room-socket.ts'
import { type Act, samples } from './room.fixture.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let ground: RoomGround
let carrier: Carrier
let chair: TestPage
let honest: TestPage
beforeAll(async () => {
  ground = await openRoomGround()
  carrier = await ground.carrier()
  chair = await openPage(carrier.url, await ground.ticket('chair'))
  honest = await openPage(carrier.url, await ground.ticket('point', 2))
  await chair.act({ type: 'session.start' })
})
afterAll(() => ground.close())

const still = async (since: number) => {
  await pause(100)
  const { rows } = { rows: await ground.events() }
  return rows.filter(({ seq, type }) => seq > since && !type.startsWith('seat.'))
}
/** Others work on as if nothing was. */
async function othersWork() {
  const text = randomUUID()
  expect(await chair.act({ type: 'message.send', pointId: ground.points[2] ?? '', text })).toBe('')
  await honest.until(() => honest.state().messages.some((message) => message.text === text))
}

test('nonsense closes the socket it came by and touches nobody else', async () => {
  const since = chair.state().seq
  const nonsense = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.json({ maxDepth: 3 }),
    fc.constantFrom('{"type":"hello"}', '[]', 'null', '{"type":"command","command":{"type":"session.end"}}', '['.repeat(100_000), '{"__proto__":{"a":1}}'),
    fc
      .record({
        type: fc.constantFrom('event', 'welcome', 'line', 'media.view', 'command', 'ping'),
        level: fc.double(),
        command: fc.anything(),
        sentAt: fc.string(),
      })
      .map((one) => JSON.stringify(one)),
  )
  for (const [index, text] of fc.sample(nonsense, 60).entries()) {
    let parsed: unknown
    try {
      parsed = JSON.parse(text)
    } catch {
      parsed = undefined
    }
    if (ClientMessage.safeParse(parsed).success) continue
    const liar = await openPage(carrier.url, await ground.ticket(index % 2 ? 'watcher' : 'point', index % 2 ? undefined : 1))
    liar.raw(text)
    await liar.until(liar.closed)
    expect(liar.messages.at(-1)).toEqual({ type: 'goodbye', code: 'protocol' })
  }
  const binary = await openPage(carrier.url, await ground.ticket('watcher'))
  binary.raw(randomBytes(200))
  await binary.until(binary.closed)
  const huge = await openPage(carrier.url, await ground.ticket('watcher'))
  huge.raw('x'.repeat(300_000))
  await huge.until(huge.closed)
  expect(await still(since)).toEqual([])
  await othersWork()
})

test('well-formed lies of a room that was not called, and of a watcher, change nothing', async () => {
  const room = await openPage(carrier.url, await ground.ticket('point', 1))
  const watcher = await openPage(carrier.url, await ground.ticket('watcher'))
  const since = chair.state().seq
  // What a room may do by itself is no lie.
  const honestOnes = new Set(['hand.raise', 'question.ask', 'chat.send', 'roll.answer', 'poll.vote', 'hand.lower'])
  for (const type of commandTypes) {
    const drawn = { pointId: ground.points[2], on: true }
    const act = Object.fromEntries(Object.entries(samples[type]).map(([key, value]) => [key, key in drawn ? drawn[key as 'on'] : value])) as Act
    // A picture of itself off, a microphone off: nothing to change either.
    if (!honestOnes.has(type)) expect(await room.act(act), `${type} by a room`).not.toBe('')
    expect(await watcher.act(act), `${type} by a watcher`).toBe('not_yours')
    if (!permissions[type].point) expect(await room.act(act)).toBe('not_yours')
    await pause(60)
  }
  expect(await still(since)).toEqual([])
  await othersWork()
  room.leave()
  watcher.leave()
})

test('words between the desk and a room, votes and connections reach nobody else', async () => {
  const room = await openPage(carrier.url, await ground.ticket('point', 1))
  const watcher = await openPage(carrier.url, await ground.ticket('watcher'))
  const secrets = Array.from({ length: 4 }, () => randomUUID())
  const [message = '', chat = '', note = '', reason = ''] = secrets
  await chair.act({ type: 'message.send', pointId: ground.points[2] ?? '', text: message })
  await honest.act({ type: 'chat.send', text: chat })
  await chair.act({ type: 'poll.open', question: 'Đồng ý?' })
  const pollId = await honest.until(() => honest.state().poll?.pollId)
  await honest.act({ type: 'poll.vote', pollId, choice: 'other', note })
  await chair.act({ type: 'roll.mark', pointId: ground.points[3] ?? '', attendance: 'absent', reason })
  const late = await openPage(carrier.url, await ground.ticket('watcher'))
  for (const page of [room, watcher, late]) {
    await page.until(() => page.state().points[ground.points[3] ?? '']?.roll)
    for (const secret of [...secrets, honest.connection, chair.connection]) expect(page.texts.join('')).not.toContain(secret)
    expect(page.state().points[ground.points[2] ?? '']?.connections).toHaveLength(1)
  }
  expect(honest.texts.join('')).toContain(message)
  expect(chair.texts.join('')).toContain(reason)
  await chair.act({ type: 'poll.close', publish: true })
  await watcher.until(() => Object.keys(watcher.state().poll?.votes ?? {}).length === 1)
  for (const page of [room, watcher, late]) page.leave()
})

test('a page that floods is not heard, and others are answered at once', async () => {
  const flood = await openPage(carrier.url, await ground.ticket('point', 1))
  const since = (await ground.events()).length
  const began = performance.now()
  for (let index = 0; index < 4000; index += 1) flood.send({ type: 'command', command: { id: randomUUID(), type: 'chat.send', text: 'ồn' } as Command })
  await othersWork()
  await pause(500)
  const said = (await ground.events()).slice(since).filter(({ type }) => type === 'chat.sent')
  const seconds = (performance.now() - began) / 1000
  expect(said.length).toBeLessThanOrEqual(BURST + Math.ceil(seconds * PER_SECOND))
  flood.leave()
})

test('commands that the contract takes, with drawn contents, never break the room', async () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 50, unit: 'binary' }),
    fc.constant('a\u0000b'),
    fc.constant('\ud800x'),
    fc.constant("'; drop table briefing.room_event; --"),
  )
  for (const given of fc.sample(text, 30)) {
    const before = honest.texts.length
    honest.send({ type: 'command', command: { id: randomUUID(), type: 'chat.send', text: given } as Command })
    if (given.trim() !== '' && given.replaceAll('\0', '').trim() !== '') await honest.until(() => honest.texts.length > before || honest.closed())
    await pause(50)
    if (honest.closed()) honest = await openPage(carrier.url, await ground.ticket('point', 2))
  }
  await othersWork()
  expect(honest.messages.some((message) => message.type === 'refused' && message.code === 'internal')).toBe(false)
})

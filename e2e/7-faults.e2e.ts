import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { listBriefings } from '#briefing/briefing.contract.ts'
import { listPoints } from '#briefing/point.contract.ts'
import { listRoomEvents, openSession } from '#briefing/room/room-ticket.contract.ts'
import { clientOf, openWindow, signIn, withBrowser } from './browser.ts'
import { throttle } from './lossy-line.ts'
import { enterRoom, expectMoving, framesOf } from './room-steps.ts'

withBrowser({ camera: true })

const WEAK = { kbps: 1000, lossPercent: 5, delayMs: 100 }
const SOON_MS = 120_000

/** Milliseconds until something is so. */
async function timeUntil(isSo: () => Promise<boolean>): Promise<number> {
  const from = performance.now()
  await expect.poll(isSo, { timeout: SOON_MS, interval: 100 }).toBe(true)
  return Math.round(performance.now() - from)
}

describe('a rehearsal goes on when something breaks', () => {
  let briefingId = ''
  let speakerName = ''
  let chair: Page
  let speaker: Page
  let weak: Page
  let lift: () => void = () => undefined
  const lost = (page: Page) => page.getByText('Mất kết nối, đang nối lại…').isVisible()
  const events = async () => {
    const call = await clientOf('canbo.paccom')
    return (await call(listRoomEvents, { params: { id: briefingId }, query: { kind: 'rehearsal' } })).events
  }

  afterAll(() => lift())

  test('a chair and two rooms are in a rehearsal, one of them on a line of 1 Mbit/s that loses 5 % and is slow by 200 ms', async () => {
    const call = await clientOf('canbo.paccom')
    const { briefings } = await call(listBriefings)
    briefingId = briefings.find(({ state }) => state === 'invited')?.id ?? ''
    const { points } = await call(listPoints, { params: { id: briefingId } })
    speakerName = points.find(({ agencyId }) => agencyId === 'a-p34-31')?.nameVi ?? ''
    await call(openSession, { params: { id: briefingId }, body: { kind: 'rehearsal' } })
    chair = await openWindow()
    await signIn(chair, 'lanhdao.paccom')
    await enterRoom(chair, `/room/${briefingId}?as=chair&kind=rehearsal`)
    speaker = await openWindow()
    await signIn(speaker, 'canbo.haiphong')
    await enterRoom(speaker, `/room/${briefingId}?kind=rehearsal`)
    weak = await openWindow()
    lift = await throttle(weak, WEAK)
    await signIn(weak, 'canbo.laocai')
    await enterRoom(weak, `/room/${briefingId}?kind=rehearsal`)
    await chair.getByRole('button', { name: 'Khai mạc', exact: true }).click()
    await chair.getByRole('dialog').getByRole('button', { name: 'Khai mạc', exact: true }).click()
    await speaker.getByRole('button', { name: 'Giơ tay', exact: true }).click()
    await chair.getByRole('button', { name: new RegExp(`^Mời ${speakerName} phát biểu`) }).click()
    await expectMoving(chair, `Hình của ${speakerName}`)
  })

  test('the room on the bad line hears and sees what is put on the screen', async () => {
    await chair.getByRole('tab', { name: 'Số liệu' }).click()
    await chair.getByLabel('Tìm số liệu').fill('giai ngan')
    await chair
      .getByRole('button', { name: /^Đưa lên màn hình: / })
      .first()
      .click()
    await weak.getByText('Nguồn: Cơ sở dữ liệu quốc gia Nhịp Cầu').first().waitFor()
    const heard = () =>
      weak.evaluate(async () => {
        const { peerConnections } = globalThis as unknown as { peerConnections: RTCPeerConnection[] }
        let received = 0
        for (const connection of peerConnections)
          for (const report of (await connection.getStats()).values())
            if (report.type === 'inbound-rtp' && report.kind === 'audio') received += report.packetsReceived - (report.packetsDiscarded ?? 0)
        return received
      })
    const before = await heard()
    await expect.poll(heard, { timeout: SOON_MS }).toBeGreaterThan(before + 250)
  })

  test('our server is killed: pictures go on, pages come back by themselves, no event is lost or told twice', async () => {
    const before = await events()
    const pid = Number(await readFile(join(inject('dataDir'), 'server.pid'), 'utf8'))
    process.kill(pid, 'SIGKILL')
    await timeUntil(() => lost(speaker))
    const frames = await framesOf(chair, `Hình của ${speakerName}`)
    const back = await timeUntil(async () => !(await lost(speaker)) && !(await lost(chair)))
    expect(await framesOf(chair, `Hình của ${speakerName}`)).toBeGreaterThan(frames)
    process.stdout.write(`our server killed: pages back ${back} ms after they noticed\n`)
    await weak.getByRole('button', { name: 'Giơ tay', exact: true }).click()
    await weak.getByRole('button', { name: 'Hạ tay', exact: true }).waitFor()
    const after = await events()
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.map(({ seq }) => seq)).toEqual(after.map((_, index) => index + 1))
    expect(after.slice(before.length).filter(({ event }) => event.type === 'queue.added')).toHaveLength(1)
    await expectMoving(chair, `Hình của ${speakerName}`)
  })

  test('the media server is killed: every room has its pictures again by itself', async () => {
    const memory = JSON.parse(await readFile(join(inject('dataDir'), 'media', 'janus', 'memory.json'), 'utf8')) as { running: { pid: number } }
    process.kill(memory.running.pid, 'SIGKILL')
    const from = performance.now()
    await expectMoving(chair, `Hình của ${speakerName}`)
    process.stdout.write(`media server killed: 20 new pictures at the chair after ${Math.round(performance.now() - from)} ms\n`)
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Bare, type Guest, openStudio, ownAddress, type Studio } from './media.fixture.ts'
import { type IceServer, turnPass } from './turn-credentials.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
const PORT = 21_900
const secret = 'bi-mat-chi-dung-de-thu'
const urls = ['udp', 'tcp'].map((transport) => `turn:${ownAddress()}:${PORT}?transport=${transport}`)
const pass = turnPass({ urls, secret }, 'phong-thu', new Date())

let studio: Studio
let relay: ChildProcess
beforeAll(async () => {
  relay = await openRelay()
  studio = await openStudio({ from: 21_000, to: 21_099 })
})
afterAll(async () => {
  await studio?.close()
  relay?.kill()
})

/** Debian's coturn with the settings that the manual gives: passes made from a shared secret. */
async function openRelay(): Promise<ChildProcess> {
  const settings = ['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=nhipcau', '--min-port=21100', '--max-port=21199', '--no-tls', '--no-dtls']
  const child = spawn('turnserver', [
    '-n',
    `--listening-ip=${ownAddress()}`,
    `--listening-port=${PORT}`,
    ...settings,
    '--no-cli',
    '--log-file=stdout',
    '--simple-log',
  ])
  await Promise.race([
    (async () => {
      for await (const line of child.stdout) if (/Total General servers|IO method \(auth thread\)/.test(String(line))) return
    })(),
    once(child, 'exit').then(() => Promise.reject(new Error('the relay did not start'))),
  ])
  await pause(300)
  child.stdout.resume()
  return child
}

async function guestInRoom(name: string): Promise<{ guest: Guest; leave: () => Promise<void> }> {
  const plane = await studio.openPlane()
  const room = await plane.openRoom(`relay-${name}`)
  const guest = await studio.openGuest(name)
  guest.seat.room = room
  guest.seat.slots = [{ name: 'echo', kind: 'video', source: { feed: `${name}.camera`, track: 'stage' } }]
  return { guest, leave: () => guest.close().then(() => plane.close()) }
}

const echoThrough = (guest: Guest, server: IceServer) =>
  guest.page.evaluate((one) => (globalThis as unknown as { bare: Bare }).bare.echoThroughRelay([one]), server)

test('the relay is found by UDP and by TCP, with the pass that we make', async () => {
  const { guest, leave } = await guestInRoom('finder')
  const seen = await guest.page.evaluate((one) => (globalThis as unknown as { bare: Bare }).bare.checkLine([one]), pass)
  expect(seen.paths).toEqual({ udp: true, relayUdp: true, relayTcp: true })
  await leave()
})

test.each(urls)('pictures go to the media server and come back through %s alone', async (url) => {
  const { guest, leave } = await guestInRoom(url.slice(-3))
  const echo = await echoThrough(guest, { ...pass, urls: [url] })
  expect(echo?.frames).toBeGreaterThan(0)
  expect(echo?.downKbits).toBeGreaterThan(100)
  await leave()
})

test('a pass made with another secret opens nothing', async () => {
  const { guest, leave } = await guestInRoom('liar')
  expect(await echoThrough(guest, turnPass({ urls, secret: 'mot-bi-mat-khac-hoan-toan' }, 'phong-thu', new Date()))).toBeNull()
  await leave()
})

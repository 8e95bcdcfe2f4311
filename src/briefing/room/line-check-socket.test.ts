import { createHash, randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { Role } from '#directory/role.contract.ts'
import { SESSION_COOKIE } from '#platform/http.ts'
import { type LineCheckSeen, openStudio, type Studio, until } from '#platform/media/media.fixture.ts'
import { occasion } from '../../../test/harness.ts'
import { type Carrier, openRoomGround, type RoomGround } from './room-server.fixture.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let ground: RoomGround
let bare: Carrier
let officer: string
beforeAll(async () => {
  ground = await openRoomGround()
  bare = await ground.carrier()
  officer = await signedIn('province_officer', 'a-p63-45')
})
afterAll(() => ground.close())
const own = () => ground.points[1] ?? ''
const address = (carrier: Carrier, pointId: string) =>
  `${carrier.url.replace('/room-socket', '/line-check-socket')}?briefing=${ground.briefingId}&point=${pointId}`

/** A cookie of somebody who is signed in. */
async function signedIn(role: Role, agencyId: string): Promise<string> {
  const [personId, assignmentId, token] = [randomUUID(), randomUUID(), randomUUID()]
  const email = `${personId}@thu.invalid`
  await ground.base.db.write(occasion(), async (tx) => {
    await tx.insertInto('directory.person').values({ id: personId, fullName: 'Người thử', sortKey: 'nguoi thu', email, emailKey: email }).execute()
    await tx.insertInto('directory.assignment').values({ id: assignmentId, personId, agencyId, role, validFrom: '2020-01-01', validTo: null }).execute()
    tx.audit({ action: 'test.person', subject: 'person', subjectId: personId })
  })
  await ground.base.engine.query(
    `insert into directory.session (id, token_hash, person_id, assignment_id, opened_at, last_seen_at, expires_at, address, agent)
     values ($1, $2, $3, $4, now(), now(), now() + interval '1 hour', '', '')`,
    [randomUUID(), createHash('sha256').update(token).digest(), personId, assignmentId],
  )
  return `${SESSION_COOKIE}=${token}`
}

/** What a page hears first, or with which code it is shown the door. */
async function firstWord(url: string, headers: Record<string, string>): Promise<unknown> {
  const socket = new WebSocket(url, { headers })
  const word = await new Promise<unknown>((resolve) => {
    socket.on('message', (data) => resolve(JSON.parse(String(data))))
    socket.on('error', ({ message }) => resolve(message))
    socket.on('close', resolve)
  })
  socket.terminate()
  return word
}

test('a room may measure its own line only; the secretariat that of every room', async () => {
  const missing = { type: 'unavailable', why: 'missing' }
  expect(await firstWord(address(bare, own()), { cookie: officer })).toEqual(missing)
  expect(await firstWord(address(bare, ground.points[2] ?? ''), { cookie: officer })).toBe(4403)
  expect(await firstWord(address(bare, ground.points[2] ?? ''), { cookie: await signedIn('secretariat_officer', 'paccom') })).toEqual(missing)
  expect(await firstWord(address(bare, own()), { cookie: await signedIn('auditor', 'kiem-toan') })).toBe(4403)
  expect(await firstWord(address(bare, own()), {})).toBe(4403)
  expect(await firstWord(address(bare, 'khong-phai-so'), { cookie: officer })).toBe(4403)
})

test('a page of another site measures nothing', async () => {
  expect(await firstWord(address(bare, own()), { cookie: officer, origin: 'http://elsewhere.example' })).toMatch('403')
})

test('an address that nobody serves is cut off, and the room goes on beside it', async () => {
  expect(await firstWord(bare.url.replace('/room-socket', '/nothing'), {})).toMatch('hang up')
})

test('a room sees its own picture come back from the media server, and leaves nothing there', async () => {
  const studio: Studio = await openStudio({ from: 20_800, to: 20_859 })
  try {
    const plane = await studio.openPlane()
    const carrier = await ground.carrier({ media: plane })
    await servePage(carrier)
    const { page } = await studio.openGuest('room')
    const url = carrier.url.replace('ws:', 'http:').replace('127.0.0.1', 'localhost').replace('/room-socket', '/')
    const [name = '', value = ''] = officer.split('=')
    await page.context().addCookies([{ name, value, url }])
    await page.goto(url)
    const seen = await page.evaluate(
      ([briefing, point]) => (globalThis as unknown as { check: (a: string, b: string) => Promise<LineCheckSeen> }).check(briefing, point),
      [ground.briefingId, own()] as [string, string],
    )
    expect(seen).toMatchObject({ camera: { ok: true }, microphone: { ok: true }, paths: { udp: true } })
    expect(seen.line?.frames).toBeGreaterThan(0)
    expect(seen.line?.downKbits).toBeGreaterThan(100)
    const room = await plane.openRoom(`check-${ground.briefingId}`)
    await until('an empty room', () => room.peers().length === 0)
    await carrier.close()
  } finally {
    await studio.close()
  }
})

/** The bare page of the check, at the address of the room's server. */
async function servePage({ http }: Carrier) {
  const entry = fileURLToPath(new URL('./line-check-socket.fixture.web.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'check' } },
  })
  const output = (Array.isArray(built) ? built[0] : built) as { output: { code: string }[] } // A build that writes nothing gives its output.
  http.on('request', (request, response) => {
    const isScript = request.url === '/check.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? output.output[0]?.code : '<!doctype html><meta charset="utf-8"><title>Check</title><script type="module" src="/check.js"></script>')
  })
}

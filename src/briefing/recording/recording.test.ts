import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildHttp, serveBindings, SESSION_COOKIE } from '#platform/http.ts'
import { type FfmpegPrograms, findFfmpeg, probe, runFfmpeg } from '#platform/media/ffmpeg-process.ts'
import { type Bare, type Guest, nextEvent, openStudio, type Studio, until } from '#platform/media/media.fixture.ts'
import type { MediaPlane, MediaRoom } from '#platform/media/media-plane.ts'
import { actorOf, occasion } from '../../../test/harness.ts'
import { openRoomGround, type RoomGround } from '../room/room-server.fixture.ts'
import type { RoomEvent, StoredEvent } from '../room/room.contract.ts'
import { fold } from '../room/room.model.ts'
import { emptyRoom, type RoomState } from '../room/room-state.model.ts'
import { insertEvents, markSession } from '../room/room.store.ts'
import { openRecordings, type Recordings } from './open-recordings.ts'
import type { Recording } from './recording.contract.ts'
import { serveRecordingFiles } from './recording-file.ts'
import { recordingBindings } from './recording.routes.ts'

const actors = {
  secretary: actorOf('secretariat_officer', 'paccom'),
  quangTri: actorOf('province_officer', 'a-p63-45'),
  hue: actorOf('province_officer', 'a-p63-46'),
  haGiang: actorOf('province_officer', 'a-p63-02'),
}
type Who = keyof typeof actors

async function comeIn(guest: Guest, plane: MediaPlane, room: MediaRoom): Promise<void> {
  guest.seat.room = room
  const up = nextEvent(plane, (event) => event.type === 'feed-up' && event.peer === guest.peer)
  await guest.page.evaluate(() => (globalThis as unknown as { bare: Bare }).bare.media.publish().then(() => undefined))
  await up
  await guest.page.evaluate(() => (globalThis as unknown as { bare: Bare }).bare.media.setSending(['thumb', 'stage', 'audio']))
}

describe('a session is recorded, streamed and published', () => {
  let ground: RoomGround
  let studio: Studio
  let folder: string
  let programs: FfmpegPrograms
  let recordings: Recordings
  let app: FastifyInstance
  let state: RoomState = emptyRoom
  let marks: Record<string, number> = {}

  beforeAll(async () => {
    const found = await findFfmpeg()
    if (!found) throw new Error('Install ffmpeg')
    programs = found
    folder = await mkdtemp(join(tmpdir(), 'recordings-'))
    ;[ground, studio] = await Promise.all([openRoomGround(), openStudio({ from: 22_200, to: 22_399 })])
    Object.assign(actors.secretary, { personId: ground.personId })
    const plane = await studio.openPlane()
    const room = await plane.openRoom(ground.sessionId)
    const guests = await Promise.all(connections.map((connection) => studio.openGuest(connection)))
    await Promise.all(guests.map((guest) => comeIn(guest, plane, room)))
    const { db } = ground.base
    const clock = () => new Date()
    recordings = await openRecordings({ db, clock, media: plane, folder, serverId: () => SERVER, ports: { from: 22_500, to: 22_999 } })
    const findActor = async (token: string | undefined) => actors[token as Who] ?? null
    const bindings = recordingBindings({ recordings, publicUrl: 'http://test' })
    app = await buildHttp({ db, bindings, findActor, explain: (problem) => problem.code, clock, secureCookies: false })
    serveBindings(app, { db, bindings, findActor, explain: (problem) => problem.code, clock, secureCookies: false })
    serveRecordingFiles(app, { folder, findActor, clock, read: (actor, requestId, now, work) => db.read({ actor, requestId, now }, work) })
  })
  afterAll(async () => {
    await app?.close()
    await recordings?.close()
    await studio?.close()
    await ground?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const connections = [randomUUID(), randomUUID()]
  const SERVER = randomUUID()
  const ask = (
    who: Who | null,
    url: string,
    more: { method?: 'GET' | 'POST' | 'DELETE'; body?: object; headers?: Record<string, string>; watch?: string } = {},
  ) =>
    app.inject({
      method: more.method ?? 'GET',
      url: `/api${url}`,
      headers: more.headers ?? {},
      cookies: { ...(who ? { [SESSION_COOKIE]: who } : {}), ...(more.watch ? { nhipcau_watch: more.watch } : {}) },
      ...(more.body ? { payload: more.body } : {}),
    })
  const listed = async (who: Who) => (await ask(who, `/briefings/${ground.briefingId}/recordings`)).json<{ recordings: Recording[] }>().recordings

  /** What the room does with events that were decided. */
  async function happen(...events: RoomEvent[]) {
    const stored: StoredEvent[] = events.map((event, index) => ({ seq: state.seq + index + 1, at: new Date().toISOString(), event }))
    const ended = stored.find(({ event }) => event.type === 'session.ended')
    await ground.base.db.write(occasion(), async (tx) => {
      await insertEvents(
        tx,
        ground.sessionId,
        stored.map((one) => ({ ...one, actor: null, commandId: null, part: 0 })),
      )
      if (ended) await markSession(tx, ground.sessionId, { endedAt: ended.at })
      tx.audit({ action: 'test', subject: 'room-session', subjectId: ground.sessionId })
    })
    state = stored.reduce(fold, state)
    recordings.onEvents(ground.sessionId, ground.briefingId, state, stored)
  }
  const floor = (index: number): [RoomEvent, RoomEvent] => {
    const pointId = ground.points[index] ?? ''
    const entry = { id: randomUUID(), pointId, statementId: null, subject: `Ý kiến ${index}`, minutes: 3, raised: false }
    return [
      { type: 'floor.given', entry, minutes: 3 },
      { type: 'mic.set', pointId, on: true },
    ]
  }
  const endFloor = (): RoomEvent => ({ type: 'floor.ended', entryId: state.floor?.entry.id ?? '', pointId: state.floor?.entry.pointId ?? '', spokeSeconds: 3 })
  const seat = (index: number): RoomEvent => ({
    type: 'seat.joined',
    connection: connections[index - 1] ?? '',
    server: SERVER,
    seat: { kind: 'point', pointId: ground.points[index] ?? '', name: '' },
    waiting: false,
  })
  const itemOf = async (kind: string) => {
    const [row] = await ground.base.engine.query<{ id: string }>('select id from briefing.agenda_item where briefing_id = $1 and kind = $2', [
      ground.briefingId,
      kind,
    ])
    return row?.id ?? ''
  }

  test('two speakers, a restricted item in between, and one file of what was open', async () => {
    const [opening] = await ground.base.engine.query<{ id: string }>('select id from briefing.agenda_item where briefing_id = $1', [ground.briefingId])
    await ground.base.engine.query(
      `insert into briefing.agenda_item (id, briefing_id, position, kind, title_vi, title_en, minutes) values ($1, $2, 2, 'restricted', 'Nội dung báo cáo trực tiếp', 'Reported on the spot', 5)`,
      [randomUUID(), ground.briefingId],
    )
    recordings.watched(ground.briefingId)
    await happen(
      seat(1),
      seat(2),
      { type: 'session.started' },
      { type: 'recording.set', on: true },
      { type: 'agenda.went', itemId: opening?.id ?? '', restricted: false },
    )
    await happen(...floor(1))
    await pause(7000)
    await happen({ type: 'caption.said', text: 'Kính thưa <các> đồng chí' }, endFloor(), ...floor(2))
    await pause(4000)
    // The first piece is listed some seconds after the beginning, more on a busy machine.
    await until('the live stream', async () => (await ask('quangTri', `/live/${ground.briefingId}`)).json<{ phase: string }>().phase === 'live', 60_000)
    const playlist = await ask('quangTri', `/live/${ground.briefingId}/live.m3u8`)
    const glance = (await ask('quangTri', `/live/${ground.briefingId}`)).json()
    expect(glance).toMatchObject({ phase: 'live', speaker: { nameVi: 'Phòng 2', subject: 'Ý kiến 2' }, caption: 'Kính thưa <các> đồng chí' })
    expect(playlist.statusCode).toBe(200)
    const [piece] = playlist.body.split('\n').filter((line) => line.endsWith('.ts'))
    const segment = await ask('quangTri', `/live/${ground.briefingId}/${piece}`)
    await writeFile(join(folder, 'piece.ts'), segment.rawPayload)
    expect((await probe(programs, join(folder, 'piece.ts')))?.streams).toEqual(
      expect.arrayContaining([expect.objectContaining({ codec: 'h264', width: 1280, height: 720 }), expect.objectContaining({ codec: 'aac' })]),
    )

    await happen(endFloor(), { type: 'agenda.went', itemId: await itemOf('restricted'), restricted: true })
    await recordings.settled()
    expect((await ask('quangTri', `/live/${ground.briefingId}`)).json()).toMatchObject({ phase: 'paused', speaker: null, caption: null })
    await happen(...floor(1))
    await pause(3000)
    await happen(endFloor(), { type: 'agenda.went', itemId: opening?.id ?? '', restricted: false }, { type: 'recording.set', on: true }, ...floor(1))
    await pause(4000)
    await happen(endFloor(), { type: 'session.ended' })
    await recordings.settled()

    const [recording] = await listed('secretary')
    expect(recording).toMatchObject({ state: 'ready', kind: 'official', publishedAt: null, hasCaptions: true })
    expect(recording?.seconds).toBeGreaterThan(11)
    expect(recording?.chapters.filter(({ kind }) => kind === 'speaker').map(({ titleVi }) => titleVi)).toEqual(['Phòng 1', 'Phòng 2', 'Phòng 1'])
    expect(recording?.chapters.some(({ titleVi }) => titleVi.includes('trực tiếp'))).toBe(false)
    const path = join(folder, 'sessions', ground.sessionId, 'recording.webm')
    expect((await probe(programs, path))?.streams.map(({ codec }) => codec)).toEqual(['vp8', 'opus'])
    // Decodes from end to end without a complaint.
    await runFfmpeg(programs, ['-xerror', '-i', path, '-f', 'null', '-'])
    expect(await readFile(join(folder, 'live', ground.briefingId, 'live.m3u8'), 'utf8')).toMatch(/#EXT-X-ENDLIST\n$/)
    marks = { seconds: recording?.seconds ?? 0 }
  })

  test('nobody but the secretariat sees it until it is published, and then those it is for', async () => {
    expect(marks['seconds']).toBeGreaterThan(0)
    const [{ id = '' } = {}] = await listed('secretary')
    const file = (who: Who | null, headers = {}) => ask(who, `/recordings/${id}/file`, { headers })
    expect(await Promise.all([file(null), file('quangTri'), file('secretary')].map(async (one) => (await one).statusCode))).toEqual([401, 404, 200])
    expect((await ask('quangTri', `/recordings/${id}/publication`, { method: 'POST', body: { audience: 'participants' } })).statusCode).toBe(403)
    expect((await ask('secretary', `/recordings/${id}/publication`, { method: 'POST', body: { audience: 'agencies' } })).json()).toMatchObject({
      code: 'briefing.recording.readers-needed',
    })
    await ask('secretary', `/recordings/${id}/publication`, { method: 'POST', body: { audience: 'agencies', agencyIds: ['a-p63-46'] } })
    expect(await Promise.all([file('quangTri'), file('hue'), file('haGiang')].map(async (one) => (await one).statusCode))).toEqual([404, 200, 404])
    await ask('secretary', `/recordings/${id}/publication`, { method: 'POST', body: { audience: 'participants' } })
    expect(await Promise.all([file('quangTri'), file('hue'), file('haGiang')].map(async (one) => (await one).statusCode))).toEqual([200, 200, 404])
    const part = await file('quangTri', { range: 'bytes=4-7' })
    expect([part.statusCode, part.headers['content-range']?.toString().startsWith('bytes 4-7/'), part.rawPayload.length]).toEqual([206, true, 4])
    expect((await file('quangTri', { range: 'bytes=999999999-' })).statusCode).toBe(416)
    const chapters = await ask('quangTri', `/recordings/${id}/chapters.vtt?lang=vi`)
    expect(chapters.body).toMatch(/^WEBVTT\n\n1\n00:00:00\.000 --> /)
    expect(chapters.body).toContain('Phòng 2: Ý kiến 2')
    expect((await ask('quangTri', `/recordings/${id}/captions.vtt`)).body).toContain('Kính thưa &lt;các&gt; đồng chí')
    await ask('secretary', `/recordings/${id}/publication`, { method: 'DELETE' })
    expect([await listed('quangTri'), (await listed('secretary')).length]).toEqual([[], 1])
  })

  test('an invitation opens the live stream with its key until it is taken back', async () => {
    const at = `/briefings/${ground.briefingId}/watchers`
    const invited = await ask('secretary', at, { method: 'POST', body: { watchers: [{ name: 'Bà B', email: 'b@nghe.example', body: null }] } })
    const [{ url = '' } = {}] = invited.json<{ links: { url: string }[] }>().links
    const key = url.split('#')[1] ?? ''
    const mails = await ground.base.engine.query<{ body: string }>('select body from platform.mail where recipient = $1', ['b@nghe.example'])
    expect(mails[0]?.body).toContain(url)
    const twice = await ask('secretary', at, { method: 'POST', body: { watchers: [{ name: 'Bà B', email: 'B@nghe.example', body: null }] } })
    expect(twice.json()).toMatchObject({ code: 'briefing.watcher.invited-already', emails: 'b@nghe.example' })
    expect((await ask(null, '/live-passes', { method: 'POST', body: { key: 'x'.repeat(32) } })).statusCode).toBe(404)
    const pass = await ask(null, '/live-passes', { method: 'POST', body: { key } })
    expect(pass.cookies[0]).toMatchObject({ name: 'nhipcau_watch', value: key, httpOnly: true })
    expect((await ask(null, `/live/${ground.briefingId}`)).statusCode).toBe(403)
    expect((await ask(null, `/live/${ground.briefingId}`, { watch: key })).json()).toMatchObject({ titleVi: 'Hội nghị thử' })
    expect((await ask(null, `/live/${ground.briefingId}/live.m3u8`, { watch: key })).statusCode).toBe(200)
    expect((await ask(null, `/live/${ground.briefingId}/..%2Flive.m3u8`, { watch: key })).statusCode).toBe(400)
    expect((await ask(null, `/live/${randomUUID()}`, { watch: key })).statusCode).toBe(403)
    const [watcher] = (await ask('secretary', at)).json<{ watchers: { id: string }[] }>().watchers
    await ask('secretary', `/watchers/${watcher?.id}/revocation`, { method: 'POST' })
    expect((await ask(null, `/live/${ground.briefingId}`, { watch: key })).statusCode).toBe(403)
    expect((await ask('haGiang', at)).statusCode).toBe(403)
  })
})

test('without ffmpeg nothing is recorded, and what to do is told', async () => {
  const ground = await openRoomGround()
  const recordings = await openRecordings({
    db: ground.base.db,
    clock: () => new Date(),
    media: {} as MediaPlane,
    folder: '/nowhere',
    serverId: () => '',
    programs: '/nowhere',
  })
  recordings.onEvents(ground.sessionId, ground.briefingId, { ...emptyRoom, startedAt: '2024-04-12T07:00:00.000Z', recording: true }, [])
  await recordings.settled()
  expect(recordings.recorder()).toBe('ffmpeg_missing')
  await recordings.close()
  await ground.close()
})

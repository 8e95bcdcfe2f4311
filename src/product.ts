import { existsSync } from 'node:fs'
import { availableParallelism, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { allBindings } from './bindings.ts'
import type { Config, MediaConfig } from './config.ts'
import { DEMO_PASSWORD } from '../db/seed/demo/demo-password.ts'
import { dailyDirectiveReminders, makeWaitingReports, openRecordings, openRooms, type Recordings, type Rooms, serveRecordingFiles } from '#briefing/index.ts'
import { findActorBy, layDown, loadDirectory, publishDigest } from '#directory/index.ts'
import { systemActor } from '#platform/actor.ts'
import { openAdminSocket } from '#platform/backup/admin-socket.ts'
import { backUpEmbedded } from '#platform/backup/make-backup.ts'
import type { Engine } from '#platform/db-engine.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { closeWorkbookPool } from '#platform/files/workbook-reader.ts'
import { openFileStore } from '#platform/files/file-store.ts'
import { openPagePictures } from '#platform/files/page-pictures.ts'
import { buildHttp, type HttpOptions, serveBindings } from '#platform/http.ts'
import { type Jobs, startJobs } from '#platform/jobs.ts'
import { sendWaitingMail } from '#platform/mail.ts'
import { formatMessage, preferredLocale } from '#platform/messages.ts'
import { openJanusPlane } from '#platform/media/janus-plane.ts'
import type { MediaPlane } from '#platform/media/media-plane.ts'
import { registerOpenApi } from '#platform/openapi.ts'
import { markUnfinished, openMigrated } from '#platform/unfinished.ts'
import { dailyReminders } from '#reporting/index.ts'
import { problemCatalogue } from './problem-catalogue.ts'
import packageFile from '../package.json' with { type: 'json' }

export interface Product {
  app: FastifyInstance
  engine: Engine
  db: Database
  rooms: Rooms
  /** `keepMedia`: the media server goes on, so that the next process takes its meetings over. */
  close: (how?: { keepMedia: boolean }) => Promise<void>
}

export interface OpenOptions {
  /** False: no queue behind the requests. */
  jobs?: boolean
  say?: (line: string) => void
  /** The database of `config`, on its way to being open and migrated; absent: it is opened here. */
  engine?: Promise<Engine>
}

const QUEUE_RETRY_MS = 5000
const KICK_MS = 100
const webFolder = fileURLToPath(new URL('../dist/web', import.meta.url))

/** Puts the product together: config → database → domains → HTTP. Does not listen. `clock` is the only source of now. */
export async function openProduct(config: Config, clock: () => Date = () => new Date(), options: OpenOptions = {}): Promise<Product> {
  const logger = pino({ level: config.logLevel })
  const say = options.say ?? (() => undefined)
  const engine = await (options.engine ?? openMigrated(config, say))
  const db = openDatabase(engine)
  await prepare(engine, db, config, clock, say)
  const warn = (error: unknown) => logger.warn({ err: error }, 'room')
  const onQueueError = (error: unknown) => logger.warn({ err: error }, 'queue')
  const media = config.media ? await openMedia(config.media, config.dataDir, warn) : null
  const recordings = await openRecordings({ db, clock, media, folder: recordingFolder(config), serverId: () => rooms.serverId, warn })
  const rooms = openRooms({ db, engine, clock, media, publicUrl: config.publicUrl, turn: config.turn, warn, onEvents: recordings.onEvents })
  const onMakingAsked = () => queue.kick('report-making')
  const app = await composeApp(config, { engine, db, clock, logger, rooms, recordings, onMakingAsked })
  await rooms.attach(app.server)
  await serveWeb(app)
  const queue = queueOf(() => startBackground(engine, db, config, clock, onQueueError), onQueueError)
  if (options.jobs !== false) app.addHook('onListen', async () => queue.start())
  const closeAdmin = await openAdmin(engine, config)
  const close: Product['close'] = async (how) => {
    await closeAdmin()
    await recordings.close()
    await rooms.close()
    await shut(app, queue, db, engine)
    await (how?.keepMedia ? media?.release() : media?.close())
  }
  return { app, engine, db, rooms, close }
}

/** The API over an open database, without the web app and without background work. */
export async function composeApp(
  config: Config,
  {
    engine,
    db,
    clock,
    logger,
    rooms,
    recordings,
    onMakingAsked,
  }: {
    engine: Engine
    db: Database
    clock: () => Date
    logger?: FastifyBaseLogger
    rooms?: Rooms
    recordings?: Recordings
    onMakingAsked?: () => void
  },
): Promise<FastifyInstance> {
  const files = openFileStore(join(config.dataDir, 'files'))
  const pictures = openPagePictures(join(config.dataDir, 'pages'))
  const http: HttpOptions = {
    db,
    clock,
    logger,
    bindings: allBindings({ files, pictures, demo: config.demo, demoPassword: DEMO_PASSWORD, publicUrl: config.publicUrl, rooms, recordings, onMakingAsked }),
    findActor: findActorBy(db),
    explain: (problem, language) =>
      formatMessage(problemCatalogue, preferredLocale(language), `problem.${problem.code}`, problem.details as Record<string, string>),
    secureCookies: config.publicUrl.startsWith('https:'),
  }
  const app = await buildHttp(http)
  await registerOpenApi(app, http.bindings)
  serveBindings(app, http)
  serveRecordingFiles(app, {
    folder: recordingFolder(config),
    findActor: http.findActor,
    clock,
    read: (actor, requestId, now, work) => db.read({ actor, requestId, now }, work),
  })
  app.get('/healthz', async () => ({ ok: (await engine.query<{ one: number }>('select 1 as one'))[0]?.one === 1 }))
  return app
}

/** The embedded database has this one process: a backup of it is asked for here (`npm run backup`). */
function openAdmin(engine: Engine, { dataDir, databaseUrl }: Config): Promise<() => Promise<void>> {
  if (databaseUrl) return Promise.resolve(() => Promise.resolve())
  return openAdminSocket(dataDir, {
    backup: ({ to = '', now = '' }) => backUpEmbedded(engine, { to, now, dataDir, product: packageFile.version }),
  })
}

const recordingFolder = ({ dataDir }: Config) => join(dataDir, 'recordings')

async function prepare(engine: Engine, db: Database, config: Config, clock: () => Date, say: (line: string) => void) {
  const occasion = { actor: systemActor, now: clock().toISOString(), requestId: 'start' }
  const known = await db.read(occasion, (reader) => reader.selectFrom('directory.placeSet').select('id').limit(1).executeTakeFirst())
  if (known) return
  if (config.demo) await markUnfinished(engine, true)
  say('Nạp danh mục… / Loading reference data…')
  await db.write(occasion, loadDirectory)
  if (!config.demo) return
  // Some two thousand commits that nobody waits for: the disk is told of them together, and of every later one at once.
  if (engine.kind === 'pglite') await engine.script('set synchronous_commit = off')
  const { seedDemo } = await import('../db/seed/demo/seed-demo.ts')
  await seedDemo(db, { now: clock().toISOString(), say, settle: () => engine.script('analyze') })
  await markUnfinished(engine, false)
  if (engine.kind === 'pglite') await engine.script('set synchronous_commit = on; checkpoint')
}

async function openMedia({ ip, publicIp, ports }: MediaConfig, dataDir: string, onError: (error: unknown) => void): Promise<MediaPlane> {
  const outward = Object.values(networkInterfaces()).flatMap((addresses) => addresses?.filter(({ family, internal }) => family === 'IPv4' && !internal) ?? [])
  return openJanusPlane({
    folder: join(dataDir, 'media'),
    ip: ip ?? outward[0]?.address ?? '127.0.0.1',
    publicIp,
    cores: availableParallelism(),
    rtpPorts: ports,
    onError,
  })
}

async function startBackground(engine: Engine, db: Database, config: Config, clock: () => Date, onError: (error: unknown) => void): Promise<Jobs> {
  const files = openFileStore(join(config.dataDir, 'files'))
  const jobs = await startJobs(
    engine,
    [
      { name: 'mail', cron: '* * * * *', run: async (now) => void (await sendWaitingMail(db, { smtpUrl: config.smtpUrl, from: config.mailFrom }, now)) },
      { name: 'reminders', cron: '0 7 * * *', run: async (now) => void (await dailyReminders(db, now, config.publicUrl)) },
      { name: 'directive-reminders', cron: '5 7 * * *', run: (now) => dailyDirectiveReminders(db, now, config.publicUrl) },
      { name: 'report-making', cron: '* * * * *', run: () => makeWaitingReports({ db, clock, files, publicUrl: config.publicUrl, warn: onError }) },
      { name: 'digest', cron: '10 0 * * *', run: (now) => dailyDigest(db, now, config) },
    ],
    { clock, onError },
  )
  // A server that was off at night says the day's end of the chain when it comes up.
  await jobs.kick('digest')
  return jobs
}

/** The day's end of the audit chain, in the database and in a folder that others may fetch from. */
async function dailyDigest(db: Database, now: string, { dataDir }: Config) {
  const published = await db.write({ actor: systemActor, now, requestId: `digest-${now}` }, (tx) => publishDigest(tx, now), { silent: true })
  if (published) await layDown(join(dataDir, 'digests'), published)
}

/** The web app, built to `dist/web`: its files by name, and its first page for every other address that is not the API's. */
async function serveWeb(app: FastifyInstance) {
  if (!existsSync(webFolder)) return
  await app.register(fastifyStatic, { root: webFolder, serve: false, preCompressed: true })
  app.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.params['*']
    if (path.startsWith('api/')) return reply.callNotFound()
    if (path.startsWith('assets/')) return reply.sendFile(path, { maxAge: '365d', immutable: true })
    return /\.\w+$/.test(path) ? reply.sendFile(path) : reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false })
  })
}

interface Queue {
  start: () => void
  /** Runs a job soon; nothing while the queue is not up, its schedule will. */
  kick: (name: string) => void
  stop: () => Promise<void>
}

/** People are served first: the queue comes up behind the open door, and is tried again until it does. */
function queueOf(open: () => Promise<Jobs>, onError: (error: unknown) => void): Queue {
  const stopping = new AbortController()
  const comeUp = async (): Promise<Jobs | undefined> => {
    if (stopping.signal.aborted) return undefined
    try {
      return await open()
    } catch (error) {
      onError(error)
      await setTimeout(QUEUE_RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      return comeUp()
    }
  }
  let up: Promise<Jobs | undefined> | undefined
  return {
    start: () => void (up ??= comeUp()),
    // Asked for within a request: the job looks only after its commit.
    kick: (name) =>
      void setTimeout(KICK_MS)
        .then(async () => (await up)?.kick(name))
        .catch(onError),
    stop: async () => {
      stopping.abort()
      await (await up)?.stop()
    },
  }
}

async function shut(app: FastifyInstance, queue: Queue, db: Database, engine: Engine) {
  await app.close()
  await queue.stop()
  await closeWorkbookPool()
  await db.close()
  await engine.close()
}

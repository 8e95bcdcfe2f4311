import { existsSync } from 'node:fs'
import { availableParallelism, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { allBindings } from './bindings.ts'
import { type Config, type MediaConfig, readConfig } from './config.ts'
import { demoPeople } from '../db/seed/demo/people.ts'
import { DEMO_PASSWORD, seedDemo } from '../db/seed/demo/seed-demo.ts'
import { dailyDirectiveReminders, openRecordings, openRooms, type Recordings, type Rooms, serveRecordingFiles } from '#briefing/index.ts'
import { findActorBy, loadDirectory } from '#directory/index.ts'
import { systemActor } from '#platform/actor.ts'
import type { Engine } from '#platform/db-engine.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { closeWorkbookPool } from '#platform/files/workbook-reader.ts'
import { openFileStore } from '#platform/files/file-store.ts'
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

export interface Product {
  app: FastifyInstance
  engine: Engine
  db: Database
  rooms: Rooms
  /** `keepMedia`: the media server goes on, so that the next process takes its meetings over. */
  close: (how?: { keepMedia: boolean }) => Promise<void>
}

const webFolder = fileURLToPath(new URL('../dist/web', import.meta.url))

/** Puts the product together: config → database → domains → HTTP. Does not listen. `clock` is the only source of now. */
export async function openProduct(
  config: Config,
  clock: () => Date = () => new Date(),
  options: { jobs?: boolean; say?: (line: string) => void } = {},
): Promise<Product> {
  const logger = pino({ level: config.logLevel })
  const say = options.say ?? (() => undefined)
  const engine = await openMigrated(config, say)
  const db = openDatabase(engine)
  await prepare(engine, db, config, clock, say)
  const warn = (error: unknown) => logger.warn({ err: error }, 'room')
  const media = config.media ? await openMedia(config.media, config.dataDir, warn) : null
  const recordings = await openRecordings({ db, clock, media, folder: recordingFolder(config), serverId: () => rooms.serverId, warn })
  const rooms = openRooms({ db, engine, clock, media, publicUrl: config.publicUrl, turn: config.turn, warn, onEvents: recordings.onEvents })
  const app = await composeApp(config, { engine, db, clock, logger, rooms, recordings })
  await rooms.attach(app.server)
  await serveWeb(app)
  const jobs = options.jobs === false ? undefined : await startBackground(engine, db, config, clock, (error) => logger.warn({ err: error }, 'queue'))
  const close: Product['close'] = async (how) => {
    await recordings.close()
    await rooms.close()
    await shut(app, jobs, db, engine)
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
  }: { engine: Engine; db: Database; clock: () => Date; logger?: FastifyBaseLogger; rooms?: Rooms; recordings?: Recordings },
): Promise<FastifyInstance> {
  const files = openFileStore(join(config.dataDir, 'files'))
  const http: HttpOptions = {
    db,
    clock,
    logger,
    bindings: allBindings({ files, demo: config.demo, demoPassword: DEMO_PASSWORD, publicUrl: config.publicUrl, rooms, recordings }),
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

function startBackground(engine: Engine, db: Database, config: Config, clock: () => Date, onError: (error: Error) => void): Promise<Jobs> {
  return startJobs(
    engine,
    [
      { name: 'mail', cron: '* * * * *', run: async (now) => void (await sendWaitingMail(db, { smtpUrl: config.smtpUrl, from: config.mailFrom }, now)) },
      { name: 'reminders', cron: '0 7 * * *', run: async (now) => void (await dailyReminders(db, now, config.publicUrl)) },
      { name: 'directive-reminders', cron: '5 7 * * *', run: (now) => dailyDirectiveReminders(db, now, config.publicUrl) },
    ],
    { clock, onError },
  )
}

/** The web app, built to `dist/web`: its files by name, and its first page for every other address that is not the API's. */
async function serveWeb(app: FastifyInstance) {
  if (!existsSync(webFolder)) return
  await app.register(fastifyStatic, { root: webFolder, serve: false })
  app.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.params['*']
    if (path.startsWith('api/')) return reply.callNotFound()
    if (path.startsWith('assets/')) return reply.sendFile(path, { maxAge: '365d', immutable: true })
    return /\.\w+$/.test(path) ? reply.sendFile(path) : reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false })
  })
}

async function shut(app: FastifyInstance, jobs: Jobs | undefined, db: Database, engine: Engine) {
  await app.close()
  await jobs?.stop()
  await closeWorkbookPool()
  await db.close()
  await engine.close()
}

async function main() {
  const config = readConfig()
  const product = await openProduct(config, undefined, { say: (line) => void process.stdout.write(`${line}\n`) })
  await product.app.listen({ port: config.port, host: config.host })
  const { port } = product.app.server.address() as { port: number }
  process.stdout.write(`\nNhịp Cầu: http://localhost:${port}\n`)
  if (config.demo) process.stdout.write(demoAccountsText())
  // Ctrl-C ends everything; a supervisor that restarts the server does not interrupt a meeting.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void product.close({ keepMedia: signal === 'SIGTERM' }).then(() => process.exit(0)))
  }
}

function demoAccountsText(): string {
  const lines = demoPeople().printed.map(({ email, fullName, role }) => `  ${email.padEnd(36)} ${role.padEnd(22)} ${fullName}`)
  return `Tài khoản trình diễn, mật khẩu chung / demonstration accounts, one password: ${DEMO_PASSWORD}\n${lines.join('\n')}\n`
}

if (import.meta.main) await main()

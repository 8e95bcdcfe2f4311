import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { loadDirectory } from '#directory/index.ts'
import { systemActor } from '#platform/actor.ts'
import { type Engine, openEngine } from '#platform/db-engine.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { withDatabase } from '../test/global-setup.ts'
import { withPostgres } from '../tools/checks/temporary-postgres.ts'

/** A fresh product database, and a bare one beside it on the same engine. */
export interface Ground {
  engine: Engine
  db: Database
  folder: string
  bare: Bare
  close: () => Promise<void>
}

export interface Bare {
  script: (text: string) => Promise<void>
  /** COPY of tab-separated text into a table. */
  copy: (table: string, text: string) => Promise<void>
  close: () => Promise<void>
}

/** Runs `work` on PostgreSQL (a server of its own, or `url`), or on PGlite when `embedded`. */
export async function withServer<T>(embedded: boolean, url: string | undefined, work: (server: string | undefined) => Promise<T>): Promise<T> {
  if (embedded) return work(undefined)
  return url ? work(url) : withPostgres(work)
}

/** A migrated database with the directory, made for one round and removed with `close`. */
export async function openGround(server: string | undefined): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-cau-bench-'))
  const names = [`nc_bench_${process.pid}_${Date.now()}`, `nc_bench_bare_${process.pid}_${Date.now()}`] as const
  const admin = server ? await openEngine({ url: server, poolSize: 1 }) : undefined
  for (const name of admin ? names : []) await admin?.query(`create database ${name} encoding 'UTF8' template template0`)
  const engine = await openEngine(server ? { url: withDatabase(server, names[0]) } : { dataDir: join(folder, 'pg') })
  const bare = server ? await openBareServer(withDatabase(server, names[1])) : await openBareEmbedded(join(folder, 'bare'))
  await migrate(engine)
  const db = openDatabase(engine)
  await db.write({ actor: systemActor, now: '2018-01-01T00:00:00.000Z', requestId: 'bench' }, loadDirectory)
  await engine.script('analyze')
  const close = async () => {
    await db.close()
    await engine.close()
    await bare.close()
    for (const name of admin ? names : []) await admin?.query(`drop database ${name} with (force)`)
    await admin?.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { engine, db, folder, bare, close }
}

export type LedgerGround = Pick<Ground, 'engine' | 'db' | 'folder' | 'close'>

/** A migrated database on a server with the directory and a ledger. With a name it stays, and is taken as it is the next time. */
export async function openLedgerGround(
  server: string | undefined,
  name: string | undefined,
  fill: (engine: Engine) => Promise<unknown>,
): Promise<LedgerGround> {
  if (!server) throw new Error('A ledger of this size is made on a server')
  const folder = await mkdtemp(join(tmpdir(), 'nhip-cau-bench-'))
  const admin = await openEngine({ url: server, poolSize: 1 })
  const database = name ?? `nc_bench_${process.pid}_${Date.now()}`
  const [there] = await admin.query('select from pg_database where datname = $1', [database])
  if (!there) await admin.query(`create database ${database} encoding 'UTF8' template template0`)
  const engine = await openEngine({ url: withDatabase(server, database) })
  await migrate(engine)
  const db = openDatabase(engine)
  if (!there) {
    await db.write({ actor: systemActor, now: '2018-01-01T00:00:00.000Z', requestId: 'bench' }, loadDirectory)
    await fill(engine)
  }
  const close = async () => {
    await db.close()
    await engine.close()
    if (!name) await admin.query(`drop database ${database} with (force)`)
    await admin.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { engine, db, folder, close }
}

async function openBareServer(url: string): Promise<Bare> {
  const client = new pg.Client({ connectionString: url })
  // A server that is stopped after a failed round must not hide why it failed.
  client.on('error', () => undefined)
  await client.connect()
  return {
    script: async (text) => void (await client.query(text)),
    copy: (table, text) =>
      new Promise(
        (resolve, reject) => void client.query(new CopyIn(`copy ${table} from stdin`, text, (error) => (error ? reject(error) : resolve())) as never),
      ),
    close: () => client.end(),
  }
}

async function openBareEmbedded(dataDir: string): Promise<Bare> {
  const lite = await PGlite.create(dataDir)
  return {
    script: async (text) => void (await lite.exec(text)),
    copy: async (table, text) => void (await lite.query(`copy ${table} from '/dev/blob'`, [], { blob: new Blob([text]) })),
    close: () => lite.close(),
  }
}

interface CopyConnection {
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
}

/** A COPY with all its text at hand, on the driver's own protocol: what the packages for streams do, without a stream. */
class CopyIn {
  readonly #statement: string
  readonly #text: string
  readonly #done: (error?: Error) => void
  #failed = false
  constructor(statement: string, text: string, done: (error?: Error) => void) {
    this.#statement = statement
    this.#text = text
    this.#done = done
  }
  submit(connection: CopyConnection) {
    connection.query(this.#statement)
  }
  handleCopyInResponse(connection: CopyConnection) {
    connection.sendCopyFromChunk(Buffer.from(this.#text))
    connection.endCopyFrom()
  }
  handleCommandComplete() {
    return undefined
  }
  handleError(error: Error) {
    this.#failed = true
    this.#done(error)
  }
  handleReadyForQuery() {
    if (!this.#failed) this.#done()
  }
}

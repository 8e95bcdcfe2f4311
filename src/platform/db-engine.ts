import { AsyncResource } from 'node:async_hooks'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { type Dialect, PGliteDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient, ServerDialect } from './server-dialect.ts'

/** The engine under the product: the same SQL on both. Only the composition root and the tools hold one. */
export interface Engine {
  kind: 'pglite' | 'postgres'
  /** On a server it neither begins nor commits: `openDatabase` does, in the messages that are sent anyway. */
  dialect: Dialect
  /** Runs a script of several statements as the owner of the database (migrations). */
  script: (text: string) => Promise<void>
  /** Rows of a statement (of every statement, where there are several) as the owner: migrations, queue, tools. */
  query: <T>(text: string, values?: unknown[]) => Promise<T[]>
  /**
   * PGlite has one connection and its Kysely driver no queue: transactions take turns here, or a query of one request
   * would run inside the transaction of another.
   */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>
  /** Hears what `pg_notify` says on a channel, from whichever server. The answer ends it. */
  listen: (channel: string, ear: Ear) => Promise<() => Promise<void>>
  /** Of an embedded database in a folder: `work` runs while nothing is read or written, so that its files may be copied. */
  stillstand?: <T>(work: (still: Stillstand) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

export interface Stillstand {
  /** Where the database is. */
  folder: string
  /** Asks the database itself; everybody else waits. */
  query: <T>(text: string) => Promise<T[]>
}

export interface Ear {
  heard: (payload: string) => void
  /** The connection broke and is back: what was said meanwhile was not heard. */
  again: () => void
}

const TYPE = { int8: 20, date: 1082, numeric: 1700, timestamptz: 1184 } as const
const asInstant = (text: string) => new Date(text).toISOString()
const asText = (text: string) => text

/** Opens the engine: a PostgreSQL server when `url` is given, else PGlite in `dataDir` (or in memory when undefined). */
export async function openEngine(options: { url?: string | undefined; dataDir?: string | undefined; poolSize?: number; loadDataDir?: Blob }): Promise<Engine> {
  return options.url ? openServer(options.url, options.poolSize ?? 16) : openEmbedded(options.dataDir, options.loadDataDir)
}

async function openEmbedded(dataDir: string | undefined, loadDataDir: Blob | undefined): Promise<Engine> {
  const leaveFolder = dataDir ? await takeFolder(dataDir) : () => Promise.resolve()
  const settings: PGliteOptions = {
    extensions: { unaccent, pg_trgm, btree_gist },
    parsers: { [TYPE.int8]: Number, [TYPE.date]: asText, [TYPE.numeric]: asText, [TYPE.timestamptz]: asInstant },
    ...(dataDir ? { dataDir } : {}),
    ...(loadDataDir ? { loadDataDir } : {}),
  }
  const lite = await PGlite.create(settings)
  const turns = queueOfTurns()
  return {
    kind: 'pglite',
    dialect: new PGliteDialect({ pglite: lite }),
    script: (text) => turns(async () => void (await lite.exec(text))),
    query: <T>(text: string, values: unknown[] = []) =>
      turns(async () => (values.length ? (await lite.query<T>(text, values)).rows : (await lite.exec(text)).flatMap((result) => result.rows as T[]))),
    exclusively: turns,
    ...(dataDir
      ? {
          stillstand: (work) =>
            turns(async () => {
              await lite.exec('checkpoint')
              return work({ folder: dataDir, query: async <T>(text: string) => (await lite.query<T>(text)).rows })
            }),
        }
      : {}),
    // The callback is called from within whatever query notified: it goes on in the listener's own context.
    listen: (channel, { heard }) => {
      const ear = AsyncResource.bind(heard)
      return turns(async () => {
        const stop = await lite.listen(channel, (payload) => setImmediate(ear, payload))
        return () => (lite.closed ? Promise.resolve() : turns(() => stop()))
      })
    },
    close: async () => {
      if (!lite.closed) await lite.close()
      await leaveFolder()
    },
  }
}

/**
 * PGlite does not notice a second process on its folder, and both would destroy it: a file beside the folder names the
 * process that has it. One left behind by a process that is gone counts for nothing.
 */
async function takeFolder(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dirname(dataDir), { recursive: true })
  const lock = `${dataDir}.lock`
  const holder = Number(await readFile(lock, 'utf8').catch(() => '0'))
  if (holder && holder !== process.pid && isAlive(holder))
    throw new Error(`The data folder ${dataDir} is in use by process ${holder}; stop it, or ask it over HTTP`)
  await writeFile(lock, String(process.pid))
  return () => rm(lock, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function openServer(url: string, poolSize: number): Engine {
  const types = new pg.TypeOverrides()
  types.setTypeParser(TYPE.int8, Number)
  types.setTypeParser(TYPE.date, asText)
  types.setTypeParser(TYPE.numeric, asText)
  types.setTypeParser(TYPE.timestamptz, asInstant)
  // Our statements are short: compiling them takes longer than running them.
  const pool = new pg.Pool({ connectionString: url, max: poolSize, types, options: '-c jit=off', Client: PreparingClient })
  // A connection that the server ends (restart, failover, crash), idle or at work, is replaced at the next query; unheard, it would
  // end us. Whoever was at work is told by the statement that fails.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return {
    kind: 'postgres',
    dialect: new ServerDialect({ pool }),
    script: async (text) => void (await pool.query(text)),
    query: async <T>(text: string, values: unknown[] = []) => {
      const result = await pool.query(text, values.length ? values : undefined)
      return (Array.isArray(result) ? result.flatMap((one: pg.QueryResult) => one.rows) : result.rows) as T[]
    },
    exclusively: (work) => work(),
    listen: (channel, ear) => listenOn(url, channel, ear),
    close: async () => {
      if (!pool.ended) await pool.end()
    },
  }
}

const RETRY_MS = 500

/** A connection of its own that hears the channel and comes back when it breaks, until it is told to stop. Throws when it never came about. */
async function listenOn(url: string, channel: string, ear: Ear): Promise<() => Promise<void>> {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true })
    const lost = () => {
      if (client !== fresh || stopped) return
      client = undefined
      timer = setTimeout(comeBack, RETRY_MS)
    }
    fresh.on('error', lost)
    fresh.on('end', lost)
    fresh.on('notification', ({ payload }) => ear.heard(payload ?? ''))
    await fresh.connect()
    await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    client = fresh
    if (stopped) await fresh.end()
  }
  const comeBack = () =>
    void connect().then(ear.again, () => {
      if (!stopped) timer = setTimeout(comeBack, RETRY_MS)
    })
  await connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end()
  }
}

function queueOfTurns() {
  let tail: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = tail.then(work, work)
    tail = turn.catch(() => undefined)
    return turn
  }
}

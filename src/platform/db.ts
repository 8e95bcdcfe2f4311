import { AsyncLocalStorage } from 'node:async_hooks'
import { CamelCasePlugin, Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Actor } from './actor.ts'
import { auditBodies, type AuditLine, type AuditStamp } from './audit.ts'
import type { Engine } from './db-engine.ts'
import { literal } from './server-dialect.ts'

/** What a read may do: look. The transaction behind it is read-only in the database as well. */
export type Db = Pick<Kysely<DB>, 'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'getExecutor' | 'selectNoFrom'>

/** The right to write, handed out for one transaction. */
export type Tx = Transaction<DB> & {
  /** Keeps an audit line for the commit of this transaction; the line is hashed into the chain there. */
  audit: (line: AuditLine) => void
}

export interface Occasion {
  actor: Actor
  now: string
  requestId: string
}

export interface Database {
  readonly kind: Engine['kind']
  /** Runs `work` in a read-only transaction that sees the rows `actor` may see. */
  read: <T>(occasion: Occasion, work: (db: Db) => Promise<T>) => Promise<T>
  /**
   * Runs `work` in a transaction; the answer is given after the commit. A transaction that wrote without leaving an
   * audit line is rolled back, unless `silent` says that nothing of the record changes (a session's last-seen time).
   */
  write: <T>(occasion: Occasion, work: (tx: Tx) => Promise<T>, options?: { silent?: boolean }) => Promise<T>
  /**
   * Rows of one statement that looks, with who looks, in one message: for what every request asks. Columns keep the names that the statement
   * gives them; values are texts and bytes.
   */
  glance: <T>(occasion: Occasion, statement: RawBuilder<T>) => Promise<T[]>
  close: () => Promise<void>
}

const within = new AsyncLocalStorage<true>()

/** Opens the product's database handle on an engine (PGlite or a PostgreSQL server). */
export function openDatabase(engine: Engine): Database {
  const root = new Kysely<DB>({ dialect: engine.dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })

  // On a server what begins and what ends a transaction goes in the messages that are sent anyway. In one text nothing runs after what failed.
  const enter = (trx: Transaction<DB>, occasion: Occasion, readOnly: boolean) =>
    sql.raw(`${engine.kind === 'postgres' ? 'begin; ' : ''}${enterText(occasion, readOnly)}`).execute(trx)

  /** The chain is held from here to the commit: nobody waits for a message of ours meanwhile. */
  async function leave(trx: Transaction<DB>, bodies: readonly string[]) {
    const parts = [
      ...(bodies.length > 0 ? [`select audit.append(${literal(JSON.stringify(bodies))}::jsonb)`] : []),
      ...(engine.kind === 'postgres' ? ['commit'] : []),
    ]
    if (parts.length === 0) return
    const { rows } = await sql.raw<{ command?: string }>(parts.join('; ')).execute(trx)
    if (rows[0]?.command === 'ROLLBACK') throw new Error('The transaction was given up by an error that nobody passed on')
  }

  const standAlone = () => {
    if (within.getStore()) throw new Error('A transaction is open: use its handle, the root would wait for ever on one connection')
  }

  async function inTransaction<T>(work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
    standAlone()
    return engine.exclusively(() => within.run(true, () => root.transaction().execute(work)))
  }

  return {
    kind: engine.kind,
    read: (occasion, work) =>
      inTransaction(async (trx) => {
        await enter(trx, occasion, true)
        const result = await work(trx)
        await leave(trx, [])
        return result
      }),
    write: (occasion, work, options = {}) =>
      inTransaction(async (trx) => {
        await enter(trx, occasion, false)
        const lines: AuditLine[] = []
        const tx: Tx = Object.assign(trx, { audit: (line: AuditLine) => void lines.push(line) })
        const result = await work(tx)
        if (lines.length === 0 && !options.silent) throw new Error(`A write left no audit line (request ${occasion.requestId})`)
        await leave(trx, auditBodies(stamp(occasion), lines))
        return result
      }),
    glance: async <T>(occasion: Occasion, statement: RawBuilder<T>) => {
      standAlone()
      // Statements of one message are one transaction, and the settings end with it.
      const rows = await engine.query<T>(`${enterText(occasion, true)}; ${inOneText(statement.compile(root))}`)
      return rows.slice(1)
    },
    close: () => root.destroy(),
  }
}

function inOneText({ sql: text, parameters }: { sql: string; parameters: readonly unknown[] }): string {
  return text.replace(/\$(\d+)/g, (_, place: string) => {
    const value = parameters[Number(place) - 1]
    if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'::bytea`
    if (typeof value === 'string') return literal(value)
    throw new TypeError('A glance takes texts and bytes')
  })
}

function stamp({ actor, now, requestId }: Occasion): AuditStamp {
  return { at: now, person: actor.personId, agency: actor.agencyId, role: actor.role, request: requestId }
}

/** Puts on the unprivileged role and says who acts; both end with the transaction. */
function enterText({ actor, requestId }: Occasion, readOnly: boolean): string {
  const settings = {
    transaction_read_only: readOnly ? 'on' : 'off',
    'app.person': actor.personId,
    'app.role': actor.role,
    'app.agency': actor.agencyId,
    'app.agencies': actor.agencyIds.join(','),
    'app.organisation': actor.organisationId ?? '',
    'app.request': requestId,
    role: actor.role === 'system' ? 'nhipcau_system' : 'nhipcau_app',
  }
  return `select ${Object.entries(settings).map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`)}`
}

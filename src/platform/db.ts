import { AsyncLocalStorage } from 'node:async_hooks'
import { CamelCasePlugin, Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Actor } from './actor.ts'
import { appendAudit, type AuditLine, type AuditStamp } from './audit.ts'
import type { Engine } from './db-engine.ts'

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
  close: () => Promise<void>
}

const within = new AsyncLocalStorage<true>()

/** Opens the product's database handle on an engine (PGlite or a PostgreSQL server). */
export function openDatabase(engine: Engine): Database {
  const root = new Kysely<DB>({ dialect: engine.dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })

  async function inTransaction<T>(work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
    if (within.getStore()) throw new Error('A transaction is open: use its handle, the root would wait for ever on one connection')
    return engine.exclusively(() => within.run(true, () => root.transaction().execute(work)))
  }

  return {
    kind: engine.kind,
    read: (occasion, work) =>
      inTransaction(async (trx) => {
        await enter(trx, occasion, true)
        return work(trx)
      }),
    write: (occasion, work, options = {}) =>
      inTransaction(async (trx) => {
        await enter(trx, occasion, false)
        const lines: AuditLine[] = []
        const tx: Tx = Object.assign(trx, { audit: (line: AuditLine) => void lines.push(line) })
        const result = await work(tx)
        if (lines.length === 0 && !options.silent) throw new Error(`A write left no audit line (request ${occasion.requestId})`)
        await appendAudit(trx, stamp(occasion), lines)
        return result
      }),
    close: () => root.destroy(),
  }
}

function stamp({ actor, now, requestId }: Occasion): AuditStamp {
  return { at: now, person: actor.personId, agency: actor.agencyId, role: actor.role, request: requestId }
}

/** Puts on the unprivileged role and says who acts; both end with the transaction. */
async function enter(trx: Transaction<DB>, { actor, requestId }: Occasion, readOnly: boolean) {
  await sql`select set_config('transaction_read_only', ${readOnly ? 'on' : 'off'}, true),
    set_config('app.person', ${actor.personId}, true), set_config('app.role', ${actor.role}, true),
    set_config('app.agency', ${actor.agencyId}, true), set_config('app.agencies', ${actor.agencyIds.join(',')}, true),
    set_config('app.organisation', ${actor.organisationId ?? ''}, true), set_config('app.request', ${requestId}, true),
    set_config('role', ${actor.role === 'system' ? 'nhipcau_system' : 'nhipcau_app'}, true)`.execute(trx)
}

import { PostgresDialect, PostgresDriver, type Driver, type PostgresDialectConfig } from 'kysely'
import pg from 'pg'

/**
 * PostgreSQL over a network: every message is a way there and back, so few are sent. A transaction begins in the message that says who acts
 * and ends in the one that appends to the audit chain (`openDatabase` writes both); the driver itself sends neither.
 */
export class ServerDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new ServerDriver(this.#config)
  }
}

class ServerDriver extends PostgresDriver {
  override async beginTransaction() {
    return undefined
  }
  override async commitTransaction() {
    return undefined
  }
}

/** A statement is prepared once it came again, and no more than so many are: texts that are put together anew are not worth it. */
const SEEN_BEFORE = 2
const MOST_PREPARED = 500
const seen = new Map<string, { times: number; name: string | undefined }>()
let prepared = 0

function nameOf(text: string): string | undefined {
  const known = seen.get(text)
  if (known) {
    known.times += 1
    if (known.name === undefined && known.times > SEEN_BEFORE && prepared < MOST_PREPARED) known.name = `s${prepared++}`
    return known.name
  }
  // What came once is forgotten in favour of what comes again.
  if (seen.size >= 4 * MOST_PREPARED) for (const [one, { name }] of seen) if (!name) seen.delete(one)
  seen.set(text, { times: 1, name: undefined })
  return undefined
}

/** Has the server keep the plan of statements that come again: planning one under row-level security takes longer than running it. */
export class PreparingClient extends pg.Client {
  // Every other way to call stays the driver's own.
  override query(...given: unknown[]): never {
    const [text, values] = given
    const name = given.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    const call = super.query as (...arguments_: unknown[]) => unknown
    return call.apply(this, name === undefined ? given : [{ name, text, values }]) as never
  }
}

/** A text as a literal of SQL, for messages of several statements: those take no parameters. */
export function literal(text: string): string {
  if (text.includes('\0')) throw new RangeError('A literal holds a null character')
  return pg.escapeLiteral(text)
}

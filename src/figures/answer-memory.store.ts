import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Db, Tx } from '#platform/db.ts'
import { ReadyAnswer } from '#platform/ready-answer.ts'
import type { Moment } from './flow-query.store.ts'

/** Characters of answers that a process keeps. */
const MOST = 64_000_000
const kept = new Map<string, ReadyAnswer>()
let size = 0

interface Question {
  /** Of the route, and everything that was asked of it. */
  path: string
  query: object
  /** The ledger up to a moment never changes again. */
  moment: Moment
}

/**
 * Answers a question once: the same question about the same moment of the ledger, the same names and maps, by somebody of the same role has the
 * same answer. A foreign NGO reads rows of its own and is always answered anew.
 */
export async function remember<S extends z.ZodType>(
  { db, actor }: { db: Db; actor: Actor },
  { path, query, moment }: Question,
  reply: S,
  read: () => Promise<z.output<S>>,
): Promise<ReadyAnswer> {
  const write = async () => new ReadyAnswer(JSON.stringify(reply.parse(await read())))
  if (actor.organisationId !== null || actor.role === 'ngo') return write()
  const key = JSON.stringify([path, query, moment, actor.role, await findMark(db)])
  const known = kept.get(key)
  if (known) return known
  const answer = await write()
  keep(key, answer)
  return answer
}

function keep(key: string, answer: ReadyAnswer) {
  if (answer.bytes.length > MOST / 8) return
  size += answer.bytes.length - (kept.get(key)?.bytes.length ?? 0)
  kept.set(key, answer)
  // What came first goes first: the moment moves on, and old questions with it.
  for (const [oldest, { bytes }] of kept) {
    if (size <= MOST) return
    kept.delete(oldest)
    size -= bytes.length
  }
}

/** What a table says besides the ledger: names, maps, headings, and who owes a report. */
const directory = ['place', 'place_name', 'place_set', 'place_successor', 'region', 'sector', 'sector_rollup', 'agency', 'country', 'topic']
const SOURCES = directory.map((name) => `directory.${name}`).concat('registry.organisation', 'reporting.campaign', 'reporting.campaign_debtor')

// A row that is added or changed carries a new transaction id, a row that is removed changes the count.
const mark = sql<{ mark: string }>`select current_database() || ':' || string_agg(mark, ',') as mark from (${sql.join(
  SOURCES.map((name) => sql`select count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) as mark from ${sql.table(name)}`),
  sql` union all `,
)}) as marks`

async function findMark(db: Db): Promise<string> {
  return (await mark.execute(db as Tx)).rows[0]?.mark ?? ''
}

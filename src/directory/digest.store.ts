import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Digest } from './digest.contract.ts'

/** Published digests before a day (all, without one), the newest first. */
export async function findDigests(db: Db, { before, limit }: { before?: string | undefined; limit: number }): Promise<Digest[]> {
  const { rows } = await sql<Digest>`
    select day, lines, encode(head, 'hex') as head, encode(file_hash, 'hex') as file_hash, made_at from audit.digest
    where ${before ? sql`day < ${before}` : sql`true`} order by day desc limit ${limit}`.execute(db)
  return rows
}

export async function findDigestFile(db: Db, day: string): Promise<string | undefined> {
  return (await sql<{ file: string }>`select file from audit.digest where day = ${day}`.execute(db)).rows[0]?.file
}

/** The end of the chain as far as it is committed; undefined on an empty one. */
export async function findChainEnd(db: Db): Promise<{ lines: number; head: string } | undefined> {
  return (await sql<{ lines: number; head: string }>`select seq as lines, encode(hash, 'hex') as head from audit.line order by seq desc limit 1`.execute(db))
    .rows[0]
}

export async function insertDigest(tx: Tx, { day, lines, head, file, now }: { day: string; lines: number; head: string; file: string; now: string }) {
  await sql`insert into audit.digest (day, lines, head, file, file_hash, made_at)
    values (${day}, ${lines}, decode(${head}, 'hex'), ${file}, sha256(convert_to(${file}, 'UTF8')), ${now})`.execute(tx)
}

/** Lines as they were hashed, from a number on, as the texts of NDJSON. Row-level security shows them to the auditor alone. */
export async function findChainLines(db: Db, from: number, limit: number): Promise<{ seq: number; text: string }[]> {
  const { rows } = await sql<{ seq: number; body: string; prev: string; hash: string }>`
    select seq, body, encode(prev_hash, 'hex') as prev, encode(hash, 'hex') as hash from audit.line where seq >= ${from} order by seq limit ${limit}`.execute(
    db,
  )
  return rows.map((row) => ({ seq: row.seq, text: JSON.stringify({ seq: row.seq, prev: row.prev, hash: row.hash, body: row.body }) }))
}

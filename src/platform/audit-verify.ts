import { createHash } from 'node:crypto'
import type { Engine } from './db-engine.ts'

/** Why a line is not what was written: its number is missing, it does not follow the one before, its hash or its time was altered, or the end was cut off. */
export type BreakReason = 'line-missing' | 'does-not-follow' | 'hash-differs' | 'time-differs' | 'end-differs'
export type ChainVerdict = { whole: true; lines: number; lastHash: string } | { whole: false; seq: number; reason: BreakReason }

interface Line {
  seq: number
  body: string
  prev: string
  hash: string
  timely: boolean
}

const pageSize = 2000
const genesis = createHash('sha256').update('Nhip Cau', 'utf8').digest('hex')

/**
 * Recomputes the audit chain from its beginning, hash(n) = sha256(hash(n-1) || 'n|body'), as the owner of the database,
 * and names the first line that is not what was written.
 */
export async function verifyChain(engine: Engine): Promise<ChainVerdict> {
  let last = { seq: 0, hash: genesis }
  for (;;) {
    const page = await readPage(engine, last.seq)
    for (const line of page) {
      const reason = flawOf(line, last)
      if (reason) return { whole: false, seq: reason === 'line-missing' ? last.seq + 1 : line.seq, reason }
      last = { seq: line.seq, hash: line.hash }
    }
    if (page.length < pageSize) break
  }
  const [head] = await engine.query<{ seq: number; hash: string }>(`select seq, encode(hash, 'hex') as hash from audit.head`)
  if (head?.seq !== last.seq || head.hash !== last.hash) return { whole: false, seq: last.seq + (head && head.seq > last.seq ? 1 : 0), reason: 'end-differs' }
  return { whole: true, lines: last.seq, lastHash: last.hash }
}

function readPage(engine: Engine, after: number) {
  return engine.query<Line>(
    `select seq, body, encode(prev_hash, 'hex') as prev, encode(hash, 'hex') as hash, coalesce(at = (body::jsonb ->> 'at')::timestamptz, false) as timely
     from audit.line where seq > $1 order by seq limit $2`,
    [after, pageSize],
  )
}

function flawOf(line: Line, last: { seq: number; hash: string }): BreakReason | null {
  if (line.seq !== last.seq + 1) return 'line-missing'
  if (line.prev !== last.hash) return 'does-not-follow'
  const hash = createHash('sha256').update(Buffer.from(last.hash, 'hex')).update(`${line.seq}|${line.body}`, 'utf8').digest('hex')
  if (line.hash !== hash) return 'hash-differs'
  return line.timely ? null : 'time-differs'
}

import type { Stamp } from './packets.ts'

const BUCKET_MS = 0.1
const BUCKETS = 30_000

/** What receivers saw in a window. Times in milliseconds. */
export interface Seen {
  received: number
  lost: number
  p50: number
  p99: number
  /** Viewers and their m-lines on which anything came. */
  lines: number
}

interface Run {
  first: number
  last: number
  received: number
}

/** Counts what comes, for one window: loss by the gaps in each sender's numbers, and the time from sending to receiving. */
export function openTally() {
  const delays = new Uint32Array(BUCKETS)
  const lines = new Map<string, Map<number, Run>>()
  return {
    take(line: string, stamp: Stamp, at: number) {
      const bucket = Math.min(BUCKETS - 1, Math.max(0, Math.floor((at - stamp.sentAt) / BUCKET_MS)))
      delays[bucket] = (delays[bucket] ?? 0) + 1
      let runs = lines.get(line)
      if (!runs) lines.set(line, (runs = new Map()))
      const key = stamp.sender * 4 + stamp.track
      const run = runs.get(key)
      if (!run) return void runs.set(key, { first: stamp.count, last: stamp.count, received: 1 })
      run.last = Math.max(run.last, stamp.count)
      run.first = Math.min(run.first, stamp.count)
      run.received += 1
    },
    seen(): Seen {
      const runs = [...lines.values()].flatMap((line) => [...line.values()])
      const received = runs.reduce((sum, run) => sum + run.received, 0)
      const lost = runs.reduce((sum, run) => sum + Math.max(0, run.last - run.first + 1 - run.received), 0)
      return { received, lost, p50: quantile(delays, received, 0.5), p99: quantile(delays, received, 0.99), lines: lines.size }
    },
  }
}

function quantile(delays: Uint32Array, total: number, share: number): number {
  let below = 0
  for (const [bucket, count] of delays.entries()) {
    below += count
    if (below >= total * share) return bucket * BUCKET_MS
  }
  return 0
}

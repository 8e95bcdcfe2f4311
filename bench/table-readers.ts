/** The readers of bench/tables.ts: a process of its own. */
import { Agent, request } from 'node:http'

export interface ReadOrder {
  port: number
  cookie: string
  paths: string[]
  readers: number
  /** How long to go round and round; 0: every path once. */
  seconds: number
}

/** Milliseconds to the last byte, and answers a second. */
export interface Read {
  perSecond: number
  p50: number
  p95: number
  count: number
}

const agent = new Agent({ keepAlive: true })
process.on('message', (order: ReadOrder) => void run(order).then((read) => process.send?.(read)))

async function run({ port, cookie, paths, readers, seconds }: ReadOrder): Promise<Read> {
  const times: number[] = []
  const begun = performance.now()
  let next = 0
  const goesOn = () => (seconds === 0 ? next < paths.length : performance.now() - begun < seconds * 1000)
  await Promise.all(
    Array.from({ length: readers }, async () => {
      while (goesOn()) {
        const path = paths[next++ % paths.length] ?? ''
        const start = performance.now()
        await get(port, path, cookie)
        times.push(performance.now() - start)
      }
    }),
  )
  const spent = (performance.now() - begun) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: times.length / spent, p50: at(0.5), p95: at(0.95), count: times.length }
}

function get(port: number, path: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, headers: { cookie, 'accept-encoding': 'br' } }, (answer) => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${answer.statusCode}`))))
    })
    sent.on('error', reject)
    sent.end()
  })
}

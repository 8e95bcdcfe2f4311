/** The clients of bench/submit.ts: a process of its own, told over its parent's channel what to ask. */
import { Agent, request } from 'node:http'

export interface Asked {
  path: string
  cookie: string
}

export interface Order {
  port: number
  clients: number
  asked: Asked[]
}

/** Milliseconds, and answers a second. */
export interface Measured {
  perSecond: number
  p50: number
  p95: number
}

const agent = new Agent({ keepAlive: true })

process.on('message', (order: Order) => void run(order).then((measured) => process.send?.(measured)))

async function run({ port, clients, asked }: Order): Promise<Measured> {
  const times: number[] = []
  const waiting = asked.values()
  const from = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const one of waiting) {
        const start = performance.now()
        await post(port, one)
        times.push(performance.now() - start)
      }
    }),
  )
  const seconds = (performance.now() - from) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95) }
}

function post(port: number, { path, cookie }: Asked): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers: { cookie: `nhipcau_session=${cookie}` } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve()
        else reject(new Error(`${path}: ${answer.statusCode} ${Buffer.concat(parts).toString().slice(0, 800)}`))
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

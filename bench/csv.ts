/**
 * The CSV of a year's ledger lines over HTTP: time to the first byte, to the last, and the memory of the server while it is sent; beside psql's
 * least, the same rows by one plain SELECT of bare columns. Identity and gzip.
 *
 * DATABASE_URL=… node bench/csv.ts [--flows 200000] [--rounds 3] [--keep name] [--years 8]
 */
import { get } from 'node:http'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openLedgerGround, withServer } from './ground.ts'
import { fillLedger, LEDGER_YEARS } from './ledger.ts'
import { openBenchProduct } from './product.ts'

const { values } = parseArgs({
  options: {
    flows: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '3' },
    keep: { type: 'string' },
    years: { type: 'string', default: '8' },
  },
})
const to = LEDGER_YEARS.to
const from = to - Number(values.years) + 1
const SAMPLE_MS = 20

interface Sent {
  first: number
  all: number
  lines: number
  megabytes: number
  /** The most that the process held more than before. */
  memory: number
}

await withServer(false, process.env['DATABASE_URL'], async (server) => {
  const ground = await openLedgerGround(server, values.keep, (engine) => fillLedger(engine, Number(values.flows)))
  const product = await openBenchProduct(ground, [])
  const cookie = `nhipcau_session=${product.cookies.get('paccom|approver') ?? ''}`
  console.log(`${from}–${to}, load ${loadavg()[0]?.toFixed(1)}; client, server of HTTP and its memory in one process`)
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const coding of ['identity', 'gzip']) {
      const begun = performance.now()
      const rows = await ground.engine.query(
        `select f.id, f.report_year, f.kind, f.place_id, f.sector_code, f.agency_id, f.amount::text, f.usd::text, f.vnd::text, g.code, g.name, o.name as provider
          from aid.flow f join aid."grant" g on g.id = f.grant_id join registry.organisation o on o.id = f.organisation_id
          where f.report_year between ${from} and ${to} and f.counted and f.closed_seq is null order by f.id`,
      )
      const plain = performance.now() - begun
      const sent = await download(`http://127.0.0.1:${product.port}/api/figure-files/flows?from=${from}&to=${to}`, cookie, coding)
      if (coding === 'identity' && sent.lines !== rows.length + 1) throw new Error(`${sent.lines} lines, ${rows.length} rows`)
      console.log(
        `${round === 0 ? 'warm-up' : `round ${round}`} ${coding.padEnd(8)} first byte ${sent.first.toFixed(0)} ms, all ${sent.all.toFixed(0)} ms, ${rows.length} flows, ` +
          `${sent.megabytes.toFixed(1)} MB, memory +${sent.memory.toFixed(0)} MB; plain SELECT ${plain.toFixed(0)} ms, ratio ${(plain / sent.all).toFixed(2)}`,
      )
    }
  }
  await product.close()
  await ground.close()
})

function download(url: string, cookie: string, coding: string): Promise<Sent> {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), SAMPLE_MS)
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie, 'accept-encoding': coding } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`))
      let [first, bytes, lines] = [0, 0, 0]
      answer.on('data', (part: Buffer) => {
        first ||= performance.now() - begun
        bytes += part.length
        if (coding === 'identity') for (const byte of part) if (byte === 10) lines += 1
      })
      answer.on('end', () => {
        clearInterval(sampling)
        resolve({ first, all: performance.now() - begun, lines, megabytes: bytes / 1024 / 1024, memory: (most - before) / 1024 / 1024 })
      })
    }).on('error', reject)
  })
}

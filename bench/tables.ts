/**
 * The national table (sector × place × year) over a ledger of a million flows, eight readers at once, beside the plain SQL over the flows in the
 * same run: now, as of a past moment, restated to 34 places; asked again and asked for the first time at its moment.
 *
 * DATABASE_URL=… node bench/tables.ts [--flows 1000000] [--readers 8] [--seconds 5] [--keep name]
 * DATABASE_URL: a server to use; else PostgreSQL is started for the run. --keep: the ledger stays in a database of this name for the next run.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { fillLedger, LEDGER_YEARS } from './ledger.ts'
import { openLedgerGround, withServer } from './ground.ts'
import { openBenchProduct } from './product.ts'
import type { Read, ReadOrder } from './table-readers.ts'

const { values } = parseArgs({
  options: {
    flows: { type: 'string', default: '1000000' },
    readers: { type: 'string', default: '8' },
    seconds: { type: 'string', default: '5' },
    keep: { type: 'string' },
  },
})
const { from, to } = LEDGER_YEARS
const AS_OF = `${to + 1}-03-01T00:00:00.000Z`
const readings = [
  { name: 'now', more: '', condition: 'f.closed_seq is null', place: 'f.place_id' },
  {
    name: 'as of 1 March',
    more: `&asOf=${AS_OF}`,
    condition: `f.recorded_from <= '${AS_OF}' and (f.recorded_until is null or f.recorded_until > '${AS_OF}')`,
    place: 'f.place_id',
  },
  {
    name: 'restated to 34',
    more: '&map=34',
    condition: 'f.closed_seq is null',
    place: 'coalesce((select s.successor_id from directory.place_successor s where s.place_id = f.place_id), f.place_id)',
  },
] as const

const show = ({ perSecond, p50, p95, count }: Read) => `${perSecond.toFixed(0).padStart(5)}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (${count})`

await withServer(false, process.env['DATABASE_URL'], async (server) => {
  const ground = await openLedgerGround(server, values.keep, (engine) => fillLedger(engine, Number(values.flows)))
  const [size] = await ground.engine.query<{ flows: number; cells: number }>(
    'select (select count(*) from aid.flow) as flows, (select count(*) from figures.place_sector_change) as cells',
  )
  const product = await openBenchProduct(ground, [])
  const readers = fork(fileURLToPath(new URL('./table-readers.ts', import.meta.url)))
  readers.once('exit', (code) => code && process.exit(code))
  const cookie = `nhipcau_session=${product.cookies.get('paccom|approver') ?? ''}`
  const read = async (paths: string[], seconds: number): Promise<Read> => {
    const said = once(readers, 'message')
    readers.send({ port: product.port, cookie, paths, readers: Number(values.readers), seconds } satisfies ReadOrder)
    return (await said)[0] as Read
  }
  console.log(
    `${size?.flows} flows, ${size?.cells} changes of a place and sector; ${values.readers} readers, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
  )
  for (const { scope, years, sector, column } of [
    { scope: `${to}`, years: [to, to], sector: 'f.sector_code', column: 'sector' },
    // As many columns as a person can read: sectors of the first level, each year.
    { scope: `${from}–${to}`, years: [from, to], sector: 'coalesce(s.parent_code, s.code)', column: 'sector1' },
  ] as const) {
    for (const reading of readings) {
      const path = (moment = '', more: string = reading.more) =>
        `/api/figure-pivots?rows=place&columns=${column}&byYear=${years[0] === years[1] ? 0 : 1}&from=${years[0]}&to=${years[1]}${more}${moment}`
      const plain = await plainSql(years, sector, reading)
      const first = await timed(() => fetchTable(path(), cookie, product.port))
      if (Number(first.answer) !== plain.total) throw new Error(`${reading.name}: the table says ${first.answer}, the flows ${plain.total}`)
      const warm = await read([path()], Number(values.seconds))
      // Every moment that is asked for is a question of its own: none of these was asked before.
      const month = reading.name === 'as of 1 March' ? '03' : '07'
      const moments = Array.from({ length: 24 }, (_, at) => `&asOf=${to + 1}-${month}-${String(at + 2).padStart(2, '0')}T00:00:00.000Z`)
      const cold = await read(
        moments.map((moment) => path(moment, reading.more.replace(/&asOf=.*/, ''))),
        0,
      )
      console.log(
        `${scope.padEnd(10)} ${reading.name.padEnd(15)} again ${show(warm)}   first time ${show(cold)}   plain SQL ${plain.milliseconds.toFixed(0)} ms   ` +
          `plain / again ${(plain.milliseconds / warm.p50).toFixed(0)}, plain / first ${(plain.milliseconds / cold.p50).toFixed(2)}`,
      )
    }
  }
  readers.disconnect()
  await product.close()
  await ground.close()

  async function plainSql([first, last]: readonly [number, number], sector: string, { condition, place }: (typeof readings)[number]) {
    const statement = `select ${sector} as sector_code, ${place} as place, f.report_year, sum(f.usd) as usd from aid.flow f join directory.sector s on s.code = f.sector_code
      where f.report_year between ${first} and ${last} and f.kind = 'disbursement' and f.counted and ${condition} group by cube (1, 2, 3)`
    const times: number[] = []
    let total = 0
    for (let at = 0; at < 4; at++) {
      const begun = performance.now()
      const rows = await ground.engine.query<{ usd: string; sector_code: string | null; place: string | null; report_year: number | null }>(statement)
      times.push(performance.now() - begun)
      total = Number(rows.find((row) => row.sector_code === null && row.place === null && row.report_year === null)?.usd ?? 0)
    }
    return { milliseconds: times.toSorted((a, b) => a - b)[1] ?? 0, total }
  }
})

async function timed<T>(work: () => Promise<T>) {
  const begun = performance.now()
  return { answer: await work(), milliseconds: performance.now() - begun }
}

/** The whole of the table, over all rows, columns and years. */
async function fetchTable(path: string, cookie: string, port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } })
  const answer = (await response.json()) as { cells: [string | null, string | null, number | null, string][] }
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer).slice(0, 400)}`)
  return answer.cells.find(([row, column, year]) => row === null && column === null && year === null)?.[3] ?? '0'
}

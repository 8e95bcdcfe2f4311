/**
 * 63 workbooks × 300 lines through the product, beside the least that could be done with the same files: parse them with
 * the same library and COPY the rows. File by file in turns, so that whatever else the machine does falls on both.
 *
 * node bench/import.ts [--pglite] [--rounds 3] [--provinces 63] [--rows 300] [--clients 1] [--files folder]
 * DATABASE_URL: a server to use (else PostgreSQL is started for the run). --clients: provinces that hand in at the same time.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemActor } from '#platform/actor.ts'
import { closeWorkbookPool } from '#platform/files/workbook-reader.ts'
import { findFormLists } from '#reporting/index.ts'
import { loadBare, prepareFloor } from './floor.ts'
import { type Ground, openGround, withServer } from './ground.ts'
import { openBenchProduct, type Stage } from './product.ts'
import { makeWorkbooks, type ProvinceFile, YEAR } from './workbooks.ts'

const { values } = parseArgs({
  options: {
    pglite: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    provinces: { type: 'string', default: '63' },
    rows: { type: 'string', default: '300' },
    clients: { type: 'string', default: '1' },
    files: { type: 'string' },
  },
})

interface Round {
  floor: number
  product: number
  floorCpu: number
  productCpu: number
  table: number
  lines: number
  stages: Map<Stage, number>
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`.padStart(9)
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

await withServer(values.pglite, process.env['DATABASE_URL'], async (server) => {
  const rounds: Round[] = []
  let files: ProvinceFile[] | undefined
  for (let round = 0; round < Number(values.rounds); round++) {
    const ground = await openGround(server)
    files ??= await findFiles(ground)
    if (round === 0) await warmUp(server, files)
    rounds.push(await runRound(ground, files))
    await ground.close()
    print(`round ${round + 1}`, rounds.slice(-1))
  }
  print(`median of ${rounds.length}`, rounds)
  await closeWorkbookPool()
})

async function findFiles(ground: Ground): Promise<ProvinceFile[]> {
  const kept = values.files ? await readFile(join(values.files, 'files.json'), 'utf8').catch(() => undefined) : undefined
  if (values.files && kept)
    return Promise.all(
      (JSON.parse(kept) as ProvinceFile[]).map(async (file) => ({ ...file, bytes: await readFile(join(values.files ?? '', `${file.agencyId}.xlsx`)) })),
    )
  const lists = await ground.db.read({ actor: systemActor, now: '2024-01-01T00:00:00.000Z', requestId: 'bench' }, (db) =>
    findFormLists(db, { placeSetId: '63', periodFrom: `${YEAR}-01-01`, periodTo: `${YEAR}-12-31` }),
  )
  const files = await makeWorkbooks(lists, { count: Number(values.provinces), rows: Number(values.rows) })
  if (values.files) {
    await mkdir(values.files, { recursive: true })
    for (const { agencyId, bytes } of files) await writeFile(join(values.files, `${agencyId}.xlsx`), bytes)
    await writeFile(join(values.files, 'files.json'), JSON.stringify(files.map(({ agencyId, fileName }) => ({ agencyId, fileName }))))
  }
  return files
}

/** A server that has just started compiles its code first; neither side is measured on that. */
async function warmUp(server: string | undefined, files: ProvinceFile[]) {
  const ground = await openGround(server)
  await runRound(ground, files.slice(0, 4))
  await ground.close()
}

async function runRound(ground: Ground, files: ProvinceFile[]): Promise<Round> {
  const product = await openBenchProduct(
    ground,
    files.map(({ agencyId }) => agencyId),
  )
  await prepareFloor(ground.bare)
  const total: Round = { floor: 0, product: 0, floorCpu: 0, productCpu: 0, table: 0, lines: 0, stages: new Map() }
  const clients = Number(values.clients)
  for (let from = 0; from < files.length; from += clients) {
    const group = files.slice(from, from + clients)
    const [start, startCpu] = [performance.now(), cpu()]
    let copied = 0
    for (const file of group) copied += await loadBare(ground.bare, file.bytes)
    const [middle, middleCpu] = [performance.now(), cpu()]
    const timing = (stage: Stage, time: number) => void total.stages.set(stage, (total.stages.get(stage) ?? 0) + time)
    const taken = (await Promise.all(group.map((file) => product.take(file, timing)))).reduce((sum, lines) => sum + lines, 0)
    if (copied !== taken) throw new Error(`${copied} rows copied, ${taken} lines taken`)
    total.floor += middle - start
    total.floorCpu += middleCpu - startCpu
    total.product += performance.now() - middle
    total.productCpu += cpu() - middleCpu
    total.lines += taken
  }
  const before = performance.now()
  const { cells, total: usd } = await product.table()
  total.table = performance.now() - before
  total.product += total.table
  await product.close()
  console.log(`  ${total.lines} lines, national table of ${cells} cells, ${usd} USD`)
  return total
}

function print(title: string, rounds: Round[]) {
  const of = (pick: (round: Round) => number) => median(rounds.map(pick))
  console.log(
    `${title}:  floor ${seconds(of((r) => r.floor))}  product ${seconds(of((r) => r.product))}  ratio ${of((r) => r.floor / r.product).toFixed(2)}   (CPU of Node: ${seconds(of((r) => r.floorCpu))} ${seconds(of((r) => r.productCpu))})`,
  )
  const stages = [...(rounds[0]?.stages.keys() ?? [])].map((stage) => `${stage} ${seconds(of((r) => r.stages.get(stage) ?? 0)).trim()}`)
  console.log(`  ${stages.join(', ')}, table ${seconds(of((r) => r.table)).trim()}`)
}

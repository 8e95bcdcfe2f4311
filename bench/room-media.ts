/**
 * A meeting of 63 points on the bare media server and through the product, in turns: what our server adds to the media server's
 * work, how fast a storm of points is in, and how fast a new speaker is seen by all.
 *
 * node bench/room-media.ts [--rounds 4] [--points 63] [--windows 2] [--seconds 8] [--changes 8] [--watchers 0] [--ports 23000-24999] [--only alone|product]
 * DATABASE_URL: a server to use (else PostgreSQL is started for the run). --watchers: further sockets that only listen.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withServer } from './ground.ts'
import { openAlone } from './media/alone.ts'
import type { Arm } from './media/arm.ts'
import { type Generator, startGenerator } from './media/generator-client.ts'
import { openProduct } from './media/product.ts'
import { printResults } from './media/report.ts'
import { type RoundResult, runRound } from './media/round.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '4' },
    points: { type: 'string', default: '63' },
    windows: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '8' },
    changes: { type: 'string', default: '8' },
    watchers: { type: 'string', default: '0' },
    ports: { type: 'string', default: '23000-24999' },
    only: { type: 'string' },
  },
})

const MEDIA_CORE = 0
const PAGES_CORE = 1
const points = Number(values.points)
const [from = 0, to = 0] = values.ports.split('-').map(Number)
const middle = Math.floor((from + to) / 2)
const plan = { points, windows: Number(values.windows), windowMs: Number(values.seconds) * 1000, changes: Number(values.changes), mediaCore: MEDIA_CORE }

await withServer(false, process.env['DATABASE_URL'], async (databaseUrl) => {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-cau-media-'))
  const generator = await startGenerator(ownAddress(), PAGES_CORE)
  const arms: Arm[] = []
  const end = async () => {
    for (const arm of arms.splice(0)) await arm.close()
    generator.end()
    await rm(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().then(() => process.exit(1)))
  try {
    if (values.only !== 'product') arms.push(await openAlone(settings(from, middle), folder, generator, points))
    if (values.only !== 'alone') {
      const wish = { databaseUrl, folder: join(folder, 'product'), settings: settings(middle + 1, to), points, watchers: Number(values.watchers) }
      arms.push(await openProduct(wish, generator))
    }
    printResults(await inTurns(arms, generator), plan)
  } finally {
    await end()
  }
})

/** Each round begins with the other arm. */
async function inTurns(arms: readonly Arm[], generator: Generator): Promise<Map<string, RoundResult[]>> {
  const results = new Map<string, RoundResult[]>(arms.map(({ name }) => [name, []]))
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const arm of round % 2 === 0 ? arms : arms.toReversed()) {
      const result = await runRound(arm, generator, plan)
      results.get(arm.name)?.push(result)
      const [window] = result.windows
      console.log(`round ${round + 1} ${arm.name}: Janus ${window?.janusCpu.toFixed(3)} core, ${window?.received} packets, load ${window?.load}`)
    }
  return results
}

function settings(first: number, last: number) {
  return { ip: ownAddress(), publicIp: undefined, cores: 2, rtpPorts: { from: first, to: last } }
}

/** Janus skips loopback addresses: the machine's own is used, and stays within the machine. */
function ownAddress(): string {
  const found = Object.values(networkInterfaces())
    .flat()
    .find((one) => one && !one.internal && one.family === 'IPv4')
  if (!found) throw new Error('this machine has no address but loopback')
  return found.address
}

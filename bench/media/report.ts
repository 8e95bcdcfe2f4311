import type { Measured } from './arm.ts'
import type { RoundPlan, RoundResult } from './round.ts'

/** The value below which this share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`

/** Prints what every arm took, and the ratio of the last to the first, round by round. */
export function printResults(results: ReadonlyMap<string, readonly RoundResult[]>, { points }: RoundPlan): void {
  for (const [name, rounds] of results) {
    console.log(`\n${name}`)
    for (const [round, { windows }] of rounds.entries()) for (const window of windows) console.log(`  round ${round + 1}  ${windowText(window)}`)
    printArrivals(rounds, points)
    printChanges(rounds)
  }
  const [first, last] = [[...results.values()].at(0), [...results.values()].at(-1)]
  if (!first || !last || first === last) return
  const ratios = first.map((round, index) => costOf(last[index]?.windows ?? []) / costOf(round.windows))
  console.log(
    `\nCPU of the media server per packet, product / alone: ${ratios.map((ratio) => ratio.toFixed(3)).join(' ')}, median ${quantile(ratios, 0.5).toFixed(3)}`,
  )
  const all = (rounds: readonly RoundResult[]) => costOf(rounds.flatMap(({ windows }) => windows))
  console.log(`all windows together: ${(all(last) / all(first)).toFixed(3)}`)
}

/** CPU seconds for each packet that came in or went out. */
function costOf(windows: readonly Measured[]): number {
  const cpu = windows.reduce((sum, window) => sum + (window.janusCpu * window.ms) / 1000, 0)
  return cpu / windows.reduce((sum, { sent, received }) => sum + sent + received, 0)
}

function windowText(one: Measured): string {
  const perSecond = (count: number) => (count / (one.ms / 1000)).toFixed(0)
  return [
    `Janus ${one.janusCpu.toFixed(3)} core ${one.rss.toFixed(0)} MB`,
    `in ${perSecond(one.sent)} out ${perSecond(one.received)} pkt/s on ${one.lines} lines`,
    `lost ${one.lost}`,
    `p50 ${ms(one.p50)} p99 ${ms(one.p99)}`,
    `server ${one.serverCpu.toFixed(3)} core ${one.serverRss.toFixed(0)} MB`,
    `pages ${(one.generatorCpu / (one.ms / 1000)).toFixed(2)} core`,
    `load ${one.load}`,
  ].join(' | ')
}

function printArrivals(rounds: readonly RoundResult[], points: number) {
  const arrivals = rounds.flatMap((round) => round.arrivals)
  const both = (of: (arrival: (typeof arrivals)[number]) => number) => `p50 ${ms(quantile(arrivals.map(of), 0.5))} p95 ${ms(quantile(arrivals.map(of), 0.95))}`
  console.log(
    `  storm of ${points}: welcome ${both(({ welcome }) => welcome)} | published ${both(({ published }) => published)} | viewing ${both(({ viewing }) => viewing)}`,
  )
  console.log(`  all of it ${both(({ published, viewing }) => Math.max(published, viewing))}`)
}

function printChanges(rounds: readonly RoundResult[]) {
  const changes = rounds.flatMap((round) => round.changes)
  const times = (of: 'packet' | 'picture') => changes.flatMap((change) => change[of])
  const text = (of: 'packet' | 'picture') => `p50 ${ms(quantile(times(of), 0.5))} p95 ${ms(quantile(times(of), 0.95))} max ${ms(quantile(times(of), 1))}`
  const missed = changes.reduce((sum, change) => sum + change.missed, 0)
  console.log(`  ${changes.length} changes of speaker, at every viewer: first packet ${text('packet')} | whole picture ${text('picture')} | missed ${missed}`)
}

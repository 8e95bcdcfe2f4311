import { isIn, runsIn } from './grant.ts'
import type { Grant } from './grant.ts'
import { decimalsOf, fromDollars, apportion, roundTo, sum, usdCents } from './money.ts'
import type { Minor, Rates } from './money.ts'
import { settleQuangTri } from './quang-tri.ts'
import { randomFor } from './random.ts'
import type { Random } from './random.ts'
import { disbursed as yearTotal, haiPhong2020, ratio, relief, sectorShare, years } from './targets.ts'
import type { Heading, Topic, Year } from './targets.ts'

interface Draft {
  grant: Grant
  dollars: number
}

type BySector = Record<Heading, number>

const headingOf = (code: string): Heading => code.slice(0, 2) as Heading
const mainHeading = (grant: Grant): Heading => headingOf(grant.sectors[0]?.code ?? 'KH0')
const unit = (currency: string): Minor => 10n ** BigInt(decimalsOf(currency))

/** Reports carry round sums and odd ones. */
function stepOf(currency: string, random: Random): Minor {
  if (currency === 'VND') return 500_000n
  if (currency === 'JPY' || currency === 'KRW') return 1_000n
  return random.weighted([1n, 10n * unit(currency), 100n * unit(currency)], [4, 3, 3])
}

const centsOf = (rates: Rates, grant: Grant, year: number): Minor => usdCents(rates, grant.amounts.get(year)?.disbursed ?? 0n, grant.currency, year)

function addTo(sums: BySector, grant: Grant, dollars: number): void {
  for (const { code, percent } of grant.sectors) sums[headingOf(code)] += (dollars * percent) / 100
}

const noSums = (): BySector => ({ YT: 0, GD: 0, KT: 0, XH: 0, MT: 0, CT: 0, HQ: 0, VH: 0, NL: 0, KH: 0 })

/** Scales the drafts by main sector until the sectors of the year come to their shares; a few rounds settle the mixed ones. */
function fitSectors(drafts: readonly Draft[], settled: BySector, year: Year): void {
  const whole = Number(yearTotal[year]) / 100
  for (let round = 0; round < 12; round += 1) {
    const sums = noSums()
    for (const { grant, dollars } of drafts) addTo(sums, grant, dollars)
    for (const draft of drafts) {
      const heading = mainHeading(draft.grant)
      draft.dollars *= (whole * sectorShare(year, heading) - settled[heading]) / sums[heading]
    }
  }
}

function put(rates: Rates, draft: Draft, year: number, random: Random): void {
  const { grant, dollars } = draft
  const disbursed = roundTo(fromDollars(rates, dollars, grant.currency, year), stepOf(grant.currency, random))
  grant.amounts.set(year, { disbursed, committed: 0n })
}

/** One grant in dollars takes the cents that rounding left, and the nation's total is exact. */
function balance(rates: Rates, year: Year, running: readonly Grant[], drafts: readonly Draft[]): void {
  const open = drafts.filter(({ grant }) => grant.currency === 'USD')
  const largest = open.reduce((best, draft) => (draft.dollars > best.dollars ? draft : best))
  const amounts = largest.grant.amounts.get(year)
  if (!amounts) throw new Error(`no amount to balance ${year} with`)
  amounts.disbursed += yearTotal[year] - sum(running.map((grant) => centsOf(rates, grant, year)))
}

/** Hải Phòng reports in dong, and 2020 is known in dong. */
function settleHaiPhong2020(grants: readonly Grant[]): void {
  const own = grants.filter((grant) => isIn(grant, '31') && runsIn(grant, 2020))
  const random = randomFor('hai-phong-2020')
  const disbursed = apportion(
    haiPhong2020.disbursed,
    own.map(({ size }) => size),
    500_000n,
  )
  const committed = apportion(
    haiPhong2020.committed,
    disbursed.map((amount) => Number(amount) * random.between(1.2, 1.9)),
    500_000n,
  )
  for (const [index, grant] of own.entries()) grant.amounts.set(2020, { disbursed: disbursed[index] ?? 0n, committed: committed[index] ?? 0n })
}

function settleRelief2020(rates: Rates, grants: readonly Grant[]): void {
  const random = randomFor('relief-amounts')
  for (const topic of Object.keys(relief) as Topic[]) {
    const own = grants.filter((grant) => grant.topic === topic)
    const size = own.reduce((total, grant) => total + grant.size, 0)
    for (const grant of own) put(rates, { grant, dollars: (grant.size * relief[topic].dollars) / size }, 2020, random)
  }
}

/** A liaison office has a small budget and nothing disbursed to anybody. */
function surveyBudget(rates: Rates, grant: Grant, year: Year): void {
  const dollars = randomFor(`survey-${grant.name}`).whole(3, 20) * 1000
  grant.whole = roundTo(fromDollars(rates, dollars, grant.currency, year), unit(grant.currency) * 100n)
  grant.amounts.set(year, { disbursed: 0n, committed: grant.whole })
}

/** Most grants spend about as much each year; one in a hundred waits for a year. */
function disburse(rates: Rates, year: Year, running: readonly Grant[]): void {
  const random = randomFor(`disbursed-${year}`)
  const settled = noSums()
  const drafts: Draft[] = []
  for (const grant of running) {
    if (grant.survey) surveyBudget(rates, grant, year)
    else if (grant.amounts.has(year)) addTo(settled, grant, Number(centsOf(rates, grant, year)) / 100)
    else drafts.push({ grant, dollars: grant.size * random.spread(0.22) * (random.chance(0.01) ? 0.12 : 1) })
  }
  fitSectors(drafts, settled, year)
  for (const draft of drafts) put(rates, draft, year, random)
  balance(rates, year, running, drafts)
}

/** Commitments of the year such that what was disbursed is the known share of them. A few grants spend more than planned. */
function commitYear(rates: Rates, year: Year, running: readonly Grant[]): void {
  const random = randomFor(`committed-${year}`)
  let wanted = Number(yearTotal[year]) / 100 / ratio[year]
  const drafts: (Draft & { above: number })[] = []
  for (const grant of running) {
    const amounts = grant.amounts.get(year)
    if (!amounts) continue
    const overspends = grant.lastYear > grant.firstYear && random.chance(0.02)
    const isOpen = amounts.committed === 0n
    if (isOpen && overspends) amounts.committed = (amounts.disbursed * BigInt(random.whole(80, 97))) / 100n
    if (isOpen && !overspends) drafts.push({ grant, dollars: Number(centsOf(rates, grant, year)) / 100, above: random.between(0.02, 0.8) })
    else wanted -= Number(usdCents(rates, amounts.committed, grant.currency, year)) / 100
  }
  const spent = drafts.reduce((total, { dollars }) => total + dollars, 0)
  const stretch = (wanted - spent) / drafts.reduce((total, { dollars, above }) => total + dollars * above, 0)
  for (const { grant, dollars, above } of drafts) {
    const amounts = grant.amounts.get(year)
    const committed = roundTo(fromDollars(rates, dollars * (1 + above * stretch), grant.currency, year), stepOf(grant.currency, random))
    if (amounts) amounts.committed = committed > amounts.disbursed ? committed : amounts.disbursed
  }
}

/** The whole commitment: at least what was spent and planned, counting the years that no return here shows. */
function commitWhole(grant: Grant): void {
  if (grant.whole !== 0n) return
  const amounts = [...grant.amounts.values()]
  const life = Number(grant.end.slice(0, 4)) - Number(grant.start.slice(0, 4)) + 1
  const planned = sum(amounts.map(({ committed }) => committed))
  const most = amounts
    .flatMap(({ committed, disbursed }) => [committed, disbursed])
    .reduce((top, amount) => (top > amount ? top : amount), sum(amounts.map(({ disbursed }) => disbursed)))
  const seen = BigInt(amounts.length)
  const extended = (planned * BigInt(Math.max(life, amounts.length))) / seen
  const step = unit(grant.currency) * (grant.currency === 'VND' ? 1_000_000n : 100n)
  grant.whole = life === 1 ? most : roundTo((extended > most ? extended : most) + step / 2n, step)
  grant.refundable = (grant.whole * BigInt(grant.refundablePercent)) / 100n
}

/** Finds the money of every grant and year; afterwards the nation and the two provinces come to what was published. */
export function settleAmounts(rates: Rates, grants: readonly Grant[]): void {
  settleQuangTri(grants)
  settleHaiPhong2020(grants)
  settleRelief2020(rates, grants)
  for (const year of years) {
    const running = grants.filter((grant) => runsIn(grant, year))
    disburse(rates, year, running)
    commitYear(rates, year, running)
  }
  for (const grant of grants) commitWhole(grant)
}

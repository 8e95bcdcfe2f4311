import { isIn, runsIn } from './grant.ts'
import type { Grant } from './grant.ts'
import { apportion, sum } from './money.ts'
import type { Minor } from './money.ts'
import { randomFor } from './random.ts'
import { quangTri } from './targets.ts'

/** How a grant spends its whole commitment over a life of one, two, three… years. */
const pace: readonly (readonly number[])[] = [[0.94], [0.46, 0.5], [0.31, 0.36, 0.3], [0.2, 0.29, 0.28, 0.2], [0.15, 0.22, 0.24, 0.21, 0.15]]

const part = (whole: Minor, share: number): Minor => (whole * BigInt(Math.round(share * 10_000))) / 10_000n

function spend(grant: Grant): void {
  const random = randomFor(`pace-${grant.name}`)
  const shares = pace[grant.lastYear - grant.firstYear] ?? [0.2]
  for (const [index, share] of shares.entries()) {
    const disbursed = part(grant.whole, share * random.between(0.8, 1.02))
    const committed = part(grant.whole, Math.min(0.99, share * random.between(1.05, 1.6)))
    grant.amounts.set(grant.firstYear + index, { disbursed, committed: committed > disbursed ? committed : disbursed })
  }
}

/** The whole commitments of a year's new grants make the published sum, to the cent, and so does their refundable part. */
function commit(grants: readonly Grant[], whole: Minor, refundable: Minor): void {
  const wholes = apportion(
    whole,
    grants.map(({ size, firstYear, lastYear }) => size * (1 + lastYear - firstYear)),
    500_00n,
  )
  for (const [index, grant] of grants.entries()) Object.assign(grant, { whole: wholes[index] ?? 0n, refundable: 0n, refundablePercent: 0 })
  const lenders = grants.filter((grant) => grant.whole > 2n * refundable).slice(0, 2)
  const parts = refundable === 0n ? [] : apportion(refundable, [61, 39], 1n)
  for (const [index, lender] of lenders.entries()) lender.refundable = parts[index] ?? 0n
  for (const grant of grants) spend(grant)
}

const committedOf = (grant: Grant, disbursed: Minor): Minor => (disbursed * BigInt(100 + randomFor(`year-${grant.name}`).whole(4, 60))) / 100n

/**
 * Quảng Trị as its article of April 2024 tells it. Only dollars, so that no exchange rate moves it. What the older grants
 * disbursed in 2023 makes up the published total.
 */
export function settleQuangTri(grants: readonly Grant[]): void {
  const own = grants.filter((grant) => isIn(grant, '45'))
  commit(
    own.filter(({ isNewIn }) => isNewIn === 2022),
    quangTri[2022].whole,
    0n,
  )
  commit(
    own.filter(({ isNewIn }) => isNewIn === 2023),
    quangTri[2023].whole,
    quangTri[2023].refundable,
  )
  const running = own.filter((grant) => runsIn(grant, 2023))
  const older = running.filter(({ firstYear }) => firstYear < 2022)
  const left = quangTri[2023].disbursed - sum(running.map((grant) => grant.amounts.get(2023)?.disbursed ?? 0n))
  const parts = apportion(
    left,
    older.map(({ size }) => size),
    1n,
  )
  for (const [index, grant] of older.entries()) {
    const disbursed = parts[index] ?? 0n
    grant.amounts.set(2023, { disbursed, committed: committedOf(grant, disbursed) })
  }
}

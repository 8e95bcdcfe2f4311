import { Exact } from '#platform/money.ts'
import { chooseReporter, type Claim } from './reconcile.model.ts'

/** The steps of the published rule, in their order. */
export const clashRules = ['managing', 'own-place', 'central', 'first'] as const
export type ClashRule = (typeof clashRules)[number]

/** The step of the published rule that told the report that counts from the others. */
export function decidingRule(claims: readonly Claim[]): ClashRule {
  const winner = claims.find(({ agencyId }) => agencyId === chooseReporter(claims))
  const others = claims.filter((claim) => claim !== winner)
  const onlyWinner = (has: (claim: Claim) => boolean) => winner !== undefined && has(winner) && !others.some(has)
  if (onlyWinner((claim) => claim.managing)) return 'managing'
  if (onlyWinner((claim) => claim.ownPlace)) return 'own-place'
  if (onlyWinner((claim) => claim.duty === 'ministry')) return 'central'
  return 'first'
}

/** How far apart the reported amounts are: the largest minus the smallest, in cents. */
export function spreadOf(amounts: readonly string[]): string {
  if (amounts.length === 0) return '0.00'
  return Exact.max(...amounts)
    .minus(Exact.min(...amounts))
    .toFixed(2)
}

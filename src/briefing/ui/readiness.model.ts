import type { ReadinessRow } from '../point.contract.ts'

/** How many rooms there are, confirmed, with a line that was tested and did not fail, with one that failed, and connected. */
export function countReadiness(rows: readonly ReadinessRow[]) {
  const count = (is: (row: ReadinessRow) => boolean) => rows.filter(is).length
  return {
    points: rows.length,
    confirmed: count(({ confirmedAt }) => confirmedAt !== null),
    tested: count(({ lastCheck }) => lastCheck !== null && lastCheck.grade !== 'failed'),
    failing: count(({ lastCheck }) => lastCheck?.grade === 'failed'),
    connected: count(({ connected }) => connected),
  }
}

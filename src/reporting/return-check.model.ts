import type { Decimal } from 'decimal.js'
import { formatDecimal, type Locale } from '#platform/format.ts'
import { Exact } from '#platform/money.ts'
import { nameKey } from '#platform/text/search-key.ts'
import type { CheckRule, Line } from './form.contract.ts'
import { amountOf, shownAmount, type Arguments } from './line-check.model.ts'
import { indexLines } from './line-match.model.ts'

/** A rule broken across lines: by this line, or (null) by the return as a whole. */
export interface Breach {
  lineKey: string | null
  args: Arguments
}

interface Context {
  locale: Locale
  period: { from: string; to: string }
  lastYear: readonly Line[] | null
}

const NAMED_AT_MOST = 3

/** What the rules that compare lines, or this year with the last, find. Rules of one line find nothing here. */
export function breachesAcross(rule: CheckRule, lines: readonly Line[], context: Context): Breach[] {
  switch (rule.kind) {
    case 'duplicate':
      return duplicates(rule.columns, lines)
    case 'total-jump':
      return totalJump(rule, lines, context)
    case 'missing-last-year':
      return missing(lines, context)
    default:
      return []
  }
}

// The first line stands; each later one points at it.
function duplicates(columns: readonly string[], lines: readonly Line[]): Breach[] {
  const first = new Map<string, number>()
  const breaches: Breach[] = []
  for (const [at, line] of lines.entries()) {
    const values = columns.map((column) => line.cells[column])
    if (values.includes(undefined)) continue
    const key = values.map((value) => nameKey(value ?? '')).join('|')
    const other = first.get(key)
    if (other === undefined) first.set(key, at + 1)
    else breaches.push({ lineKey: line.lineKey, args: { other: String(other), value: values[0] ?? '' } })
  }
  return breaches
}

// One sentence for the return: the currency that moved most money, since explanations are given once for a rule.
function totalJump(rule: Extract<CheckRule, { kind: 'total-jump' }>, lines: readonly Line[], { lastYear, locale }: Context): Breach[] {
  if (lastYear === null || lastYear.length === 0) return []
  const totals = totalsByCurrency(lines, rule.column)
  const before = totalsByCurrency(lastYear, rule.column)
  for (const [currency, then] of [...before].toSorted(([, a], [, b]) => b.comparedTo(a))) {
    const now = totals.get(currency) ?? new Exact(0)
    const percent = now.minus(then).div(then).times(100)
    if (percent.abs().lessThanOrEqualTo(rule.percent)) continue
    const shown = formatDecimal(percent.toFixed(1), { locale })
    return [
      {
        lineKey: null,
        args: {
          now: shownAmount(now, locale),
          before: shownAmount(then, locale),
          percent: percent.isPositive() ? `+${shown}` : shown,
          limit: String(rule.percent),
          currency,
        },
      },
    ]
  }
  return []
}

function totalsByCurrency(lines: readonly Line[], column: string): Map<string, Decimal> {
  const totals = new Map<string, Decimal>()
  for (const { cells } of lines) {
    const amount = amountOf(cells, column)
    if (amount === undefined || cells.currency === undefined || amount.isZero()) continue
    totals.set(cells.currency, (totals.get(cells.currency) ?? new Exact(0)).plus(amount))
  }
  return totals
}

function missing(lines: readonly Line[], { lastYear, period }: Context): Breach[] {
  const now = indexLines(lines)
  const expected = (lastYear ?? []).filter(({ cells }) => cells.status === 'running' && (cells.endsOn ?? period.from) >= period.from)
  const gone = expected.filter((line) => now.find(line) === undefined)
  if (gone.length === 0) return []
  const names = gone.slice(0, NAMED_AT_MOST).map(({ cells }) => cells.name ?? cells.grantCode ?? '…')
  const more = gone.length > NAMED_AT_MOST ? '; …' : ''
  return [{ lineKey: null, args: { count: String(gone.length), names: names.join('; ') + more } }]
}

import type { Decimal } from 'decimal.js'
import { formatDecimal, formatPlainDate, type Locale } from '#platform/format.ts'
import { Exact } from '#platform/money.ts'
import { isCanonical } from './cell.model.ts'
import type { Cells, CheckRule, Form, FormLists, Line } from './form.contract.ts'
import { getColumn } from './form.model.ts'
import { memoised } from '#platform/memo.ts'

/** What the rules may look at; the return's own lines come beside it. */
export interface CheckContext {
  form: Form
  lists: FormLists
  locale: Locale
  period: { from: string; to: string }
  /** Last year's line of the same grant. */
  before: (line: Line) => Line | undefined
  elsewhere: Readonly<Record<string, { agencyName: string }>>
}

export type Arguments = Record<string, string>

/** The arguments of the sentence where a line breaks the rule; undefined where it keeps it or its cells cannot tell. */
export function breaksRule(rule: CheckRule, line: Line, context: CheckContext): Arguments | undefined {
  switch (rule.kind) {
    case 'sum':
      return sumDiffers(rule, line, context)
    case 'not-above':
      return isAbove(rule, line, context)
    case 'ratio-above':
      return ratioAbove(rule, line, context)
    case 'date-order':
      return datesReversed(rule, line, context)
    case 'running-in-period':
      return outsidePeriod(rule, line, context)
    case 'new-starts-in-period':
      return newButOld(rule, line, context)
    case 'jump':
      return jumps(rule, line, context)
    case 'other-agency':
      return reportedElsewhere(line, context)
    case 'duplicate':
    case 'total-jump':
    case 'missing-last-year':
      return undefined
  }
}

/** The amount in a cell; undefined where it is empty or could not be read. */
export function amountOf(cells: Cells, column: string): Decimal | undefined {
  const text = cells[column]
  return text === undefined ? undefined : exactAmount(text)
}

// Amounts are immutable, and every rule asks for the same few.
const exactAmount = memoised((text) => (/^\d+(\.\d+)?$/u.test(text) ? new Exact(text) : undefined))

/** A decimal as people read it. */
export function shownAmount(amount: Decimal, locale: Locale): string {
  const places = amount.isInteger() ? 0 : Math.max(2, amount.decimalPlaces())
  return formatDecimal(amount.toFixed(), { decimals: places, locale })
}

type Rule<K extends CheckRule['kind']> = Extract<CheckRule, { kind: K }>

function sumDiffers(rule: Rule<'sum'>, { cells }: Line, { locale }: CheckContext): Arguments | undefined {
  const total = amountOf(cells, rule.total)
  const parts = rule.parts.map((part) => (cells[part] === undefined ? null : amountOf(cells, part)))
  // An unreadable part is named by itself; with no part given there is nothing to add up.
  if (total === undefined || parts.includes(undefined) || parts.every((part) => part === null)) return undefined
  const sum = parts.reduce<Decimal>((all, part) => all.plus(part ?? 0), new Exact(0))
  if (sum.equals(total)) return undefined
  return {
    sum: shownAmount(sum, locale),
    total: shownAmount(total, locale),
    difference: shownAmount(sum.minus(total).abs(), locale),
    currency: cells.currency ?? '',
  }
}

function isAbove(rule: Rule<'not-above'>, { cells }: Line, { locale }: CheckContext): Arguments | undefined {
  const lower = amountOf(cells, rule.lower)
  const upper = amountOf(cells, rule.upper)
  if (lower === undefined || upper === undefined || lower.lessThanOrEqualTo(upper)) return undefined
  return { lower: shownAmount(lower, locale), upper: shownAmount(upper, locale), currency: cells.currency ?? '' }
}

function ratioAbove(rule: Rule<'ratio-above'>, { cells }: Line, { locale }: CheckContext): Arguments | undefined {
  const part = amountOf(cells, rule.part)
  const whole = amountOf(cells, rule.whole)
  if (part === undefined || whole === undefined || whole.isZero()) return undefined
  const percent = part.div(whole).times(100)
  if (percent.lessThanOrEqualTo(rule.percent)) return undefined
  return { percent: formatDecimal(percent.toFixed(1), { locale }), limit: String(rule.percent) }
}

function dayOf(line: Line, column: string, { form, lists }: CheckContext): string | undefined {
  const text = line.cells[column]
  return text !== undefined && isCanonical(getColumn(form, column), text, lists) ? text : undefined
}

function datesReversed(rule: Rule<'date-order'>, line: Line, context: CheckContext): Arguments | undefined {
  const first = dayOf(line, rule.first, context)
  const last = dayOf(line, rule.last, context)
  if (first === undefined || last === undefined || first <= last) return undefined
  return { first: formatPlainDate(first, context.locale), last: formatPlainDate(last, context.locale) }
}

function outsidePeriod(rule: Rule<'running-in-period'>, line: Line, context: CheckContext): Arguments | undefined {
  const starts = dayOf(line, rule.starts, context)
  const ends = dayOf(line, rule.ends, context)
  const over = ends !== undefined && ends < context.period.from
  const ahead = starts !== undefined && starts > context.period.to
  if (!over && !ahead) return undefined
  const shown = (day: string | undefined) => (day === undefined ? '…' : formatPlainDate(day, context.locale))
  return { starts: shown(starts), ends: shown(ends), ...shownPeriod(context) }
}

function newButOld(rule: Rule<'new-starts-in-period'>, line: Line, context: CheckContext): Arguments | undefined {
  const starts = dayOf(line, rule.starts, context)
  if (line.cells[rule.phase] !== 'new' || starts === undefined || starts >= context.period.from) return undefined
  return { starts: formatPlainDate(starts, context.locale), ...shownPeriod(context) }
}

function shownPeriod({ period, locale }: CheckContext): Arguments {
  return { from: formatPlainDate(period.from, locale), to: formatPlainDate(period.to, locale) }
}

// Only like with like: another currency than last year's says nothing about size.
function jumps(rule: Rule<'jump'>, line: Line, { before, locale }: CheckContext): Arguments | undefined {
  const last = before(line)
  const now = amountOf(line.cells, rule.column)
  const then = last === undefined ? undefined : amountOf(last.cells, rule.column)
  if (now === undefined || then === undefined || now.isZero() || then.isZero()) return undefined
  if (last?.cells.currency !== line.cells.currency) return undefined
  const times = Exact.max(now, then).div(Exact.min(now, then))
  if (times.lessThanOrEqualTo(rule.factor)) return undefined
  return {
    now: shownAmount(now, locale),
    before: shownAmount(then, locale),
    times: formatDecimal(times.toFixed(1), { locale }),
    currency: line.cells.currency ?? '',
  }
}

function reportedElsewhere(line: Line, { elsewhere }: CheckContext): Arguments | undefined {
  const other = elsewhere[line.lineKey]
  return other === undefined ? undefined : { agency: other.agencyName }
}

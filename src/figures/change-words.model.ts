import {
  formatChange,
  formatCount,
  formatMoment,
  formatMoney,
  formatPercent,
  formatPlainDate,
  formatSignedChange,
  type ChangeUnit,
  type Locale,
} from '#platform/format.ts'
import { formatMessage, type MessageArguments } from '#platform/messages.ts'
import { Exact } from '#platform/money.ts'
import type { ChangeAnswer, ChangeStep, Waterfall } from './change.contract.ts'
import { changeMessages } from './change.messages.ts'
import { figureMessages } from './figure.messages.ts'
import { memberName } from './figure-words.model.ts'
import { receiptMessages } from './ui/receipt.messages.ts'

export type Unit = ChangeAnswer['unit']
type Key = keyof typeof changeMessages.vi

const say = (locale: Locale, key: Key, args?: MessageArguments) => formatMessage(changeMessages, locale, key, args)
const nameOf = (code: ChangeAnswer['code'], locale: Locale) => formatMessage(figureMessages, locale, `figure.${code}`)

/** A value as it is said: short in sentences and charts, exact in tables. */
export function valueText(value: string | null, unit: Unit, locale: Locale, style: 'short' | 'exact' = 'exact'): string {
  if (value === null) return say(locale, 'sentence.unknown')
  if (unit === 'count') return formatCount(value, locale)
  return unit === 'percent' ? formatPercent(value, { locale }) : formatMoney(value, unit, { style, locale })
}

const changeUnitOf = (unit: Unit): ChangeUnit => (unit === 'percent' ? 'points' : unit === 'count' ? 'count' : { money: unit })

/** What a step adds, with its sign. */
export function signedText(amount: string, unit: Unit, locale: Locale, style: 'short' | 'exact' = 'exact'): string {
  if (style === 'short' || unit === 'percent' || unit === 'count') return formatSignedChange(amount, { unit: changeUnitOf(unit), locale })
  return `${new Exact(amount).gt(0) ? '+' : ''}${formatMoney(amount, unit, { style, locale })}`
}

/** The last moment of a day in Ha Noi is said as the day. */
const endOfDay = /^(\d{4}-\d{2}-\d{2})T23:59:59(?:\.999)?\+07:00$/

/** What the two ends are called, in a sentence and at the foot and head of the chart. */
export function endNames({ mode, query, from, to }: Pick<ChangeAnswer, 'mode' | 'query' | 'from' | 'to'>, locale: Locale) {
  if (mode === 'years') {
    const year = (end: { year: number }) => say(locale, 'end.year', { year: String(end.year) })
    return { from: year(from), to: year(to), fromBar: year(from), toBar: year(to) }
  }
  const words = { from: momentText(query.fromMoment, locale), to: momentText(query.toMoment, locale) }
  return { ...words, fromBar: say(locale, 'end.moment-from', { moment: words.from }), toBar: say(locale, 'end.moment-to', { moment: words.to }) }
}

function momentText(moment: string | undefined, locale: Locale): string {
  if (moment === undefined) return say(locale, 'moment.now')
  const [, day] = endOfDay.exec(moment) ?? []
  return day ? say(locale, 'moment.day', { date: formatPlainDate(day, locale) }) : say(locale, 'moment.at', { moment: formatMoment(moment, locale) })
}

/** What a step is called. Members of a dimension have names of their own. */
export function stepName(
  { kind, key, label, labelEn }: Pick<ChangeStep, 'kind' | 'key' | 'label' | 'labelEn'>,
  by: ChangeAnswer['query']['by'],
  locale: Locale,
): string {
  if (kind !== 'member' || key === null || by === 'grants') return say(locale, `step.${kind}`, { by: '' })
  return memberName(by, { key, label: label ?? key, labelEn: labelEn ?? key }, locale)
}

/** What the question is about: `của tỉnh Quảng Trị, lĩnh vực Y tế`. */
export function scopeText({ scope }: Pick<ChangeAnswer, 'scope'>, locale: Locale): string {
  if (scope.length === 0) return formatMessage(receiptMessages, locale, 'scope.nation')
  return scope
    .map(({ member, ...named }) =>
      formatMessage(receiptMessages, locale, `scope.${member}`, { name: member === 'grant' ? named.label : memberName(member, named, locale) }),
    )
    .join(', ')
}

const SAID_STEPS = 7

/** The change in the words of officials: what rose or fell by how much, and the steps that did most of it. */
export function changeSentences(answer: ChangeAnswer, locale: Locale): string[] {
  const { code, unit, mode, from, to, change, waterfalls, query } = answer
  const ends = endNames(answer, locale)
  // A change that rounds to nothing is not called a rise or a fall.
  const unseen = change !== null && !/[1-9]/.test(formatSignedChange(change, { unit: changeUnitOf(unit), locale }))
  const turn = !unseen ? '' : new Exact(change).isZero() ? '-same' : '-near'
  // What differs only in the last digits is said to the last digit.
  const style = !unseen && valueText(from.value, unit, locale, 'short') === valueText(to.value, unit, locale, 'short') ? 'exact' : 'short'
  const args = {
    name: nameOf(code, locale),
    year: String(to.year),
    fromYear: String(from.year),
    scope: scopeText(answer, locale),
    from: ends.from,
    to: ends.to,
    before: valueText(from.value, unit, locale, style),
    after: valueText(to.value, unit, locale, style),
    turn: say(locale, new Exact(change ?? 0).isNegative() ? 'turn.down' : 'turn.up'),
    change: formatChange(change ?? '0', { unit: changeUnitOf(unit), locale }),
  }
  const [only, ...more] = waterfalls
  const steps = only && more.length === 0 ? stepsSaid(only, query.by, locale) : ''
  return [
    say(locale, `sentence.${mode}${turn}` as const, args),
    ...(steps ? [say(locale, 'sentence.steps', { steps })] : []),
    ...(more.length > 0 ? [say(locale, 'sentence.in-parts')] : []),
  ]
}

function stepsSaid({ steps, unit }: Waterfall, by: ChangeAnswer['query']['by'], locale: Locale): string {
  return steps
    .filter(({ lines }) => lines > 0)
    .toSorted((a, b) => new Exact(b.amount).abs().cmp(new Exact(a.amount).abs()))
    .slice(0, SAID_STEPS)
    .map(
      (step) => `${step.kind === 'member' ? stepName(step, by, locale) : lower(stepName(step, by, locale))} ${signedText(step.amount, unit, locale, 'short')}`,
    )
    .join('; ')
}

const lower = (name: string) => name.slice(0, 1).toLocaleLowerCase('vi') + name.slice(1)
export { nameOf as figureName }

import { formatDecimal, formatMoney, type Locale } from '#platform/format.ts'
import { Exact, fixed, sumOf } from '#platform/money.ts'
import { bareAmount, growthText, memberName, narrowed, percentText, pointsText, questionOf } from './figure-words.model.ts'
import { figureMessages } from './figure.messages.ts'
import type { MadeOf, MadePart, SheetCell } from './sheet.model.ts'
import type { TrendAnswer, TrendMember } from './trend.contract.ts'
import { trendMessages, trendText } from './trend.messages.ts'

type Key = keyof typeof trendMessages.vi
type Args = Record<string, string | number>

/** More members than these are told as one: the table of values has all of them. */
const TOLD = 20

/** What to ask for the receipt of a member's year; of the whole without a member. */
export function askOf({ query, asOf }: TrendAnswer, year: number, key?: string): NonNullable<SheetCell['ask']> {
  return { code: query.measure, query: questionOf({ ...query, ...(key === undefined ? {} : narrowed(query, query.dimension, key)) }, asOf, year) }
}

/** How a growth on the year before was reckoned, of a member or of the whole. */
export function growthMade(answer: TrendAnswer, member: TrendMember | null, locale: Locale): MadeOf | undefined {
  const { to } = answer.query
  const result = member ? member.values.at(-1)?.growth : answer.years.at(-1)?.growth
  if (result === null || result === undefined) return undefined
  const t = words(locale)
  return {
    title: t('made.growth', { year: String(to), before: String(to - 1), name: nameOf(answer, member, locale) }),
    result: growthText(result, locale),
    formula: t('made.growth.how', { year: String(to), before: String(to - 1) }),
    parts: [valuePart(answer, to - 1, member, locale), valuePart(answer, to, member, locale)],
  }
}

/** How the average growth a year (CAGR) of a member was reckoned. */
export function averageMade(answer: TrendAnswer, member: TrendMember, locale: Locale): MadeOf | undefined {
  if (!member.average) return undefined
  const { from, to, percent } = member.average
  const t = words(locale)
  return {
    title: t('made.average', { name: nameOf(answer, member, locale) }),
    result: growthText(percent, locale),
    formula: t('made.average.how', { from: String(from), to: String(to), count: to - from }),
    parts: [valuePart(answer, from, member, locale), valuePart(answer, to, member, locale)],
  }
}

/** How the shift of a member's share was reckoned: of its amount and the whole, in both years. */
export function shiftMade(answer: TrendAnswer, member: TrendMember, locale: Locale): MadeOf | undefined {
  const { shiftYears: span, query } = answer
  if (!span || member.shift === null) return undefined
  const t = words(locale)
  const share = (year: number) => percentText(member.values[year - query.from]?.share ?? null, locale)
  const ofYear = (year: number) => [
    { ...valuePart(answer, year, member, locale), note: t('made.share-of', { share: share(year) }) },
    valuePart(answer, year, null, locale),
  ]
  return {
    title: t('made.shift', { name: nameOf(answer, member, locale) }),
    result: `${pointsText(member.shift, locale)} ${t('made.points')}`,
    formula: t('made.shift.how', { from: String(span.from), to: String(span.to), before: share(span.from), after: share(span.to) }),
    parts: [...ofYear(span.from), ...ofYear(span.to)],
  }
}

/** How the part of the five largest, the index and the number of members of a year were reckoned. */
export function concentrationMade(answer: TrendAnswer, year: number, of: 'top5' | 'hhi' | 'members', locale: Locale): MadeOf | undefined {
  const facts = answer.years.find((one) => one.year === year)
  if (!facts?.concentration) return undefined
  const { members, hhi, top5 } = facts.concentration
  const t = words(locale)
  const result = { top5: percentText(top5, locale), hhi: bareAmount(hhi, 'count', locale), members: bareAmount(String(members), 'count', locale) }[of]
  return {
    title: t(`made.${of}`, { year: String(year) }),
    result,
    formula: t(`made.${of}.how`, { year: String(year), members }),
    parts: [
      ...largestParts(answer, year, of, locale),
      { ...valuePart(answer, year, null, locale), ...(of === 'hhi' ? {} : { note: percentText('100', locale) }) },
    ],
  }
}

function largestParts(answer: TrendAnswer, year: number, of: 'top5' | 'hhi' | 'members', locale: Locale): MadePart[] {
  const t = words(locale)
  const valueIn = (member: TrendMember) => new Exact(member.values[year - answer.query.from]?.value ?? 0)
  const all = answer.members.filter((member) => valueIn(member).gt(0)).toSorted((a, b) => valueIn(b).cmp(valueIn(a)))
  const whole = sumOf(all.map(valueIn))
  const shareOf = (member: TrendMember) => valueIn(member).div(whole).times(100)
  const squares = (some: readonly TrendMember[]) => fixed(sumOf(some.map((member) => shareOf(member).pow(2))), 1)
  const noteOf = (some: readonly TrendMember[]) =>
    of === 'hhi' ? t('made.square', { square: formatDecimal(squares(some), { decimals: 1, locale }) }) : percentText(fixed(sumOf(some.map(shareOf)), 6), locale)
  const told = all.slice(0, of === 'top5' ? 5 : TOLD)
  const rest = of === 'top5' ? [] : all.slice(TOLD)
  const amount = (some: readonly TrendMember[]) => amountText(answer, fixed(sumOf(some.map(valueIn)), answer.unit === 'USD' ? 2 : 0), locale)
  return [
    ...told.map((member) => ({ ...valuePart(answer, year, member, locale), name: nameOf(answer, member, locale), note: noteOf([member]) })),
    ...(rest.length > 0 ? [{ name: t('rest', { count: rest.length }), text: amount(rest), note: noteOf(rest) }] : []),
  ]
}

/** The amount of a member, or of the whole, in a year, with what asks for its receipt. */
function valuePart(answer: TrendAnswer, year: number, member: TrendMember | null, locale: Locale): MadePart {
  const value = member ? (member.values[year - answer.query.from]?.value ?? null) : (answer.years.find((one) => one.year === year)?.total ?? null)
  return {
    name: words(locale)('made.part', { name: nameOf(answer, member, locale), year: String(year) }),
    text: amountText(answer, value, locale),
    ask: value === null ? undefined : askOf(answer, year, member?.key),
  }
}

/** In full with its unit: the parts stand outside the table that names it. */
const amountText = ({ unit }: TrendAnswer, value: string | null, locale: Locale) =>
  unit === 'count' || value === null ? bareAmount(value, 'count', locale) : formatMoney(value, unit, { style: 'exact', locale })

const words =
  (locale: Locale) =>
  (key: Key, args: Args = {}) =>
    trendText(trendMessages, locale, key, args)

function nameOf(answer: TrendAnswer, member: TrendMember | null, locale: Locale): string {
  if (member) return memberName(answer.query.dimension, member, locale)
  return `${trendText(figureMessages, locale, `figure.${answer.query.measure}`)} (${trendText(trendMessages, locale, 'made.whole')})`
}

import type { Locale } from '#platform/format.ts'
import { bareAmount, dimensionName, growthText, memberName, percentText, pointsText } from './figure-words.model.ts'
import { figureMessages } from './figure.messages.ts'
import type { Sheet, SheetCell, SheetColumn } from './sheet.model.ts'
import type { TrendAnswer, TrendChart, TrendMember } from './trend.contract.ts'
import { concentrationLevel } from './trend.model.ts'
import { askOf, averageMade, concentrationMade, growthMade, shiftMade } from './trend-made.model.ts'
import { groundNotes, incompleteNote, outsideNote, starred } from './trend-notes.model.ts'
import { trendMessages, trendText } from './trend.messages.ts'

export type SheetOf = Exclude<TrendChart, 'turnover'>

/** The title of a picture and of its table. */
export function titleOf(chart: SheetOf, { query, shiftYears }: TrendAnswer, locale: Locale): string {
  const name = trendText(figureMessages, locale, `figure.${query.measure}`)
  const begins = chart === 'values' || chart === 'multiples'
  const words = { measure: begins ? name : lowerFirst(name), dimension: lowerFirst(dimensionName(query.dimension, locale)) }
  const { from, to } = (chart === 'shift' && shiftYears) || query
  return trendText(trendMessages, locale, `chart.${chart}`, { ...words, from: String(from), to: String(to) })
}

/** A name within a sentence; what is written in capitals stays so. */
export const lowerFirst = (name: string): string => (/^\p{Lu}{2}/u.test(name) ? name : name.slice(0, 1).toLowerCase() + name.slice(1))

/** The table beside a picture: all members, not only those that are drawn. */
export function trendSheet(chart: SheetOf, answer: TrendAnswer, locale: Locale): Sheet {
  const t = (key: keyof typeof trendMessages.vi) => trendText(trendMessages, locale, key)
  const { measure, map } = answer.query
  const extra = { values: [], multiples: [], shares: [t('note.shares')], shift: [t('note.shares'), t('note.shift')], concentration: [t('note.hhi')] }[chart]
  const outside = outsideNote([{ dimension: answer.query.dimension, members: answer.members }], locale)
  const inMoney = chart === 'values' || chart === 'multiples'
  return {
    name: t(`sheet.${chart}`),
    title: titleOf(chart, answer, locale),
    notes: [...groundNotes({ measure, map, asOf: answer.asOf, locale }), ...extra, ...outside, ...incompleteNote(answer.years, locale)],
    unit: inMoney ? t(`unit.${answer.unit}`) : null,
    ...bodyOf(chart, answer, locale),
  }
}

type Body = Pick<Sheet, 'columns' | 'rows' | 'total'>

function bodyOf(chart: SheetOf, answer: TrendAnswer, locale: Locale): Body {
  if (chart === 'shares') return sharesBody(answer, locale)
  if (chart === 'shift') return shiftBody(answer, locale)
  return chart === 'concentration' ? concentrationBody(answer, locale) : valuesBody(answer, locale)
}

const named = (text: string): SheetCell => ({ text })
const memberHead = ({ query }: TrendAnswer, locale: Locale): SheetColumn => ({ header: dimensionName(query.dimension, locale), kind: 'text' })

function valuesBody(answer: TrendAnswer, locale: Locale): Body {
  const t = (key: keyof typeof trendMessages.vi, args = {}) => trendText(trendMessages, locale, key, args)
  const { years, unit, query } = answer
  const amount = unit === 'USD' ? 'money' : 'integer'
  const last = years.at(-1)
  const head = (year: (typeof years)[number]): SheetColumn => ({ header: starred(year), kind: amount })
  const growthHead = last && years.length > 1 ? t('column.growth', { year: String(last.year), before: String(last.year - 1) }) : null
  const row = (member: TrendMember): SheetCell[] => [
    named(memberName(query.dimension, member, locale)),
    ...member.values.map(({ value }, index) => amountCell(answer, value, index, member.key)),
    ...(growthHead ? [growthCell(answer, member, locale)] : []),
    { text: growthText(member.average?.percent ?? null, locale), number: member.average?.percent, made: averageMade(answer, member, locale) },
    named(member.average ? `${member.average.from}–${member.average.to}` : ''),
  ]
  const amountCell = (of: TrendAnswer, value: string | null, index: number, key?: string): SheetCell => ({
    text: bareAmount(value, unit, locale),
    number: value ?? undefined,
    ask: value === null ? undefined : askOf(of, years[index]?.year ?? query.to, key),
  })
  return {
    columns: [
      memberHead(answer, locale),
      ...years.map(head),
      ...(growthHead ? [{ header: growthHead, kind: 'percent' as const }] : []),
      { header: t('column.average'), kind: 'percent' },
      { header: t('column.window'), kind: 'text' },
    ],
    rows: answer.members.map(row),
    total: [
      named(t(answer.additive ? 'whole' : 'whole.distinct')),
      ...years.map(({ total }, index) => amountCell(answer, total, index)),
      ...(growthHead ? [{ text: growthText(last?.growth ?? null, locale), number: last?.growth ?? undefined, made: growthMade(answer, null, locale) }] : []),
      named(''),
      named(''),
    ],
  }
}

function growthCell(answer: TrendAnswer, member: TrendMember, locale: Locale): SheetCell {
  const growth = member.values.at(-1)?.growth ?? null
  return { text: growthText(growth, locale), number: growth ?? undefined, made: growthMade(answer, member, locale) }
}

function sharesBody(answer: TrendAnswer, locale: Locale): Body {
  const shareCell = (share: string | null, year: number, key?: string): SheetCell => ({
    text: percentText(share, locale),
    number: share ?? undefined,
    ask: share === null ? undefined : askOf(answer, year, key),
  })
  const has = (index: number) => answer.members.some(({ values }) => values[index]?.share !== null)
  return {
    columns: [memberHead(answer, locale), ...answer.years.map((year) => ({ header: starred(year), kind: 'percent' as const }))],
    rows: answer.members.map((member) => [
      named(memberName(answer.query.dimension, member, locale)),
      ...member.values.map(({ share, value }, index) => shareCell(value === null ? null : share, answer.query.from + index, member.key)),
    ]),
    total: [
      named(trendText(trendMessages, locale, 'whole')),
      ...answer.years.map(({ year }, index) => shareCell(answer.members.length > 0 && has(index) ? '100.0' : null, year)),
    ],
  }
}

/** Members by how far they moved, the risers first. */
export const byShift = (members: readonly TrendMember[]): TrendMember[] =>
  members.filter(({ shift }) => shift !== null).toSorted((a, b) => Number(b.shift) - Number(a.shift))

function shiftBody(answer: TrendAnswer, locale: Locale): Body {
  const { shiftYears, query } = answer
  if (!shiftYears) return { columns: [memberHead(answer, locale)], rows: [] }
  const share = (member: TrendMember, year: number): SheetCell => {
    const value = member.values[year - query.from]?.share ?? null
    return { text: percentText(value, locale), number: value ?? undefined, ask: askOf(answer, year, member.key) }
  }
  return {
    columns: [
      memberHead(answer, locale),
      { header: String(shiftYears.from), kind: 'percent' },
      { header: String(shiftYears.to), kind: 'percent' },
      { header: trendText(trendMessages, locale, 'column.shift'), kind: 'points' },
    ],
    rows: byShift(answer.members).map((member) => [
      named(memberName(query.dimension, member, locale)),
      share(member, shiftYears.from),
      share(member, shiftYears.to),
      { text: pointsText(member.shift, locale), number: member.shift ?? undefined, made: shiftMade(answer, member, locale) },
    ]),
  }
}

function concentrationBody(answer: TrendAnswer, locale: Locale): Body {
  const t = (key: keyof typeof trendMessages.vi) => trendText(trendMessages, locale, key)
  const kinds = { year: 'text', members: 'integer', top5: 'percent', hhi: 'integer', level: 'text' } as const
  const heads = Object.entries(kinds) as [keyof typeof kinds, (typeof kinds)[keyof typeof kinds]][]
  return {
    columns: [
      ...heads.map(([key, kind]) => ({ header: t(`column.${key}`), kind })),
      { header: t('column.total'), kind: answer.unit === 'USD' ? 'money' : 'integer' },
    ],
    rows: answer.years.flatMap((year) => {
      const { concentration: found, total } = year
      if (!found) return []
      const made = (of: 'top5' | 'hhi' | 'members') => concentrationMade(answer, year.year, of, locale)
      return [
        [
          named(starred(year)),
          { text: bareAmount(String(found.members), 'count', locale), number: String(found.members), made: made('members') },
          { text: percentText(found.top5, locale), number: found.top5, made: made('top5') },
          { text: bareAmount(found.hhi, 'count', locale), number: found.hhi, made: made('hhi') },
          named(t(`level.${concentrationLevel(found.hhi)}`)),
          { text: bareAmount(total, answer.unit, locale), number: total, ask: askOf(answer, year.year) },
        ],
      ]
    }),
  }
}

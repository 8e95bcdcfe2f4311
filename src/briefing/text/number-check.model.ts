import type { FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { Exact } from '#platform/money.ts'
import { cleanText } from '#platform/text/normalise.ts'
import type { NumberVerdict } from './figure-value.contract.ts'
import { guessCodes } from './number-words.model.ts'
import type { TypedNumber } from './typed-number.model.ts'

/** A place or sector that a text may name, by the words it is called. */
export interface Named {
  dimension: 'place' | 'sector' | 'heading'
  key: string
  name: string
}

export interface CheckContext {
  /** The year that the text reports on. */
  year: number
  /** The place it is about when it names none; null for the nation. */
  place: string | null
  names: readonly Named[]
}

export interface Guess {
  /** In the order of likelihood. */
  asks: { code: FigureCode; query: FigureQuery }[]
  /** Whether the words around say what the number is; a weak guess never contradicts. */
  strong: boolean
}

const nation = /cả nước|toàn quốc|trong nước|nationwide|the whole country/iu

/** What a typed number may speak of: figure, year, place and sector, told by the words of its sentence. */
export function guess(text: string, number: TypedNumber, context: CheckContext): Guess {
  const sentence = sentenceOf(text, number)
  const { codes, strong } = guessCodes(sentence, number)
  const year = yearOf(sentence, context.year)
  const scopes = scopesOf(sentence, context)
  const currencies = number.unit === 'VND' ? (['VND'] as const) : number.unit === 'percent' ? (['USD', 'VND'] as const) : (['USD'] as const)
  const asks = codes.flatMap((code) =>
    scopes.flatMap((scope) =>
      currencies
        .filter((currency) => currency === 'USD' || number.unit === 'VND' || code === 'disbursement_ratio')
        .map((currency) => ({
          code,
          query: { year, map: 'reported', currency, ...scope },
        })),
    ),
  )
  return { asks, strong }
}

export interface Sentence {
  before: string
  after: string
}

/** The sentence around a number, without the number. */
function sentenceOf(text: string, { from, to }: TypedNumber): Sentence {
  const start = Math.max(0, ...[...text.slice(0, from).matchAll(/[.;!?](?=\s)|\n/gu)].map((stop) => stop.index + 1))
  const stop = /[.;!?](?=\s|$)|\n/u.exec(text.slice(to))
  return { before: text.slice(start, from), after: text.slice(to, stop ? to + stop.index : undefined) }
}

const yearBefore = /(?<!so với (?:cùng kỳ )?|compared with |from |on )(?:năm|in) (\d{4})/giu
const yearAfter = /^[^\d]{0,40}?(?<!so với (?:cùng kỳ )?|compared with |from |on )(?:năm|in) (\d{4})/iu

function yearOf({ before, after }: Sentence, otherwise: number): number {
  const said = [...before.matchAll(yearBefore)].at(-1)?.[1] ?? yearAfter.exec(after)?.[1]
  return said ? Number(said) : otherwise
}

type Narrowing = Pick<FigureQuery, 'place' | 'sector' | 'heading'>

function scopesOf({ before, after }: Sentence, { names, place }: CheckContext): Narrowing[] {
  const near = ` ${wordsKey(before)} `
  const far = ` ${wordsKey(after)} `
  const named = (dimensions: Named['dimension'][]) => lastNamed(near, names, dimensions) ?? lastNamed(far, names, dimensions)
  const spoken = named(['place'])?.key
  const places: (string | undefined)[] = nation.test(before + after) ? [undefined] : [...new Set([spoken, place ?? undefined, undefined])]
  const kept = spoken || nation.test(before + after) ? places : place ? [place, undefined] : [undefined]
  const sector = lastNamed(near, names, ['sector', 'heading'])
  return kept.flatMap((one): Narrowing[] => {
    const scope: Narrowing = one === undefined ? {} : { place: one }
    return sector ? [{ ...scope, [sector.dimension]: sector.key }, scope] : [scope]
  })
}

function lastNamed(text: string, names: readonly Named[], dimensions: Named['dimension'][]): Named | undefined {
  let best: { named: Named; at: number; size: number } | undefined
  for (const named of names) {
    if (!dimensions.includes(named.dimension)) continue
    const words = wordsKey(named.name)
    const at = text.lastIndexOf(` ${words} `)
    if (at >= 0 && (!best || at + words.length > best.at + best.size || (at + words.length === best.at + best.size && words.length > best.size)))
      best = { named, at, size: words.length }
  }
  return best?.named
}

/** Words with their accents and without punctuation: "giáo dục – đào tạo" and "Giáo dục, đào tạo" are the same. */
function wordsKey(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export interface KnownValue {
  code: FigureCode
  query: FigureQuery
  value: string | null
}

/** The verdict over a typed number and the figure that decided it. Figures without any data decide nothing. */
export function judge(number: TypedNumber, { asks, strong }: Guess, find: (ask: Guess['asks'][number]) => KnownValue | undefined): Judgement {
  const known = asks.flatMap((ask) => {
    const value = find(ask)
    return value && value.value !== null && !new Exact(value.value).isZero() ? [{ ...value, value: value.value }] : []
  })
  for (const verdict of ['agrees', 'rounding'] as const) {
    const found = known.find((one) => closeness(number, one.value) === verdict)
    if (found) return { verdict, candidate: found }
  }
  // Only where the words place it: a province without data must not be held against the nation's figure.
  const meant = known.filter(({ query }) => query.place === asks[0]?.query.place)
  const nearest = meant.toSorted((a, b) => distance(number, a.value).cmp(distance(number, b.value)))[0]
  return strong && nearest ? { verdict: 'contradicts', candidate: nearest } : { verdict: 'unknown', candidate: null }
}

export interface Judgement {
  verdict: NumberVerdict
  candidate: (KnownValue & { value: string }) | null
}

const distance = (number: TypedNumber, value: string) => new Exact(number.value).minus(new Exact(value).abs()).abs()

/**
 * Equal under the precision that was printed; "hơn" and "gần" allow a tenth beyond, "khoảng" a twentieth either way. A rounded
 * number off by no more than its last digit is a matter of rounding (4,9 against 5,0: the difference of two rounded numbers).
 */
export function closeness(number: TypedNumber, value: string): 'agrees' | 'rounding' | 'off' {
  const typed = new Exact(number.value)
  const actual = new Exact(value).abs()
  const half = new Exact(number.step).div(2)
  const apart = typed.minus(actual).abs()
  if (number.qualifier === 'more-than') return actual.gte(typed.minus(half)) && actual.lt(typed.times('1.1')) ? 'agrees' : 'off'
  if (number.qualifier === 'less-than') return actual.lte(typed.plus(half)) && actual.gt(typed.times('0.9')) ? 'agrees' : 'off'
  if (number.qualifier === 'about') return apart.lte(actual.times('0.05')) ? 'agrees' : 'off'
  if (apart.lte(half)) return 'agrees'
  return (number.scaled || number.unit === 'percent') && apart.lte(number.step) ? 'rounding' : 'off'
}

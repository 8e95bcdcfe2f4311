import { Exact } from '#platform/money.ts'
import type { Locale } from '#platform/messages.ts'
import type { FigureCode } from '#figures/figure.contract.ts'
import { trendWords, unitOf } from '../text/figure-text.model.ts'
import type { Block, FigureNode, FigureStyle, Inline } from '../text/rich-text.contract.ts'
import { figure, h, p } from '../text/rich-text.model.ts'
import { draftMessages } from './release-draft.messages.ts'
import type { ReleaseFacts, ValueOf } from './release-facts.model.ts'
import { type DraftKey, listed, type Part, weave } from './weave.model.ts'

const TREND_YEARS = 4
const SLIGHT = 5

interface Ask {
  code: FigureCode
  style?: FigureStyle
  year?: number
  sector?: string
  topic?: string
}

/** A figure of the nation, in millions as it is said aloud. */
const nation = (facts: ReleaseFacts, { style = 'millions', year = facts.reportYear, ...more }: Ask) => figure({ ...more, year, style })

/** A figure of the room's own place or agency; money in dollars to the cent, in đồng by the billion, as their reports print it. */
function own(facts: ReleaseFacts, { code, style, year = facts.reportYear }: Ask): FigureNode {
  const { place, map, agencyId, currency } = facts.room
  const scope = place === null ? { agency: agencyId } : { place, map }
  // A count has no money; asking it in one keeps it one question.
  const asked = unitOf(code, { currency }) === 'count' ? 'USD' : currency
  return figure({ code, year, currency: asked, ...scope, style: style ?? (currency === 'VND' ? 'millions' : 'exact') })
}

/** Every figure that a draft may hold: what has to be asked before it is written. */
export function questionsOf(facts: ReleaseFacts): FigureNode[] {
  const years = trendYears(facts)
  return [
    ...nationCodes.map((code) => nation(facts, { code })),
    ...years.map((year) => nation(facts, { code: 'disbursed', year })),
    ...facts.sectors.map(({ code }) => nation(facts, { code: 'disbursed', sector: code })),
    ...facts.topics.flatMap(({ code }) => [nation(facts, { code: 'providers', topic: code }), nation(facts, { code: 'disbursed', topic: code })]),
    ...(facts.room.kind === 'centre' ? [] : [...ownCodes.map((code) => own(facts, { code })), ...years.map((year) => own(facts, { code: 'disbursed', year }))]),
  ]
}

const nationCodes: readonly FigureCode[] = [
  'organisations_active',
  'home_countries',
  'disbursed',
  'disbursed_change',
  'disbursed_change_value',
  'disbursement_ratio',
]
const ownCodes: readonly FigureCode[] = [
  'organisations_registered_in_area',
  'organisations_active',
  'international_organisations',
  'providers_giving',
  'grants',
  'committed_in_year',
  'disbursed',
  'disbursement_ratio',
  'disbursed_change',
  'disbursed_change_value',
  'grants_new',
  'committed_whole_new',
  'committed_whole_new_grant',
  'committed_whole_new_refundable',
  'grants_new_vs_last_year',
  'committed_whole_new_vs_last_year',
]
const trendYears = ({ reportYear }: ReleaseFacts) => Array.from({ length: TREND_YEARS }, (_, index) => reportYear - TREND_YEARS + 1 + index)

/** Puts sentences together; a sentence whose figures are not known is left out. */
function sentences(locale: Locale, valueOf: ValueOf) {
  const runs: Inline[][] = []
  const isKnown = (part: Part) => typeof part !== 'object' || !('type' in part) || part.type !== 'figure' || valueOf(part) !== null
  return {
    say: (key: DraftKey, parts: Record<string, Part>): boolean => {
      const known = Object.values(parts).every(isKnown)
      if (known) runs.push(weave(locale, key, parts))
      return known
    },
    blocks: (): Block[] => runs.map((run) => p(...run)),
    paragraph: (): Block[] => (runs.length === 0 ? [] : [p(...listed(runs, ' '))]),
  }
}

const isMoreThanNothing = (value: string | null) => value !== null && !new Exact(value).isZero()

/** Whether a sum said in millions or billions with one decimal is more than what is said. */
function isSaidLess(value: string | null, currency: 'USD' | 'VND'): boolean {
  if (value === null) return false
  const scale = currency === 'VND' && new Exact(value).gte(1e9) ? 1e9 : 1e6
  const said = new Exact(value).div(scale).toDecimalPlaces(1).times(scale)
  return said.lt(value)
}

/** The nation's year: organisations, money and its turn, sectors, special topics, and the years before. */
export function nationBlocks(facts: ReleaseFacts, valueOf: ValueOf, locale: Locale): Block[] {
  const year = facts.reportYear
  const ask = (code: FigureCode) => nation(facts, { code })
  const text = sentences(locale, valueOf)
  const organisations = ask('organisations_active')
  if (!text.say('nation.organisations-countries', { year, organisations, countries: ask('home_countries') }))
    text.say('nation.organisations', { year, organisations })
  sayDisbursed(facts, valueOf, locale, text.say)
  text.say('nation.ratio', { ratio: ask('disbursement_ratio') })
  const series = trendBlocks(facts, valueOf, locale, (one) => nation(facts, one))
  return [h(2, ...weave(locale, 'nation-title', { year })), ...text.paragraph(), ...subjectBlocks(facts, valueOf, locale), ...series]
}

/** The sectors that took most, and the special topics of the year. */
function subjectBlocks(facts: ReleaseFacts, valueOf: ValueOf, locale: Locale): Block[] {
  const text = sentences(locale, valueOf)
  const sectors = facts.sectors.map(({ code, name }) => {
    const value = nation(facts, { code: 'disbursed', sector: code })
    return weave(locale, 'sector', { name: nameIn(locale, name), value, more: isSaidLess(valueOf(value), 'USD') ? draftMessages[locale].more : '' })
  })
  if (sectors.length > 0) text.say('nation.sectors', { sectors: listed(sectors, ', ') })
  for (const { code, name } of facts.topics) {
    const value = nation(facts, { code: 'disbursed', topic: code })
    const exact = new Exact(valueOf(value) ?? 0).mod(100_000).isZero()
    text.say('nation.topic', {
      topic: nameIn(locale, name),
      providers: nation(facts, { code: 'providers', topic: code }),
      about: exact ? '' : draftMessages[locale].about,
      value,
    })
  }
  return text.blocks()
}

function sayDisbursed(facts: ReleaseFacts, valueOf: ValueOf, locale: Locale, say: (key: DraftKey, parts: Record<string, Part>) => boolean) {
  const [disbursed, percent, change] = [
    nation(facts, { code: 'disbursed' }),
    nation(facts, { code: 'disbursed_change', style: 'exact' }),
    nation(facts, { code: 'disbursed_change_value' }),
  ]
  const before = facts.reportYear - 1
  const turn = valueOf(percent)
  if (turn === null || valueOf(change) === null) return say('nation.disbursed', { disbursed })
  const than = locale === 'vi' ? `năm ${before}` : String(before)
  const slight = new Exact(turn).abs().lt(SLIGHT)
  if (!slight) return say('nation.disbursed-change', { disbursed, percent: nation(facts, { code: 'disbursed_change' }), change, before })
  const trend = trendWords({ now: new Exact(turn).plus(100).toFixed(), before: '100', than, locale })
  return say('nation.disbursed-slight', { disbursed, percent, change, before, trend })
}

/** The room's own year. A room without a report of the year says nothing here. */
export function ownBlocks(facts: ReleaseFacts, valueOf: ValueOf, locale: Locale): Block[] {
  if (facts.room.kind === 'centre') return []
  const year = facts.reportYear
  const ask = (code: FigureCode) => own(facts, { code })
  const people = sentences(locale, valueOf)
  people.say('own.registered', { registered: ask('organisations_registered_in_area') })
  const organisations = ask('organisations_active')
  const international = ask('international_organisations')
  if (isMoreThanNothing(valueOf(international))) people.say('own.organisations-international', { organisations, international })
  else if (isMoreThanNothing(valueOf(organisations))) people.say('own.organisations', { organisations })
  const giving = ask('providers_giving')
  if (isMoreThanNothing(valueOf(giving))) people.say('own.giving', { giving })
  const blocks = [...people.paragraph(), ...ownMoney(facts, valueOf, locale), ...trendBlocks(facts, valueOf, locale, (one) => own(facts, one))]
  return blocks.length === 0 ? [] : [h(2, ...weave(locale, 'own-title', { year, room: nameIn(locale, facts.room.name) })), ...blocks]
}

function ownMoney(facts: ReleaseFacts, valueOf: ValueOf, locale: Locale): Block[] {
  const ask = (code: FigureCode) => own(facts, { code })
  const before = facts.reportYear - 1
  const disbursed = ask('disbursed')
  if (!isMoreThanNothing(valueOf(ask('grants')))) return []
  const money = sentences(locale, valueOf)
  money.say('own.grants', { grants: ask('grants') })
  const more = facts.room.currency === 'VND' && isSaidLess(valueOf(disbursed), 'VND') ? draftMessages[locale].more : ''
  const [committed, ratio] = [ask('committed_in_year'), own(facts, { code: 'disbursement_ratio', style: 'millions' })]
  if (!isMoreThanNothing(valueOf(committed)) || !money.say('own.committed', { committed, more, disbursed, ratio }))
    money.say('own.disbursed', { more, disbursed })
  money.say('own.disbursed-change', { before, percent: ask('disbursed_change'), change: own(facts, { code: 'disbursed_change_value', style: 'millions' }) })
  return [...money.paragraph(), ...newGrants(facts, valueOf, locale)]
}

function newGrants(facts: ReleaseFacts, valueOf: ValueOf, locale: Locale): Block[] {
  const ask = (code: FigureCode, style?: FigureStyle) => own(facts, { code, ...(style ? { style } : {}) })
  const [count, whole, refundable] = [ask('grants_new'), ask('committed_whole_new'), ask('committed_whole_new_refundable')]
  if (!isMoreThanNothing(valueOf(count))) return []
  const text = sentences(locale, valueOf)
  if (isMoreThanNothing(valueOf(refundable))) text.say('own.new', { count, whole, grant: ask('committed_whole_new_grant'), refundable })
  else text.say('own.new-only', { count, whole })
  text.say('own.new-before', {
    count: ask('grants_new_vs_last_year', 'millions'),
    value: ask('committed_whole_new_vs_last_year', 'millions'),
    before: facts.reportYear - 1,
  })
  // More disbursed than newly committed looks wrong to a reader who is not told why (law.md §10.1, trap 4).
  if (new Exact(valueOf(ask('disbursed')) ?? 0).gt(valueOf(whole) ?? 0)) text.say('own.running', {})
  return text.paragraph()
}

function trendBlocks(facts: ReleaseFacts, valueOf: ValueOf, locale: Locale, ask: (ask: Ask) => FigureNode): Block[] {
  const known = trendYears(facts).flatMap((year) => {
    const value = ask({ code: 'disbursed', year, style: 'millions' })
    return isMoreThanNothing(valueOf(value)) ? [weave(locale, 'trend.year', { year, value })] : []
  })
  return known.length < 2 ? [] : [p(...weave(locale, 'trend', { years: listed(known, '; ') }))]
}

export const nameIn = (locale: Locale, { vi, en }: { vi: string; en: string | null }) => (locale === 'en' ? (en ?? vi) : vi)

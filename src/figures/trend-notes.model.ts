import { formatMoment, type Locale } from '#platform/format.ts'
import type { Dimension } from './figure.contract.ts'
import { figureMessages } from './figure.messages.ts'
import type { BaseCode } from './figure.model.ts'
import { trendMessages, trendText } from './trend.messages.ts'

interface Stood {
  measure: BaseCode
  map: string
  asOf: string
  locale: Locale
}

/** What every table and picture of figures says of itself: definition, moment, map. */
export function groundNotes({ measure, map, asOf, locale }: Stood): string[] {
  const name = trendText(figureMessages, locale, `figure.${measure}`)
  const definition = trendText(figureMessages, locale, `figure.${measure}.definition`)
  const reading = trendText(trendMessages, locale, `map.${map === '63' || map === '34' ? map : 'reported'}`)
  return [
    trendText(trendMessages, locale, 'note.definition', { measure: name, definition }),
    trendText(trendMessages, locale, 'note.moment', { moment: formatMoment(asOf, locale), map: reading }),
  ]
}

/** Said where rows are places that the map cannot tell apart; of other dimensions every row may hold some of their money. */
export function outsideNote(axes: readonly { dimension: Dimension | undefined; members: readonly { inSet: boolean }[] }[], locale: Locale): string[] {
  const outside = axes.some(({ dimension, members }) => (dimension === 'place' || dimension === 'region') && members.some(({ inSet }) => !inSet))
  return outside ? [trendText(trendMessages, locale, 'note.outside')] : []
}

interface CoveredYear {
  year: number
  owed: number
  accepted: number
}

export const lacks = ({ owed, accepted }: CoveredYear) => accepted < owed

/** A year as it stands under a chart: with a star when reports of it are missing. */
export const starred = (year: CoveredYear): string => `${year.year}${lacks(year) ? '*' : ''}`

/** What the star means; nothing when no year has one. */
export function incompleteNote(years: readonly CoveredYear[], locale: Locale): string[] {
  const named = years
    .filter(lacks)
    .map(({ year, accepted, owed }) => trendText(trendMessages, locale, 'note.incomplete-year', { year: String(year), accepted, owed }))
  return named.length === 0 ? [] : [trendText(trendMessages, locale, 'note.incomplete', { years: named.join(', ') })]
}

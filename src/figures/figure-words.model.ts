import { formatCount, formatDecimal, formatMoney, formatPercent, formatSignedChange, type Locale, notApplicable } from '#platform/format.ts'
import { formatMessage } from '#platform/messages.ts'
import type { Dimension, FigureQuery, Scope } from './figure.contract.ts'
import { figureMessages } from './figure.messages.ts'

export type AmountUnit = 'USD' | 'VND' | 'count'

/** An amount in full, without its unit: for tables, which name the unit at their head. */
export function bareAmount(amount: string | null, unit: AmountUnit, locale: Locale): string {
  if (amount === null) return notApplicable
  return unit === 'count' ? formatCount(amount, locale) : formatDecimal(amount, { decimals: unit === 'USD' ? 2 : 0, locale })
}

/** An amount as it is said: `228,7 triệu USD`; things are counted in full. */
export function shortAmount(amount: string | null, unit: AmountUnit, locale: Locale): string {
  if (amount === null) return notApplicable
  return unit === 'count' ? formatCount(amount, locale) : formatMoney(amount, unit, { style: 'short', locale })
}

/** A mark of an axis, without the unit. */
export function axisAmount(unit: AmountUnit, locale: Locale): (amount: string) => string {
  return (amount) => shortAmount(unit === 'count' ? String(Math.round(Number(amount))) : amount, unit, locale).replace(/([.,]00?)? (USD|đồng|VND)$/u, '')
}

export const percentText = (percent: string | null, locale: Locale): string =>
  percent === null ? notApplicable : formatPercent(percent, { decimals: 1, locale })
export const growthText = (percent: string | null, locale: Locale): string =>
  percent === null ? notApplicable : formatSignedChange(percent, { unit: 'percent', locale })

/** A change of a share, in percentage points with its sign. */
export function pointsText(points: string | null, locale: Locale): string {
  if (points === null) return notApplicable
  const shown = formatDecimal(points, { decimals: 1, locale })
  return points.startsWith('-') || Number(points) === 0 ? shown : `+${shown}`
}

interface Named {
  key: string
  label: string
  labelEn: string
}

const spoken = { providerKind: 'providerKind', grantKind: 'grantKind', agencyKind: 'agencyKind' } as const

/** What a member of a dimension is called: kinds are words of ours, the others come with their names. */
export function memberName(dimension: Dimension, member: Named, locale: Locale): string {
  const { key, label, labelEn } = member
  if (key === '-') return formatMessage(figureMessages, locale, 'dimension.none')
  if (dimension === 'providerKind' || dimension === 'grantKind' || dimension === 'agencyKind') {
    const code = `${spoken[dimension]}.${key}` as keyof typeof figureMessages.vi
    const other = `${dimension === 'agencyKind' ? 'agencyKind' : 'providerKind'}.other` as const
    return formatMessage(figureMessages, locale, code in figureMessages.vi ? code : other)
  }
  return locale === 'en' ? labelEn : label
}

export const dimensionName = (dimension: Dimension, locale: Locale): string => formatMessage(figureMessages, locale, `dimension.${dimension}`)

/** The scope of a question, narrowed to one member of a dimension. */
export function narrowed(scope: Scope, dimension: Dimension, key: string): Scope {
  if (dimension === 'year') return scope
  if (dimension !== 'sector1') return { ...scope, [dimension]: key }
  // A scope that names a sector of the second level is narrower than the first level it stands below.
  return { ...scope, sector: scope.sector ?? key }
}

/** Of a question over years, the question about one of them: what a receipt answers. */
export function questionOf(query: Scope & Pick<FigureQuery, 'map' | 'currency'>, asOf: string, year: number): FigureQuery {
  const { place, region, agency, sector, heading, provider, country, providerKind, grantKind, topic, agencyKind, grant, map, currency } = query
  const given = { place, region, agency, sector, heading, provider, country, providerKind, grantKind, topic, agencyKind, grant }
  return { ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)), map, currency, year, asOf }
}

import { type BaseDefinition, baseDefinitions, type FigureCode, versionFor } from './figure.model.ts'

/** What a map of places may show: the figures whose value at a place means something beside that of another. */
export const seriesMeasures = [
  'disbursed',
  'committed_in_year',
  'disbursement_ratio',
  'committed_whole_new',
  'grants',
  'grants_new',
  'organisations_active',
  'home_countries',
  'international_organisations',
  'providers',
  'providers_giving',
] as const satisfies readonly FigureCode[]
export type SeriesMeasure = (typeof seriesMeasures)[number]

/** The most years that one answer covers. */
export const LONGEST_SERIES = 40

/** A span of years that a figure counts in one way. */
export interface Span {
  from: number
  to: number
  version: number
}

/** A span of years cut where the way of counting changes: each piece can be read as one table. */
export function spansOf(code: keyof typeof baseDefinitions, from: number, to: number): Span[] {
  const definition: BaseDefinition = baseDefinitions[code]
  const starts = definition.versions.map(({ fromYear }) => fromYear).filter((year) => year > from && year <= to)
  const firsts = [from, ...starts]
  return firsts.map((first, index) => ({ from: first, to: (firsts[index + 1] ?? to + 1) - 1, version: versionFor(definition, first).number }))
}

import type { FigureCode } from './figure.model.ts'

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

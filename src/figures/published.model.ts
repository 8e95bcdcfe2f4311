import type { FigureCode, FigureQuery } from './figure.contract.ts'
import { figureCodes } from './figure.model.ts'
import { judge } from './judge.model.ts'

interface PrintedFigure {
  scope: string
  measure: string
  unit: string
  reportYear: number
  value: string | null
  qualifier: string
}

/** Measures under the names that the printed figures use. */
const codes: Record<string, FigureCode> = {
  organisations_active: 'organisations_active',
  home_countries: 'home_countries',
  disbursed: 'disbursed',
  disbursed_change: 'disbursed_change',
  disbursed_change_value: 'disbursed_change_value',
  disbursement_ratio: 'disbursement_ratio',
  organisations_registered_in_area: 'organisations_registered_in_area',
  providers_giving: 'providers_giving',
  grants: 'grants',
  grants_running: 'grants',
  grants_new: 'grants_new',
  committed_in_year: 'committed_in_year',
  committed_whole_new: 'committed_whole_new',
  committed_whole_new_grant: 'committed_whole_new_grant',
  committed_whole_new_refundable: 'committed_whole_new_refundable',
  grants_new_vs_last_year: 'grants_new_vs_last_year',
  committed_whole_new_vs_last_year: 'committed_whole_new_vs_last_year',
  international_organisations: 'international_organisations',
}
const topical: Record<string, { code: FigureCode; topic: string }> = {
  relief_covid_organisations: { code: 'providers', topic: 'covid-19' },
  relief_covid_value: { code: 'disbursed', topic: 'covid-19' },
  relief_flood_organisations: { code: 'providers', topic: 'mua-lu-2020' },
  relief_flood_value: { code: 'disbursed', topic: 'mua-lu-2020' },
}

/** The question that computes a printed figure; null where the product has no such measure. `placeOf` finds a place by the name printed. */
export function questionOf(printed: PrintedFigure, placeOf: (name: string) => string | undefined): { code: FigureCode; query: FigureQuery } | null {
  const [measure = '', sector] = printed.measure.split(':sector=')
  const code = topical[measure]?.code ?? codes[measure] ?? figureCodes.find((known) => known === measure)
  const place = printed.scope.startsWith('place=') ? placeOf(printed.scope.slice('place='.length)) : undefined
  if (!code || (printed.scope !== 'VN' && !place)) return null
  const currency = printed.unit === 'VND' || (code === 'disbursement_ratio' && place) ? 'VND' : 'USD'
  return {
    code,
    query: {
      year: printed.reportYear,
      map: 'reported',
      currency,
      ...(place ? { place } : {}),
      ...(sector ? { sector } : {}),
      ...(topical[measure] ? { topic: topical[measure].topic } : {}),
    },
  }
}

/**
 * Whether a computed value is what was printed, by `judge`: true also when it only rounds to it; null where nothing can be
 * said. Whether reports are missing is for the caller to say.
 */
export function agrees(printed: PrintedFigure & { asPrinted: string }, computed: string | null): boolean | null {
  const { verdict } = judge(printed, { value: computed, owed: 0, accepted: 0 })
  return verdict === 'incomparable' ? null : verdict !== 'differs'
}

import type { LeagueRecord, LeagueRow } from '../campaign.contract.ts'

export const heatMeasures = ['daysLate', 'timesSentBack', 'corrections'] as const
export type HeatMeasure = (typeof heatMeasures)[number]

/** What an agency did in one year. Null: nothing was owed. Missing: the day passed and nothing came. */
export interface HeatCell {
  value: number | null
  missing: boolean
  records: readonly LeagueRecord[]
}

/** An agency of today in one year; of a merged one the sum over its predecessors. */
export function heatCell(row: Pick<LeagueRow, 'records'>, year: number, measure: HeatMeasure): HeatCell {
  const records = row.records.filter(({ reportYear }) => reportYear === year)
  return {
    value: records.length === 0 ? null : records.reduce((sum, record) => sum + record[measure], 0),
    missing: records.some(({ punctuality }) => punctuality === 'missing'),
    records,
  }
}

/** What one year was like for all who owed: an agency that went into several counts once. */
export interface YearSummary {
  year: number
  owed: number
  late: number
  missing: number
  sentBack: number
  corrected: number
  /** Of those that were late and came, the middle number of days; of an even number the lower. */
  medianDaysLate: number | null
}

export function yearSummary(rows: readonly Pick<LeagueRow, 'records'>[], year: number): YearSummary {
  const records = [
    ...new Map(rows.flatMap((row) => row.records.filter(({ reportYear }) => reportYear === year)).map((record) => [record.agencyId, record])).values(),
  ]
  const days = records
    .filter(({ punctuality }) => punctuality === 'late')
    .map(({ daysLate }) => daysLate)
    .sort((a, b) => a - b)
  return {
    year,
    owed: records.length,
    late: days.length,
    missing: records.filter(({ punctuality }) => punctuality === 'missing').length,
    sentBack: records.filter(({ timesSentBack }) => timesSentBack > 0).length,
    corrected: records.filter(({ corrections }) => corrections > 0).length,
    medianDaysLate: days[Math.floor((days.length - 1) / 2)] ?? null,
  }
}

/** How dark a cell is: 0 for nothing, then 1 to 4 by parts of the largest of the table, so that years can be compared. */
export function heatLevel(value: number, largest: number): 0 | 1 | 2 | 3 | 4 {
  if (value <= 0 || largest <= 0) return 0
  const share = value / largest
  return share > 0.75 ? 4 : share > 0.5 ? 3 : share > 0.25 ? 2 : 1
}

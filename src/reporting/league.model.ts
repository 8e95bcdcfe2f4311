import { byVietnameseName, punctualityOf } from './campaign.model.ts'
import type { LeagueRecord, LeagueRow, VersionSummary } from './campaign.contract.ts'
import { completenessScore } from './completeness.model.ts'

/** One debt of one campaign, as the store reads it, with the agencies that answer for it today. */
export interface Debt {
  agencyId: string
  nameVi: string
  nameEn: string
  reportYear: number
  dueOn: string
  firstSignedAt: string | null
  timesSentBack: number
  /** Versions that were ever accepted; each after the first is a correction. */
  timesAccepted: number
  summary: VersionSummary | null
  heirs: { agencyId: string; nameVi: string; nameEn: string; duty: string }[]
}

/** A debt as a record: on time, late, missing (the day passed and nothing came), or not due yet. */
export function recordOf(debt: Debt, now: string): LeagueRecord {
  const { handedInOn, late, daysLate } = punctualityOf(debt.dueOn, debt.firstSignedAt, now)
  const punctuality = handedInOn ? (late ? 'late' : 'on_time') : late ? 'missing' : 'not_due'
  return {
    agencyId: debt.agencyId,
    nameVi: debt.nameVi,
    nameEn: debt.nameEn,
    reportYear: debt.reportYear,
    dueOn: debt.dueOn,
    handedInOn,
    punctuality,
    daysLate,
    timesSentBack: debt.timesSentBack,
    corrections: Math.max(0, debt.timesAccepted - 1),
    accepted: debt.timesAccepted > 0,
    completeness: handedInOn && debt.summary ? completenessScore(debt.summary) : null,
  }
}

/**
 * The league: the agencies of today, each with its own records and those of the agencies it succeeded. Better is, in this
 * order: a greater share handed in on time, fewer missing, higher completeness, fewer days late. Equal merit, equal rank.
 */
export function leagueOf(debts: readonly Debt[], now: string): LeagueRow[] {
  const heirs = new Map(debts.flatMap((debt) => debt.heirs).map((heir) => [heir.agencyId, heir]))
  const rows = [...heirs.values()].map((heir) =>
    rowOf(
      heir,
      debts.filter((debt) => debt.heirs.some(({ agencyId }) => agencyId === heir.agencyId)).map((debt) => recordOf(debt, now)),
    ),
  )
  const sorted = rows.sort((a, b) => compareMerit(a, b) || byVietnameseName(a, b))
  let rank = 0
  return sorted.map((row, index) => {
    const above = sorted[index - 1]
    if (!above || compareMerit(above, row) !== 0) rank = index + 1
    return { ...row, rank }
  })
}

function rowOf(heir: Debt['heirs'][number], records: LeagueRecord[]): LeagueRow {
  const count = (punctuality: LeagueRecord['punctuality']) => records.filter((record) => record.punctuality === punctuality).length
  const sum = (key: 'daysLate' | 'timesSentBack' | 'corrections') => records.reduce((total, record) => total + record[key], 0)
  const scores = records.flatMap((record) => record.completeness ?? [])
  return {
    ...heir,
    rank: 0,
    onTime: count('on_time'),
    late: count('late'),
    missing: count('missing'),
    daysLate: sum('daysLate'),
    timesSentBack: sum('timesSentBack'),
    corrections: sum('corrections'),
    completeness: scores.length ? Math.round((10 * scores.reduce((total, score) => total + score, 0)) / scores.length) / 10 : null,
    records: records.sort((a, b) => a.reportYear - b.reportYear || byVietnameseName(a, b)),
  }
}

function compareMerit(a: LeagueRow, b: LeagueRow): number {
  const share = (row: LeagueRow) => row.onTime / Math.max(1, row.onTime + row.late + row.missing)
  return share(b) - share(a) || a.missing - b.missing || (b.completeness ?? -1) - (a.completeness ?? -1) || a.daysLate - b.daysLate
}

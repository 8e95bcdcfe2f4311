import type { Db } from '#platform/db.ts'
import { Exact } from '#platform/money.ts'
import type { VersionSummary } from './campaign.contract.ts'
import { checkReturn } from './check.model.ts'
import { summarise } from './completeness.model.ts'
import type { Finding, Form, Line } from './form.contract.ts'
import { getForm } from './form.store.ts'
import { findLastYear, findRates, findReportedElsewhere } from './history.store.ts'
import { findFormLists } from './lists.store.ts'
import { computeFigures } from './place-figure.model.ts'
import type { FigureAnswer, StatedFigure } from './return.contract.ts'
import type { Situation } from './return.model.ts'
import type { ReturnHead, VersionRow } from './return.store.ts'

/** What of a version is judged. */
export interface Work {
  lines: readonly Line[]
  figures: Record<string, StatedFigure>
  narrative: Record<string, string>
  explanations: readonly { lineKey: string | null; code: string }[]
}

export interface Examination {
  findings: Finding[]
  figures: FigureAnswer[]
  summary: VersionSummary
  situation: Pick<Situation, 'hardFindings' | 'unexplainedFindings' | 'missingFigures' | 'unexplainedOverrides'>
}

/** Runs all checks of the form on a version against last year, the ledger and the lists of its period. Once an act. */
export async function examine(db: Db, head: ReturnHead, work: Work): Promise<Examination> {
  const form = await getForm(db, head.formVersionId)
  const lists = await findFormLists(db, head)
  const lastYear = await findLastYear(db, head.agencyId, head.reportYear)
  const elsewhere = await findReportedElsewhere(db, head.agencyId, head.reportYear, work.lines)
  const findings = checkReturn({ form, lines: work.lines, lists, period: { from: head.periodFrom, to: head.periodTo }, lastYear, elsewhere })
  const unexplained = findUnexplained(findings, work.explanations)
  const figures = await answerFigures(db, head, form, work)
  return {
    findings,
    figures,
    summary: summarise(form, work, findings, unexplained.length),
    situation: {
      hardFindings: findings.filter((finding) => finding.severity === 'hard').length,
      unexplainedFindings: unexplained.length,
      missingFigures: figures.filter((answer) => isRequired(form, answer.code) && answer.computed === null && answer.value === null).length,
      unexplainedOverrides: figures.filter((answer) => overrides(answer) && !answer.reason).length,
    },
  }
}

/** Every figure of the form: what the lines give and what the agency states. */
export async function answerFigures(db: Db, head: ReturnHead, form: Form, { lines, figures }: Pick<Work, 'lines' | 'figures'>): Promise<FigureAnswer[]> {
  const computed = computeFigures(lines, form, await findRates(db, head.reportYear))
  return form.figures.map(({ code }) => ({
    code,
    computed: computed[code] ?? null,
    value: figures[code]?.value ?? null,
    reason: figures[code]?.reason ?? null,
  }))
}

/** Soft findings that nobody has explained yet. */
export function findUnexplained(findings: readonly Finding[], explanations: Work['explanations']): Finding[] {
  const explained = new Set(explanations.map(({ lineKey, code }) => `${lineKey ?? ''}|${code}`))
  return findings.filter((finding) => finding.severity === 'soft' && !explained.has(`${finding.lineKey ?? ''}|${finding.code}`))
}

/** The facts of a version that demands are judged on; without an examination, as if it had found nothing. */
export function situationOf(head: ReturnHead, version: VersionRow, examined?: Examination): Situation {
  return {
    state: version.state,
    agencyId: head.agencyId,
    preparedBy: version.preparedBy,
    submittedBy: version.submittedBy,
    signedBy: version.signedBy,
    // A closed campaign takes no first return; what was accepted may still be corrected.
    campaignOpen: head.closedOn === null || head.inForce,
    ...(examined?.situation ?? { hardFindings: 0, unexplainedFindings: 0, missingFigures: 0, unexplainedOverrides: 0 }),
  }
}

function isRequired(form: Form, code: string): boolean {
  return form.figures.some((question) => question.code === code && question.required)
}

function overrides({ computed, value }: FigureAnswer): boolean {
  return computed !== null && value !== null && !new Exact(computed).equals(value)
}

import type { VersionSummary } from './campaign.contract.ts'
import type { Finding, Form, Line } from './form.contract.ts'
import { isRequired } from './form.model.ts'

export interface Answered {
  lines: readonly Line[]
  figures: Record<string, { value: string | null }>
  narrative: Record<string, string>
}

/** How much of the form was answered and what the checks found; kept on the version for the board and the league. */
export function summarise(form: Form, { lines, figures, narrative }: Answered, findings: readonly Finding[], unexplained: number): VersionSummary {
  let requiredAsked = 0
  let requiredAnswered = 0
  let cellsAnswered = 0
  for (const { cells } of lines)
    for (const column of form.columns) {
      const answered = cells[column.key] !== undefined
      if (answered) cellsAnswered++
      if (!isRequired(column, cells)) continue
      requiredAsked++
      if (answered) requiredAnswered++
    }
  return {
    lines: lines.length,
    cellsAsked: lines.length * form.columns.length,
    cellsAnswered,
    requiredAsked,
    requiredAnswered,
    figuresAsked: form.figures.length,
    figuresAnswered: form.figures.filter((question) => question.computed !== 'none' || figures[question.code]?.value != null).length,
    narrativeAsked: form.narrative.length,
    narrativeAnswered: form.narrative.filter((question) => narrative[question.code]).length,
    hard: findings.filter((finding) => finding.severity === 'hard').length,
    soft: findings.filter((finding) => finding.severity === 'soft').length,
    unexplained,
  }
}

/**
 * The completeness score of a return, 0 to 100, as the league shows it: 80 for the cells of its lines (required ones or
 * not), 10 for the figures of the place and 10 for the narrative questions, each by the share that was answered. A part
 * that asks nothing (a return without lines) counts as answered.
 */
export function completenessScore(summary: VersionSummary): number {
  const share = (answered: number, asked: number) => (asked === 0 ? 1 : answered / asked)
  const score =
    80 * share(summary.cellsAnswered, summary.cellsAsked) +
    10 * share(summary.figuresAnswered, summary.figuresAsked) +
    10 * share(summary.narrativeAnswered, summary.narrativeAsked)
  return Math.round(score * 10) / 10
}

import type { Finding, Form, Line } from '../form.contract.ts'
import { changedCells } from '../diff.model.ts'
import type { Explanation, Remark } from '../return.contract.ts'

/** What stands at one cell beside its value. */
export interface CellMark {
  findings: Finding[]
  remarks: Remark[]
  /** Canonical text of the version before; null where the cell was empty. Absent: not changed. */
  before?: string | null
}

export type Marks = ReadonlyMap<string, CellMark>

/** The key of a cell, or of a line as a whole (its STT cell), or of the return (no line). */
export function markKey(lineKey: string | null, column: string | null): string {
  return `${lineKey ?? ''}|${column ?? ''}`
}

export interface MarkInput {
  form: Form
  lines: readonly Line[]
  findings: readonly Finding[]
  remarks: readonly Remark[]
  /** Lines of the version that this one is a copy of; null where there is none. */
  earlier: readonly Line[] | null
}

/** Findings, remarks and changes by cell. A remark or finding on a whole line stands under its line with no column. */
export function marksOf({ form, lines, findings, remarks, earlier }: MarkInput): Marks {
  const marks = new Map<string, CellMark>()
  const at = (lineKey: string | null, column: string | null) => {
    const key = markKey(lineKey, column)
    const known = marks.get(key) ?? { findings: [], remarks: [] }
    marks.set(key, known)
    return known
  }
  for (const finding of findings) at(finding.lineKey, finding.column).findings.push(finding)
  for (const remark of remarks) at(remark.lineKey, remark.column).remarks.push(remark)
  const old = new Map(earlier?.map((line) => [line.lineKey, line]))
  for (const line of earlier ? lines : []) {
    const was = old.get(line.lineKey)
    if (was === line) continue
    for (const change of changedCells(was ?? { cells: {} }, line, form)) at(line.lineKey, change.column).before = change.before
  }
  return marks
}

/** The explanation that stands for a finding, if any. */
export function explanationOf(finding: Finding, explanations: readonly Explanation[]): Explanation | undefined {
  return explanations.find(({ lineKey, code }) => lineKey === finding.lineKey && code === finding.code)
}

/** How loud a cell is: what stops submission, what wants a word, or nothing. */
export function levelOf(mark: CellMark | undefined, explanations: readonly Explanation[]): 'hard' | 'soft' | 'explained' | undefined {
  if (!mark || mark.findings.length === 0) return undefined
  if (mark.findings.some(({ severity }) => severity === 'hard')) return 'hard'
  return mark.findings.every((finding) => explanationOf(finding, explanations)) ? 'explained' : 'soft'
}

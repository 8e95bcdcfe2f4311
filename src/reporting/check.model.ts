import type { Locale } from '#platform/format.ts'
import { storedFault } from './cell.model.ts'
import type { Check, Finding, Form, FormLists, Line } from './form.contract.ts'
import { isRequired } from './form.model.ts'
import { breaksRule, type CheckContext } from './line-check.model.ts'
import { indexLines } from './line-match.model.ts'
import { breachesAcross } from './return-check.model.ts'

export interface CheckInput {
  form: Form
  lines: readonly Line[]
  lists: FormLists
  /** Whose formats the arguments of the sentences are written in; Vietnamese when left out. */
  locale?: Locale
  period: { from: string; to: string }
  /** The lines of last year's accepted return; null where there is none, and rules on history say nothing. */
  lastYear: readonly Line[] | null
  /** Lines whose grant another agency reports too. */
  elsewhere?: Readonly<Record<string, { agencyName: string }>>
}

/** Everything that is wrong or wants a word: cells first, then the form's rules; lines in their order, the return last. */
export function checkReturn(input: CheckInput): Finding[] {
  const lines = input.lines.toSorted((a, b) => a.position - b.position)
  const context = contextOf(input)
  const byLine = new Map<string, Finding[]>(lines.map((line) => [line.lineKey, checkCells(line, input)]))
  const whole: Finding[] = []
  for (const check of input.form.checks) {
    for (const line of lines) {
      const args = breaksRule(check.rule, line, context)
      if (args !== undefined) byLine.get(line.lineKey)?.push(finding(check, line.lineKey, args))
    }
    for (const breach of breachesAcross(check.rule, lines, { ...context, lastYear: input.lastYear })) {
      const list = breach.lineKey === null ? whole : byLine.get(breach.lineKey)
      list?.push(finding(check, breach.lineKey, breach.args))
    }
  }
  return [...[...byLine.values()].flat(), ...whole]
}

/** What is wrong with the cells of one line, looked at alone: required ones that are empty, text that could not be read. */
export function checkCells(line: Line, { form, lists }: { form: Form; lists: FormLists }): Finding[] {
  return form.columns.flatMap((column): Finding[] => {
    const text = line.cells[column.key]
    const hard = (code: string, args: Record<string, string>): Finding => ({ lineKey: line.lineKey, column: column.key, code, severity: 'hard', args })
    if (text === undefined || text === '') return isRequired(column, line.cells) ? [hard('cell.required', {})] : []
    const fault = storedFault(column, text, lists, line.cells.currency)
    return fault === undefined ? [] : [hard(fault.code, fault.args)]
  })
}

function contextOf({ form, lines, lists, locale = 'vi', period, lastYear, elsewhere = {} }: CheckInput): CheckContext {
  const history = indexLines(lastYear ?? [])
  const before = new Map(lines.map((line) => [line.lineKey, history.find(line)?.line]))
  return { form, lists, locale, period, elsewhere, before: (line) => before.get(line.lineKey) }
}

function finding(check: Check, lineKey: string | null, args: Record<string, string>): Finding {
  return { lineKey, column: check.column, code: check.code, severity: check.severity, args }
}

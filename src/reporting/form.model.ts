import type { Locale } from '#platform/messages.ts'
import type { Cells, CheckRule, Column, Form } from './form.contract.ts'

/** The column with this key. Throws where the form has none: a programming error, not a user's. */
export function getColumn(form: Form, key: string): Column {
  const column = findColumn(form, key)
  if (column === undefined) throw new Error(`Form ${form.id} has no column ${key}`)
  return column
}

export function findColumn(form: Form, key: string): Column | undefined {
  return columnsByKey(form).get(key)
}

const byForm = new WeakMap<Form, Map<string, Column>>()

/** The columns by key, made once for a form. */
export function columnsByKey(form: Form): ReadonlyMap<string, Column> {
  const known = byForm.get(form)
  if (known !== undefined) return known
  const made = new Map(form.columns.map((column) => [column.key, column]))
  byForm.set(form, made)
  return made
}

/** A text in the reader's language. */
export function said(text: { vi: string; en: string }, locale: Locale): string {
  return text[locale]
}

/** Whether this cell has to be filled, given the other cells of its line. */
export function isRequired(column: Column, cells: Cells): boolean {
  if (column.required) return true
  const condition = column.requiredWhen
  return condition !== undefined && condition.is.includes(cells[condition.column] ?? '')
}

/** What is wrong with a form itself: doubled keys, groups and columns that do not exist. For administrators and tests. */
export function formFaults(form: Form): string[] {
  const keys = new Set(form.columns.map((column) => column.key))
  const groups = new Set(form.groups.map((group) => group.key))
  const unknown = (key: string) => !keys.has(key)
  return [
    ...repeated(form.columns.map((column) => column.key)).map((key) => `column ${key} is there twice`),
    ...repeated(form.checks.map((check) => check.code)).map((code) => `check ${code} is there twice`),
    ...repeated(form.figures.map((figure) => figure.code)).map((code) => `figure ${code} is there twice`),
    ...form.columns.filter((column) => !groups.has(column.group)).map((column) => `group ${column.group} is missing`),
    ...form.columns.filter((column) => column.type === 'choice' && !column.options?.length).map((column) => `column ${column.key} has no options`),
    ...form.columns
      .flatMap((column) => column.requiredWhen?.column ?? [])
      .filter(unknown)
      .map((key) => `column ${key} is missing`),
    ...form.checks
      .flatMap((check) => [check.column ?? [], ruleColumns(check.rule)].flat())
      .filter(unknown)
      .map((key) => `column ${key} is missing`),
  ]
}

/** The columns that a rule reads. */
export function ruleColumns(rule: CheckRule): string[] {
  switch (rule.kind) {
    case 'sum':
      return [...rule.parts, rule.total]
    case 'not-above':
      return [rule.lower, rule.upper]
    case 'ratio-above':
      return [rule.part, rule.whole]
    case 'date-order':
      return [rule.first, rule.last]
    case 'running-in-period':
      return [rule.starts, rule.ends]
    case 'new-starts-in-period':
      return [rule.phase, rule.starts]
    case 'jump':
    case 'total-jump':
      return [rule.column]
    case 'duplicate':
      return rule.columns
    case 'other-agency':
    case 'missing-last-year':
      return []
  }
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at)
}

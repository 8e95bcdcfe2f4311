import { parseDecimal, decimalFromNumber } from '#platform/text/parse-number.ts'
import { nameKey } from '#platform/text/search-key.ts'
import type { FigureQuestion, Form } from './form.contract.ts'
import { isEmpty, lineOf, type TextCell, type TextSheet } from './sheet-text.model.ts'
import type { Outcome, UploadProblem } from './upload.contract.ts'

export interface PlaceSheet {
  kind: 'figures' | 'narrative'
  figures: Outcome['figures']
  narrative: Outcome['narrative']
  problems: Omit<UploadProblem, 'lineKey' | 'column' | 'severity'>[]
}

const VALUE_HEADER = /^(?:so lieu|so luong|value)(?: |$)/u
const REASON_HEADER = /^(?:ly do|giai trinh|reason)(?: |$)/u

/** Reads a sheet of figures about the place, or of narrative, by the wording of its questions; undefined for another sheet. */
export function readPlaceSheet(sheet: TextSheet, form: Form): PlaceSheet | undefined {
  const valueAt = columnUnder(sheet, VALUE_HEADER)
  // Some figures are named like columns: without a column of values it is the page of instructions.
  const figures = valueAt === undefined ? [] : questionRows(sheet, form.figures)
  if (valueAt !== undefined && figures.length > 0) return readFigures(sheet, figures, valueAt)
  const texts = questionRows(sheet, form.narrative)
  if (texts.length === 0) return undefined
  const narrative = texts.flatMap(({ question, row, at }) => {
    const answer = row.slice(at + 1).find((cell) => !isEmpty(cell))
    return answer === undefined ? [] : [[question.code, answer.clean]]
  })
  return { kind: 'narrative', figures: {}, narrative: Object.fromEntries(narrative), problems: [] }
}

interface QuestionRow<Q> {
  question: Q
  row: TextCell[]
  at: number
}

function questionRows<Q extends { code: string; label: { vi: string; en: string } }>(sheet: TextSheet, questions: readonly Q[]): QuestionRow<Q>[] {
  const named = new Map(questions.flatMap((question) => [question.label.vi, question.label.en, question.code].map((name) => [nameKey(name), question])))
  return sheet.rows.flatMap((row) => {
    const at = row.findIndex((cell) => cell.kind === 'text' && named.has(nameKey(cell.clean)))
    const question = at < 0 ? undefined : named.get(nameKey(row[at]?.clean ?? ''))
    return question === undefined ? [] : [{ question, row, at }]
  })
}

function readFigures(sheet: TextSheet, rows: readonly QuestionRow<FigureQuestion>[], valueAt: number): PlaceSheet {
  const reasonAt = columnUnder(sheet, REASON_HEADER)
  const read: PlaceSheet = { kind: 'figures', figures: {}, narrative: {}, problems: [] }
  for (const { question, row } of rows) {
    const cell = row[valueAt]
    if (cell === undefined || isEmpty(cell)) continue
    const value = figureValue(cell, question)
    const reason = reasonAt === undefined ? '' : lineOf(row[reasonAt])
    const place = { sheet: sheet.name, ref: cell.ref, value: lineOf(cell) }
    if (value.ok) read.figures[question.code] = { value: value.text, reason: reason === '' ? null : reason }
    else read.problems.push({ ...place, code: value.code, args: { value: lineOf(cell) } })
  }
  return read
}

function columnUnder(sheet: TextSheet, header: RegExp): number | undefined {
  for (const row of sheet.rows) {
    const at = row.findIndex((cell) => cell.kind === 'text' && header.test(nameKey(cell.clean)))
    if (at >= 0) return at
  }
  return undefined
}

function figureValue(cell: TextCell, { unit }: FigureQuestion): { ok: true; text: string } | { ok: false; code: string } {
  const decimals = unit === 'count' || unit === 'VND' ? 0 : 2
  if (cell.number !== undefined) {
    const whole = unit !== 'count' || Number.isInteger(cell.number)
    return whole ? { ok: true, text: decimalFromNumber(cell.number, decimals) } : { ok: false, code: 'cell.figure-not-whole' }
  }
  const parsed = parseDecimal(cell.clean, { decimals })
  if (!parsed.ok) return { ok: false, code: 'cell.not-a-number' }
  return unit === 'count' && parsed.value.includes('.') ? { ok: false, code: 'cell.figure-not-whole' } : { ok: true, text: parsed.value }
}

import { formatMoment, type Locale } from '#platform/format.ts'
import { formatMessage } from '#platform/messages.ts'
import { Exact } from '#platform/money.ts'
import type { ChangeAnswer, ChangeLine, ChangeStep, Waterfall } from './change.contract.ts'
import { changeMessages } from './change.messages.ts'
import { drawChange, stepRows } from './change-drawing.model.ts'
import { changeSentences, endNames, stepName } from './change-words.model.ts'
import type { CellKind, Sheet, SheetCell } from './sheet.model.ts'

const say = (locale: Locale, key: keyof typeof changeMessages.vi, args?: Record<string, string | number>) => formatMessage(changeMessages, locale, key, args)
const kindOf = (unit: Waterfall['unit']): CellKind => (unit === 'USD' ? 'money' : 'integer')
const words = (text: string | null): SheetCell => ({ text: text ?? '' })
const amount = (number: string | null): SheetCell => ({ text: number ?? '', number: number ?? undefined })

/** The steps of one waterfall as a table that leaves the product. */
export function stepsSheet(answer: ChangeAnswer, waterfall: Waterfall, locale: Locale): Sheet {
  const ends = endNames({ ...answer, from: waterfall.from, to: waterfall.to }, locale)
  const kind = kindOf(waterfall.unit)
  const row = (name: string, step: ChangeStep | null, reached: string | null, share?: string): SheetCell[] => [
    words(name),
    amount(step ? String(step.lines) : null),
    amount(step?.amount ?? null),
    { text: share ?? '', number: share },
    amount(reached),
  ]
  return {
    name: tabOf(answer, waterfall, say(locale, 'sheet.steps')),
    title: drawChange(answer, waterfall, locale).title,
    notes: changeSentences(answer, locale),
    unit: waterfall.unit === 'count' ? null : waterfall.unit,
    columns: [
      { header: say(locale, 'table.step'), kind: 'text' },
      { header: say(locale, 'table.lines'), kind: 'integer' },
      { header: say(locale, 'table.amount'), kind },
      { header: say(locale, 'table.share'), kind: 'percent' },
      { header: say(locale, 'table.reached'), kind },
    ],
    rows: [
      row(ends.fromBar, null, waterfall.from.value ?? '0'),
      ...stepRows(waterfall, locale).map(({ step, reached }) => row(stepName(step, answer.query.by, locale), step, reached, shareOf(step, waterfall))),
      row(ends.toBar, null, waterfall.to.value ?? '0'),
    ],
  }
}

const shareOf = (step: ChangeStep, { from }: Waterfall) =>
  new Exact(from.value ?? 0).isZero()
    ? undefined
    : new Exact(step.amount)
        .times(100)
        .div(from.value ?? 1)
        .toFixed(1)

const tabOf = ({ waterfalls }: ChangeAnswer, waterfall: Waterfall, name: string) =>
  waterfalls.length === 1 ? name : `${name} ${waterfalls.indexOf(waterfall) + 1}`

/** The lines behind the steps as a table; `total` says how many there are where not all of them are given. */
export function linesSheet(
  answer: ChangeAnswer,
  waterfall: Waterfall,
  { lines, total, locale }: { lines: readonly (ChangeLine & { step: ChangeStep })[]; total: number; locale: Locale },
): Sheet {
  const kind = kindOf(waterfall.unit)
  const text = (key: keyof typeof changeMessages.vi) => ({ header: say(locale, key), kind: 'text' as const })
  const named = (vi: string | null, en: string | null) => words(locale === 'en' ? en : vi)
  return {
    name: tabOf(answer, waterfall, say(locale, 'sheet.lines')),
    title: drawChange(answer, waterfall, locale).title,
    notes: lines.length < total ? [say(locale, 'sheet.lines-cut', { shown: lines.length, total })] : [],
    unit: waterfall.unit === 'count' ? null : waterfall.unit,
    columns: [
      ...(['table.step', 'line.agency', 'line.code', 'line.grant', 'line.provider', 'line.country'] as const).map(text),
      ...(['line.before', 'line.after', 'line.difference'] as const).map((key) => ({ header: say(locale, key), kind })),
      ...(['line.entered', 'line.late', 'line.where'] as const).map(text),
    ],
    rows: lines.map((line) => [
      words(stepName(line.step, answer.query.by, locale)),
      named(line.agencyVi, line.agencyEn),
      words(line.grantCode),
      words(line.grantName),
      words(line.providerName),
      named(line.countryVi, line.countryEn),
      amount(line.before),
      amount(line.after),
      amount(line.difference),
      words(line.enteredAt && formatMoment(line.enteredAt, locale)),
      words(line.daysLate === null ? null : line.daysLate > 0 ? say(locale, 'line.days', { days: line.daysLate }) : say(locale, 'line.in-time')),
      words(line.position === null ? null : say(locale, 'line.open', { position: line.position + 1, version: line.versionNumber ?? 1 })),
    ]),
  }
}

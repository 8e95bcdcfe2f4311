import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db.ts'
import { notAllowed } from '#platform/problem.ts'
import type { FigureValue } from '../text/figure-value.contract.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { figureKey, isFrozen, replaceFigures } from '../text/rich-text.model.ts'
import { reportRefused } from './report.contract.ts'
import { figuresOfData, type ReportData } from './report-data.model.ts'
import type { ReportItem, TemplateSection } from './report-item.contract.ts'
import { readData } from './read-report.action.ts'
import { type ReportAction, roleMayReport, unmetOfReport } from './report.model.ts'
import { findReportSections, freezeReportRow, getReport, type ReportRow } from './report.store.ts'

/** Refuses an action that the table does not give this person on this report. Throws notAllowed, reportRefused. */
export function assertMay(action: ReportAction, row: ReportRow, actor: Actor, hasFigures = true): void {
  if (!roleMayReport(action, actor.role)) throw notAllowed({})
  const reasons = unmetOfReport(action, { ...row, hasFigures }, actor)
  if (reasons.length > 0) throw reportRefused({ action, reasons, reason: reasons[0] ?? '' })
}

/** Keeps moment, text, figures and their receipts for good. */
export async function freeze(
  tx: Tx,
  id: string,
  { reason, actor, now }: { reason: string; actor: Actor; now: string },
): Promise<{ asOf: string; figures: number }> {
  const row = await getReport(tx, id)
  assertMay('freeze', row, actor)
  const sections = await findReportSections(tx, id)
  const snapshot = await readData(tx, row, sections, now)
  assertMay(
    'freeze',
    row,
    actor,
    snapshot.headlines.some(({ cells }) => Object.values(cells).some(({ value }) => value !== null && Number(value) !== 0)),
  )
  const frozen = sections.map((section) => ({ ...section, items: section.items.map((item) => freezeItem(item, snapshot)) }))
  await freezeReportRow(tx, row, { snapshot, sections: frozen, reason, now, personId: actor.personId })
  return { asOf: snapshot.asOf, figures: figuresOfData(snapshot).length }
}

function freezeItem(item: ReportItem, { values }: ReportData): TemplateSection['items'][number] {
  if (item.type !== 'text') return item
  return { ...item, body: frozenText(item.body, new Map(values.map((value) => [value.key, value]))) }
}

function frozenText(text: RichText, values: ReadonlyMap<string, FigureValue>): RichText {
  return replaceFigures(text, (node) => {
    const found = isFrozen(node) ? undefined : values.get(figureKey(node.attrs))
    return found ? { ...node, attrs: { ...node.attrs, value: found.value, receiptId: found.receiptId, asOf: found.asOf } } : node
  })
}

import { VisuallyHidden } from '@mantine/core'
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconMessage2Filled } from '@tabler/icons-react'
import type { CustomCellRendererProps } from 'ag-grid-react'
import { showCell } from '../../cell.model.ts'
import { findingSentence } from '../../finding.model.ts'
import type { Column, Line } from '../../form.contract.ts'
import { levelOf, markKey, type CellMark } from '../marks.model.ts'
import styles from './Sheet.module.css'
import type { SheetContext } from './sheet-context.ts'

export type SheetCellProps = CustomCellRendererProps<Line, string, SheetContext> & { sheetColumn: Column }

/** A cell of the sheet: its value as people write it, and signs for what is said about it. */
export function CellView({ value, data, context, sheetColumn }: SheetCellProps) {
  const mark = data && context.marks.get(markKey(data.lineKey, sheetColumn.key))
  const shown = showCell(sheetColumn, value ?? '', context.lists, context.locale)
  if (!mark) return shown
  const said = sayings(mark, sheetColumn, context)
  const level = levelOf(mark, context.explanations)
  return (
    <span className={styles.marked} title={said.join('\n')}>
      {level === 'hard' ? <IconAlertCircleFilled size={15} className={styles.hardIcon} aria-hidden /> : null}
      {level === 'soft' ? <IconAlertTriangleFilled size={15} className={styles.softIcon} aria-hidden /> : null}
      {mark.remarks.length > 0 ? <IconMessage2Filled size={14} className={styles.remarkIcon} aria-hidden /> : null}
      <span className={styles.value}>{shown}</span>
      {said.length > 0 ? <VisuallyHidden>{`. ${said.join('. ')}`}</VisuallyHidden> : null}
    </span>
  )
}

/** What is said about a cell, each a sentence: problems, remarks, and what stood there before. */
export function sayings(mark: CellMark, column: Column, { form, lists, locale, t }: SheetContext): string[] {
  const before =
    mark.before === undefined ? [] : [t('cell.before', { value: mark.before === null ? t('cell.empty') : showCell(column, mark.before, lists, locale) })]
  return [...mark.findings.map((finding) => findingSentence(form, finding, locale)), ...mark.remarks.map(({ body }) => t('cell.remark', { body })), ...before]
}

/** The STT cell: the line's number, and signs for what is said about the line as a whole. */
export function OrderView({ node, data, context }: CustomCellRendererProps<Line, string, SheetContext>) {
  const mark = data && context.marks.get(markKey(data.lineKey, null))
  const level = levelOf(mark, context.explanations)
  const said = mark
    ? [
        ...mark.findings.map((finding) => findingSentence(context.form, finding, context.locale)),
        ...mark.remarks.map(({ body }) => context.t('cell.remark', { body })),
      ]
    : []
  return (
    <span className={styles.marked} title={said.join('\n') || undefined}>
      <span className={styles.value}>{(node.rowIndex ?? 0) + 1}</span>
      {level === 'hard' ? <IconAlertCircleFilled size={14} className={styles.hardIcon} aria-hidden /> : null}
      {level === 'soft' ? <IconAlertTriangleFilled size={14} className={styles.softIcon} aria-hidden /> : null}
      {mark && mark.remarks.length > 0 ? <IconMessage2Filled size={14} className={styles.remarkIcon} aria-hidden /> : null}
      {said.length > 0 ? <VisuallyHidden>{`. ${said.join('. ')}`}</VisuallyHidden> : null}
    </span>
  )
}

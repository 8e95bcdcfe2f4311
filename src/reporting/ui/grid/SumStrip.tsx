import type { ReactNode } from 'react'
import { useFormats } from '#ui/i18n.tsx'
import { findColumn } from '../../form.model.ts'
import type { Column, Line } from '../../form.contract.ts'
import type { VersionSummary } from '../../campaign.contract.ts'
import type { FigureAnswer } from '../../return.contract.ts'
import { boxOf, boxSize, type Range } from '../range.model.ts'
import { sumOfAmounts, sumsByCurrency } from '../sum.model.ts'
import styles from './Sheet.module.css'
import type { SheetContext } from './sheet-context.ts'

interface SumStripProps {
  context: Pick<SheetContext, 't' | 'locale' | 'form'>
  lines: readonly Line[]
  columns: readonly Column[]
  range: Range | undefined
  summary: VersionSummary
  figures: readonly FigureAnswer[]
}

/** Under the sheet: the sums of its amounts by currency, what they make in USD, and the sum of what is selected. */
export function SumStrip({ context: { t, locale, form }, lines, columns, range, summary, figures }: SumStripProps) {
  const formats = useFormats()
  const disbursed = figures.find(({ code }) => form.figures.some((question) => question.code === code && question.computed === 'disbursed'))?.computed
  return (
    <dl className={styles.sums}>
      <Sum label={t('sums.lines')}>{formats.count(lines.length)}</Sum>
      {['commitmentTotal', 'commitmentYear', 'disbursedYear'].map((key) => {
        const label = findColumn(form, key)?.label[locale]
        const sums = sumsByCurrency(lines, key)
        return label && sums.length > 0 ? (
          <Sum key={key} label={label}>
            {sums.map(({ currency, sum }) => formats.money(sum, currency)).join(' + ')}
          </Sum>
        ) : null
      })}
      {disbursed ? <Sum label={t('sums.computed')}>{formats.money(disbursed, 'USD')}</Sum> : null}
      <Sum label={t('sums.filled')}>
        {formats.count(summary.requiredAnswered)}/{formats.count(summary.requiredAsked)}
      </Sum>
      <Selection range={range} lines={lines} columns={columns} t={t} decimal={formats.decimal} />
    </dl>
  )
}

function Sum({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}: </dt>
      <dd>{children}</dd>
    </div>
  )
}

function Selection({
  range,
  lines,
  columns,
  t,
  decimal,
}: Pick<SumStripProps, 'range' | 'lines' | 'columns'> & Pick<SheetContext, 't'> & { decimal: (value: string) => string }) {
  if (!range) return null
  const box = boxOf(range)
  const size = boxSize(box)
  if (size.rows * size.columns < 2) return null
  const chosen = columns.slice(box.left, box.right + 1).filter(({ type }) => type === 'money')
  const sum = sumOfAmounts(lines.slice(box.top, box.bottom + 1).flatMap(({ cells }) => chosen.map(({ key }) => cells[key] ?? '')))
  return (
    <div role="status">
      <dd>{t('sheet.selection', { ...size, sum: sum === undefined ? 'none' : decimal(sum) })}</dd>
    </div>
  )
}

import { Anchor, Text } from '@mantine/core'
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconCircleCheck, IconHistory, IconMessage2Filled } from '@tabler/icons-react'
import { showCell } from '../../cell.model.ts'
import { findingSentence } from '../../finding.model.ts'
import type { Column, Finding, Line } from '../../form.contract.ts'
import { isRequired } from '../../form.model.ts'
import { explanationOf, markKey } from '../marks.model.ts'
import styles from './Sheet.module.css'
import type { SheetContext } from './sheet-context.ts'

interface CellBarProps {
  context: SheetContext
  line: Line | undefined
  row: number
  column: Column | undefined
  /** Absent where nothing can be explained or remarked now. */
  onExplain?: ((finding: Finding) => void) | undefined
  onRemark?: ((line: Line, column: Column) => void) | undefined
}

/** Under the toolbar: what the chosen cell is, what is said about it, and what can be done about it. */
export function CellBar({ context, line, row, column, onExplain, onRemark }: CellBarProps) {
  const { t, locale } = context
  if (!line || !column)
    return (
      <div className={`${styles.cellBar} no-print`}>
        <Text size="sm" c="dimmed">
          {t('cell.none')}
        </Text>
      </div>
    )
  const facts = [
    isRequired(column, line.cells) ? t('cell.required') : '',
    column.type === 'money' && line.cells.currency ? t('cell.unit-line', { currency: line.cells.currency }) : '',
  ].filter(Boolean)
  return (
    <div className={`${styles.cellBar} no-print`} role="status">
      <span className={styles.cellName}>
        {t('cell.line', { row: row + 1 })} · {column.label[locale]}
        {facts.length > 0 ? (
          <Text span size="xs" c="dimmed">
            {' '}
            ({facts.join(', ')})
          </Text>
        ) : null}
        {onRemark ? (
          <>
            {' '}
            <Anchor component="button" type="button" size="sm" onClick={() => onRemark(line, column)}>
              {t('cell.add-remark')}
            </Anchor>
          </>
        ) : null}
      </span>
      <Sayings context={context} line={line} column={column} onExplain={onExplain} />
    </div>
  )
}

function Sayings({ context, line, column, onExplain }: { context: SheetContext; line: Line; column: Column; onExplain: CellBarProps['onExplain'] }) {
  const { t, form, locale, lists, explanations } = context
  const marks = [context.marks.get(markKey(line.lineKey, column.key)), context.marks.get(markKey(line.lineKey, null))]
  const findings = marks.flatMap((mark) => mark?.findings ?? [])
  const remarks = marks.flatMap((mark) => mark?.remarks ?? [])
  const before = marks[0]?.before
  if (findings.length + remarks.length === 0 && before === undefined)
    return (
      <Text size="sm" c="dimmed" className={styles.cellSayings}>
        {column.help?.[locale] ?? ''}
      </Text>
    )
  return (
    <ul className={styles.cellSayings}>
      {findings.map((finding) => {
        const explanation = explanationOf(finding, explanations)
        const hard = finding.severity === 'hard'
        return (
          <li key={finding.code}>
            {hard ? (
              <IconAlertCircleFilled size={16} className={styles.hardIcon} aria-hidden />
            ) : explanation ? (
              <IconCircleCheck size={16} className={styles.softIcon} aria-hidden />
            ) : (
              <IconAlertTriangleFilled size={16} className={styles.softIcon} aria-hidden />
            )}
            <span>
              {findingSentence(form, finding, locale)}
              {explanation ? (
                <Text span size="sm" c="dimmed">
                  {' '}
                  {t('cell.explained', { body: explanation.body })}
                </Text>
              ) : null}
            </span>
            {!hard && onExplain ? (
              <Anchor component="button" type="button" size="sm" onClick={() => onExplain(finding)}>
                {t('cell.explain')}
              </Anchor>
            ) : null}
          </li>
        )
      })}
      {remarks.map(({ id, body }) => (
        <li key={id}>
          <IconMessage2Filled size={16} className={styles.remarkIcon} aria-hidden /> {t('cell.remark', { body })}
        </li>
      ))}
      {before === undefined ? null : (
        <li>
          <IconHistory size={16} aria-hidden /> {t('cell.before', { value: before === null ? t('cell.empty') : showCell(column, before, lists, locale) })}
        </li>
      )}
    </ul>
  )
}

import type { CustomCellEditorProps } from 'ag-grid-react'
import { useEffect, useRef, useState } from 'react'
import { showCell } from '../../cell.model.ts'
import type { Column, Line } from '../../form.contract.ts'
import styles from './Sheet.module.css'
import type { SheetContext } from './sheet-context.ts'

export type SheetEditorProps = CustomCellEditorProps<Line, string, SheetContext> & { sheetColumn: Column }

/** The text that editing starts with: the key that was typed, or the value as it is shown. */
export function startingText({ eventKey, value, context, sheetColumn }: SheetEditorProps): string {
  if (eventKey?.length === 1) return eventKey
  return eventKey === 'Backspace' || eventKey === 'Delete' ? '' : showCell(sheetColumn, value ?? '', context.lists, context.locale)
}

/** Edits text, amounts and dates as people write them; the draft reads what was typed. */
export function TextEditor(props: SheetEditorProps) {
  const { onValueChange, context, sheetColumn, eventKey } = props
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(() => startingText(props))
  useEffect(() => {
    input.current?.focus()
    if (eventKey?.length === 1) onValueChange(eventKey)
    else input.current?.select()
    // Once, when editing starts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const change = (next: string) => {
    setText(next)
    onValueChange(next)
  }
  return (
    <input
      ref={input}
      className={styles.input}
      aria-label={sheetColumn.label[context.locale]}
      placeholder={sheetColumn.type === 'date' ? context.t('editor.date') : ''}
      inputMode={sheetColumn.type === 'money' ? 'decimal' : 'text'}
      data-right={sheetColumn.type === 'money' || undefined}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}

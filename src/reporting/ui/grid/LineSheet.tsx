import type { CellEditRequestEvent, GridApi, GridReadyEvent } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useEffect, useId, useMemo, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useElementWidth } from '#ui/use-element-width.ts'
import { showCell } from '../../cell.model.ts'
import type { Column, Line } from '../../form.contract.ts'
import { readTsv, writeTsv } from '../clipboard.model.ts'
import { arrows, boxOf, moved, rangeStyle, type Range } from '../range.model.ts'
import { columnDefs } from './sheet-columns.tsx'
import { sheetLocales, sheetTheme } from './setup.ts'
import styles from './Sheet.module.css'
import type { SheetContext } from './sheet-context.ts'
import type { SheetCommands } from './use-sheet-commands.ts'
import type { useRange } from './use-range.ts'

export interface LineSheetProps {
  label: string
  context: SheetContext
  columns: readonly Column[]
  lines: readonly Line[]
  commands: SheetCommands
  selection: ReturnType<typeof useRange>
  /** What happened, for a status line that is read aloud. */
  onSaid: (sentence: string) => void
  onReady: (api: GridApi<Line>) => void
}

const NARROW = 900

/** The lines of a return as a spreadsheet. */
export function LineSheet({ label, context, columns, lines, commands, selection, onSaid, onReady }: LineSheetProps) {
  const { ref, width } = useElementWidth<HTMLDivElement>()
  const id = useId().replace(/\W/g, '')
  const [api, setApi] = useState<GridApi<Line>>()
  const { form, locale, t, readOnly } = context
  const { range } = selection
  const wide = (width ?? NARROW) >= NARROW
  const defs = useMemo(() => columnDefs(form, { locale, t, readOnly }, wide), [form, locale, t, readOnly, wide])
  // The cells read their signs out of the context, which the grid does not watch.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => api?.refreshCells({ force: true }), [api, context])

  const keyboard = useKeyboard({ api, columns, lines, commands, selection, context })
  const clipboard = { onCopy: copy, onCut: cut, onPaste: paste }

  function chosen(event: ClipboardEvent): Range | undefined {
    return isEditing(api) || !(event.target instanceof Element && event.target.closest('.ag-cell')) ? undefined : range
  }
  function copy(event: ClipboardEvent) {
    const own = chosen(event)
    if (!own) return
    const box = boxOf(own)
    const rows = lines
      .slice(box.top, box.bottom + 1)
      .map(({ cells }) => columns.slice(box.left, box.right + 1).map((column) => showCell(column, cells[column.key] ?? '', context.lists, locale)))
    event.clipboardData.setData('text/plain', writeTsv(rows))
    event.preventDefault()
    onSaid(t('sheet.copied', { rows: rows.length, columns: rows[0]?.length ?? 0 }))
  }
  function cut(event: ClipboardEvent) {
    copy(event)
    const own = chosen(event)
    if (own && !readOnly) commands.clear(boxOf(own))
  }
  function paste(event: ClipboardEvent) {
    const own = chosen(event)
    const block = readTsv(event.clipboardData.getData('text/plain'))
    if (!own || readOnly || block.length === 0) return
    event.preventDefault()
    const plan = commands.paste(block, boxOf(own))
    onSaid(t('sheet.pasted', { lines: plan.edits.size + plan.added.length, added: plan.added.length, unread: plan.unread }))
  }

  return (
    // The keys and the clipboard belong to the grid inside, which is what holds the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={ref} id={id} className={styles.frame} onKeyDownCapture={keyboard} onMouseDownCapture={selection.onMouseDownCapture} {...clipboard}>
      {range ? (
        <style>
          {rangeStyle(
            `#${id}`,
            boxOf(range),
            columns.map(({ key }) => key),
          )}
        </style>
      ) : null}
      <AgGridReact<Line>
        theme={sheetTheme}
        localeText={sheetLocales[locale]}
        columnDefs={defs}
        rowData={lines as Line[]}
        getRowId={({ data }) => data.lineKey}
        context={context}
        readOnlyEdit
        groupHeaderHeight={32}
        ensureDomOrder
        enterNavigatesVertically
        enterNavigatesVerticallyAfterEdit
        stopEditingWhenCellsLoseFocus
        suppressScrollOnNewData
        suppressDragLeaveHidesColumns
        animateRows={false}
        tooltipShowDelay={400}
        onGridReady={({ api: ready }: GridReadyEvent<Line>) => {
          ready.setGridAriaProperty('label', label)
          setApi(ready)
          onReady(ready)
        }}
        onCellEditRequest={({ data, column, newValue, oldValue }: CellEditRequestEvent<Line, string>) => {
          const target = columns.find(({ key }) => key === column.getColId())
          if (target && newValue !== oldValue) commands.type(data, target, newValue ?? '')
        }}
        {...selection.handlers}
      />
    </div>
  )
}

type KeyboardInput = Pick<LineSheetProps, 'columns' | 'lines' | 'commands' | 'selection' | 'context'> & { api: GridApi<Line> | undefined }

/** The keys of a spreadsheet that the grid does not know. */
function useKeyboard(input: KeyboardInput) {
  return (event: KeyboardEvent) => {
    const { api } = input
    if (!api || isEditing(api) || !(event.target instanceof Element && event.target.closest('.ag-cell'))) return
    if (selectionKey(event, api, input) || (!input.context.readOnly && editingKey(event, input))) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
}

function selectionKey(event: KeyboardEvent, api: GridApi<Line>, { columns, lines, selection }: KeyboardInput): boolean {
  const { range } = selection
  const by = arrows[event.key]
  if (range && event.shiftKey && by) return done(() => selection.goTo(api, moved(range.head, by, { rows: lines.length, columns: columns.length }), true))
  if (isControl(event) && event.key.toLowerCase() === 'a')
    return done(() => selection.setRange({ anchor: { row: 0, column: 0 }, head: { row: lines.length - 1, column: columns.length - 1 } }))
  if (event.key === 'Escape') return done(() => document.querySelector<HTMLElement>('[data-leave-sheet]')?.focus())
  return false
}

function editingKey(event: KeyboardEvent, { columns, lines, commands, selection, context }: KeyboardInput): boolean {
  const { range } = selection
  if (!range) return false
  const key = `${isControl(event) ? 'ctrl+' : ''}${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`
  if (key === 'ctrl+y' || key === 'ctrl+shift+z') return done(commands.redo)
  if (key === 'ctrl+z') return done(commands.undo)
  if (key === 'ctrl+d') return done(() => commands.fill(boxOf(range)))
  if (key === 'delete' || key === 'backspace') return done(() => commands.clear(boxOf(range)))
  const column = columns[range.head.column]
  const line = lines[range.head.row]
  return key === 'f4' && line !== undefined && column?.type.endsWith('-shares') === true && done(() => context.openShares(line, column))
}

function isControl(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function done(act: () => unknown): true {
  act()
  return true
}

function isEditing(api: GridApi<Line> | undefined): boolean {
  return (api?.getEditingCells().length ?? 0) > 0
}

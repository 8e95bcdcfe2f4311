import type { CellFocusedEvent, CellMouseOverEvent, GridApi } from 'ag-grid-community'
import { useEffect, useRef, useState, type MouseEvent as PressEvent } from 'react'
import type { Line } from '../../form.contract.ts'
import { boxOf, type Box, type Range, type Spot } from '../range.model.ts'
import { ORDER } from './sheet-columns.tsx'

const FILL_CORNER = 9

interface Pointer {
  /** What a drag does now: draws the selection, or carries it down by its corner. */
  drag: 'select' | 'fill' | null
  /** The next focus only moves the head of the range. */
  extend: boolean
}

/** The selection of the sheet: drawn by mouse, by shift and press, by shift and arrows; its corner carries values down. */
export function useRange(keys: readonly string[], onFill: (box: Box) => void) {
  const [range, setRange] = useState<Range>()
  const pointer = useRef<Pointer>({ drag: null, extend: false })
  const latest = useRef({ range, onFill })
  useEffect(() => {
    latest.current = { range, onFill }
  })

  useEffect(() => {
    const end = () => {
      const { drag } = pointer.current
      pointer.current.drag = null
      if (drag === 'fill' && latest.current.range) latest.current.onFill(boxOf(latest.current.range))
    }
    window.addEventListener('mouseup', end)
    return () => window.removeEventListener('mouseup', end)
  }, [])

  const spotOf = (rowIndex: number | null, colId: string): Spot | undefined => {
    const column = keys.indexOf(colId)
    return rowIndex === null || column < 0 ? undefined : { row: rowIndex, column }
  }
  const wholeLine = (row: number): Range => ({ anchor: { row, column: 0 }, head: { row, column: keys.length - 1 } })

  /** Before the grid hears of the press: it moves its focus first and tells of the press after. */
  const onMouseDownCapture = (event: PressEvent) => {
    const cell = event.target instanceof Element ? event.target.closest('.ag-cell') : null
    if (!cell || event.button !== 0) return
    const spot = spotOf(Number(cell.closest('[row-index]')?.getAttribute('row-index')), cell.getAttribute('col-id') ?? '')
    const fills = spot !== undefined && range !== undefined && atCorner(cell, event, { spot, box: boxOf(range) })
    pointer.current = { extend: event.shiftKey, drag: fills ? 'fill' : 'select' }
  }
  const onCellMouseOver = ({ event, rowIndex, column }: CellMouseOverEvent<Line>) => {
    const spot = spotOf(rowIndex, column.getColId())
    const { drag } = pointer.current
    if (!drag || !spot || !(event instanceof MouseEvent) || event.buttons !== 1) return
    setRange((old) => {
      if (!old) return old
      const box = boxOf(old)
      return drag === 'fill'
        ? { anchor: { row: box.top, column: box.left }, head: { row: Math.max(box.top, spot.row), column: box.right } }
        : { ...old, head: spot }
    })
  }
  const onCellFocused = ({ rowIndex, column }: CellFocusedEvent<Line>) => {
    const colId = typeof column === 'object' ? column?.getColId() : undefined
    if (rowIndex === null || colId === undefined) return
    const { extend, drag } = pointer.current
    pointer.current.extend = false
    if (drag === 'fill') return
    if (colId === ORDER)
      return setRange((old) =>
        extend && old ? { anchor: { row: old.anchor.row, column: 0 }, head: { row: rowIndex, column: keys.length - 1 } } : wholeLine(rowIndex),
      )
    const head = spotOf(rowIndex, colId)
    if (head) setRange((old) => (extend && old ? { anchor: old.anchor, head } : { anchor: head, head }))
  }
  /** Puts the focus of the grid on a spot, drawing the range there or beginning a new one. */
  const goTo = (api: GridApi<Line>, spot: Spot, extend: boolean) => {
    const key = keys[spot.column]
    if (key === undefined) return
    pointer.current.extend = extend
    api.ensureIndexVisible(spot.row)
    api.ensureColumnVisible(key)
    api.setFocusedCell(spot.row, key)
  }
  return { range, setRange, goTo, onMouseDownCapture, handlers: { onCellMouseOver, onCellFocused } }
}

function atCorner(cell: Element, press: { clientX: number; clientY: number }, { spot, box }: { spot: Spot; box: Box }): boolean {
  if (spot.row !== box.bottom || spot.column !== box.right) return false
  const { right, bottom } = cell.getBoundingClientRect()
  return right - press.clientX <= FILL_CORNER && bottom - press.clientY <= FILL_CORNER
}

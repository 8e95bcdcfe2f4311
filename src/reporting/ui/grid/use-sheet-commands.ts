import { useState } from 'react'
import type { Column, Form, FormLists, Line } from '../../form.contract.ts'
import { planClear, planFill, planPaste, readTyped, type Plan } from '../paste.model.ts'
import type { Box } from '../range.model.ts'
import { editCells, insertLines, noHistory, redo, remember, removeLines, undo, type CellEdits } from '../sheet.model.ts'

export interface SheetSource {
  form: Form
  lists: FormLists
  columns: readonly Column[]
  lines: readonly Line[]
  onLines: (lines: readonly Line[]) => void
}

/** What a person does to the lines, each act one step that can be taken back. */
export function useSheetCommands(source: SheetSource) {
  const { lines, columns, lists, onLines } = source
  const [history, setHistory] = useState(noHistory)
  const [doubts, setDoubts] = useState<Plan>()
  const newId = () => crypto.randomUUID()

  const step = (next: readonly Line[]) => {
    setHistory((old) => remember(old, lines))
    onLines(next)
  }
  const turn = (taken: ReturnType<typeof undo>) => {
    if (!taken) return
    setHistory(taken.history)
    onLines(taken.lines)
  }
  const applyPlan = (plan: Plan) => step(insertLines(editCells(lines, plan.edits), plan.added))
  const edit = (edits: CellEdits) => edits.size > 0 && step(editCells(lines, edits))
  const put = (plan: Plan) => {
    if (plan.doubtful.length > 0) setDoubts(plan)
    else applyPlan(plan)
  }

  return {
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    /** A pasted or typed reading that waits for a person's word. */
    doubts,
    closeDoubts: () => setDoubts(undefined),
    confirmDoubts: (plan: Plan) => {
      setDoubts(undefined)
      applyPlan(plan)
    },
    undo: () => turn(undo(history, lines)),
    redo: () => turn(redo(history, lines)),
    /** Puts what was typed in one cell. */
    type: (line: Line, column: Column, text: string) => {
      const { value, ambiguity, unread } = readTyped(column, text, lists, line.cells)
      if ((line.cells[column.key] ?? '') === value) return
      const asks = ambiguity !== undefined && ambiguity.alternative !== null
      put({
        edits: new Map([[line.lineKey, { [column.key]: value }]]),
        added: [],
        unread: Number(unread),
        doubtful: asks ? [{ lineKey: line.lineKey, column, raw: text, value, ambiguity }] : [],
      })
    },
    set: (lineKey: string, column: string, value: string) => edit(new Map([[lineKey, { [column]: value }]])),
    paste: (block: readonly (readonly string[])[], box: Box): Plan => {
      const plan = planPaste(block, box, { ...source, newId })
      put(plan)
      return plan
    },
    fill: (box: Box) => edit(planFill(box, lines, columns)),
    clear: (box: Box) => edit(planClear(box, lines, columns)),
    insert: (at: number) => step(insertLines(lines, [{ lineKey: newId(), at, cells: {} }])),
    duplicate: (box: Box) =>
      // A grant's code is for one line only.
      step(
        insertLines(
          lines,
          lines.slice(box.top, box.bottom + 1).map((line) => ({ lineKey: newId(), at: box.bottom + 1, cells: { ...line.cells, grantCode: '' } })),
        ),
      ),
    remove: (box: Box) => step(removeLines(lines, new Set(lines.slice(box.top, box.bottom + 1).map(({ lineKey }) => lineKey)))),
  }
}

export type SheetCommands = ReturnType<typeof useSheetCommands>

import type { Cells, Line } from '../form.contract.ts'
import type { DraftChange, StatedFigure } from '../return.contract.ts'

/** What a person works on in a draft. Lines stand in their order. */
export interface DraftContent {
  lines: readonly Line[]
  figures: Readonly<Record<string, StatedFigure>>
  narrative: Readonly<Record<string, string>>
}

/** What was done to one line, cell by cell, so that it can be done again to a newer version of the line. */
export interface LinePatch {
  lineKey: string
  kind: 'added' | 'removed' | 'changed'
  /** Where the line stands now; null where it did not move. */
  position: number | null
  /** Canonical text; null for a cell that was emptied. */
  cells: Record<string, string | null>
}

export interface DraftPatch {
  lines: LinePatch[]
  figures: Record<string, StatedFigure>
  narrative: Record<string, string>
}

/** What was done between two contents. */
export function patchBetween(base: DraftContent, mine: DraftContent): DraftPatch {
  return {
    lines: [...linePatches(base.lines, mine.lines)],
    figures: Object.fromEntries(Object.entries(mine.figures).filter(([code, stated]) => !sameFigure(base.figures[code], stated))),
    narrative: Object.fromEntries(Object.entries(mine.narrative).filter(([code, text]) => (base.narrative[code] ?? '') !== text)),
  }
}

/** Whether the patch does nothing. */
export function isEmptyPatch(patch: DraftPatch): boolean {
  return patch.lines.length === 0 && Object.keys(patch.figures).length === 0 && Object.keys(patch.narrative).length === 0
}

/**
 * Does again to a newer content what was done to an older one. A cell that the patch names wins over the newer content; a
 * line that was removed meanwhile comes back only when the patch added it itself.
 */
export function applyPatch(content: DraftContent, patch: DraftPatch): DraftContent {
  const byKey = new Map(patch.lines.map((line) => [line.lineKey, line]))
  const kept = content.lines.flatMap((line): Line[] => {
    const own = byKey.get(line.lineKey)
    if (own === undefined) return [line]
    return own.kind === 'removed' ? [] : [{ ...line, position: own.position ?? line.position, cells: withCells(line.cells, own.cells) }]
  })
  const known = new Set(content.lines.map((line) => line.lineKey))
  const added = patch.lines.filter(({ kind, lineKey }) => kind === 'added' && !known.has(lineKey))
  const lines = [...kept, ...added.map(({ lineKey, position, cells }) => ({ lineKey, position: position ?? kept.length + 1, cells: withCells({}, cells) }))]
  return {
    lines: lines.toSorted((a, b) => a.position - b.position),
    figures: { ...content.figures, ...patch.figures },
    narrative: { ...content.narrative, ...patch.narrative },
  }
}

/** The patch as the server takes it: whole lines, since the server holds lines and not cells. */
export function changeOfPatch(patch: DraftPatch, mine: DraftContent, revision: number): DraftChange {
  const named = new Set(patch.lines.filter(({ kind }) => kind !== 'removed').map(({ lineKey }) => lineKey))
  const upserts = mine.lines.filter(({ lineKey }) => named.has(lineKey))
  const removals = patch.lines.filter(({ kind }) => kind === 'removed').map(({ lineKey }) => lineKey)
  return {
    revision,
    ...(patch.lines.length > 0 ? { changes: { upserts: [...upserts], removals } } : {}),
    ...(Object.keys(patch.figures).length > 0 ? { figures: patch.figures } : {}),
    ...(Object.keys(patch.narrative).length > 0 ? { narrative: patch.narrative } : {}),
  }
}

/** A line with some of its cells put anew; an empty text empties the cell. */
export function withCells(cells: Cells, changes: Readonly<Record<string, string | null>>): Cells {
  const next = { ...cells }
  for (const [column, text] of Object.entries(changes)) {
    if (text === null || text === '') delete next[column]
    else next[column] = text
  }
  return next
}

function* linePatches(base: readonly Line[], mine: readonly Line[]): Generator<LinePatch> {
  const old = new Map(base.map((line) => [line.lineKey, line]))
  const current = new Set(mine.map((line) => line.lineKey))
  for (const { lineKey } of base) if (!current.has(lineKey)) yield { lineKey, kind: 'removed', position: null, cells: {} }
  for (const line of mine) {
    const was = old.get(line.lineKey)
    if (was === line) continue
    if (was === undefined) yield { lineKey: line.lineKey, kind: 'added', position: line.position, cells: { ...line.cells } }
    else yield* changedLine(was, line)
  }
}

function* changedLine(was: Line, line: Line): Generator<LinePatch> {
  const columns = new Set([...Object.keys(was.cells), ...Object.keys(line.cells)])
  const cells: Record<string, string | null> = {}
  for (const column of columns) if (was.cells[column] !== line.cells[column]) cells[column] = line.cells[column] ?? null
  const position = was.position === line.position ? null : line.position
  if (position !== null || Object.keys(cells).length > 0) yield { lineKey: line.lineKey, kind: 'changed', position, cells }
}

function sameFigure(a: StatedFigure | undefined, b: StatedFigure): boolean {
  return (a?.value ?? null) === b.value && (a?.reason ?? null) === b.reason
}

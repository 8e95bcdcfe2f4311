import type { Cells, Form } from './form.contract.ts'
import { actionOf } from './upload-line.model.ts'
import type { Outcome, UploadLine, UploadReading } from './upload.contract.ts'

/**
 * The outcome with readings turned: `choices` gives, under a reading's `key` ('Sheet!F7'), its alternative. A choice that is
 * neither reading of its cell is ignored. The turned reading keeps the first one as its alternative, so that it can be turned back.
 */
export function applyReadings(outcome: Outcome, choices: Readonly<Record<string, string>>, form: Form): Outcome {
  const turned = new Map<string, Map<string, string>>()
  const readings = outcome.readings.map((reading) => {
    if (reading.alternative === null || choices[reading.key] !== reading.alternative) return reading
    if (reading.lineKey !== null && reading.column !== null) {
      const cells = turned.get(reading.lineKey) ?? new Map<string, string>()
      turned.set(reading.lineKey, cells.set(reading.column, reading.alternative))
    }
    return turn(reading, reading.alternative)
  })
  return { ...outcome, readings, lines: outcome.lines.map((line) => withCells(line, turned.get(line.lineKey), form)) }
}

function turn(reading: UploadReading, alternative: string): UploadReading {
  return {
    ...reading,
    value: alternative,
    shown: reading.alternativeShown ?? alternative,
    alternative: reading.value,
    alternativeShown: reading.shown,
    settled: true,
  }
}

function withCells(line: UploadLine, turned: ReadonlyMap<string, string> | undefined, form: Form): UploadLine {
  if (turned === undefined) return line
  const cells = { ...line.cells, ...Object.fromEntries(turned) }
  return { ...line, cells, ...actionOf(line.action === 'add' ? undefined : cellsBefore(line), cells, form) }
}

/** The cells of the line in the return, as they were before the file: what is unchanged is still in the line. */
export function cellsBefore(line: UploadLine): Cells {
  const before = { ...line.cells }
  for (const [column, change] of Object.entries(line.changes)) {
    if (change.before === null) delete before[column]
    else before[column] = change.before
  }
  return before
}

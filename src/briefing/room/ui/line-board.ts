import type { LineReport } from '../room.contract.ts'

export interface LineBoard {
  find: (pointId: string) => LineReport | undefined
  /** Calls `listener` at every report of the room. */
  watch: (pointId: string, listener: (report: LineReport) => void) => () => void
  put: (reports: readonly LineReport[]) => void
}

/** The newest line report of each room. Kept out of React: levels tick several times a second for every tile of the wall. */
export function createLineBoard(): LineBoard {
  const newest = new Map<string, LineReport>()
  const listeners = new Map<string, Set<(report: LineReport) => void>>()
  return {
    find: (pointId) => newest.get(pointId),
    watch: (pointId, listener) => {
      const own = listeners.get(pointId) ?? new Set()
      listeners.set(pointId, own.add(listener))
      return () => void own.delete(listener)
    },
    put: (reports) => {
      for (const report of reports) {
        newest.set(report.pointId, report)
        for (const listener of listeners.get(report.pointId) ?? []) listener(report)
      }
    },
  }
}

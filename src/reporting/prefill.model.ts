import { Exact } from '#platform/money.ts'
import type { Cells, Line } from './form.contract.ts'

/** The codes of a shares cell (`code:percent;code:percent`); none where it cannot be read. */
export function readShareCodes(cell: string | undefined): string[] {
  return cell ? cell.split(';').map((part) => part.split(':')[0] ?? '') : []
}

/**
 * The lines that a new return begins with: last year's grants that still run and had not ended when the period begins.
 * They are running now, their amounts of the year are empty, their places stand on the new map, their grant has its code
 * of the ledger, and their keys are new.
 */
export function prefill(
  lastYear: readonly Line[],
  {
    periodFrom,
    successors,
    codes,
    newId,
  }: { periodFrom: string; successors: ReadonlyMap<string, string>; codes: ReadonlyMap<string, string>; newId: () => string },
): Line[] {
  return lastYear
    .filter(({ cells }) => cells['status'] === 'running' && (cells['endsOn'] ?? periodFrom) >= periodFrom)
    .map(({ lineKey, cells }, position) => ({ lineKey: newId(), position, cells: carryOver(cells, codes.get(lineKey), successors) }))
}

function carryOver(cells: Cells, code: string | undefined, successors: ReadonlyMap<string, string>): Cells {
  const { commitmentYear: _committed, disbursedYear: _disbursed, note: _note, ...kept } = cells
  return {
    ...kept,
    phase: 'running',
    ...(code && !kept['grantCode'] ? { grantCode: code } : {}),
    ...(kept['places'] ? { places: movePlaces(kept['places'], successors) } : {}),
  }
}

/** A shares cell on the new map; shares of places that were merged are added. */
export function movePlaces(cell: string, successors: ReadonlyMap<string, string>): string {
  const shares = new Map<string, InstanceType<typeof Exact>>()
  for (const part of cell.split(';')) {
    const [code = '', percent] = part.split(':')
    if (!percent) return cell
    const place = successors.get(code) ?? code
    shares.set(place, (shares.get(place) ?? new Exact(0)).plus(percent))
  }
  return [...shares].map(([code, percent]) => `${code}:${percent.toFixed()}`).join(';')
}

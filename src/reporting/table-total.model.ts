import { Exact } from '#platform/money.ts'
import { amountOf, shownAmount } from './line-check.model.ts'
import type { RowReading, TableReading } from './table-reading.model.ts'
import { refOf } from './sheet-text.model.ts'
import type { Outcome } from './upload.contract.ts'

type Total = Outcome['totals'][number]

/** Compares every amount in the total rows with the sum of its lines: all of them, or those of the part it closes. */
export function compareTotals(sheet: string, table: TableReading, isMoney: (column: string) => boolean): Total[] {
  return table.others
    .filter(({ row }) => row.kind === 'total' || row.kind === 'subtotal')
    .flatMap((total) => {
      const lines = total.row.kind === 'total' ? table.lines : linesOfPart(total, table)
      return table.head.columns
        .filter(({ key }) => isMoney(key) && amountOf(total.cells, key) !== undefined)
        .map(({ key, at }) => compare(total, lines, { sheet, column: key, ref: refOf(total.row.at, at) }))
    })
}

// From the heading or subtotal before it on.
function linesOfPart(total: RowReading, table: TableReading): RowReading[] {
  const bounds = table.others.filter(({ row }) => row.at < total.row.at && (row.kind === 'section' || row.kind === 'subtotal'))
  const from = Math.max(-1, ...bounds.map(({ row }) => row.at))
  return table.lines.filter(({ row }) => row.at > from && row.at < total.row.at)
}

function compare(total: RowReading, lines: readonly RowReading[], place: { sheet: string; column: string; ref: string }): Total {
  const stated = amountOf(total.cells, place.column) ?? new Exact(0)
  const sum = lines.reduce((all, { cells }) => all.plus(amountOf(cells, place.column) ?? 0), new Exact(0))
  return { ...place, stated: stated.toFixed(), sum: sum.toFixed(), agrees: stated.equals(sum) }
}

/** The sentence's arguments for a total that does not agree. */
export function totalArguments({ stated, sum }: Total): Record<string, string> {
  const difference = new Exact(stated).minus(sum).abs()
  return { stated: shownAmount(new Exact(stated), 'vi'), sum: shownAmount(new Exact(sum), 'vi'), difference: shownAmount(difference, 'vi') }
}

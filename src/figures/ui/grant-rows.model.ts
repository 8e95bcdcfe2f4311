import { Exact } from '#platform/money.ts'
import type { ReceiptLine } from '../receipt.contract.ts'

export interface GrantRow {
  grantId: string
  code: string
  name: string
  provider: string
  sectors: string
  value: string
}

/** The grants behind a figure's lines with what each adds, largest first. */
export function grantRows(lines: readonly ReceiptLine[]): GrantRow[] {
  const groups = [...Map.groupBy(lines, ({ grantId }) => grantId).values()]
  const rows = groups.map((group): GrantRow => {
    const [first] = group
    const value = group.reduce((sum, { contributes }) => sum.plus(contributes), new Exact(0)).toFixed()
    const sectors = [...new Set(group.map(({ sectorName }) => sectorName))].join('; ')
    return { grantId: first?.grantId ?? '', code: first?.grantCode ?? '', name: first?.grantName ?? '', provider: first?.providerName ?? '', sectors, value }
  })
  return rows.toSorted((a, b) => new Exact(b.value).comparedTo(a.value))
}

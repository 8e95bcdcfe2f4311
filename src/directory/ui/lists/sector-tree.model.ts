import type { Sector } from '../../sector.contract.ts'

/** Sectors as a reader expects them: each of the first level followed by its own of the second, in their order. */
export function sectorTree(sectors: readonly Sector[]): Sector[] {
  const below = Map.groupBy(sectors, ({ parentCode }) => parentCode)
  const ordered = (rows: readonly Sector[] = []) => rows.toSorted((a, b) => a.position - b.position)
  const tree = ordered(below.get(null)).flatMap((first) => [first, ...ordered(below.get(first.code))])
  const placed = new Set(tree.map(({ code }) => code))
  // A list of a day may hold a second level whose first has ended: it stands at the end, not nowhere.
  return [...tree, ...sectors.filter(({ code }) => !placed.has(code))]
}

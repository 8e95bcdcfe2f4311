/** One agency's report of a grant at a place in a year. */
export interface Claim {
  agencyId: string
  /** The agency manages the grant (cơ quan chủ quản). */
  managing: boolean
  duty: string
  /** The place is the agency's own. */
  ownPlace: boolean
}

/**
 * The published rule that counts one dollar once. One grant, one place, one year: one report counts.
 * 1. The managing agency's; 2. else the report of the province for its own place; 3. else a central body's;
 * 4. else the one that stands first by its agency's code. No step looks at who was accepted first: the national figure
 * must not depend on the order in which reports came.
 */
export function chooseReporter(claims: readonly Claim[]): string {
  const [first] = [...claims].sort(
    (a, b) =>
      Number(b.managing) - Number(a.managing) ||
      Number(b.ownPlace) - Number(a.ownPlace) ||
      Number(b.duty === 'ministry') - Number(a.duty === 'ministry') ||
      (a.agencyId < b.agencyId ? -1 : 1),
  )
  if (!first) throw new Error('Nobody reports this grant')
  return first.agencyId
}

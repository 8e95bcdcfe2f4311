/** One field of a record before and after; undefined where it was not there. */
export interface FieldChange {
  /** `crs.0.crsCode`; empty for a record that is one value. */
  path: string
  before: unknown
  after: unknown
}

export interface AuditDiff {
  changes: FieldChange[]
  /** How many fields are the same on both sides. */
  unchanged: number
}

/** What differs between the two sides of an audit line, leaf by leaf. A side that the line does not keep has no leaves. */
export function diffOf(before: unknown, after: unknown): AuditDiff {
  const [left, right] = [leavesOf(before), leavesOf(after)]
  const paths = [...new Set([...left.keys(), ...right.keys()])]
  const rows = paths.map((path) => ({ path, before: left.get(path), after: right.get(path) }))
  const changes = rows.filter((row) => !Object.is(row.before, row.after))
  return { changes, unchanged: rows.length - changes.length }
}

function leavesOf(value: unknown): Map<string, unknown> {
  const leaves = new Map<string, unknown>()
  const walk = (at: unknown, path: string) => {
    if (at === null || at === undefined) {
      if (path !== '') leaves.set(path, null)
    } else if (typeof at === 'object') {
      for (const [name, inner] of Object.entries(at)) walk(inner, path === '' ? name : `${path}.${name}`)
    } else {
      leaves.set(path, at)
    }
  }
  walk(value, '')
  return leaves
}

/** What was done to what. `before` and `after` are plain JSON; null where there is none. */
export interface AuditLine {
  action: string
  subject: string
  subjectId: string
  before?: unknown
  after?: unknown
}

export interface AuditStamp {
  at: string
  person: string
  agency: string
  role: string
  request: string
}

/**
 * JSON with sorted keys and no white space, so that the same line has the same bytes for whoever recomputes its hash.
 * Undefined members are dropped as JSON.stringify does; only finite numbers are expected.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

/** The lines as they are hashed into the chain by `audit.append`. */
export function auditBodies(stamp: AuditStamp, lines: readonly AuditLine[]): string[] {
  return lines.map((line) =>
    canonicalJson({ ...stamp, action: line.action, subject: line.subject, subjectId: line.subjectId, before: line.before ?? null, after: line.after ?? null }),
  )
}

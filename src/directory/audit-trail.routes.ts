import { type Binding, implement } from '#platform/http.ts'
import { listAudit } from './audit-trail.contract.ts'
import { findAuditEntries } from './audit-trail.store.ts'

export const auditTrailBindings: Binding[] = [
  implement(listAudit, async ({ db }, { query }) => {
    const found = await findAuditEntries(db, { ...query, limit: query.limit + 1 })
    const lines = found.slice(0, query.limit)
    return { lines, next: found.length > query.limit ? (lines.at(-1)?.seq ?? null) : null }
  }),
]

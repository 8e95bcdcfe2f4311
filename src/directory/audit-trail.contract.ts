import { z } from 'zod'
import { defineRoute, Instant, PlainDateText } from '#platform/contract.ts'

/** One line of the audit trail as it was hashed, with the names of today beside the ids. */
export const AuditEntry = z.strictObject({
  seq: z.number().int(),
  at: Instant,
  action: z.string(),
  personId: z.string(),
  personName: z.string().nullable(),
  agencyId: z.string(),
  agencyVi: z.string().nullable(),
  agencyEn: z.string().nullable(),
  role: z.string(),
  request: z.string(),
  subject: z.string(),
  subjectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const listAudit = defineRoute({
  method: 'GET',
  path: '/audit',
  summary: 'The audit trail, the newest first',
  access: ['auditor'],
  query: z.strictObject({
    subject: z.string().min(1).max(100).optional(),
    subjectId: z.string().min(1).max(200).optional(),
    action: z.string().min(1).max(100).optional(),
    person: z.uuid().optional(),
    /** Days in Viet Nam, both included. */
    from: PlainDateText.optional(),
    to: PlainDateText.optional(),
    /** Lines before this one: the last of the page before. */
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.strictObject({ lines: z.array(AuditEntry), next: z.number().int().nullable() }),
})

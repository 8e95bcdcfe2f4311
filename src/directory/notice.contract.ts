import { z } from 'zod'
import { defineRoute, Instant } from '#platform/contract.ts'
import { AgencyId, Nothing } from './fields.contract.ts'
import { everyRole } from './role.contract.ts'

/** What an agency is told in the product; the sentence is made from `kind` and `arguments` by whoever sent it. */
export const Notice = z.strictObject({
  id: z.uuid(),
  agencyId: AgencyId,
  kind: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  link: z.string().nullable(),
  createdAt: Instant,
  readAt: Instant.nullable(),
})
export type Notice = z.infer<typeof Notice>

export const listNotices = defineRoute({
  method: 'GET',
  path: '/notices',
  summary: 'Notices of the own agency and of those it succeeded, the newest first',
  access: 'signed-in',
  query: z.strictObject({
    unread: z.enum(['true', 'false']).default('false'),
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  reply: z.strictObject({ notices: z.array(Notice), unread: z.number().int(), next: z.uuid().nullable() }),
})
export const readNotice = defineRoute({
  method: 'POST',
  path: '/notices/:id/reading',
  summary: 'Mark a notice as read',
  access: everyRole.filter((role) => role !== 'auditor'),
  effect: 'silent-write',
  params: z.strictObject({ id: z.uuid() }),
  reply: Nothing,
})

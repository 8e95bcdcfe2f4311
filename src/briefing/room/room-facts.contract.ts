import { z } from 'zod'
import { Instant } from '#platform/contract.ts'

const Id = z.uuid()

export const SessionKind = z.enum(['official', 'rehearsal'])
export type SessionKind = z.infer<typeof SessionKind>

export const PointFact = z.strictObject({
  id: Id,
  code: z.string(),
  kind: z.enum(['centre', 'province', 'ministry', 'district', 'commune']),
  nameVi: z.string(),
  nameEn: z.string(),
  parentId: Id.nullable(),
})
export const AgendaFact = z.strictObject({
  id: Id,
  kind: z.string(),
  titleVi: z.string(),
  titleEn: z.string(),
  owner: z.string().nullable(),
  minutes: z.number(),
  restricted: z.boolean(),
})
export const StatementFact = z.strictObject({
  id: Id,
  pointId: Id,
  subject: z.string(),
  speakerName: z.string().nullable(),
  minutes: z.number(),
  state: z.string(),
})
export const AttendeeFact = z.strictObject({
  id: Id,
  pointId: Id,
  fullName: z.string(),
  jobTitle: z.string(),
  body: z.string().nullable(),
  duty: z.string(),
})

/** What the briefing's own pages keep and the room needs to know; in the order that they are shown in. */
export const RoomFacts = z.strictObject({
  session: z.strictObject({ id: Id, kind: SessionKind }),
  briefing: z.strictObject({
    id: Id,
    number: z.number(),
    reportYear: z.number(),
    titleVi: z.string(),
    titleEn: z.string(),
    endsAt: Instant,
    chairName: z.string().nullable(),
    chairPosition: z.string().nullable(),
    /** The moment that figures are said as of; null: now. */
    figuresAsOf: Instant.nullable(),
    recorded: z.boolean(),
    pointLimit: z.number(),
    demo: z.boolean(),
  }),
  points: z.array(PointFact),
  agenda: z.array(AgendaFact),
  statements: z.array(StatementFact),
  attendees: z.array(AttendeeFact),
})
export type RoomFacts = z.infer<typeof RoomFacts>

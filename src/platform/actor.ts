/**
 * Who acts in a request. `role` is one of the directory's roles; the platform only passes it on to the
 * contract's access list and to row-level security.
 */
export interface Actor {
  personId: string
  fullName: string
  role: string
  agencyId: string
  /** The actor's agency and every agency it succeeded (a merged province speaks for its predecessors). */
  agencyIds: readonly string[]
  /** The foreign NGO the actor speaks for, for the role of an NGO only. */
  organisationId: string | null
  /** Absent for work that the product does by itself. */
  sessionId: string | null
}

/** The product itself: seeding, reminders, jobs. Not a person, and never a session. */
export const systemActor: Actor = {
  personId: '00000000-0000-7000-8000-000000000000',
  fullName: 'Nhịp Cầu',
  role: 'system',
  agencyId: 'system',
  agencyIds: [],
  organisationId: null,
  sessionId: null,
}

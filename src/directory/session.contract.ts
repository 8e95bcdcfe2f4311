import { z } from 'zod'
import { defineRoute, Instant } from '#platform/contract.ts'
import { defineProblem, tooManyRequests } from '#platform/problem.ts'
import { Duty } from './agency.contract.ts'
import { AgencyId, Nothing, PlaceId } from './fields.contract.ts'
import { Role } from './role.contract.ts'

/** One sentence for an unknown e-mail and for a wrong password. */
export const signInRefused = defineProblem('directory.session.refused', 401)
export const noAssignment = defineProblem('directory.session.no-assignment', 403)
export const wrongPassword = defineProblem('directory.password.wrong', 422)
export const weakPassword = defineProblem('directory.password.weak', 422, z.object({ reason: z.enum(['same', 'guessable']) }))

export const Locale = z.enum(['vi', 'en'])
const password = z.string().min(1).max(500)

const OwnAgency = z.strictObject({ id: AgencyId, nameVi: z.string(), nameEn: z.string(), duty: Duty, placeId: PlaceId.nullable() })
export const OwnAssignment = z.strictObject({ id: z.uuid(), role: Role, agency: OwnAgency })
export type OwnAssignment = z.infer<typeof OwnAssignment>
export const SessionView = z.strictObject({
  sessionId: z.uuid(),
  person: z.strictObject({ id: z.uuid(), fullName: z.string(), email: z.string(), locale: Locale }),
  /** The one that the person acts in. */
  assignment: OwnAssignment,
  /** All that the person may act in today, this one among them. */
  assignments: z.array(OwnAssignment),
  /** The agency and all it succeeded: whose returns the person may see and work on. */
  agencyIds: z.array(AgencyId),
  organisationId: z.uuid().nullable(),
  /** Whether the product shows the demonstration country. */
  demo: z.boolean(),
})
export type SessionView = z.infer<typeof SessionView>
export const OpenSession = z.strictObject({
  id: z.uuid(),
  personId: z.uuid(),
  openedAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  address: z.string(),
  agent: z.string(),
  current: z.boolean(),
})
export type OpenSession = z.infer<typeof OpenSession>
export const DemoAccount = z.strictObject({ email: z.string(), fullName: z.string(), role: Role, agencyId: AgencyId, agencyName: z.string() })
export type DemoAccount = z.infer<typeof DemoAccount>

export const signIn = defineRoute({
  method: 'POST',
  path: '/session',
  summary: 'Sign in with e-mail and password; the session is a cookie',
  access: 'public',
  body: z.strictObject({ email: z.string().min(1).max(320), password }),
  reply: Nothing,
  problems: [signInRefused, noAssignment, tooManyRequests],
})
export const signOut = defineRoute({ method: 'DELETE', path: '/session', summary: 'Sign out', access: 'signed-in', reply: Nothing })
export const getSession = defineRoute({
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in, as what; null when nobody is',
  access: 'public',
  reply: z.strictObject({ session: SessionView.nullable() }),
})
export const switchAssignment = defineRoute({
  method: 'POST',
  path: '/session/assignment',
  summary: 'Go on as another of the own assignments',
  access: 'signed-in',
  body: z.strictObject({ assignmentId: z.uuid() }),
  reply: z.strictObject({ role: Role, agencyId: AgencyId }),
  problems: [noAssignment],
})
export const changePassword = defineRoute({
  method: 'PUT',
  path: '/session/password',
  summary: 'Change the own password; other sessions of the person end',
  access: 'signed-in',
  body: z.strictObject({ old: password, new: z.string().min(12).max(500) }),
  reply: Nothing,
  problems: [wrongPassword, weakPassword, tooManyRequests],
})
export const changeLocale = defineRoute({
  method: 'PUT',
  path: '/session/locale',
  summary: 'Choose the language of the product and of its mail',
  access: 'signed-in',
  body: z.strictObject({ locale: Locale }),
  reply: z.strictObject({ locale: Locale }),
})
export const listSessions = defineRoute({
  method: 'GET',
  path: '/sessions',
  summary: 'Own open sessions; an administrator may ask for those of a person',
  access: 'signed-in',
  query: z.strictObject({ person: z.uuid().optional() }),
  reply: z.strictObject({ sessions: z.array(OpenSession) }),
})
export const revokeSession = defineRoute({
  method: 'DELETE',
  path: '/sessions/:id',
  summary: 'End an own session; an administrator may end any',
  access: 'signed-in',
  params: z.strictObject({ id: z.uuid() }),
  reply: Nothing,
})
export const listDemoAccounts = defineRoute({
  method: 'GET',
  path: '/demo-accounts',
  summary: 'Accounts of the demonstration with their password; none elsewhere',
  access: 'public',
  reply: z.strictObject({ password: z.string().nullable(), accounts: z.array(DemoAccount) }),
})

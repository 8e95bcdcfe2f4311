import { z } from 'zod'
import { defineRoute, PlainDateText } from '#platform/contract.ts'
import { alreadyThere, defineProblem } from '#platform/problem.ts'
import { cleanLine } from '#platform/text/normalise.ts'
import { Duty } from './agency.contract.ts'
import { AgencyId, Line } from './fields.contract.ts'
import { Role } from './role.contract.ts'
import { Locale } from './session.contract.ts'

export const roleUnfit = defineProblem('directory.person.role-unfit', 422, z.object({ role: Role, duty: Duty }))
export const ownAccount = defineProblem('directory.person.own-account', 409)
export const endsBeforeStart = defineProblem('directory.person.ends-before-start', 422)

export const Assignment = z.strictObject({
  id: z.uuid(),
  agencyId: AgencyId,
  agencyVi: z.string(),
  agencyEn: z.string(),
  role: Role,
  validFrom: PlainDateText,
  validTo: PlainDateText.nullable(),
})
export type Assignment = z.infer<typeof Assignment>
export const Person = z.strictObject({
  id: z.uuid(),
  fullName: z.string(),
  email: z.string(),
  locale: Locale,
  active: z.boolean(),
  demo: z.boolean(),
  assignments: z.array(Assignment),
})
export type Person = z.infer<typeof Person>

const Email = z.string().max(320).transform(cleanLine).pipe(z.email().max(254))
const GivenAssignment = z.strictObject({ agencyId: AgencyId, role: Role, validFrom: PlainDateText, validTo: PlainDateText.nullable() })
export type GivenAssignment = z.infer<typeof GivenAssignment>
const GivenPerson = { fullName: Line(200), email: Email, locale: Locale }

const keepers = ['administrator'] as const
const ofPerson = z.strictObject({ id: z.uuid() })
/** A password that is shown this once and stored only as a hash. */
const OncePassword = z.string()

export const listPeople = defineRoute({
  method: 'GET',
  path: '/people',
  summary: 'People by given name; search ignores accents',
  access: keepers,
  query: z.strictObject({
    search: Line(200).optional(),
    agency: AgencyId.optional(),
    role: Role.optional(),
    active: z.enum(['true', 'false']).optional(),
    /** The last person of the page before. */
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.strictObject({ people: z.array(Person), next: z.uuid().nullable() }),
})
export const getPerson = defineRoute({
  method: 'GET',
  path: '/people/:id',
  summary: 'A person with all assignments',
  access: keepers,
  params: ofPerson,
  reply: Person,
})
export const createPerson = defineRoute({
  method: 'POST',
  path: '/people',
  summary: 'Add a person; the first password is shown once',
  access: keepers,
  body: z.strictObject({ ...GivenPerson, assignment: GivenAssignment.nullable() }),
  reply: z.strictObject({ person: Person, password: OncePassword }),
  problems: [alreadyThere, roleUnfit, endsBeforeStart],
})
export const updatePerson = defineRoute({
  method: 'PUT',
  path: '/people/:id',
  summary: 'Change or deactivate a person; who is deactivated is signed out',
  access: keepers,
  params: ofPerson,
  body: z.strictObject({ ...GivenPerson, active: z.boolean() }),
  reply: Person,
  problems: [alreadyThere, ownAccount],
})
export const resetPassword = defineRoute({
  method: 'POST',
  path: '/people/:id/password',
  summary: 'Give a person a new password, shown once; all sessions of the person end',
  access: keepers,
  params: ofPerson,
  reply: z.strictObject({ password: OncePassword }),
  problems: [ownAccount],
})
export const addAssignment = defineRoute({
  method: 'POST',
  path: '/people/:id/assignments',
  summary: 'Give a person a role at an agency',
  access: keepers,
  params: ofPerson,
  body: GivenAssignment,
  reply: Person,
  problems: [alreadyThere, roleUnfit, endsBeforeStart],
})
export const endAssignment = defineRoute({
  method: 'PUT',
  path: '/people/:id/assignments/:assignmentId/end',
  summary: 'Say on which day an assignment ends (the day included), or that it goes on',
  access: keepers,
  params: z.strictObject({ id: z.uuid(), assignmentId: z.uuid() }),
  body: z.strictObject({ validTo: PlainDateText.nullable() }),
  reply: Person,
  problems: [alreadyThere, endsBeforeStart],
})

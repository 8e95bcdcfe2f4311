import { z } from 'zod'
import { defineRoute, PlainDateText } from '#platform/contract.ts'
import { defineProblem } from '#platform/problem.ts'
import { AgencyId, GivenNames, givenProvenance, Line, Names, PlaceId, provenance } from './fields.contract.ts'

/** What an agency is in the work of reporting. */
export const Duty = z.enum(['secretariat', 'province', 'ministry', 'auditor', 'administration', 'ngo', 'none'])
export type Duty = z.infer<typeof Duty>

/** Following successors from the agency would lead back to it. */
export const successorCycle = defineProblem('directory.agency.successor-cycle', 422)

const optional = {
  abbrVi: z.string().nullable(),
  abbrEn: z.string().nullable(),
  egovId: z.string().nullable(),
  roleInWork: z.string().nullable(),
  note: z.string().nullable(),
}
const dates = { validFrom: PlainDateText.nullable(), validTo: PlainDateText.nullable() }

export const Agency = z.strictObject({
  id: AgencyId,
  ...Names,
  kind: z.string(),
  duty: Duty,
  placeId: PlaceId.nullable(),
  organisationId: z.uuid().nullable(),
  ...optional,
  ...dates,
  ...provenance,
  successorIds: z.array(AgencyId),
  predecessorIds: z.array(AgencyId),
})
export type Agency = z.infer<typeof Agency>

export const GivenAgency = z.strictObject({
  ...GivenNames,
  kind: Line(200),
  duty: Duty,
  placeId: PlaceId.nullable(),
  organisationId: z.uuid().nullable(),
  abbrVi: Line(60).nullable(),
  abbrEn: Line(60).nullable(),
  egovId: Line(20).nullable(),
  roleInWork: Line(1000).nullable(),
  note: Line(2000).nullable(),
  ...dates,
  ...givenProvenance,
  successorIds: z.array(AgencyId).max(20),
})
export type GivenAgency = z.infer<typeof GivenAgency>

const params = z.strictObject({ id: AgencyId })

export const listAgencies = defineRoute({
  method: 'GET',
  path: '/directory/agencies',
  summary: 'Agencies, by duty, by place, or those in force on a day',
  access: 'signed-in',
  query: z.strictObject({ duty: Duty.optional(), place: PlaceId.optional(), on: PlainDateText.optional() }),
  reply: z.strictObject({ agencies: z.array(Agency) }),
})
export const getAgency = defineRoute({ method: 'GET', path: '/directory/agencies/:id', summary: 'An agency', access: 'signed-in', params, reply: Agency })
export const putAgency = defineRoute({
  method: 'PUT',
  path: '/directory/agencies/:id',
  summary: 'Add, change or close an agency, with who came after it',
  access: ['administrator'],
  params,
  body: GivenAgency,
  reply: Agency,
  problems: [successorCycle],
})

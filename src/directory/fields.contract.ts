import { z } from 'zod'
import { PlainDateText } from '#platform/contract.ts'
import { defineProblem } from '#platform/problem.ts'
import { cleanLine } from '#platform/text/normalise.ts'

/** One line of typed text, cleaned on arrival and not empty. */
export const Line = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanLine)
    .pipe(z.string().min(1).max(max))
/** How far a row of reference data can be trusted. */
export const Certainty = z.enum(['high', 'medium', 'low', 'memory', 'demonstration'])
export type Certainty = z.infer<typeof Certainty>

/** Where a row of reference data comes from: as shown, and as an administrator gives it. */
export const provenance = { source: z.string(), certainty: Certainty }
export const givenProvenance = { source: Line(500), certainty: Certainty }
/** The last day is part of the time; null: still in force. */
export const validity = { validFrom: PlainDateText, validTo: PlainDateText.nullable() }

export const Names = { nameVi: z.string(), nameEn: z.string() }
export const GivenNames = { nameVi: Line(300), nameEn: Line(300) }

export const SetId = z.string().regex(/^[a-z0-9]{1,12}$/)
export const PlaceId = z.string().regex(/^p[a-z0-9]+-[a-z0-9]+$/)
export const RegionId = z.string().regex(/^r[a-z0-9]+-[a-z0-9-]+$/)
export const AgencyId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/)
export const SectorCode = z.string().regex(/^[A-Z]{2}[0-9]?$/)
export const ReportYear = z.coerce.number().int().min(2000).max(2100)
/** The answer of a removal. */
export const Nothing = z.strictObject({})

/** Something refers to the row: it is closed with an end date, not removed. */
export const inUse = defineProblem('directory.in-use', 409, z.object({ subject: z.string(), id: z.string() }))

import { z } from 'zod'
import { defineRoute, PlainDateText } from '#platform/contract.ts'
import { defineProblem } from '#platform/problem.ts'
import { Certainty, GivenNames, givenProvenance, inUse, Line, Names, Nothing, provenance, ReportYear, SectorCode, validity } from './fields.contract.ts'

export const rollupIncomplete = defineProblem('directory.sector.rollup-incomplete', 422, z.object({ missing: z.string() }))
export const parentUnfit = defineProblem('directory.sector.parent-unfit', 422, z.object({ parent: z.string() }))

export const SectorCrs = z.strictObject({ crsCode: z.string().regex(/^\d{5}$/), crsName: z.string(), isDefault: z.boolean(), certainty: Certainty })
export const Sector = z.strictObject({
  code: SectorCode,
  parentCode: SectorCode.nullable(),
  ...Names,
  position: z.number().int(),
  inPicker: z.boolean(),
  ...validity,
  ...provenance,
  crs: z.array(SectorCrs),
})
export type Sector = z.infer<typeof Sector>
const position = z.number().int().min(0).max(1000)
/** One row of how a year's published table groups the first level. */
export const RollupRow = z.strictObject({
  sectorCode: SectorCode,
  headingCode: z.string(),
  headingVi: z.string(),
  headingEn: z.string(),
  position: z.number().int(),
  ...provenance,
})
export type RollupRow = z.infer<typeof RollupRow>

export const GivenSector = z.strictObject({
  parentCode: SectorCode.nullable(),
  ...GivenNames,
  position,
  inPicker: z.boolean(),
  ...validity,
  ...givenProvenance,
})
export const GivenCrs = z.strictObject({ crsCode: z.string().regex(/^\d{5}$/), crsName: Line(300), isDefault: z.boolean(), certainty: Certainty })
export const GivenRollupRow = z.strictObject({
  sectorCode: SectorCode,
  headingCode: z.string().regex(/^[A-Z]{2,4}$/),
  headingVi: Line(200),
  headingEn: Line(200),
  position,
})

const params = z.strictObject({ code: SectorCode })
const ofYear = z.strictObject({ year: ReportYear })
const keepers = ['administrator'] as const

export const listSectors = defineRoute({
  method: 'GET',
  path: '/directory/sectors',
  summary: 'Sectors in two levels with their CRS codes',
  access: 'signed-in',
  query: z.strictObject({ on: PlainDateText.optional() }),
  reply: z.strictObject({ sectors: z.array(Sector) }),
})
export const putSector = defineRoute({
  method: 'PUT',
  path: '/directory/sectors/:code',
  summary: 'Add, change or close a sector',
  access: keepers,
  params,
  body: GivenSector,
  reply: Sector,
  problems: [parentUnfit],
})
export const deleteSector = defineRoute({
  method: 'DELETE',
  path: '/directory/sectors/:code',
  summary: 'Remove a sector that nothing refers to',
  access: keepers,
  params,
  reply: Nothing,
  problems: [inUse],
})
export const putSectorCrs = defineRoute({
  method: 'PUT',
  path: '/directory/sectors/:code/crs',
  summary: 'Map a sector to CRS codes',
  access: keepers,
  params,
  body: z.strictObject({ crs: z.array(GivenCrs).max(20) }),
  reply: Sector,
})
export const getRollup = defineRoute({
  method: 'GET',
  path: '/directory/sector-rollups/:year',
  summary: 'How the published table of a year groups sectors (the last one stored at or before the year)',
  access: 'signed-in',
  params: ofYear,
  reply: z.strictObject({ storedYear: z.number().nullable(), rows: z.array(RollupRow) }),
})
export const putRollup = defineRoute({
  method: 'PUT',
  path: '/directory/sector-rollups/:year',
  summary: 'Store the roll-up of a year; every first-level sector has a heading',
  access: keepers,
  params: ofYear,
  body: z.strictObject({ rows: z.array(GivenRollupRow).min(1).max(60), ...givenProvenance }),
  reply: z.strictObject({ storedYear: z.number().nullable(), rows: z.array(RollupRow) }),
  problems: [rollupIncomplete],
})

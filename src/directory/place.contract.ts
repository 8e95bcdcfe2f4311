import { z } from 'zod'
import { DecimalText, defineRoute, PlainDateText } from '#platform/contract.ts'
import { defineProblem } from '#platform/problem.ts'
import { Certainty, GivenNames, givenProvenance, Line, Names, Nothing, PlaceId, provenance, RegionId, SetId, validity } from './fields.contract.ts'

export const sharesNotWhole = defineProblem('directory.place.shares-not-whole', 422)
export const namesOverlap = defineProblem('directory.place.name-not-later', 409, z.object({ validFrom: z.string() }))

export const PlaceSet = z.strictObject({ id: SetId, ...Names, ...validity, ...provenance })
export type PlaceSet = z.infer<typeof PlaceSet>
export const Region = z.strictObject({ id: RegionId, setId: SetId, ...Names, position: z.number().int(), ...provenance })
export type Region = z.infer<typeof Region>
/** A place with the name it bears on the day asked for (its first or last name outside its life). */
export const Place = z.strictObject({
  id: PlaceId,
  setId: SetId,
  code: z.string(),
  regionId: RegionId,
  regionVi: z.string(),
  regionEn: z.string(),
  ...Names,
  fullNameVi: z.string(),
  kind: z.string(),
  ...validity,
  egovId: z.string().nullable(),
  isoCode: z.string().nullable(),
  ...provenance,
})
export type Place = z.infer<typeof Place>
export const PlaceName = z.strictObject({
  ...Names,
  fullNameVi: z.string(),
  kind: z.string(),
  ...validity,
  legalBasis: z.string().nullable(),
  certainty: Certainty,
})
export type PlaceName = z.infer<typeof PlaceName>
export const SuccessionRow = z.strictObject({ placeId: PlaceId, successorId: PlaceId, share: DecimalText, ...provenance })
export type SuccessionRow = z.infer<typeof SuccessionRow>
export const PlaceAlias = z.strictObject({ alias: z.string(), key: z.string() })
export const PlaceDetail = z.strictObject({
  place: Place,
  names: z.array(PlaceName),
  aliases: z.array(PlaceAlias),
  successors: z.array(SuccessionRow),
  predecessors: z.array(SuccessionRow),
})
export type PlaceDetail = z.infer<typeof PlaceDetail>

const ofPlace = z.strictObject({ id: PlaceId })
const keepers = ['administrator'] as const

export const listPlaceSets = defineRoute({
  method: 'GET',
  path: '/directory/place-sets',
  summary: 'Sets of places with their dates, and their regions',
  access: 'signed-in',
  reply: z.strictObject({ sets: z.array(PlaceSet), regions: z.array(Region) }),
})
export const listPlaces = defineRoute({
  method: 'GET',
  path: '/directory/places',
  summary: 'Places of a set, or of a day (today without either), with their names of that day',
  access: 'signed-in',
  query: z.strictObject({ set: SetId.optional(), on: PlainDateText.optional() }),
  reply: z.strictObject({ places: z.array(Place) }),
})
export const getPlace = defineRoute({
  method: 'GET',
  path: '/directory/places/:id',
  summary: 'A place with all its names, aliases, successors and predecessors',
  access: 'signed-in',
  params: ofPlace,
  query: z.strictObject({ on: PlainDateText.optional() }),
  reply: PlaceDetail,
})
export const listSuccessions = defineRoute({
  method: 'GET',
  path: '/directory/place-successors',
  summary: 'Which place became which, with shares',
  access: 'signed-in',
  reply: z.strictObject({ successions: z.array(SuccessionRow) }),
})
export const putPlaceSet = defineRoute({
  method: 'PUT',
  path: '/directory/place-sets/:id',
  summary: 'Add, change or close a set of places',
  access: keepers,
  params: z.strictObject({ id: SetId }),
  body: z.strictObject({ ...GivenNames, ...validity, ...givenProvenance }),
  reply: PlaceSet,
})
export const putRegion = defineRoute({
  method: 'PUT',
  path: '/directory/regions/:id',
  summary: 'Add or change a region',
  access: keepers,
  params: z.strictObject({ id: RegionId }),
  body: z.strictObject({ setId: SetId, ...GivenNames, position: z.number().int().min(1), ...givenProvenance }),
  reply: Region,
})
export const putPlace = defineRoute({
  method: 'PUT',
  path: '/directory/places/:id',
  summary: 'Add, change or close a place; its names are added apart',
  access: keepers,
  params: ofPlace,
  body: z.strictObject({
    setId: SetId,
    code: Line(12),
    regionId: RegionId,
    egovId: Line(20).nullable(),
    isoCode: Line(20).nullable(),
    ...validity,
    ...givenProvenance,
  }),
  reply: PlaceDetail,
})
export const addPlaceName = defineRoute({
  method: 'POST',
  path: '/directory/places/:id/names',
  summary: 'Give a place a new name or kind from a day on; the name before ends the day before',
  access: keepers,
  params: ofPlace,
  body: z.strictObject({
    ...GivenNames,
    fullNameVi: Line(300),
    kind: Line(100),
    validFrom: PlainDateText,
    legalBasis: Line(300).nullable(),
    certainty: Certainty,
  }),
  reply: PlaceDetail,
  problems: [namesOverlap],
})
export const putSuccessors = defineRoute({
  method: 'PUT',
  path: '/directory/places/:id/successors',
  summary: 'Say what became of a place; shares add up to one',
  access: keepers,
  params: ofPlace,
  body: z.strictObject({
    successors: z.array(z.strictObject({ successorId: PlaceId, share: z.string().regex(/^(1|0\.\d{1,8})$/) })).max(50),
    ...givenProvenance,
  }),
  reply: PlaceDetail,
  problems: [sharesNotWhole],
})
export const addAlias = defineRoute({
  method: 'POST',
  path: '/directory/places/:id/aliases',
  summary: 'Teach another spelling of a place',
  access: keepers,
  params: ofPlace,
  body: z.strictObject({ alias: Line(200) }),
  reply: PlaceDetail,
})
export const deleteAlias = defineRoute({
  method: 'DELETE',
  path: '/directory/places/:id/aliases/:key',
  summary: 'Forget a spelling of a place',
  access: keepers,
  params: z.strictObject({ id: PlaceId, key: z.string().min(1).max(200) }),
  reply: Nothing,
})

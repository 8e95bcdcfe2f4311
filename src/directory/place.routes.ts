import { randomUUID } from 'node:crypto'
import { implement } from '#platform/http.ts'
import { vietnamDate } from '#platform/working-days.ts'
import {
  addAlias,
  addPlaceName,
  deleteAlias,
  getPlace,
  listPlaces,
  listPlaceSets,
  listSuccessions,
  putPlace,
  putPlaceSet,
  putRegion,
  putSuccessors,
  sharesNotWhole,
} from './place.contract.ts'
import { isWhole } from './place.model.ts'
import {
  addName,
  findPlaces,
  findPlaceSets,
  findRegions,
  findSuccessions,
  getPlaceDetail,
  keepAlias,
  keepPlace,
  keepPlaceSet,
  keepRegion,
  keepSuccessors,
  removeAlias,
} from './place.store.ts'

export const placeBindings = [
  implement(listPlaceSets, async ({ db }) => ({ sets: await findPlaceSets(db), regions: await findRegions(db) })),
  implement(listPlaces, async ({ db, now }, { query }) => ({ places: await findPlaces(db, { setId: query.set, on: query.on ?? vietnamDate(now) }) })),
  implement(getPlace, async ({ db, now }, { params, query }) => getPlaceDetail(db, params.id, query.on ?? vietnamDate(now))),
  implement(listSuccessions, async ({ db }) => ({ successions: await findSuccessions(db) })),
  implement(putPlaceSet, async ({ tx }, { params, body }) => keepPlaceSet(tx, { ...params, ...body })),
  implement(putRegion, async ({ tx }, { params, body }) => keepRegion(tx, { ...params, ...body })),
  implement(putPlace, async ({ tx, now }, { params, body }) => {
    await keepPlace(tx, { ...params, ...body })
    return getPlaceDetail(tx, params.id, vietnamDate(now))
  }),
  implement(addPlaceName, async ({ tx, now }, { params, body }) => {
    await getPlaceDetail(tx, params.id, vietnamDate(now))
    await addName(tx, params.id, { id: randomUUID(), ...body })
    return getPlaceDetail(tx, params.id, vietnamDate(now))
  }),
  implement(putSuccessors, async ({ tx, now }, { params, body }) => {
    const { successors, ...provenance } = body
    if (successors.length > 0 && !isWhole(successors.map((one) => one.share))) throw sharesNotWhole({})
    await keepSuccessors(
      tx,
      params.id,
      successors.map((one) => ({ ...one, ...provenance })),
    )
    return getPlaceDetail(tx, params.id, vietnamDate(now))
  }),
  implement(addAlias, async ({ tx, now }, { params, body }) => {
    await keepAlias(tx, params.id, body.alias)
    return getPlaceDetail(tx, params.id, vietnamDate(now))
  }),
  implement(deleteAlias, async ({ tx }, { params }) => {
    await removeAlias(tx, params.id, params.key)
    return {}
  }),
]

import { implement } from '#platform/http.ts'
import { deleteSector, getRollup, listSectors, putRollup, putSector, putSectorCrs } from './sector.contract.ts'
import { findRollup, findSectors, keepRollup, keepSector, keepSectorCrs, removeSector } from './sector.store.ts'

export const sectorBindings = [
  implement(listSectors, async ({ db }, { query }) => ({ sectors: await findSectors(db, query.on) })),
  implement(putSector, async ({ tx }, { params, body }) => keepSector(tx, { ...params, ...body })),
  implement(deleteSector, async ({ tx }, { params }) => {
    await removeSector(tx, params.code)
    return {}
  }),
  implement(putSectorCrs, async ({ tx }, { params, body }) => keepSectorCrs(tx, params.code, body.crs)),
  implement(getRollup, async ({ db }, { params }) => findRollup(db, params.year)),
  implement(putRollup, async ({ tx }, { params, body }) => {
    const { rows, ...provenance } = body
    return keepRollup(
      tx,
      params.year,
      rows.map((row) => ({ ...row, ...provenance })),
    )
  }),
]

import { implement } from '#platform/http.ts'
import { getAgency, listAgencies, putAgency } from './agency.contract.ts'
import { findAgencies, getAgencyById, keepAgency } from './agency.store.ts'

export const agencyBindings = [
  implement(listAgencies, async ({ db }, { query }) => ({ agencies: await findAgencies(db, { duty: query.duty, placeId: query.place, on: query.on }) })),
  implement(getAgency, async ({ db }, { params }) => getAgencyById(db, params.id)),
  implement(putAgency, async ({ tx }, { params, body }) => keepAgency(tx, params.id, body)),
]

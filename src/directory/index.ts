import type { Binding } from '#platform/http.ts'
import { agencyBindings } from './agency.routes.ts'
import { auditTrailBindings } from './audit-trail.routes.ts'
import { countryBindings } from './country.routes.ts'
import { currencyBindings } from './currency.routes.ts'
import { digestBindings } from './digest.routes.ts'
import { exchangeRateBindings } from './exchange-rate.routes.ts'
import { holidayBindings } from './holiday.routes.ts'
import { noticeBindings } from './notice.routes.ts'
import { personBindings } from './person.routes.ts'
import { placeBindings } from './place.routes.ts'
import { sectorBindings } from './sector.routes.ts'
import { sessionBindings, type SessionOptions } from './session.routes.ts'
import { topicBindings } from './topic.routes.ts'

export { findAgencies, findSecretariat, getAgencyById } from './agency.store.ts'
export { findCountries } from './country.store.ts'
export { findCurrencies } from './currency.store.ts'
export { layDown, publishDigest } from './digest.action.ts'
export { findRates } from './exchange-rate.store.ts'
export { findActorBy } from './find-actor.action.ts'
export { findHolidays, getCalendar } from './holiday.store.ts'
export { loadDirectory } from './load-directory.action.ts'
export { getPersonById, insertAssignment, insertPerson, keepCredential, type NewPerson } from './person.store.ts'
export { placeKey, type PlaceGraph, restate, type RestatedPart } from './place.model.ts'
export { findPlaceGraph, findPlaceKeys, findPlaces, findPlaceSets, findRegions, findSuccessions } from './place.store.ts'
export { findRollup, findSectors } from './sector.store.ts'
export type { SessionOptions } from './session.routes.ts'
export { findReaders, putNotices, putNoticesAndMail, type Reader, type Told } from './tell.action.ts'
export { findTopics } from './topic.store.ts'

/** Every route of the directory, for the composition root. */
export function directoryBindings(options: SessionOptions): Binding[] {
  return [
    ...sessionBindings(options),
    ...personBindings,
    ...noticeBindings,
    ...auditTrailBindings,
    ...digestBindings,
    ...placeBindings,
    ...agencyBindings,
    ...sectorBindings,
    ...topicBindings,
    ...countryBindings,
    ...currencyBindings,
    ...exchangeRateBindings,
    ...holidayBindings,
  ]
}

import { type Binding, implement } from '#platform/http.ts'
import { ensureMap, findMoment } from './flow-query.store.ts'
import { getPlaceSeries } from './place-series.contract.ts'
import { LONGEST_SERIES } from './place-series.model.ts'
import { readPlaceSeries } from './place-series.store.ts'

export const placeSeriesBindings: Binding[] = [
  implement(getPlaceSeries, async ({ db }, { query }) => {
    await ensureMap(db, query.map)
    const from = Math.max(query.from, query.to - LONGEST_SERIES + 1)
    return readPlaceSeries(db, { ...query, from }, await findMoment(db, query.asOf))
  }),
]

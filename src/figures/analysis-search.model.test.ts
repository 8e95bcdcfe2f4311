import { expect, test } from 'vitest'
import { cleanSearch, PivotSearch, pivotQueryOf, TrendSearch, trendQueryOf } from './analysis-search.model.ts'

const now = '2026-11-22T03:00:00Z'

test('an address without a question asks for the last years that can have been reported', () => {
  expect(trendQueryOf(TrendSearch.parse({}), now)).toEqual({
    from: 2020,
    to: 2025,
    map: 'reported',
    currency: 'USD',
    measure: 'disbursed',
    dimension: 'heading',
  })
  expect(pivotQueryOf(PivotSearch.parse({}), now)).toMatchObject({ rows: 'heading', columns: 'year', byYear: '0' })
})

test('a span that is turned round is put right, and a day means its end in Ha Noi', () => {
  const search = TrendSearch.parse({ from: 2024, to: 2020, asOf: '2024-04-12', map: 34 })
  expect(trendQueryOf(search, now)).toMatchObject({ from: 2020, to: 2024, asOf: '2024-04-12T23:59:59.999+07:00', map: '34' })
})

test('what an address says wrongly is left out, and so it is in what is saved', () => {
  expect(cleanSearch('pivot', { rows: 'place', columns: 'nowhere', byYear: 'maybe', provider: 'not an id', sort: '<script>', top: 3 })).toEqual({
    rows: 'place',
  })
  expect(cleanSearch('trends', { dimension: 'year', keys: 'a,b', own: true, chart: 'shares' })).toEqual({ keys: 'a,b', own: true, chart: 'shares' })
})

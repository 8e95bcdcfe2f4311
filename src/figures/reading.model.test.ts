import { expect, test } from 'vitest'
import { drawnSet, newestYear, ReadingSearch, readingOf } from './reading.model.ts'

test('an empty address asks for the newest report year as reported, in USD, as known now', () => {
  expect(readingOf(ReadingSearch.parse({}), '2025-12-31T17:30:00Z')).toEqual({ year: 2025, map: 'reported', currency: 'USD' })
})

test('a day in the address means the end of that day in Ha Noi', () => {
  expect(readingOf({ year: 2023, asOf: '2024-04-12' }, '2026-01-01T00:00:00Z').asOf).toBe('2024-04-12T23:59:59.999+07:00')
})

test('what an address says wrongly is left out', () => {
  expect(ReadingSearch.parse({ year: 'x', map: 35, asOf: '12/04/2024', sort: 'value', measure: 'love' })).toEqual({})
})

test('the year turns at midnight in Ha Noi, not in London', () => {
  expect([newestYear('2025-12-31T16:59:00Z'), newestYear('2025-12-31T17:00:00Z')]).toEqual([2024, 2025])
})

test('as reported, the map drawn is the one that most places belong to', () => {
  expect(drawnSet('reported', ['p63-01', 'p63-45', 'p34-44'], 2025)).toBe('63')
  expect(drawnSet('reported', [], 2025)).toBe('34')
  expect(ReadingSearch.parse({ map: 34 }).map).toBe('34')
  expect(drawnSet('34', ['p63-01'], 2020)).toBe('34')
})

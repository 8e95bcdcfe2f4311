import { describe, expect, it } from 'vitest'
import type { PlaceSeries } from '../place-series.contract.ts'
import { largestOf, mapRows, newestReported, pooledValues, yearsShown } from './map-rows.model.ts'

const place = (key: string, inSet = true) => ({ key, label: key, labelEn: key, inSet })
const yearOf = (year: number, accepted: number, missing: string[] = []) => ({
  year,
  total: accepted > 0 ? '10' : null,
  version: 1,
  owed: accepted + missing.length,
  accepted,
  missing: missing.map((agencyId) => ({ agencyId, name: agencyId })),
})
const series: PlaceSeries = {
  asOf: '2026-01-01T00:00:00.000Z',
  unit: 'USD',
  years: [yearOf(2021, 0), yearOf(2022, 2), yearOf(2023, 2, ['a-p63-04']), yearOf(2024, 0, ['a-p63-04'])],
  places: [place('p63-01'), place('p63-04'), place('p34-44', false)],
  cells: [
    ['p63-01', 2022, '4.00'],
    ['p63-01', 2023, '6.00'],
    ['p63-04', 2022, '6.00'],
    ['p63-77', 2022, '6.00'],
    ['p34-44', 2023, '6.00'],
  ],
}
const input = {
  series,
  places: [
    { id: 'p63-04', name: 'Cao Bằng' },
    { id: 'p63-01', name: 'Hà Nội' },
    { id: 'p63-77', name: 'Đắk Lắk' },
  ],
  labelOf: () => 'Quảng Trị',
  successorOf: new Map<string, string>(),
}

describe('mapRows', () => {
  const rows = mapRows({ ...input, year: 2023, against: 2022 })
  const row = (id: string) => rows.find((one) => one.id === id)

  it('stand in Vietnamese order, those without a report among them and those outside the map after them', () => {
    expect(rows.map(({ name }) => name)).toEqual(['Cao Bằng', 'Đắk Lắk', 'Hà Nội', 'Quảng Trị'])
    expect(row('p63-77')).toMatchObject({ value: null, rank: null, inSet: true })
    expect(row('p34-44')).toMatchObject({ value: '6.00', inSet: false })
  })

  it('compare with the other year only where both are known', () => {
    expect(row('p63-01')).toMatchObject({ difference: '2', change: '50.000000' })
    expect(row('p63-04')).toMatchObject({ value: null, against: '6.00', difference: null, change: null })
  })

  it('share a rank when equal, and rank nothing that stands outside the map', () => {
    expect(mapRows({ ...input, year: 2022, against: 2021 }).map(({ id, rank }) => [id, rank])).toEqual([
      ['p63-04', 1],
      ['p63-77', 1],
      ['p63-01', 3],
    ])
    expect(row('p34-44')?.rank).toBeNull()
  })

  it('say whose report is missing', () => {
    expect(row('p63-04')?.missing?.whole).toBe(true)
    expect(row('p63-01')?.missing).toBeNull()
  })
})

it('pools the values of drawn places over all years, so that classes stay when the year moves', () => {
  expect(pooledValues(series, new Set(['p63-01', 'p63-04']))).toEqual(['4.00', '6.00', '6.00'])
})

it('offers the years that were owed or reported, and begins with the newest that has a report', () => {
  expect(yearsShown(series)).toEqual([2022, 2023, 2024])
  expect(newestReported(series)).toBe(2023)
})

it('finds the largest exactly', () => {
  expect(largestOf(['9007199254740993.01', '9007199254740993.02'])).toBe('9007199254740993.02')
})

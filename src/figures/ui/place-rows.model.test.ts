import { expect, test } from 'vitest'
import { placeRows, sumOfRows } from './place-rows.model.ts'

const place = (key: string, inSet = true) => ({ key, label: key, labelEn: key, inSet, total: '0' })
const input = {
  table: {
    asOf: '2024-04-12T00:00:00Z',
    unit: 'USD' as const,
    columns: [],
    total: '60.10',
    rows: [place('p63-01'), place('p63-02'), place('p34-44', false)],
    cells: [
      ['p63-01', '2023', '20.05'],
      ['p63-01', '2022', '40.10'],
      ['p63-02', '2023', '30.05'],
      ['p34-44', '2023', '10.00'],
    ] as [string, string, string][],
  },
  year: 2023,
  places: [
    { id: 'p63-01', name: 'Hà Nội' },
    { id: 'p63-02', name: 'Hà Giang' },
    { id: 'p63-45', name: 'Quảng Trị' },
  ],
  labelOf: ({ label }: { label: string }) => label,
  coverage: { owed: 2, accepted: 1, missing: [{ agencyId: 'a-p63-45', name: 'Sở Ngoại vụ tỉnh Quảng Trị' }] },
  successorOf: new Map([['p63-45', 'p34-44']]),
}

test('every place of the map has a row, largest first, and those without a figure come last without a rank', () => {
  expect(placeRows(input).map(({ id, rank }) => [id, rank])).toEqual([
    ['p63-02', 1],
    ['p63-01', 2],
    ['p34-44', 3],
    ['p63-45', null],
  ])
})

test('a place outside the set is marked and its value is in the sum', () => {
  const rows = placeRows(input)
  expect(rows.filter(({ inSet }) => !inSet).map(({ id }) => id)).toEqual(['p34-44'])
  expect(sumOfRows(rows)).toBe('60.1')
})

test('a change needs a value before', () => {
  const rows = placeRows(input)
  expect(rows.find(({ id }) => id === 'p63-01')?.change).toBe('-50.000000')
  expect(rows.find(({ id }) => id === 'p63-02')?.change).toBeNull()
})

test('a missing report is named at its place, and at the place that its ground is now part of', () => {
  const rows = placeRows(input)
  expect(rows.find(({ id }) => id === 'p63-45')?.missing).toEqual({ whole: true, names: ['Sở Ngoại vụ tỉnh Quảng Trị'] })
  expect(rows.find(({ id }) => id === 'p34-44')?.missing).toMatchObject({ whole: false })
})

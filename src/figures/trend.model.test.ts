import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sumOf } from '#platform/money.ts'
import { averageGrowth, concentrationLevel, concentrationOf, growthOf, movesOf, restOf, sharesOf, shiftOf } from './trend.model.ts'

describe('shares', () => {
  test('add up to exactly 100.0 with the one decimal that is shown, whatever the amounts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 80 }), (amounts) => {
        fc.pre(amounts.some((amount) => amount > 0))
        const shares = sharesOf(amounts.map(String))
        expect(sumOf(shares.map((share) => share ?? '')).toFixed(1)).toBe('100.0')
      }),
    )
  })

  test('give the missing tenth to the largest remainder', () => {
    expect(sharesOf(['1', '1', '1'])).toEqual(['33.4', '33.3', '33.3'])
  })

  test('are not there where there is no whole, and nothing is a share of 0', () => {
    expect(sharesOf(['0', null])).toEqual([null, null])
    expect(sharesOf(['5', null])).toEqual(['100.0', '0.0'])
  })

  test('move by points that add up to nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 })), { minLength: 1, maxLength: 40 }), (pairs) => {
        const [first, last] = [sharesOf(pairs.map(([a]) => String(a))), sharesOf(pairs.map(([, b]) => String(b)))]
        expect(sumOf(first.map((share, index) => shiftOf(share, last[index] ?? null) ?? '')).toFixed(1)).toBe('0.0')
      }),
    )
  })
})

describe('growth', () => {
  test('is in per cent of the year before, and is not told without a base', () => {
    expect(growthOf('120', '100')).toBe('20.000000')
    expect(growthOf('0', '100')).toBe('-100.000000')
    expect(growthOf('120', '0')).toBeNull()
    expect(growthOf('120', null)).toBeNull()
    expect(growthOf(null, '100')).toBeNull()
  })

  test('on average a year leads from the first to the last year with an amount, and says which they are', () => {
    const values = [null, '100.00', '400.00', '121.00', null].map((value, index) => ({ year: 2019 + index, value }))
    expect(averageGrowth(values)).toEqual({ percent: '10.000000', from: 2020, to: 2022 })
  })

  test('on average needs two years', () => {
    expect(averageGrowth([{ year: 2020, value: '5' }])).toBeNull()
    expect(
      averageGrowth([
        { year: 2020, value: '0' },
        { year: 2021, value: '5' },
      ]),
    ).toBeNull()
  })
})

describe('concentration', () => {
  test('is 10000 where one has all and 2000 where five have alike', () => {
    expect(concentrationOf(['7', '0', null])).toEqual({ members: 1, hhi: '10000', top5: '100.000000' })
    expect(concentrationOf(['2', '2', '2', '2', '2'])).toEqual({ members: 5, hhi: '2000', top5: '100.000000' })
  })

  test('counts the five largest, in whatever order they come', () => {
    expect(concentrationOf(['10', '1', '20', '5', '30', '4', '30'])).toMatchObject({ members: 7, top5: '95.000000', hhi: '2342' })
  })

  test('of nothing is nothing', () => {
    expect(concentrationOf(['0', null])).toBeNull()
  })

  test('is low below 1500, middle to 2500, high above', () => {
    expect(['1499', '1500', '2500', '2501'].map(concentrationLevel)).toEqual(['low', 'middle', 'middle', 'high'])
  })
})

test('what is left of a whole after its parts is exact', () => {
  expect(restOf('0.30', ['0.10', null, '0.20'], 2)).toBe('0.00')
})

describe('providers', () => {
  const given = new Map([
    [
      'steady',
      new Map([
        [2020, '1'],
        [2021, '1'],
        [2022, '1'],
        [2023, '1'],
      ]),
    ],
    [
      'pausing',
      new Map([
        [2020, '2'],
        [2021, '0'],
        [2023, '3'],
      ]),
    ],
    ['late', new Map([[2022, '4']])],
  ])

  test('are new once, return after a pause, and leave when they give nothing any more', () => {
    expect(movesOf(given, [2021, 2022, 2023])).toEqual([
      { year: 2021, kind: 'left', key: 'pausing', value: '2', lastGave: 2020 },
      { year: 2022, kind: 'new', key: 'late', value: '4', lastGave: null },
      { year: 2023, kind: 'returned', key: 'pausing', value: '3', lastGave: 2020 },
      { year: 2023, kind: 'left', key: 'late', value: '4', lastGave: 2022 },
    ])
  })
})

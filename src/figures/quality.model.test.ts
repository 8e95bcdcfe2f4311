import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { countByPlace, type GrantMoney, histogram, medianOf, signalsOf } from './quality.model.ts'

const grant = (more: Partial<GrantMoney>): GrantMoney => ({
  grantId: 'g',
  placeIds: ['p63-01'],
  committedWhole: '10000',
  committedInYear: '5000',
  disbursed: '1',
  ...more,
})

describe('histogram', () => {
  it('is cut at 1 and 3 of each power of ten and at the threshold; zero stands apart', () => {
    expect(histogram(['0', '250', '999.99', '10000', '45000'], '5000').map(({ from, to, grants, under }) => [from, to, grants, under])).toEqual([
      ['0', '0', 1, true],
      ['100', '300', 1, true],
      ['300', '1000', 1, true],
      ['1000', '3000', 0, true],
      ['3000', '5000', 0, true],
      ['5000', '10000', 0, false],
      ['10000', '30000', 1, false],
      ['30000', '100000', 1, false],
    ])
  })

  it('counts every grant once and loses no cent, whatever the sizes', () => {
    const sizes = fc.array(
      fc.integer({ min: 0, max: 10 ** 12 }).map((cents) => (cents / 100).toFixed(2)),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 10 ** 7 }), (list, threshold) => {
        const bins = histogram(list, `${threshold}`)
        expect(bins.reduce((sum, { grants }) => sum + grants, 0)).toBe(list.length)
        const under = list.filter((size) => Number(size) < threshold).length
        const largest = Math.max(...list.map(Number), 0)
        const smallest = Math.min(...list.map(Number).filter((size) => size > 0))
        if (threshold > smallest && threshold <= largest) expect(bins.filter((bin) => bin.under).reduce((sum, { grants }) => sum + grants, 0)).toBe(under)
      }),
    )
  })

  it('is empty of none', () => {
    expect(histogram([], '10000')).toEqual([])
  })
})

test('a grant is small below the threshold and not at it; undisbursed when the year paid nothing', () => {
  expect(signalsOf(grant({ committedWhole: '10000' }), 'committed_whole', '10000').small).toBe(false)
  expect(signalsOf(grant({ committedWhole: '9999.99' }), 'committed_whole', '10000').small).toBe(true)
  expect(signalsOf(grant({ disbursed: '0.00' }), 'committed_whole', '1')).toEqual({ small: false, undisbursed: true })
})

test('a grant in two places counts in both', () => {
  const counts = countByPlace([grant({ placeIds: ['a', 'b'], disbursed: '0' }), grant({ placeIds: ['b'] })], 'committed_whole', '20000')
  expect([counts.get('a'), counts.get('b')]).toEqual([
    { grants: 1, small: 1, undisbursed: 1 },
    { grants: 2, small: 2, undisbursed: 1 },
  ])
})

test('the median is one of the sizes', () => {
  expect([medianOf(['5', '100', '9']), medianOf(['5', '9']), medianOf([])]).toEqual(['9', '5', null])
})

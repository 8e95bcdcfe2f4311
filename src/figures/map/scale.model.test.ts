import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingColours, sequential, zeroColour } from '#ui/palette.ts'
import { buildScale, fillOf, legendOf, symbolRadius, symbolSteps } from './scale.model.ts'

const words = { formatValue: (value: string) => value, zero: 'Bằng 0', noData: 'Chưa có số liệu' }

describe('buildScale', () => {
  it('puts about as many places in each class', () => {
    const values = Array.from({ length: 60 }, (_, index) => `${(index + 1) ** 3}.50`)
    const scale = buildScale(values, { classes: 6 })
    expect(scale.classes.map(({ count }) => count)).toEqual([10, 10, 10, 10, 10, 10])
    expect(scale.classes.map(({ colour }) => colour)).toEqual([...sequential])
  })

  it('never parts equal values', () => {
    const scale = buildScale(['5', '5', '5', '5', '5.00', '9'], { classes: 5 })
    expect(scale.classes.map(({ from, to, count }) => [from, to, count])).toEqual([
      ['5', '5', 5],
      ['9', '9', 1],
    ])
  })

  it('compares exactly where a float would not', () => {
    const scale = buildScale(['9007199254740993.01', '9007199254740993.02'], { classes: 2 })
    expect(scale.classes.map(({ count }) => count)).toEqual([1, 1])
  })

  it('has log classes with edges of one digit', () => {
    const scale = buildScale(['1000', '25000', '300000', '4000000', '100000000'], { method: 'log', classes: 5 })
    expect(scale.breaks).toEqual(['10000', '100000', '1000000', '10000000'])
  })

  it('counts zero and missing apart from every class', () => {
    const scale = buildScale([null, '0', '0.00', '7', null, null])
    expect([scale.zeros, scale.missing, scale.classes.length]).toEqual([2, 3, 1])
  })

  it('is empty without values', () => {
    expect(buildScale([])).toEqual({ classes: [], breaks: [], zeros: 0, missing: 0 })
  })

  it('never paints a larger value lighter', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 2, maxLength: 63 })
    fc.assert(
      fc.property(amounts, fc.constantFrom('quantile' as const, 'log' as const), (numbers, method) => {
        const scale = buildScale(numbers.map(String), { method, classes: 6 })
        const shades = numbers.toSorted((a, b) => a - b).map((n) => sequential.findIndex((c) => c === fillOf(scale, `${n}`).colour))
        expect(shades).toEqual(shades.toSorted((a, b) => a - b))
        expect(scale.classes.reduce((sum, { count }) => sum + count, 0)).toBe(numbers.length)
      }),
    )
  })
})

describe('fillOf', () => {
  const scale = buildScale(['1', '2', '3', '4', '5'])

  it('tells nothing reported, zero and little apart', () => {
    expect(fillOf(scale, null)).toEqual({ kind: 'missing', colour: missingColours.ground })
    expect(fillOf(scale, undefined).kind).toBe('missing')
    expect(fillOf(scale, '0.00')).toEqual({ kind: 'zero', colour: zeroColour })
    expect(fillOf(scale, '1')).toEqual({ kind: 'class', colour: sequential[0] })
    expect(fillOf(scale, '5')).toEqual({ kind: 'class', colour: sequential[5] })
  })
})

describe('legendOf', () => {
  it('runs from large to small and then zero and missing', () => {
    const legend = legendOf(buildScale(['1', '2', '8', '9', '0', null], { classes: 2 }), words)
    expect(legend.map(({ text }) => text)).toEqual(['8 – 9', '1 – 2', 'Bằng 0', 'Chưa có số liệu'])
  })

  it('says an edge once when both read the same, and leaves out what no place has', () => {
    expect(legendOf(buildScale(['3']), words).map(({ text }) => text)).toEqual(['3'])
  })
})

describe('symbolRadius', () => {
  it('has area in proportion to the value', () => {
    expect(symbolRadius('100', '100', 20)).toBe(20)
    expect(symbolRadius('25', '100', 20)).toBe(10)
  })

  it('draws nothing for nothing', () => {
    expect([null, undefined, '0', '-5'].map((value) => symbolRadius(value, '100', 20))).toEqual([0, 0, 0, 0])
    expect(symbolRadius('1', '0', 20)).toBe(0)
  })
})

describe('natural breaks', () => {
  it('part where the gaps are', () => {
    const scale = buildScale(['1', '2', '3', '100', '101', '5000'], { method: 'natural', classes: 3 })
    expect(scale.breaks).toEqual(['100', '5000'])
    expect(scale.classes.map(({ count }) => count)).toEqual([3, 2, 1])
  })

  it('never do worse than quantiles by the squared distance to the mean of each class', () => {
    const spread = (values: number[], breaks: string[]) => {
      const groups = Map.groupBy(values, (value) => breaks.filter((edge) => value >= Number(edge)).length)
      return [...groups.values()].reduce((sum, group) => {
        const mean = group.reduce((total, value) => total + value, 0) / group.length
        return sum + group.reduce((total, value) => total + (value - mean) ** 2, 0)
      }, 0)
    }
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 6, maxLength: 40 }), (numbers) => {
        const breaksBy = (method: 'natural' | 'quantile') => buildScale(numbers.map(String), { method, classes: 4 }).breaks
        expect(spread(numbers, breaksBy('natural'))).toBeLessThanOrEqual(spread(numbers, breaksBy('quantile')) * (1 + 1e-9) + 1e-3)
      }),
    )
  })
})

describe('symbolSteps', () => {
  it('are three amounts of one digit, the first at most the largest', () => {
    expect(symbolSteps('23785000')).toEqual(['20000000', '4000000', '900000'])
    expect(symbolSteps('0')).toEqual([])
  })
})

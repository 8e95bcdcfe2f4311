import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Exact, fixed, splitByWeights, sumOf } from './money.ts'

test('a split sums to its whole to the cent, whatever the weights', () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 17n })
  fc.assert(
    fc.property(cents, fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 40 }), (amount, weights) => {
      const total = new Exact(amount.toString()).div(100)
      const parts = splitByWeights(total, weights, 2)
      expect(sumOf(parts).toFixed(2)).toBe(total.toFixed(2))
      for (const [index, part] of parts.entries()) {
        const exact = total.times(weights[index] ?? 0).div(sumOf(weights))
        expect(exact.minus(part).abs().lt('0.01')).toBe(true)
      }
    }),
  )
})

test('the largest remainder gets the odd cent, the earlier one where they are equal', () => {
  expect(splitByWeights('100.00', [1, 1, 1], 2)).toEqual(['33.34', '33.33', '33.33'])
  expect(splitByWeights('0.05', [10, 80, 10], 2)).toEqual(['0.01', '0.04', '0.00'])
  expect(splitByWeights('7', [50, 50], 0)).toEqual(['4', '3'])
})

test('an amount finer than the unit of the split is refused', () => {
  expect(() => splitByWeights('0.005', [1, 1], 2)).toThrow('Cannot split')
  expect(() => splitByWeights('1', [0, 0], 2)).toThrow('Cannot split')
})

test('rounding is half-up and keeps every digit of large amounts', () => {
  expect(fixed('0.005', 2)).toBe('0.01')
  expect(fixed('145800000000.5', 0)).toBe('145800000001')
  expect(fixed('123456789012345678.995', 2)).toBe('123456789012345679.00')
})

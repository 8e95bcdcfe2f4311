import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Exact, sumOf } from '#platform/money.ts'
import { flowsOfLine, readShares } from './flow.model.ts'

const rate = { vndRate: '25000', vndPerUsd: '25000', rateSource: 'test' }
const cells = {
  places: 'p63-45:60;p63-46:40',
  sectors: 'YT1:50;GD2:50',
  currency: 'USD',
  commitmentTotal: '1000.01',
  commitmentGrant: '900.01',
  commitmentRefundable: '100',
  commitmentYear: '500',
  disbursedYear: '0',
}

test('one line becomes a flow for each kind of money, place and sector', () => {
  const flows = flowsOfLine(cells, rate, 2)
  expect(flows).toHaveLength(16)
  expect(flows.filter((flow) => flow.kind === 'commitment' && !flow.refundable).map((flow) => flow.usd)).toEqual(['270.01', '270.00', '180.00', '180.00'])
})

test('a running grant without money this year still leaves its disbursement of zero', () => {
  expect(
    flowsOfLine(cells, rate, 2)
      .filter((flow) => flow.kind === 'disbursement')
      .map((flow) => flow.amount),
  ).toEqual(['0.00', '0.00', '0.00', '0.00'])
})

test('without a refundable part there is no refundable flow', () => {
  const { commitmentRefundable: _none, ...rest } = cells
  expect(flowsOfLine({ ...rest, commitmentGrant: '1000.01' }, rate, 2).some((flow) => flow.refundable)).toBe(false)
})

test('a VND amount is split in whole dong and converted once, before the split', () => {
  const flows = flowsOfLine({ ...cells, currency: 'VND', disbursedYear: '100000001' }, { vndRate: '1', vndPerUsd: '23208', rateSource: 'test' }, 0).filter(
    (flow) => flow.kind === 'disbursement',
  )
  expect(sumOf(flows.map((flow) => flow.amount)).toFixed()).toBe('100000001')
  expect(sumOf(flows.map((flow) => flow.usd)).toFixed(2)).toBe(new Exact('100000001').div('23208').toFixed(2))
  expect(flows.every((flow) => !flow.amount.includes('.'))).toBe(true)
})

test('in every currency the flows of a line sum to the line, for any amounts and shares', () => {
  const percents = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(percents, percents, fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.integer({ min: 1, max: 40_000 }), (places, sectors, amount, vnd) => {
      const total = new Exact(amount.toString()).div(100)
      const line = {
        ...cells,
        places: places.map((p, i) => `p${i}:${p}`).join(';'),
        sectors: sectors.map((p, i) => `S${i}:${p}`).join(';'),
        disbursedYear: total.toFixed(2),
      }
      const flows = flowsOfLine(line, { vndRate: `${vnd}`, vndPerUsd: '23208', rateSource: 'test' }, 2).filter((flow) => flow.kind === 'disbursement')
      expect(sumOf(flows.map((flow) => flow.amount)).toFixed(2)).toBe(total.toFixed(2))
      expect(sumOf(flows.map((flow) => flow.usd)).toFixed(2)).toBe(total.times(vnd).div(23208).toFixed(2, 4))
      expect(sumOf(flows.map((flow) => flow.vnd)).toFixed(0)).toBe(total.times(vnd).toFixed(0, 4))
    }),
  )
})

test('shares that cannot be read are an error, not a guess', () => {
  expect(() => readShares(undefined)).toThrow('no shares')
  expect(() => readShares('p63-45')).toThrow('Unreadable')
})

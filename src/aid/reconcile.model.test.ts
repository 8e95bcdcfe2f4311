import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Claim, chooseReporter } from './reconcile.model.ts'

const claim = (agencyId: string, more: Partial<Claim> = {}): Claim => ({ agencyId, managing: false, duty: 'province', ownPlace: false, ...more })

test('the managing agency counts before the province where the money went', () => {
  expect(chooseReporter([claim('a-p63-45', { ownPlace: true }), claim('byt', { managing: true, duty: 'ministry' })])).toBe('byt')
})
test('the province counts for its own place before a central body that does not manage the grant', () => {
  expect(chooseReporter([claim('hctd', { duty: 'ministry' }), claim('a-p63-45', { ownPlace: true })])).toBe('a-p63-45')
})
test('a central body counts before a province that reports money at another place', () => {
  expect(chooseReporter([claim('a-p63-45'), claim('hctd', { duty: 'ministry' })])).toBe('hctd')
})
test('between equals the agency whose code stands first counts, so that the order of acceptance plays no part', () => {
  expect(chooseReporter([claim('a-p63-46'), claim('a-p63-45')])).toBe('a-p63-45')
})
test('the choice does not depend on the order in which claims are looked at', () => {
  const claims = fc.array(
    fc.record({ agencyId: fc.constantFrom('a', 'b', 'c', 'd'), managing: fc.boolean(), duty: fc.constantFrom('province', 'ministry'), ownPlace: fc.boolean() }),
    { minLength: 1, maxLength: 6 },
  )
  fc.assert(fc.property(claims, (given) => chooseReporter(given) === chooseReporter([...given].reverse())))
})
test('a grant that nobody reports has no reporter', () => {
  expect(() => chooseReporter([])).toThrow('Nobody')
})

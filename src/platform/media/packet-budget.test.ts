import { expect, test } from 'vitest'
import type { Slot } from './media-plane.ts'
import { openBudget, packetsFor, packetsIn, packetsOut } from './packet-budget.ts'

const slot = (more: Partial<Slot>): Slot => ({ name: 's', kind: 'video', source: null, ...more })

test('two cores carry sixty-three rooms with two stage pictures each, and a wall of all of them', () => {
  const room = packetsOut([slot({ reserve: 'stage' }), slot({ reserve: 'stage' }), slot({ kind: 'audio' }), slot({ reserve: 'share' })])
  const wall = packetsOut(Array.from({ length: 63 }, () => slot({})))
  const all = 63 * (room + packetsIn(['thumb', 'stage', 'audio'])) + wall
  expect(all).toBeLessThan(packetsFor(2))
})

test('two cores do not carry a thousand watchers of the whole stage', () => {
  expect(1000 * packetsOut([slot({ reserve: 'stage' }), slot({ kind: 'audio' })])).toBeGreaterThan(packetsFor(2))
})

test('a slot counts what it is reserved for, else what it has, else a thumb or a sound', () => {
  expect(packetsOut([slot({ reserve: 'stage', source: { feed: 'a', track: 'thumb' } })])).toBe(180)
  expect(packetsOut([slot({ source: { feed: 'a', track: 'share' } })])).toBe(120)
  expect(packetsOut([slot({}), slot({ kind: 'audio' })])).toBe(80)
})

test('a sender is weighed without its stage picture, which only the one who is called sends', () => {
  expect(packetsIn(['thumb', 'stage', 'audio'])).toBe(80)
})

test('what is inside may stay or shrink even when the budget is overdrawn', () => {
  const budget = openBudget(100)
  budget.set('a', 90)
  budget.set('b', 60)
  expect(budget.fits('a', 90)).toBe(true)
  expect(budget.fits('b', 20)).toBe(true)
  expect(budget.fits('c', 1)).toBe(false)
  budget.free('a')
  expect(budget.fits('c', 40)).toBe(true)
  expect(budget.fits('c', 41)).toBe(false)
})

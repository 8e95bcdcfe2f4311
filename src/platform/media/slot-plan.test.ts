import { expect, test } from 'vitest'
import type { SlotMemory } from './janus-memory.ts'
import type { Slot, Source } from './media-plane.ts'
import { planSlots } from './slot-plan.ts'

const parking = { feed: 'rest', audio: '0', video: '1' }
const up = new Map([
  ['a/thumb', '0'],
  ['a/stage', '1'],
  ['b/thumb', '0'],
])
const findMid = ({ feed, track }: Source) => up.get(`${feed}/${track}`)
const have = (mid: string, source: Source | null, broken = false): SlotMemory => ({ mid, kind: 'video', source, broken })
const want = (name: string, source: Source | null): Slot => ({ name, kind: 'video', source })
const thumb = (feed: string): Source => ({ feed, track: 'thumb' })

test('a slot with another source is switched, one with the same is left alone', () => {
  const plan = planSlots({ x: have('0', thumb('a')), y: have('1', thumb('b')) }, [want('x', thumb('b')), want('y', thumb('b'))], parking, findMid)
  expect(plan).toEqual({ switches: [{ name: 'x', sub_mid: '0', source: thumb('b'), feed: 'b', mid: '0' }], renewals: [] })
})

test('a slot that is left out, or whose feed is not up, is put to rest', () => {
  const plan = planSlots({ x: have('0', thumb('a')), y: have('1', thumb('b')) }, [want('x', thumb('gone'))], parking, findMid)
  expect(plan.switches.map(({ name, feed, mid }) => [name, feed, mid])).toEqual([
    ['x', 'rest', '1'],
    ['y', 'rest', '1'],
  ])
})

test('a broken slot waits without negotiating until there is something for it', () => {
  expect(planSlots({ x: have('0', null, true) }, [want('x', null)], parking, findMid)).toEqual({ switches: [], renewals: [] })
  expect(planSlots({ x: have('0', null, true) }, [want('x', thumb('a'))], parking, findMid).renewals).toHaveLength(1)
})

test('broken slots ask before new ones, in the order of their lines, so that each gets its own back', () => {
  const plan = planSlots({ x: have('10', null, true), y: have('2', null, true) }, [want('z', thumb('a')), want('x', null), want('y', null)], parking, findMid)
  expect(plan.renewals.map((one) => one.crossrefid)).toEqual(['y', 'x', 'z'])
})

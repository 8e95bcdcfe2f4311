import { expect, test } from 'vitest'
import type { QueueEntry } from '../room.contract.ts'
import { beforeAfterMove, movedBefore } from './queue-drag.model.ts'

const ids = ['a', 'b', 'c', 'd']
const queue = ids.map((id): QueueEntry => ({ id, pointId: id, statementId: null, subject: null, minutes: 5, raised: true }))
const order = (moved: QueueEntry[]) => moved.map(({ id }) => id).join('')

test('an entry dropped at a place comes to stand there, wherever it came from', () => {
  for (let from = 0; from < ids.length; from++)
    for (let to = 0; to < ids.length; to++) {
      const moved = movedBefore(queue, ids[from] ?? '', beforeAfterMove(ids, from, to))
      expect(moved[to]?.id, `${from} → ${to}`).toBe(ids[from])
      expect(moved).toHaveLength(4)
    }
})

test('the end of the queue is before nothing', () => {
  expect(beforeAfterMove(ids, 0, 3)).toBeNull()
  expect(order(movedBefore(queue, 'b', null))).toBe('acdb')
})

test('an entry that has gone meanwhile changes nothing', () => {
  expect(order(movedBefore(queue, 'x', 'a'))).toBe('abcd')
  expect(order(movedBefore(queue, 'a', 'x'))).toBe('abcd')
  expect(order(movedBefore(queue, 'a', 'a'))).toBe('abcd')
})

import { expect, test } from 'vitest'
import { assignmentState } from './assignment.model.ts'

test('an assignment holds from its first day up to and with its last', () => {
  const assignment = { validFrom: '2025-07-01', validTo: '2025-12-31' }
  expect(['2025-06-30', '2025-07-01', '2025-12-31', '2026-01-01'].map((day) => assignmentState(assignment, day))).toEqual([
    'future',
    'current',
    'current',
    'ended',
  ])
})

test('an assignment without a last day goes on', () => {
  expect(assignmentState({ validFrom: '2025-07-01', validTo: null }, '2099-01-01')).toBe('current')
})

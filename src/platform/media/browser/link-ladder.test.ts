import { expect, test } from 'vitest'
import { climb, gradeOf, type Ladder, type LinkDigest, type LinkGrade, newLadder } from './link-ladder.ts'

const calm: LinkDigest = { kbits: 500, loss: 0, rttMs: 30, fps: 15, frames: 15, audioLevel: 0, frozen: 0, limited: false }
const after = (ladder: Ladder, grade: LinkGrade, seconds: number) => Array.from({ length: seconds }).reduce<Ladder>((now) => climb(now, grade, 2), ladder)

test('a line is graded by loss, delay, standing pictures and pictures that want more line', () => {
  expect(gradeOf(calm)).toBe('good')
  expect(gradeOf({ ...calm, loss: 0.05 })).toBe('fair')
  expect(gradeOf({ ...calm, loss: 0.1 })).toBe('poor')
  expect(gradeOf({ ...calm, rttMs: 1500 })).toBe('poor')
  expect(gradeOf({ ...calm, frozen: 0.6 })).toBe('poor')
  expect(gradeOf({ ...calm, limited: true })).toBe('fair')
  expect(gradeOf({ ...calm, limited: true, fps: 4 })).toBe('poor')
  expect(gradeOf({ ...calm, fps: 4 })).toBe('good')
})

test('four poor seconds go a step down, three do not, and the lowest is the end', () => {
  expect(after(newLadder(), 'poor', 3).step).toBe(0)
  expect(after(newLadder(), 'poor', 4).step).toBe(1)
  expect(after(newLadder(), 'poor', 60).step).toBe(2)
})

test('a calm line goes back up, and waits twice as long after a step up that it did not bear', () => {
  const down = after(newLadder(), 'poor', 4)
  const up = after(down, 'good', 15)
  expect(up.step).toBe(0)
  const failed = after(up, 'poor', 4)
  expect(failed.step).toBe(1)
  expect(after(failed, 'good', 29).step).toBe(1)
  expect(after(failed, 'good', 30).step).toBe(0)
})

import { describe, expect, test } from 'vitest'
import { clockText, countdownOf, secondsSince, timeOfDay } from './countdown.model.ts'

const givenAt = '2024-04-12T07:00:00.000Z'
const after = (seconds: number) => Date.parse(givenAt) + seconds * 1000

describe('a turn of seven minutes', () => {
  const floor = { givenAt, minutes: 7 }

  test('is calm until the last minute, a warning in it, and over at its end', () => {
    expect(countdownOf(floor, after(359))).toMatchObject({ leftSeconds: 61, phase: 'calm' })
    expect(countdownOf(floor, after(360))).toMatchObject({ leftSeconds: 60, phase: 'warning' })
    expect(countdownOf(floor, after(419))).toMatchObject({ leftSeconds: 1, phase: 'warning' })
    expect(countdownOf(floor, after(420))).toMatchObject({ leftSeconds: 0, phase: 'over', share: 1 })
  })

  test('goes on counting what is used beyond its quota', () => {
    expect(countdownOf(floor, after(432)).leftSeconds).toBe(-12)
    expect(clockText(-12)).toBe('+00:12')
  })

  test('never shows more than was given, where a clock runs behind', () => {
    expect(countdownOf(floor, after(-3)).leftSeconds).toBe(420)
  })

  test('that was extended is calm again', () => {
    expect(countdownOf({ givenAt, minutes: 9 }, after(400)).phase).toBe('calm')
  })
})

test('a turn of one minute warns in its last part only, not from its beginning', () => {
  const floor = { givenAt, minutes: 1 }
  expect(countdownOf(floor, after(1)).phase).toBe('calm')
  expect(countdownOf(floor, after(30)).phase).toBe('warning')
})

test('seconds are a clock, with hours only where there are some', () => {
  expect([0, 9, 135, 3723].map(clockText)).toEqual(['00:00', '00:09', '02:15', '1:02:03'])
})

test('time of day is Ha Noi time on every machine', () => {
  expect(timeOfDay(Date.parse('2024-04-12T07:05:00Z'))).toBe('14:05')
})

test('time since a moment is never below zero', () => {
  expect(secondsSince(givenAt, after(-5))).toBe(0)
  expect(secondsSince(givenAt, after(61.9))).toBe(61)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { follow, keepMine, meetingOf, type OwnCopy, ownCopyOf, saved, takeBack, takeTheirs } from './own-copy.model.ts'

const same = (a: string, b: string) => a === b
const kept = (revision: number, value: string) => ({ revision, value, by: 'Lê Hà', at: '2024-05-01T02:00:00.000Z' })
const typed = (value: string): OwnCopy<string> => ({ ...ownCopyOf(kept(1, 'gốc')), value })

test('a newer text is followed where nothing was typed or the same was typed, and else is a conflict', () => {
  expect(meetingOf(typed('của tôi'), kept(1, 'gốc'), same)).toBe('current')
  expect(meetingOf(typed('gốc'), kept(2, 'của họ'), same)).toBe('follow')
  expect(meetingOf(typed('của họ'), kept(2, 'của họ'), same)).toBe('follow')
  expect(meetingOf(typed('của tôi'), kept(2, 'của họ'), same)).toBe('conflict')
})

test('mine is kept over the revision that was seen, and theirs after that is a conflict again', () => {
  const mine = keepMine(typed('của tôi'), kept(2, 'của họ'))
  expect([mine.based, mine.value]).toEqual([2, 'của tôi'])
  expect(meetingOf(mine, kept(3, 'mới hơn'), same)).toBe('conflict')
})

test('taking theirs lays mine aside, and it can be taken back', () => {
  const theirs = takeTheirs(typed('của tôi'), kept(2, 'của họ'))
  expect([theirs.value, theirs.aside, theirs.based]).toEqual(['của họ', 'của tôi', 2])
  expect(takeBack(theirs)).toMatchObject({ value: 'của tôi', aside: 'của họ', based: 2 })
})

test('what was typed while a save was on its way stays, and is not taken for a conflict', () => {
  const after = saved({ ...typed('một'), value: 'một hai' }, 2, 'một')
  expect([after.value, meetingOf(after, kept(2, 'một'), same)]).toEqual(['một hai', 'current'])
})

test('no answer of the server and no choice loses what was typed', () => {
  const choice = fc.constantFrom<(copy: OwnCopy<string>, revision: number) => OwnCopy<string>>(
    (copy, revision) => (meetingOf(copy, kept(revision, `họ ${revision}`), same) === 'follow' ? follow(copy, kept(revision, `họ ${revision}`)) : copy),
    (copy, revision) => keepMine(copy, kept(revision, `họ ${revision}`)),
    (copy) => takeBack(copy),
  )
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 12 }), fc.boolean(), (choices, taken) => {
      const start = taken ? takeTheirs(typed('của tôi'), kept(2, 'của họ')) : typed('của tôi')
      const end = choices.reduce((copy, choose, index) => choose(copy, index + 3), start)
      expect([end.value, end.aside]).toContain('của tôi')
    }),
  )
})

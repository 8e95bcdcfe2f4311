import { expect, test } from 'vitest'
import type { GivenAgendaItem } from './agenda.contract.ts'
import { agendaOf } from './agenda.default.ts'
import { admitItem, restrictedTitles, timetable } from './agenda.model.ts'
import { isOrderOf, moved } from './order.model.ts'

const session = { startsAt: '2024-04-12T07:00:00.000Z', endsAt: '2024-04-12T10:00:00.000Z' }
const rows = (items: readonly GivenAgendaItem[]) => items.map((item, index) => ({ ...item, id: String(index), position: index }))

test('the usual agenda opens with last year’s directives, names the years, keeps to its rules and fits an afternoon', () => {
  const items = agendaOf(2023)
  expect(items.map(({ kind }) => kind)).toEqual(['opening', 'directives', 'report', 'restricted', 'note', 'note', 'statements', 'discussion', 'conclusion'])
  expect(items.map(admitItem)).toEqual(items)
  expect(items.find(({ kind }) => kind === 'report')?.titleVi).toBe('Báo cáo công tác phi chính phủ nước ngoài năm 2023, phương hướng năm 2024')
  const { minutes, minutesOfSession } = timetable(rows(items), session)
  expect([minutes, minutesOfSession]).toEqual([180, 180])
})

test('items follow each other without gaps from the beginning of the session', () => {
  const { items } = timetable(rows(agendaOf(2023)), session)
  expect(items[0]?.from).toBe(session.startsAt)
  expect(items.slice(1).map(({ from }) => from)).toEqual(items.slice(0, -1).map(({ to }) => to))
  expect(timetable([], session)).toEqual({ items: [], minutes: 0, minutesOfSession: 180 })
})

test('a restricted item is off the record and takes no words of its own, in neither language', () => {
  const neutral = { kind: 'restricted' as const, ...restrictedTitles, owner: 'Bộ Công an', minutes: 10 }
  expect(admitItem(neutral)).toEqual({ ...neutral, owner: null })
  expect(() => admitItem({ ...neutral, titleVi: 'Tình hình an ninh' })).toThrow('briefing.agenda.restricted-title')
  expect(() => admitItem({ ...neutral, titleEn: 'Security' })).toThrow('briefing.agenda.restricted-title')
})

test('an order names every item once; a move out of the list changes nothing', () => {
  expect(isOrderOf(['b', 'a'], ['a', 'b'])).toBe(true)
  for (const given of [['a'], ['a', 'a'], ['a', 'c'], ['a', 'b', 'c']]) expect(isOrderOf(given, ['a', 'b'])).toBe(false)
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  for (const to of [-1, 3]) expect(moved(['a', 'b', 'c'], 1, to)).toEqual(['a', 'b', 'c'])
})

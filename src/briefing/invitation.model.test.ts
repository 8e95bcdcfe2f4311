import { expect, test } from 'vitest'
import { addresseeOf, letterOf, timeInWords } from './invitation.model.ts'
import { timetable } from './agenda.model.ts'
import type { Briefing } from './briefing.contract.ts'

const briefing: Briefing = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  reportYear: 2023,
  number: 1,
  titleVi: 'Hội nghị giao ban trực tuyến toàn quốc công tác phi chính phủ nước ngoài năm 2023',
  titleEn: 'Briefing',
  startsAt: '2024-04-12T07:00:00.000Z',
  endsAt: '2024-04-12T10:30:00.000Z',
  centre: 'Hà Nội',
  chairName: 'Nguyễn Minh Hằng',
  chairPosition: 'Thứ trưởng Bộ Ngoại giao',
  coChairName: null,
  coChairPosition: null,
  placeSetId: '63',
  state: 'invited',
  figuresAsOf: null,
  recorded: true,
  pointLimit: 200,
  cancelReason: null,
  demo: true,
}
const invitation = {
  id: '0190a0a0-0000-7000-8000-000000000002',
  sequence: 0,
  kind: 'invitation' as const,
  sentAt: '2024-03-12T07:00:00.000Z',
  sentByName: null,
  startsAt: briefing.startsAt,
  endsAt: briefing.endsAt,
  note: null,
  letterNumber: null,
  letterOn: null,
}
const letter = {
  briefing,
  invitation,
  point: { kind: 'province' as const, nameVi: 'Quảng Trị' },
  agenda: timetable([], briefing),
  publicUrl: 'https://nhipcau.example',
}

test('the letter goes to the People’s Committee of a province or city, and to a ministry by its name', () => {
  expect(addresseeOf({ kind: 'province', nameVi: 'Quảng Trị' })).toBe('Ủy ban nhân dân tỉnh Quảng Trị')
  expect(addresseeOf({ kind: 'province', nameVi: 'Hải Phòng' })).toBe('Ủy ban nhân dân thành phố Hải Phòng')
  expect(addresseeOf({ kind: 'ministry', nameVi: 'Bộ Y tế' })).toBe('Bộ Y tế')
})

test('number and day stay blank until the registry clerk gives them; a plan without a letter is a draft', () => {
  expect(letterOf(letter)).toMatchObject({ draft: false, demo: true, head: { number: null, date: null, symbol: 'GM-UBCT' }, typeName: 'GIẤY MỜI' })
  expect(letterOf({ ...letter, invitation: { ...invitation, letterNumber: 7, letterOn: '2024-03-13' } }).head).toMatchObject({ number: 7, date: '2024-03-13' })
  expect(letterOf({ ...letter, invitation: null }).draft).toBe(true)
})

test('the time is said in Ha Noi’s hours', () => {
  expect(timeInWords(briefing)).toBe('từ 14 giờ 00 đến 17 giờ 30, ngày 12 tháng 4 năm 2024')
})

test('a letter after a change says what it replaces and why', () => {
  const changed = letterOf({ ...letter, invitation: { ...invitation, kind: 'change', note: 'Chuyển ngày họp.' } })
  expect(changed.blocks[0]).toMatchObject({ text: 'Giấy mời này thay cho giấy mời đã gửi trước đây: chuyển ngày họp.' })
})

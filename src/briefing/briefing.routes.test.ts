import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyRole } from '#directory/role.contract.ts'
import { actorOf } from '../../test/harness.ts'
import { addAgendaItem, editAgendaItem, orderAgenda, removeAgendaItem, showAgenda } from './agenda.contract.ts'
import { cast, type House, openHouse, post } from './briefing.fixture.ts'
import {
  BriefingAction,
  editBriefing,
  listBriefings,
  openBriefingRoute,
  proposeBriefing,
  showBriefing,
  showFrozenHeadlines,
  stepBriefing,
} from './briefing.contract.ts'
import { briefingBindings } from './index.ts'
import { calendarEntry, inviteAgain, letterDocx, letterPdf, listInvitations, numberLetter } from './invitation.contract.ts'
import { listPoints } from './point.contract.ts'

let house: House
beforeAll(
  async () =>
    void (house = await openHouse(
      briefingBindings({
        files: { put: async () => '', get: async () => new Uint8Array() },
        pictures: { count: async () => null, draw: async () => new Uint8Array() },
        publicUrl: 'https://nhipcau.example',
      }),
    )),
)
afterAll(() => house.close())

test('a briefing is proposed for the year of the last campaign, on a working day, with the centre, every province of that day and the ministries that owe returns', async () => {
  const proposed = await house.callAs(cast.secretary, proposeBriefing, {})
  expect(proposed).toMatchObject({ reportYear: 2023, number: 1, placeSetId: '63', chairName: null })
  // 15 March 2024 is a Friday.
  expect(proposed.startsAt).toBe('2024-03-15T07:00:00.000Z')
  expect(proposed.points.filter(({ kind }) => kind === 'province')).toHaveLength(63)
  expect(proposed.points.filter(({ kind }) => kind === 'centre')).toHaveLength(1)
  expect(proposed.points.some(({ agencyId }) => agencyId === 'byt')).toBe(true)
  expect(new Set(proposed.points.map(({ code }) => code)).size).toBe(proposed.points.length)
  expect(proposed.points.filter(({ kind, code }) => kind === 'province' && !/^[A-Z]{3}$/.test(code))).toEqual([])
  expect(proposed.points.find(({ agencyId }) => agencyId === 'a-p63-45')).toMatchObject({ code: 'QTR', nameVi: 'Quảng Trị' })
  expect(await house.refusal(cast.secretary, proposeBriefing, { query: { year: 2019 } })).toMatchObject({ code: 'briefing.campaign-missing', year: 2019 })
  expect(await house.refusal(cast.officer, proposeBriefing, {})).toMatchObject({ code: 'platform.access.not-allowed' })
})

test('planning makes rooms and the usual agenda, and the next one is chaired as the last; the end must follow the beginning', async () => {
  const id = await house.plan()
  const { items, minutes, minutesOfSession } = await house.callAs(cast.secretary, showAgenda, { params: { id } })
  expect(items.slice(0, 2).map(({ kind }) => kind)).toEqual(['opening', 'directives'])
  expect(items[0]).toMatchObject({ from: '2024-03-15T07:00:00.000Z', to: '2024-03-15T07:10:00.000Z' })
  expect(items[1]?.from).toBe(items[0]?.to)
  expect(minutes).toBeLessThanOrEqual(minutesOfSession)
  expect((await house.callAs(cast.secretary, listPoints, { params: { id } })).points.length).toBeGreaterThan(80)
  const again = await house.callAs(cast.secretary, proposeBriefing, { query: { year: 2023 } })
  expect(again).toMatchObject({ number: 2, chairName: 'Nguyễn Minh Hằng' })
  const { years: _years, points: _points, placeSetId: _set, number: _number, ...frame } = again
  expect(await house.refusal(cast.secretary, openBriefingRoute, { body: { ...frame, endsAt: frame.startsAt } })).toMatchObject({ code: 'briefing.times' })
})

test('only the secretariat sees a planned briefing; once invited, those with a room and the auditor do; an NGO and an administrator never', async () => {
  const id = await house.plan()
  const sees = async (actor: typeof cast.officer) => {
    const answer = await house.refusal(actor, showBriefing, { params: { id } })
    return typeof answer === 'string' ? answer : answer.code
  }
  for (const actor of [cast.officer, cast.auditor, cast.outsider]) expect(await sees(actor)).toBe('platform.not-found')
  await house.step(id, 'invite')
  for (const actor of [cast.officer, cast.approver, cast.neighbour, cast.auditor, cast.secretary]) expect(await sees(actor)).toBe('done')
  expect(await sees(cast.outsider)).toBe('platform.not-found')
  for (const actor of [cast.ngo, cast.administrator]) expect(await sees(actor)).toBe('platform.access.not-allowed')
  expect((await house.callAs(cast.outsider, listBriefings, {})).briefings).toEqual([])
})

test('an item on restricted matters bears the neutral title and no owner, whatever is asked', async () => {
  const id = await house.plan()
  const given = { kind: 'restricted' as const, titleVi: 'Tình hình an ninh', titleEn: 'Security', owner: 'Bộ Công an', minutes: 20 }
  const refused = { code: 'briefing.agenda.restricted-title', neutral: 'Nội dung báo cáo trực tiếp' }
  expect(await house.refusal(cast.secretary, addAgendaItem, { params: { id }, body: given })).toMatchObject(refused)
  const { items } = await house.callAs(cast.secretary, showAgenda, { params: { id } })
  const [opening] = items
  expect(await house.refusal(cast.secretary, editAgendaItem, { params: { id, itemId: opening?.id ?? '' }, body: given })).toMatchObject(refused)
  const neutral = { ...given, titleVi: 'Nội dung báo cáo trực tiếp', titleEn: 'Reported in person' }
  const after = await house.callAs(cast.secretary, addAgendaItem, { params: { id }, body: neutral })
  expect(after.items.at(-1)).toMatchObject({ titleVi: 'Nội dung báo cáo trực tiếp', titleEn: 'Reported in person', owner: null })
})

test('the agenda is put in order as a whole and its times run on; an order of another list is refused', async () => {
  const id = await house.plan()
  const { items } = await house.callAs(cast.secretary, showAgenda, { params: { id } })
  const ids = items.map((item) => item.id)
  const turned = ids.toReversed()
  const after = await house.callAs(cast.secretary, orderAgenda, { params: { id }, body: { itemIds: turned } })
  expect(after.items.map((item) => item.id)).toEqual(turned)
  expect(after.items[0]?.from).toBe('2024-03-15T07:00:00.000Z')
  expect(await house.refusal(cast.secretary, orderAgenda, { params: { id }, body: { itemIds: ids.slice(1) } })).toMatchObject({ code: 'briefing.agenda.order' })
  const removed = await house.callAs(cast.secretary, removeAgendaItem, { params: { id, itemId: ids[0] ?? '' } })
  expect(removed.items.map((item) => item.id)).toEqual(turned.slice(0, -1))
  expect(await house.refusal(cast.head, removeAgendaItem, { params: { id, itemId: ids[0] ?? '' } })).toMatchObject({ code: 'platform.not-found' })
})

test('no role but the secretariat takes a step, and an officer not those of the approver', async () => {
  const id = await house.plan()
  const answers = []
  for (const role of everyRole)
    for (const action of BriefingAction.options) {
      const actor = actorOf(role, 'paccom')
      const answer = await house.refusal(actor, stepBriefing, { params: { id }, body: { action, note: 'x' } })
      const mayAsk =
        role === 'secretariat_approver' ||
        (role === 'secretariat_officer' && ['collect', 'open_papers', 'check_lines', 'reopen_papers', 'start', 'follow'].includes(action))
      const code = typeof answer === 'string' ? answer : answer.code
      if ((code === 'platform.access.not-allowed') === mayAsk) answers.push(`${role} ${action}: ${code}`)
      if (code === 'done') return expect(action).toBe('invite')
    }
  expect(answers).toEqual([])
})

test('figures are locked at a moment of the ledger, stand still while it goes on, and are unlocked with a reason before the session', async () => {
  const id = await house.plan()
  await house.step(id, 'invite')
  await house.step(id, 'collect')
  expect(await house.refusal(cast.head, stepBriefing, { params: { id }, body: { action: 'lock_figures' } })).toMatchObject({ demand: 'has_figures' })
  await post(house)
  const locked = await house.step(id, 'lock_figures')
  expect(locked).toMatchObject({ state: 'figures_locked', figuresAsOf: '2024-02-01T03:00:00.000Z' })
  await post(house, '2024-02-19T03:00:00.000Z')
  const frozen = await house.callAs(cast.officer, showFrozenHeadlines, { params: { id } })
  expect(frozen).toMatchObject({ year: 2023, asOf: '2024-02-01T03:00:00.000Z' })
  expect(frozen.headlines.find(({ code }) => code === 'disbursed')).toMatchObject({ unit: 'USD' })
  expect(await house.refusal(cast.head, stepBriefing, { params: { id }, body: { action: 'unlock_figures' } })).toMatchObject({ code: 'briefing.note-needed' })
  expect(await house.step(id, 'unlock_figures', 'Hải Phòng đính chính')).toMatchObject({ state: 'collecting', figuresAsOf: null })
  house.clock.now = '2024-02-20T04:00:00.000Z'
  expect(await house.step(id, 'lock_figures')).toMatchObject({ figuresAsOf: '2024-02-19T03:00:00.000Z' })
  const { steps } = await house.callAs(cast.secretary, showBriefing, { params: { id } })
  expect(steps).toHaveLength(5)
  expect(steps.find(({ action }) => action === 'unlock_figures')).toMatchObject({ note: 'Hải Phòng đính chính', personName: 'Người thử' })
})

test('the invitation puts a notice and a mail with a calendar entry; a change raises its sequence; a cancellation takes it back', async () => {
  const id = await house.plan()
  await house.engine.query('delete from platform.mail')
  await house.step(id, 'invite')
  const mails = () =>
    house.engine.query<{
      subject: string
      name: string
      ics: string
      type: string
    }>(`select m.subject, a.name, convert_from(a.bytes, 'UTF8') as ics, a.content_type as type
      from platform.mail m join platform.mail_attachment a on a.mail_id = m.id order by m.created_at, m.id`)
  const [first] = await mails()
  expect(first).toMatchObject({ name: 'hoi-nghi.ics', type: expect.stringContaining('method=REQUEST') })
  expect(first?.subject).toContain('14:00 ngày 15/03/2024')
  expect(first?.ics).toContain('SEQUENCE:0')
  expect(
    await house.engine.query(
      `select 1 from platform.notice where kind = 'briefing.invited' and link like '/briefings/${id}/points/%' and agency_id = 'a-p63-45'`,
    ),
  ).toHaveLength(1)
  house.clock.now = '2024-02-21T03:00:00.000Z'
  await house.callAs(cast.secretary, editBriefing, { params: { id }, body: { startsAt: '2024-04-12T07:00:00.000Z', endsAt: '2024-04-12T10:00:00.000Z' } })
  expect(await house.callAs(cast.head, listInvitations, { params: { id } })).toMatchObject({ changedSince: true, invitations: [{ sequence: 0 }] })
  expect(await house.refusal(cast.secretary, inviteAgain, { params: { id }, body: { note: null } })).toMatchObject({ code: 'platform.access.not-allowed' })
  expect(await house.callAs(cast.head, inviteAgain, { params: { id }, body: { note: 'Chuyển ngày họp' } })).toMatchObject({ sequence: 1, mails: 1 })
  house.clock.now = '2024-02-22T03:00:00.000Z'
  expect(await house.step(id, 'cancel', 'Bão số 1')).toMatchObject({ state: 'cancelled', cancelReason: 'Bão số 1' })
  const last = (await mails()).at(-1)
  expect(last).toMatchObject({ type: expect.stringContaining('method=CANCEL') })
  expect(last?.ics).toContain('SEQUENCE:2')
  expect(last?.ics).toContain('20240412T140000')
  expect(await house.refusal(cast.head, editBriefing, { params: { id }, body: { centre: 'Hà Nội' } })).toMatchObject({
    code: 'briefing.matter-closed',
    matter: 'frame',
  })
})

test('the letter is a paper for its own room and the secretariat; its number is noted once a year', async () => {
  const id = await house.plan()
  await house.step(id, 'invite')
  const { id: pointId } = await house.pointOf(id, 'a-p63-45')
  const letter = await house.callAs(cast.officer, letterDocx, { params: { id, pointId } })
  expect(letter.fileName).toBe('giay-moi-2023-qtr.docx')
  expect(Buffer.from(letter.bytes.slice(0, 2)).toString()).toBe('PK')
  const pdf = await house.callAs(cast.secretary, letterPdf, { params: { id, pointId } })
  expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe('%PDF-')
  expect(await house.refusal(cast.neighbour, letterPdf, { params: { id, pointId } })).toMatchObject({ code: 'platform.not-found' })
  const [invitation] = (await house.callAs(cast.officer, listInvitations, { params: { id } })).invitations
  const params = { id, invitationId: invitation?.id ?? '' }
  expect(await house.callAs(cast.secretary, numberLetter, { params, body: { number: 12, on: '2024-02-22' } })).toMatchObject({ letterNumber: 12 })
  const other = await house.plan()
  await house.step(other, 'invite')
  const [second] = (await house.callAs(cast.head, listInvitations, { params: { id: other } })).invitations
  const taken = { params: { id: other, invitationId: second?.id ?? '' }, body: { number: 12, on: '2024-03-01' } }
  expect(await house.refusal(cast.secretary, numberLetter, taken)).toMatchObject({ code: 'briefing.invitation.number-taken', number: 12 })
  const calendar = await house.callAs(cast.officer, calendarEntry, { params: { id } })
  expect(new TextDecoder().decode(calendar.bytes)).toContain('BEGIN:VCALENDAR')
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertAssignment, insertPerson } from '#directory/index.ts'
import { actorOf, occasion } from '../../test/harness.ts'
import {
  closeCampaign,
  editCampaign,
  extendDebtor,
  listCampaigns,
  openCampaignRoute,
  proposeCampaign,
  remindNow,
  reopenCampaign,
  showBoard,
  showCampaignForm,
  showLeague,
} from './campaign.contract.ts'
import { campaignBindings } from './campaign.routes.ts'
import { dailyReminders } from './remind.action.ts'
import { acceptRoute, openReturnRoute, sendBackRoute, showReturn } from './return.contract.ts'
import { cast, fill, handIn, HUE, lineOf, openReporting, peopleOf, QUANG_TRI, type Reporting } from './reporting.fixture.ts'
import { returnBindings } from './return.routes.ts'

const options = { files: { put: async () => '', get: async () => new Uint8Array() }, publicUrl: 'http://test', acceptedDisbursedUsd: async () => '300.50' }
let house: Reporting
beforeAll(async () => void (house = await openReporting([...campaignBindings(options), ...returnBindings(options)])))
afterAll(() => house.close())
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; details?: object }) => ({ code: error.code, ...error.details }),
  )

test('a campaign is proposed with the places and ministries of its period, opened once, and shows its form', async () => {
  house.clock.now = '2023-12-10T03:00:00.000Z'
  const proposed = await house.callAs(cast.secretary, proposeCampaign, { query: { year: 2023 } })
  expect(proposed.campaign).toMatchObject({ id: 'c2023', periodFrom: '2023-01-01', periodTo: '2023-12-31', dueOn: '2024-01-15' })
  expect(proposed.debtors.filter((debtor) => debtor.duty === 'province')).toHaveLength(63)
  expect(proposed.debtors.some((debtor) => debtor.duty === 'ministry')).toBe(true)
  const in2025 = await house.callAs(cast.secretary, proposeCampaign, { query: { year: 2025 } })
  expect(in2025.debtors.filter((debtor) => debtor.duty === 'province')).toHaveLength(34)
  await house.callAs(cast.secretary, openCampaignRoute, { body: { reportYear: 2023, dueOn: '2024-01-15' } })
  expect(await refusal(house.callAs(cast.secretary, openCampaignRoute, { body: { reportYear: 2023, dueOn: '2024-01-15' } }))).toMatchObject({
    code: 'reporting.campaign.exists',
  })
  expect(await refusal(house.callAs(cast.secretary, openCampaignRoute, { body: { reportYear: 2024, dueOn: '2023-01-15' } }))).toMatchObject({
    code: 'reporting.campaign.dates',
  })
  expect(await refusal(house.callAs(cast.officer, openCampaignRoute, { body: { reportYear: 2024, dueOn: '2025-01-15' } }))).toMatchObject({
    code: 'platform.access.not-allowed',
  })
  const { form, lists } = await house.callAs(cast.officer, showCampaignForm, { params: { id: 'c2023' } })
  expect(form.id).toBe('pcpnn-nam-1')
  expect(lists.places.map((place) => place.id)).toContain('p63-45')
  expect(lists.places).toHaveLength(63)
})

test('the board tells who has not started, who drafts, who was sent back, who is late and by how much, and who has more time', async () => {
  house.clock.now = '2024-01-12T03:00:00.000Z'
  const board = () => house.callAs(cast.secretary, showBoard, { params: { id: 'c2023' } })
  const rowOf = async (agencyId: string) => (await board()).rows.find((row) => row.agencyId === agencyId)
  expect(await board()).toMatchObject({ late: 0, counts: { draft: 0, accepted: 0 }, acceptedDisbursedUsd: '300.50' })
  await fill(house, 'c2023', [lineOf(0), lineOf(1, { disbursedYear: '' })])
  expect(await rowOf(QUANG_TRI)).toMatchObject({ state: 'draft', late: false, summary: { lines: 2, hard: 1 }, completeness: 96 })
  const hue = peopleOf(HUE)
  const id = await handIn(house, 'c2023', [lineOf(0, { places: 'p63-46:100' })], hue)
  expect(await rowOf(HUE)).toMatchObject({ state: 'signed', handedInOn: '2024-01-12', late: false })
  await house.callAs(cast.secretary, sendBackRoute, { params: { id }, body: { remarks: [{ body: 'Xem lại' }] } })
  expect(await rowOf(HUE)).toMatchObject({ state: 'sent_back', timesSentBack: 1, version: 2 })
  // 17:30 UTC on the 15th is past midnight of the 16th in Viet Nam.
  house.clock.now = '2024-01-15T17:30:00.000Z'
  expect(await rowOf(QUANG_TRI)).toMatchObject({ late: true, daysLate: 1 })
  expect(await rowOf(HUE)).toMatchObject({ late: false })
  await house.callAs(cast.secretary, extendDebtor, { params: { id: 'c2023', agencyId: QUANG_TRI }, body: { until: '2024-01-31', reason: 'Mưa lũ' } })
  expect(await rowOf(QUANG_TRI)).toMatchObject({ late: false, dueOn: '2024-01-31', extensionReason: 'Mưa lũ' })
  expect(
    await refusal(
      house.callAs(cast.secretary, extendDebtor, { params: { id: 'c2023', agencyId: 'paccom' }, body: { until: '2024-01-31', reason: 'Không nợ' } }),
    ),
  ).toMatchObject({ code: 'platform.not-found' })
  expect((await board()).late).toBe((await board()).rows.length - 2)
})

test('reminders go to those who owe, by notice and mail, once a day; the daily job keeps to the days of the list', async () => {
  const person = { id: randomUUID(), fullName: 'Nguyễn Văn An', email: 'an@quangtri.example', locale: 'vi' as const, demo: true }
  await house.db.write(occasion(), async (tx) => {
    await insertPerson(tx, person)
    await insertAssignment(tx, { id: randomUUID(), personId: person.id, agencyId: QUANG_TRI, role: 'province_officer', validFrom: '2020-01-01', validTo: null })
  })
  house.clock.now = '2024-01-17T03:00:00.000Z'
  const first = await house.callAs(cast.secretary, remindNow, { params: { id: 'c2023' } })
  expect(first).toMatchObject({ agencies: expect.arrayContaining([QUANG_TRI]), mails: 1 })
  expect(await house.callAs(cast.secretary, remindNow, { params: { id: 'c2023' } })).toEqual({ agencies: [], mails: 0 })
  expect(await house.engine.query(`select recipient, subject from platform.mail`)).toEqual([
    { recipient: 'an@quangtri.example', subject: '[Nhịp Cầu] Báo cáo công tác phi chính phủ nước ngoài năm 2023 đến hạn ngày 31/01/2024 (còn 14 ngày).' },
  ])
  const reminded = (day: string) =>
    house.engine.query<{ agencyId: string; kind: string }>(
      `select agency_id as "agencyId", kind from reporting.reminder where day = $1 and agency_id in ('${QUANG_TRI}', 'a-p63-48') order by 1`,
      [day],
    )
  await dailyReminders(house.db, '2024-01-24T00:30:00.000Z', 'http://test')
  await dailyReminders(house.db, '2024-01-24T05:00:00.000Z', 'http://test')
  expect(await reminded('2024-01-24')).toEqual([{ agencyId: QUANG_TRI, kind: 'before' }])
  await dailyReminders(house.db, '2024-01-30T00:30:00.000Z', 'http://test')
  expect(await reminded('2024-01-30')).toEqual([
    { agencyId: QUANG_TRI, kind: 'before' },
    { agencyId: 'a-p63-48', kind: 'late' },
  ])
})

test('a campaign with undecided returns is not closed; a closed one takes no first return and can be opened again', async () => {
  house.clock.now = '2024-02-01T03:00:00.000Z'
  const danang = peopleOf('a-p63-48')
  const id = await handIn(house, 'c2023', [lineOf(0, { places: 'p63-48:100' })], danang)
  expect(await refusal(house.callAs(cast.secretary, closeCampaign, { params: { id: 'c2023' } }))).toMatchObject({
    code: 'reporting.campaign.unfinished',
    count: 1,
  })
  await house.callAs(cast.head, acceptRoute, { params: { id } })
  expect(await house.callAs(cast.secretary, closeCampaign, { params: { id: 'c2023' } })).toMatchObject({ closedOn: '2024-02-01' })
  expect(await refusal(house.callAs(peopleOf('a-p63-49').officer, openReturnRoute, { params: { id: 'c2023' }, body: {} }))).toMatchObject({
    code: 'reporting.return.campaign-closed',
  })
  expect(await refusal(house.callAs(cast.secretary, editCampaign, { params: { id: 'c2023' }, body: { dueOn: '2024-03-01' } }))).toMatchObject({
    code: 'reporting.campaign.closed',
  })
  expect(await house.callAs(cast.secretary, reopenCampaign, { params: { id: 'c2023' } })).toMatchObject({ closedOn: null })
  expect((await house.callAs(cast.auditor, listCampaigns, {})).campaigns).toHaveLength(1)
})

test('the league ranks the agencies of today, and a merged province carries what its predecessors did under their names', async () => {
  house.clock.now = '2024-02-10T03:00:00.000Z'
  const { rows } = await house.callAs(cast.auditor, showLeague, { query: { from: 2023, to: 2023 } })
  const danang = rows.find((row) => row.records.some((record) => record.agencyId === 'a-p63-48'))
  expect(danang).toMatchObject({ agencyId: 'a-p34-48', late: 1, missing: 1, onTime: 0, daysLate: 17 + 26 })
  expect(danang?.records.map(({ agencyId, punctuality }) => `${agencyId} ${punctuality}`)).toEqual(['a-p63-48 late', 'a-p63-49 missing'])
  const hue = rows.find((row) => row.records.some((record) => record.agencyId === HUE))
  expect(hue).toMatchObject({ rank: 1, onTime: 1, timesSentBack: 1 })
  expect(rows.filter((row) => row.agencyId.startsWith('a-p34-'))).toHaveLength(34)
})

test('a new year begins with what still runs, on the map of that year, with the codes of the ledger and without the amounts of the year', async () => {
  const danang = peopleOf('a-p63-48')
  await house.openYear(2024, '2024-12-10T03:00:00.000Z')
  house.clock.now = '2024-12-20T03:00:00.000Z'
  const lines = [lineOf(0, { places: 'p63-48:60;p63-49:40' }), lineOf(1, { status: 'finished' }), lineOf(2, { endsOn: '2024-12-31' })]
  const id = await handIn(house, 'c2024', lines, danang)
  await house.callAs(cast.head, acceptRoute, { params: { id } })
  await house.openYear(2025, '2025-12-10T03:00:00.000Z')
  house.clock.now = '2025-12-20T03:00:00.000Z'
  const merged = actorOf('province_officer', 'a-p34-48', { agencyIds: ['a-p34-48', 'a-p63-48', 'a-p63-49'] })
  const opened = await house.callAs(merged, openReturnRoute, { params: { id: 'c2025' }, body: {} })
  expect(opened.prefilled).toBe(1)
  const { version } = await house.callAs(merged, showReturn, { params: { id: opened.id } })
  const [line] = version.lines
  expect(line?.cells).toMatchObject({ name: lines[0]?.cells['name'], phase: 'running', places: 'p34-48:100', grantCode: expect.stringMatching(/^KVT-/) })
  expect(line?.cells).not.toHaveProperty('commitmentYear')
  expect(line?.cells).not.toHaveProperty('disbursedYear')
  expect(line?.lineKey).not.toBe(lines[0]?.lineKey)
})

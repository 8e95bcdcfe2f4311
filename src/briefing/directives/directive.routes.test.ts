import ExcelJS from '@protobi/exceljs'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReporting, type Reporting } from '#reporting/reporting.fixture.ts'
import { occasion } from '../../../test/harness.ts'
import { exportDirectives, showDirectiveBoard, showOwnDirectives, showPreviousDirectives } from './board.contract.ts'
import {
  carryOver,
  createDirectives,
  decideReport,
  downloadEvidence,
  editDirective,
  type GivenDirective,
  moveDirective,
  remindAddressees,
  removeDirective,
  reportProgress,
  showBriefingDirectives,
  showDirective,
  uploadEvidence,
} from './directive.contract.ts'
import { cast, HUE, insertCast, insertTestBriefing, NEW_QUANG_TRI, QUANG_BINH, QUANG_TRI } from './directive.fixture.ts'
import { directivesBindings } from './directive.routes.ts'
import { findDirectivesOf, scoreOf } from './previous.action.ts'
import { dailyDirectiveReminders } from './remind-directive.action.ts'

const kept = new Map<string, Uint8Array>()
const files = {
  put: async (bytes: Uint8Array) => {
    kept.set('a'.repeat(64), bytes)
    return 'a'.repeat(64)
  },
  get: async (digest: string) => kept.get(digest) ?? Promise.reject(new Error('no file')),
}

let house: Reporting
let briefing: { id: string; rooms: Map<string, string> }
beforeAll(async () => {
  house = await openReporting(directivesBindings({ files, publicUrl: 'http://test' }))
  await insertCast(house.engine)
  house.clock.now = '2024-04-15T02:00:00.000Z'
  briefing = await insertTestBriefing(house.engine, { reportYear: 2023, startsAt: '2024-04-12T07:00:00Z', points: [QUANG_TRI, QUANG_BINH, HUE, 'byt'] })
})
afterAll(() => house.close())

/** Time goes on between acts. */
const tick = () => void (house.clock.now = new Date(Date.parse(house.clock.now) + 60_000).toISOString())
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; details?: object }) => ({ code: error.code, ...error.details }),
  )
const given = (more: Partial<GivenDirective> = {}): GivenDirective => ({
  topic: 'information',
  textVi: 'Cập nhật, chia sẻ thông tin thường xuyên hơn',
  textEn: null,
  audience: 'named',
  addressees: [QUANG_TRI, HUE],
  dueOn: '2024-12-16',
  evidenceWanted: 'Báo cáo bằng văn bản',
  measure: null,
  conclusionId: null,
  ...more,
})
const draft = async (...directives: GivenDirective[]) => {
  const { ids } = await house.callAs(cast.secretary, createDirectives, { params: { id: briefing.id }, body: { directives } })
  return ids
}
const issue = (id: string) => house.callAs(cast.head, moveDirective, { params: { id }, body: { action: 'issue', note: null } })
const report = (actor: typeof cast.hue, id: string, agencyId: string, percent: number, fileIds: string[] = []) => {
  tick()
  return house.callAs(actor, reportProgress, { params: { id, agencyId }, body: { text: 'Đã ban hành kế hoạch', percent, fileIds, nothingSecret: true } })
}

test('a draft is drafted in a batch, numbered, changed and thrown away by the secretariat alone; nobody else sees it', async () => {
  const [first = '', second = ''] = await draft(given(), given({ audience: 'ministries', addressees: [], topic: 'training', textVi: 'Đào tạo cán bộ' }))
  const shown = await house.callAs(cast.secretary, showBriefingDirectives, { params: { id: briefing.id } })
  expect(shown.directives.map(({ number, state, audience }) => ({ number, state, audience }))).toEqual([
    { number: 1, state: 'draft', audience: 'named' },
    { number: 2, state: 'draft', audience: 'ministries' },
  ])
  expect(shown.parts.filter(({ directiveId }) => directiveId === second).map(({ agencyId }) => agencyId)).toContain('byt')
  expect(shown.proposedYear).toBe(2024)
  expect(shown.proposedDueOn).toBe('2024-12-16')
  expect(await refusal(house.callAs(cast.quangTri, showDirective, { params: { id: first } }))).toMatchObject({ code: 'platform.not-found' })
  expect((await house.callAs(cast.quangTri, showDirectiveBoard, { query: {} })).directives).toEqual([])
  expect(await refusal(house.callAs(cast.quangTri, editDirective, { params: { id: first }, body: given() }))).toMatchObject({
    code: 'platform.access.not-allowed',
  })
  await house.callAs(cast.secretary, editDirective, { params: { id: first }, body: given({ addressees: [HUE] }) })
  expect((await house.callAs(cast.secretary, showDirective, { params: { id: first } })).parts.map(({ agencyId }) => agencyId)).toEqual([HUE])
  expect(await refusal(draft(given({ topic: 'nothing' })))).toMatchObject({ code: 'briefing.directive.unknown-topic' })
  expect(await refusal(draft(given({ addressees: ['nobody'] })))).toMatchObject({ code: 'briefing.directive.no-addressees' })
  await house.callAs(cast.secretary, removeDirective, { params: { id: first } })
  await house.callAs(cast.secretary, removeDirective, { params: { id: second } })
  expect((await house.callAs(cast.secretary, showBriefingDirectives, { params: { id: briefing.id } })).directives).toEqual([])
})

test('a province reports for itself and for nobody else; a report is returned with a note and comes back; the score follows', async () => {
  const [id = ''] = await draft(given())
  expect(await refusal(report(cast.quangTri, id, QUANG_TRI, 50))).toMatchObject({ code: 'platform.not-found' })
  await issue(id)
  const notices = await house.engine.query<{ agency: string }>(
    `select agency_id as agency from platform.notice where kind = 'briefing.directive-issued' order by 1`,
  )
  expect(notices.map(({ agency }) => agency)).toEqual([QUANG_TRI, HUE])
  expect(await refusal(report(cast.hue, id, QUANG_TRI, 50))).toMatchObject({ code: 'briefing.directive.refused', reason: 'own_agency' })
  expect(await refusal(report(cast.secretary, id, QUANG_TRI, 50))).toMatchObject({ code: 'platform.access.not-allowed' })
  expect(await refusal(house.callAs(cast.secretary, editDirective, { params: { id }, body: given() }))).toMatchObject({ code: 'briefing.directive.refused' })

  const evidence = await house.callAs(cast.quangTri, uploadEvidence, {
    params: { id, agencyId: QUANG_TRI },
    file: new Blob(['pdf']),
    fileName: 'Kế hoạch 12.pdf',
  })
  expect(
    await refusal(house.callAs(cast.quangTri, uploadEvidence, { params: { id, agencyId: QUANG_TRI }, file: new Blob(['x']), fileName: 'Tài liệu MẬT.pdf' })),
  ).toMatchObject({
    code: 'briefing.directive.file-not-taken',
    reason: 'secret',
  })
  expect(await report(cast.quangTri, id, QUANG_TRI, 60, [evidence.id])).toEqual({ state: 'reported' })
  const decide = (action: 'accept' | 'acknowledge' | 'return', note: string | null) => {
    tick()
    return house.callAs(cast.secretary, decideReport, { params: { id, agencyId: QUANG_TRI }, body: { action, note } })
  }
  expect(await refusal(decide('accept', null))).toMatchObject({ code: 'briefing.directive.refused', reason: 'whole' })
  expect(await refusal(decide('return', null))).toMatchObject({ code: 'briefing.directive.note-needed' })
  expect(await decide('return', 'Thiếu quyết định ban hành')).toEqual({ state: 'returned' })
  expect(await report(cast.quangTri, id, QUANG_TRI, 100)).toEqual({ state: 'reported' })
  expect(await decide('accept', null)).toEqual({ state: 'accepted' })

  const seen = await house.callAs(cast.quangTri, showDirective, { params: { id } })
  expect(
    seen.parts.find(({ agencyId }) => agencyId === QUANG_TRI)?.reports.map(({ action, percent, files: own }) => [action, percent, own.map(({ name }) => name)]),
  ).toEqual([
    ['report', 60, ['Kế hoạch 12.pdf']],
    ['return', 60, []],
    ['report', 100, []],
    ['accept', 100, []],
  ])
  // Where a neighbour stands is known to all who took part; what it wrote is not.
  const neighbour = await house.callAs(cast.hue, showDirective, { params: { id } })
  expect(neighbour.parts.find(({ agencyId }) => agencyId === QUANG_TRI)).toMatchObject({ state: 'accepted', reports: [] })
  expect(await refusal(house.callAs(cast.hue, downloadEvidence, { params: { id: evidence.id } }))).toMatchObject({ code: 'platform.not-found' })
  expect((await house.callAs(cast.quangTri, downloadEvidence, { params: { id: evidence.id } })).fileName).toBe('Kế hoạch 12.pdf')

  const score = await house.db.read(occasion(cast.secretary, house.clock.now), (db) => scoreOf(db, briefing.id, house.clock.now))
  expect(score.score).toEqual({ total: 2, open: 1, reported: 0, returned: 0, accepted: 1, overdue: 0, percentAccepted: 50, percentClaimed: 50 })
  expect(score.addressees.find((one) => one.id === QUANG_TRI)?.score.percentAccepted).toBe(100)
  expect(await refusal(house.callAs(cast.head, moveDirective, { params: { id }, body: { action: 'close', note: null } }))).toMatchObject({
    reason: 'all_accepted',
  })
})

test('after the due day who did not report is overdue, stands first on the board, and is reminded once a day', async () => {
  const [id = ''] = await draft(given({ dueOn: '2024-06-03', textVi: 'Hoàn thiện quy chế phối hợp', topic: 'coordination' }))
  await issue(id)
  await dailyDirectiveReminders(house.db, '2024-06-02T00:30:00.000Z', 'http://test')
  const reminders = () =>
    house.engine.query<{ agency: string; kind: string; day: string }>(
      `select agency_id as agency, kind, day::text from briefing.directive_reminder where directive_id = $1 order by day, agency_id`,
      [id],
    )
  expect(await reminders()).toEqual([
    { agency: QUANG_TRI, kind: 'before', day: '2024-06-02' },
    { agency: HUE, kind: 'before', day: '2024-06-02' },
  ])
  house.clock.now = '2024-06-03T16:00:00.000Z'
  expect((await house.callAs(cast.secretary, showDirective, { params: { id } })).directive.score.overdue).toBe(0)
  // Past midnight in Viet Nam, still the due day in UTC.
  house.clock.now = '2024-06-03T17:30:00.000Z'
  const board = await house.callAs(cast.secretary, showDirectiveBoard, { query: {} })
  expect(board.directives[0]).toMatchObject({ id, score: { overdue: 2 } })
  expect((await house.callAs(cast.secretary, showDirectiveBoard, { query: { state: 'overdue' } })).directives).toHaveLength(1)
  expect(await house.callAs(cast.secretary, remindAddressees, { params: { id }, body: {} })).toMatchObject({ agencies: [QUANG_TRI, HUE] })
  expect(await house.callAs(cast.secretary, remindAddressees, { params: { id }, body: {} })).toEqual({ agencies: [], mails: 0 })
  const { bytes } = await house.callAs(cast.secretary, exportDirectives, { query: {} })
  const workbook = await new ExcelJS.Workbook().xlsx.load(Buffer.from(bytes).buffer)
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Nhiệm vụ', 'Cơ quan', 'Chi tiết'])
})

test('after a merger the heir sees, reports and is told for the provinces it was made of', async () => {
  const [id = ''] = await draft(given({ addressees: [QUANG_TRI, QUANG_BINH], dueOn: '2026-12-15', textVi: 'Xây dựng cơ sở dữ liệu', topic: 'database' }))
  await issue(id)
  house.clock.now = '2025-08-01T02:00:00.000Z'
  const { tasks } = await house.callAs(cast.heir, showOwnDirectives, {})
  const mine = tasks.filter(({ directive }) => directive.id === id)
  expect(mine.map(({ part }) => part.agencyId).sort()).toEqual([QUANG_BINH, QUANG_TRI])
  expect(mine[0]?.addressee.heirs.map((heir) => heir.id)).toEqual([NEW_QUANG_TRI])
  expect(await report(cast.heir, id, QUANG_BINH, 100)).toEqual({ state: 'reported' })
  const detail = await house.callAs(cast.heir, showDirective, { params: { id } })
  expect(detail.parts.find(({ agencyId }) => agencyId === QUANG_BINH)?.reports[0]).toMatchObject({ fromAgencyId: NEW_QUANG_TRI, percent: 100 })
  const dossier = await house.db.read(occasion(cast.secretary, house.clock.now), (db) => findDirectivesOf(db, NEW_QUANG_TRI, house.clock.now))
  expect(dossier.filter(({ directive }) => directive.id === id)).toHaveLength(2)
})

test('the next briefing opens with the directives of the one before; what is unfinished is carried over to who answers today', async () => {
  const next = await insertTestBriefing(house.engine, {
    reportYear: 2024,
    startsAt: '2025-09-10T07:00:00Z',
    state: 'papers',
    placeSetId: '34',
    points: [NEW_QUANG_TRI],
  })
  house.clock.now = '2025-09-01T02:00:00.000Z'
  const before = await house.callAs(cast.heir, showPreviousDirectives, { params: { id: next.id } })
  expect(before).toMatchObject({ briefing: { id: briefing.id, reportYear: 2023, heldOn: '2024-04-12' }, unfinished: 3 })
  expect(before.score.accepted).toBe(1)
  const { ids } = await house.callAs(cast.secretary, carryOver, { params: { id: next.id }, body: { dueOn: '2026-12-15' } })
  expect(ids).toHaveLength(3)
  expect((await house.callAs(cast.secretary, carryOver, { params: { id: next.id }, body: { dueOn: '2026-12-15' } })).ids).toEqual([])
  const carried = (await house.callAs(cast.secretary, showBriefingDirectives, { params: { id: next.id } })).directives
  const database = carried.find(({ topic }) => topic === 'database')
  const detail = await house.callAs(cast.secretary, showDirective, { params: { id: database?.id ?? '' } })
  expect(detail.parts.map(({ agencyId }) => agencyId)).toEqual([NEW_QUANG_TRI])
  await issue(database?.id ?? '')
  const earlier = await house.callAs(cast.secretary, showDirective, { params: { id: database?.carriedFrom ?? '' } })
  expect(earlier.directive).toMatchObject({ state: 'closed', settleNote: expect.stringContaining('Chuyển tiếp') })
})

test('a measure shows beside what is claimed, from the returns of its year', async () => {
  await house.openYear(2024, '2024-12-10T03:00:00.000Z')
  house.clock.now = '2024-12-20T03:00:00.000Z'
  const [id = ''] = await draft(given({ dueOn: '2025-03-31', measure: { code: 'returns_on_time', year: 2024, target: 100 } }))
  await issue(id)
  const measured = async () => (await house.callAs(cast.secretary, showDirective, { params: { id } })).parts.map(({ measured: one }) => one)
  expect(await measured()).toEqual([
    { value: null, met: null },
    { value: null, met: null },
  ])
  house.clock.now = '2025-01-20T03:00:00.000Z'
  expect(await measured()).toEqual([
    { value: 0, met: false },
    { value: 0, met: false },
  ])
})

test('evidence with a mark of state secrecy inside is refused and not kept; the attempt is, without name and content', async () => {
  const [id = ''] = await draft(given({ textVi: 'Rà soát hồ sơ', addressees: [QUANG_TRI], dueOn: '2030-12-16' }))
  await issue(id)
  const word = (text: string) =>
    new Blob([zipSync({ 'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:p><w:t>${text}</w:t></w:p></w:document>`) }) as Uint8Array<ArrayBuffer>])
  const hand = (fileName: string, file: Blob) => house.callAs(cast.quangTri, uploadEvidence, { params: { id, agencyId: QUANG_TRI }, file, fileName })
  const before = [...kept.values()]
  expect(await refusal(hand('phuong an.docx', word('TỐI MẬT')))).toMatchObject({ code: 'briefing.directive.file-not-taken', reason: 'secret' })
  expect(await refusal(hand('hong.docx', new Blob(['PK\u0003\u0004 hỏng'])))).toMatchObject({ reason: 'content' })
  expect([...kept.values()]).toEqual(before)
  const lines = await house.engine.query<{ body: string }>(`select body from audit.line where action = 'directive.secret-refused' order by seq desc`)
  expect(lines[0]?.body).toContain('TỐI MẬT')
  expect(lines.map(({ body }) => body).join()).not.toMatch(/phuong an|Tài liệu/u)
  expect(await hand('Quy định bảo mật thông tin.docx', word('Quy định về bảo mật thông tin'))).toMatchObject({ name: 'Quy định bảo mật thông tin.docx' })
})

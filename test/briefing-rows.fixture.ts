import { createHash, randomUUID } from 'node:crypto'
import { figureReaders, type Role } from '#directory/role.contract.ts'
import type { Engine } from '#platform/db-engine.ts'
import { type Country, HEALTH, HUE, QUANG_BINH, QUANG_TRI } from './country.ts'

const CENTRE = 'paccom'
const invited = { [CENTRE]: 'centre', [QUANG_BINH]: 'province', [HUE]: 'province', [QUANG_TRI]: 'province', [HEALTH]: 'ministry' } as const
export type Invited = keyof typeof invited

/** What one agency owns of a briefing. */
export interface RoomRows {
  agencyId: Invited
  pointId: string
  statementId: string
  releaseId: string
  pictureId: string
  /** Evidence that it handed in with the directive; the centre owes none, and nobody has that id. */
  fileId: string
}

export interface BriefingRows {
  id: string
  directiveId: string
  restrictedPaperId: string
  rooms: RoomRows[]
}

type Put = (table: string, row: Record<string, unknown>) => Promise<void>
const AT = '2024-01-05T03:00:00Z'
const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Thử' }] }] }
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')
const bytesOf = (text: string) => `\\x${digestOf(text)}`

/** One briefing that collects, with rows in every table of it; as the owner, past every rule, so that each agency has something of each kind. */
export async function fillBriefing(engine: Engine, { people }: Pick<Country, 'people'>): Promise<BriefingRows> {
  const put: Put = async (table, row) => {
    const columns = Object.keys(row).join(', ')
    await engine.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)`, [JSON.stringify(row)])
  }
  const id = randomUUID()
  await putFrame(put, id)
  const rooms: RoomRows[] = []
  for (const agencyId of Object.keys(invited) as Invited[]) rooms.push(await putRoom(put, id, agencyId, rooms.length))
  await putDistrict(put, id, rooms)
  await putSession(put, id, rooms)
  await putRecording(put, id)
  const readers = Object.values(people).filter(({ role }) => (figureReaders as readonly (Role | 'anonymous')[]).includes(role))
  const restrictedPaperId = await putPapers(put, id, readers)
  await putDocuments(engine, put, id)
  const directiveId = await putDirectives(put, id, rooms)
  await putReports(put)
  await engine.query(
    `insert into platform.mail_attachment (mail_id, name, content_type, bytes) select id, 'moi.ics', 'text/calendar', '\\x00' from platform.mail`,
  )
  return { id, directiveId, restrictedPaperId, rooms }
}

async function putFrame(put: Put, id: string) {
  await put('briefing.briefing', {
    id,
    report_year: 2023,
    number: 1,
    title_vi: 'Hội nghị giao ban trực tuyến năm 2023',
    title_en: 'Online briefing 2023',
    starts_at: '2024-04-12T07:00:00Z',
    ends_at: '2024-04-12T10:00:00Z',
    centre: 'Hà Nội',
    place_set_id: '63',
    state: 'collecting',
    recorded: true,
    point_limit: 200,
    created_at: AT,
  })
  await put('briefing.step', { briefing_id: id, at: AT, action: 'invite', from_state: 'planned', to_state: 'invited' })
  const times = { starts_at: '2024-04-12T07:00:00Z', ends_at: '2024-04-12T10:00:00Z' }
  await put('briefing.invitation', { id: randomUUID(), briefing_id: id, sequence: 0, kind: 'invitation', sent_at: AT, ...times })
  for (const [position, kind] of ['report', 'statements'].entries())
    await put('briefing.agenda_item', { id: randomUUID(), briefing_id: id, position, kind, title_vi: 'Mục thử', title_en: 'Test item', minutes: 30 })
}

async function putRoom(put: Put, briefingId: string, agencyId: Invited, position: number): Promise<RoomRows> {
  const [pointId, statementId, releaseId, pictureId, fileId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const of = { briefing_id: briefingId, point_id: pointId }
  const names = { name_vi: `Điểm cầu ${agencyId}`, name_en: `Room of ${agencyId}` }
  await put('briefing.point', { id: pointId, briefing_id: briefingId, code: `P${position}`, kind: invited[agencyId], agency_id: agencyId, ...names, position })
  await putPerson(put, pointId)
  await put('briefing.statement', {
    ...of,
    id: statementId,
    subject: `Tham luận của ${agencyId}`,
    minutes: 5,
    state: agencyId === HEALTH ? 'accepted' : 'registered',
    position,
    registered_at: AT,
  })
  const measured = { camera: 'ok', microphone: 'ok', speaker: 'heard', path: 'udp', grade: 'good' }
  await put('briefing.line_check', { ...of, id: randomUUID(), made_at: AT, ...measured })
  await putRelease(put, of, { agencyId, releaseId, pictureId })
  return { agencyId, pointId, statementId, releaseId, pictureId, fileId }
}

const putPerson = (put: Put, pointId: string) =>
  put('briefing.attendee', {
    id: randomUUID(),
    point_id: pointId,
    rank: 1,
    full_name: 'Trần Văn Thử',
    job_title: 'Phó Giám đốc Sở Ngoại vụ',
    duty: 'head',
    attendance: 'expected',
    picture_consent: true,
  })

/** Huế has published its article; the others still write. */
async function putRelease(put: Put, of: object, { agencyId, releaseId, pictureId }: Pick<RoomRows, 'agencyId' | 'releaseId' | 'pictureId'>) {
  const published = agencyId === HUE
  await put('briefing.release', {
    ...of,
    id: releaseId,
    state: published ? 'published' : 'draft',
    slug: `bai-${agencyId}`,
    title_vi: 'Bài thử',
    title_en: 'Test article',
    body_vi: body,
    body_en: body,
    point_vi: agencyId,
    point_en: agencyId,
    held_on: '2024-04-12',
    report_year: 2023,
    revision: 0,
    created_at: AT,
    changed_at: AT,
    published_at: published ? AT : null,
  })
  await put('briefing.release_step', { release_id: releaseId, at: AT, action: 'submit', from_state: 'draft', to_state: 'review', note: `Của ${agencyId}` })
  await put('briefing.release_picture', {
    id: pictureId,
    release_id: releaseId,
    position: 1,
    digest: digestOf(agencyId),
    format: 'png',
    width: 10,
    height: 10,
    taken_at: AT,
    origin: 'file',
    consent_by: 'Trần Văn Thử',
    consent_at: AT,
    added_at: AT,
  })
}

/** A district's room below Quảng Bình, which comes in by its key. */
async function putDistrict(put: Put, briefingId: string, rooms: readonly RoomRows[]) {
  const parent = rooms.find(({ agencyId }) => agencyId === QUANG_BINH)
  const id = randomUUID()
  const room = { code: 'QBI-1', kind: 'district', agency_id: QUANG_BINH, parent_id: parent?.pointId, name_vi: 'Huyện thử', name_en: 'Test district' }
  await put('briefing.point', { id, briefing_id: briefingId, ...room, position: 99, key_hash: bytesOf('key of the district') })
  await putPerson(put, id)
}

/** A rehearsal that is over, with words that are everybody's and words that are the desk's. */
async function putSession(put: Put, briefingId: string, [centre]: readonly RoomRows[]) {
  const id = randomUUID()
  await put('briefing.room_session', { id, briefing_id: briefingId, kind: 'rehearsal', opened_at: AT, started_at: AT, ended_at: '2024-01-05T04:00:00Z' })
  for (const [index, type] of ['session.started', 'floor.given', 'chat.sent', 'poll.voted', 'seat.joined', 'roll.marked'].entries())
    await put('briefing.room_event', { session_id: id, seq: index + 1, at: AT, point_id: centre?.pointId, part: 0, type, payload: { type } })
  const seat = { seat_kind: 'watcher', name: 'Người xem', made_at: AT, expires_at: '2024-01-05T05:00:00Z' }
  await put('briefing.ticket', { id: randomUUID(), token_hash: bytesOf('ticket'), session_id: id, briefing_id: briefingId, ...seat })
  await put('briefing.room_server', { id: randomUUID(), seen_at: AT })
}

async function putRecording(put: Put, briefingId: string) {
  const [id, sessionId] = [randomUUID(), randomUUID()]
  await put('briefing.room_session', { id: sessionId, briefing_id: briefingId, kind: 'official', opened_at: AT, ended_at: '2024-01-05T04:00:00Z' })
  const file = { file_name: `${id}/ban-ghi.mp4`, digest: digestOf('recording'), bytes: 1000, seconds: 60 }
  const parts = { chapters: [], captions: [], audience: 'participants' }
  await put('briefing.recording', { id, briefing_id: briefingId, session_id: sessionId, state: 'ready', started_at: AT, ...file, ...parts, published_at: AT })
  await put('briefing.recording_part', { recording_id: id, number: 1, server_id: randomUUID(), started_at: AT })
  await put('briefing.recording_reader', { recording_id: id, agency_id: HUE })
  const watcher = { name: 'Khách xem', email: 'khach@thu.invalid', key_hash: bytesOf('watcher'), invited_at: AT }
  await put('briefing.watcher', { id: randomUUID(), briefing_id: briefingId, ...watcher })
}

/** An open paper that every reader of figures has opened, and one for Quảng Bình and the ministry alone. */
async function putPapers(put: Put, briefingId: string, readers: readonly { personId: string; agencyId: string }[]): Promise<string> {
  const [open, restricted] = [randomUUID(), randomUUID()]
  for (const [id, circulation, position] of [
    [open, 'open', 1],
    [restricted, 'restricted', 2],
  ] as const) {
    await put('briefing.paper', { id, briefing_id: briefingId, title: 'Tài liệu thử', kind: 'text', circulation, position, created_at: AT })
    await put('briefing.paper_draft', { paper_id: id, body, revision: 1, saved_at: AT })
    await put('briefing.paper_version', { paper_id: id, number: 1, body, made_at: AT })
  }
  for (const agencyId of [QUANG_BINH, HEALTH]) await put('briefing.paper_reader', { paper_id: restricted, agency_id: agencyId })
  for (const { personId, agencyId } of readers)
    await put('briefing.paper_read', { paper_id: open, number: 1, person_id: personId, agency_id: agencyId, at: AT, way: 'screen' })
  return restricted
}

/** Signed minutes, and a notice that is still written. */
async function putDocuments(engine: Engine, put: Put, briefingId: string) {
  for (const kind of ['minutes', 'notice']) {
    const id = randomUUID()
    const words = { subject: 'Hội nghị giao ban', place: 'Hà Nội', signatures: [], recipients: [], symbol: 'BB-PACCOM' }
    await put('briefing.document', { id, briefing_id: briefingId, kind, state: 'draft', ...words, drafted_at: AT })
    const section = { key: 'mo-dau', position: 1, body, draft_body: body, revision: 1, drafted_revision: 1 }
    await put('briefing.document_section', { document_id: id, ...section })
    await put('briefing.document_step', { document_id: id, at: AT, action: 'submit', from_state: 'draft', to_state: 'review' })
  }
  await engine.query(`update briefing.document set state = 'signed', submitted_at = $1, signed_at = $1 where kind = 'minutes'`, [AT])
}

/** One directive that every invited agency but the centre owes, has reported on with evidence, and was reminded of. */
async function putDirectives(put: Put, briefingId: string, rooms: readonly RoomRows[]): Promise<string> {
  const id = randomUUID()
  const words = { topic: 'coordination', text_vi: 'Gửi báo cáo đúng hạn', audience: 'named', due_on: '2024-12-02' }
  await put('briefing.directive', { id, briefing_id: briefingId, number: 1, ...words, state: 'issued', created_at: AT, issued_at: AT })
  for (const { agencyId, fileId } of rooms.filter((room) => room.agencyId !== CENTRE)) {
    const part = { directive_id: id, agency_id: agencyId }
    await put('briefing.directive_addressee', { ...part, state: 'reported', percent: 50, reported_at: AT })
    const report = { ...part, at: AT, from_agency_id: agencyId, percent: 50, body: `Báo cáo của ${agencyId}`, file_ids: [fileId] }
    await put('briefing.directive_report', { ...report, id: randomUUID(), action: 'report' })
    await put('briefing.directive_report', { ...report, id: randomUUID(), from_agency_id: CENTRE, action: 'acknowledge', file_ids: [] })
    const file = { id: fileId, name: `minh-chung-${agencyId}.pdf`, digest: digestOf(fileId), size: 10, content_type: 'application/pdf', uploaded_at: AT }
    await put('briefing.directive_file', { ...part, ...file })
    await put('briefing.directive_reminder', { ...part, day: '2024-01-05', kind: 'asked' })
  }
  return id
}

/** A draft of the nation, of a province and of a ministry, whose files wait to be made; and a frozen one of the nation. */
async function putReports(put: Put) {
  await put('briefing.report_template', { kind: 'national', number: 1, body: {}, made_at: AT })
  const common = {
    from_year: 2023,
    to_year: 2023,
    map: 'reported',
    currency: 'USD',
    template_number: 0,
    particulars: {},
    particulars_revision: 1,
    created_at: AT,
  }
  for (const agencyId of [null, QUANG_BINH, HEALTH]) {
    const id = randomUUID()
    await put('briefing.report', { ...common, id, kind: agencyId === null ? 'national' : 'agency', agency_id: agencyId, state: 'draft' })
    await put('briefing.report_section', { report_id: id, key: 'mo-dau', position: 1, annex: false, items: [], revision: 1 })
    await put('briefing.report_making', { id: randomUUID(), report_id: id, state: 'queued', step: 'figures', percent: 0, asked_at: AT, frozen: false })
  }
  const frozen = { state: 'frozen', as_of: AT, frozen_at: AT, frozen_reason: 'Chốt', snapshot: {} }
  await put('briefing.report', { ...common, ...frozen, id: randomUUID(), kind: 'national' })
}

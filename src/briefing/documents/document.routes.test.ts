import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReporting, type Reporting } from '#reporting/reporting.fixture.ts'
import { showDirectiveBoard } from '../directives/board.contract.ts'
import { createDirectives, showBriefingDirectives } from '../directives/directive.contract.ts'
import { cast, HUE, insertCast, insertTestBriefing, QUANG_TRI } from '../directives/directive.fixture.ts'
import { directivesBindings } from '../directives/directive.routes.ts'
import { doc, p } from '../text/rich-text.model.ts'
import {
  downloadDocumentDocx,
  downloadDocumentPdf,
  draftDocument,
  holdSection,
  listBriefingDocuments,
  moveDocument,
  saveParticulars,
  saveSection,
  takeDraftBody,
} from './document.contract.ts'
import type { DocumentKind } from './document.model.ts'
import { documentsBindings } from './document.routes.ts'
import { at, events, ids } from './minutes.fixture.ts'

const run = promisify(execFile)
const files = { put: async () => 'a'.repeat(64), get: async () => new Uint8Array() }
let house: Reporting
let briefing: { id: string; rooms: Map<string, string> }
beforeAll(async () => {
  house = await openReporting([...documentsBindings({ publicUrl: 'http://test' }), ...directivesBindings({ files, publicUrl: 'http://test' })])
  await insertCast(house.engine)
  house.clock.now = '2024-04-15T02:00:00.000Z'
  briefing = await insertTestBriefing(house.engine, { reportYear: 2023, startsAt: at('14:00:00'), points: [QUANG_TRI, HUE] })
  await putSession()
})
afterAll(() => house.close())

/** The session of the fixture, in the rooms of this briefing. */
async function putSession() {
  const session = randomUUID()
  await house.engine.query(`insert into briefing.room_session (id, briefing_id, kind, opened_at) values ($1, $2, 'official', $3)`, [
    session,
    briefing.id,
    at('13:30:00'),
  ])
  const rooms: Record<string, string | undefined> = {
    [ids.centre]: briefing.rooms.get('paccom'),
    [ids.quangTri]: briefing.rooms.get(QUANG_TRI),
    [ids.hue]: briefing.rooms.get(HUE),
  }
  for (const stored of events) {
    const payload = JSON.stringify(stored.event).replace(/00000001-[0-9a-f-]+/g, (point) => rooms[point] ?? point)
    await house.engine.query(`insert into briefing.room_event (session_id, seq, at, type, payload) values ($1, $2, $3, $4, $5::jsonb)`, [
      session,
      stored.seq,
      stored.at,
      stored.event.type,
      payload,
    ])
  }
}

const tick = () => void (house.clock.now = new Date(Date.parse(house.clock.now) + 60_000).toISOString())
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; details?: object }) => ({ code: error.code, ...error.details }),
  )
const draft = (kind: DocumentKind) => house.callAs(cast.secretary, draftDocument, { params: { id: briefing.id, kind }, body: {} })
const show = async (kind: DocumentKind, actor = cast.secretary) =>
  (await house.callAs(actor, listBriefingDocuments, { params: { id: briefing.id } })).documents.find((document) => document.kind === kind)
const move = (actor: typeof cast.head, id: string, action: 'submit' | 'send_back' | 'sign' | 'issue', note: string | null = null) => {
  tick()
  return house.callAs(actor, moveDocument, { params: { id }, body: { action, note, number: null } })
}

test('minutes are drafted from the session; drafting again keeps what people wrote and says so', async () => {
  const { id, drafted } = await draft('minutes')
  expect(drafted).toEqual(['opening', 'attendance', 'course', 'figures', 'questions', 'opinions', 'conclusions', 'closing'])
  const { revision } = await house.callAs(cast.secretary, saveSection, {
    params: { id, key: 'closing' },
    body: { revision: 1, heading: null, body: doc(p('Hội nghị kết thúc tốt đẹp.')) },
  })
  expect(revision).toBe(2)
  expect(await draft('minutes')).toMatchObject({
    id,
    kept: ['closing'],
    drafted: ['opening', 'attendance', 'course', 'figures', 'questions', 'opinions', 'conclusions'],
  })
  const closing = (await show('minutes'))?.sections.find(({ key }) => key === 'closing')
  expect(closing).toMatchObject({ edited: true, editedBy: 'Người secretary', body: doc(p('Hội nghị kết thúc tốt đẹp.')) })
  expect(JSON.stringify(closing?.draftBody)).toContain('15 giờ 31')
  await house.callAs(cast.secretary, takeDraftBody, { params: { id, key: 'closing' }, body: { revision: 2 } })
  expect((await show('minutes'))?.sections.find(({ key }) => key === 'closing')).toMatchObject({ edited: false, draftBody: null })
  expect(await refusal(house.callAs(cast.quangTri, draftDocument, { params: { id: briefing.id, kind: 'minutes' }, body: {} }))).toMatchObject({
    code: 'platform.access.not-allowed',
  })
  expect(await show('minutes', cast.quangTri)).toBeUndefined()
})

test('two people on one section: the second is told who was faster and when, and who holds it is seen until the time is up', async () => {
  const document = await show('minutes')
  const params = { id: document?.id ?? '', key: 'conclusions' }
  expect((await house.callAs(cast.secretary, holdSection, { params, body: { hold: true } })).heldBy).toMatchObject({ name: 'Người secretary', mine: true })
  expect((await house.callAs(cast.head, holdSection, { params, body: { hold: true } })).heldBy).toMatchObject({ name: 'Người secretary', mine: false })
  const save = (actor: typeof cast.head, text: string) =>
    house.callAs(actor, saveSection, { params, body: { revision: 2, heading: 'Kết luận', body: doc(p(text)) } })
  expect(await save(cast.secretary, 'Một')).toEqual({ revision: 3 })
  expect(await refusal(save(cast.head, 'Hai'))).toMatchObject({
    code: 'briefing.document.section-changed',
    by: 'Người secretary',
    at: house.clock.now,
    revision: 3,
  })
  house.clock.now = new Date(Date.parse(house.clock.now) + 121_000).toISOString()
  expect((await house.callAs(cast.head, holdSection, { params, body: { hold: true } })).heldBy).toMatchObject({ name: 'Người head', mine: true })
})

test('minutes go to review, back with a note, and are signed by somebody else; then nothing changes them any more', async () => {
  const id = (await show('minutes'))?.id ?? ''
  await house.callAs(cast.secretary, saveSection, {
    params: { id, key: 'figures' },
    body: {
      revision: 2,
      heading: 'Số liệu',
      body: doc(
        p('Giải ngân ', {
          type: 'figure',
          attrs: { code: 'disbursed', query: { year: 2023, map: 'reported', currency: 'USD' }, style: 'exact', value: null, receiptId: null, asOf: null },
        }),
      ),
    },
  })
  await move(cast.head, id, 'submit')
  expect(await refusal(move(cast.head, id, 'sign'))).toMatchObject({ code: 'briefing.document.refused', reason: 'not_drafter' })
  expect(await refusal(move(cast.secretary, id, 'sign'))).toMatchObject({ code: 'platform.access.not-allowed' })
  expect(await refusal(move(cast.otherHead, id, 'send_back'))).toMatchObject({ code: 'briefing.document.note-needed' })
  await move(cast.otherHead, id, 'send_back', 'Bổ sung thành phần')
  await move(cast.secretary, id, 'submit')
  expect(await move(cast.head, id, 'sign')).toMatchObject({ state: 'signed', number: '01/BB-UBCT' })
  const frozen = (await show('minutes'))?.sections.find(({ key }) => key === 'figures')
  expect(JSON.stringify(frozen?.body)).toMatch(/"asOf":"\d{4}/)
  expect(
    await refusal(house.callAs(cast.secretary, saveSection, { params: { id, key: 'closing' }, body: { revision: 1, heading: null, body: doc(p('x')) } })),
  ).toMatchObject({
    code: 'briefing.document.refused',
  })
  await expect(house.engine.query(`update briefing.document_section set heading = 'x' where document_id = $1`, [id])).rejects.toThrow(/signed/)
  // Those who took part read what is signed, not who did what with it.
  expect(await show('minutes', cast.quangTri)).toMatchObject({ state: 'signed', steps: [], acts: [] })
})

test('conclusions are offered as they stood at the end, and those of restricted items to nobody', async () => {
  const { conclusions } = await house.callAs(cast.secretary, showBriefingDirectives, { params: { id: briefing.id } })
  expect(conclusions.map(({ text }) => text)).toEqual(['Tăng cường kiểm tra, hậu kiểm'])
})

test('issuing the notice numbers it, issues the directives, tells the agencies and moves the briefing on', async () => {
  await house.callAs(cast.secretary, createDirectives, {
    params: { id: briefing.id },
    body: {
      directives: [
        {
          topic: 'inspection',
          textVi: 'Tăng cường kiểm tra, hậu kiểm',
          textEn: null,
          audience: 'named',
          addressees: [QUANG_TRI],
          dueOn: '2024-12-16',
          evidenceWanted: null,
          measure: null,
          conclusionId: null,
        },
      ],
    },
  })
  const { id } = await draft('notice')
  expect(JSON.stringify((await show('notice'))?.sections)).toContain('Tăng cường kiểm tra, hậu kiểm.')
  await house.callAs(cast.secretary, saveParticulars, {
    params: { id },
    body: {
      subject: 'Kết luận hội nghị',
      place: 'Hà Nội',
      signatures: [{ authority: ['TM. ỦY BAN'], position: 'Chủ nhiệm', name: 'Nguyễn Minh Hằng' }],
      recipients: ['Các bộ, ngành'],
    },
  })
  await move(cast.secretary, id, 'submit')
  await move(cast.head, id, 'sign')
  expect(await refusal(move(cast.secretary, id, 'issue'))).toMatchObject({ code: 'platform.access.not-allowed' })
  expect(await move(cast.head, id, 'issue')).toEqual({ state: 'issued', number: '01/TB-UBCT', issuedDirectives: 1 })
  const [row] = await house.engine.query<{ state: string }>('select state from briefing.briefing where id = $1', [briefing.id])
  expect(row?.state).toBe('notified')
  expect((await house.callAs(cast.quangTri, showDirectiveBoard, { query: {} })).directives).toHaveLength(1)
  const told = await house.engine.query<{ agency: string }>(`select agency_id as agency from platform.notice where kind = 'briefing.conclusion-issued'`)
  expect(told.map(({ agency }) => agency).sort()).toEqual([QUANG_TRI, HUE, 'paccom'].sort())
})

test('both papers come as Word that LibreOffice opens, and as PDF', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'papers-'))
  for (const kind of ['minutes', 'notice'] as const) {
    const id = (await show(kind))?.id ?? ''
    const word = await house.callAs(cast.secretary, downloadDocumentDocx, { params: { id } })
    const pdf = await house.callAs(cast.quangTri, downloadDocumentPdf, { params: { id } })
    expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe('%PDF-')
    await writeFile(join(folder, `${kind}.docx`), word.bytes)
    await writeFile(join(folder, `${kind}.pdf`), pdf.bytes)
    await run('soffice', [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      folder,
      join(folder, `${kind}.docx`),
    ])
    const text = await readFile(join(folder, `${kind}.txt`), 'utf8')
    expect(text).toContain(kind === 'minutes' ? 'BIÊN BẢN' : 'THÔNG BÁO')
    expect(text).toContain(kind === 'minutes' ? 'Số: 01/BB-UBCT' : 'Số: 01/TB-UBCT')
    expect(text).toContain('Nguyễn Minh Hằng')
  }
  await rm(folder, { recursive: true })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { type Country, HUE, QUANG_TRI, settleCountry } from '../../../test/country.ts'
import { openTestProduct, type TestProduct, type Visitor } from '../../../test/product.ts'
import { restrictedTitles } from '../agenda.model.ts'
import { addAgendaItem, editAgendaItem, showAgenda } from '../agenda.contract.ts'
import { type BriefingAction, openBriefingRoute, proposeBriefing, stepBriefing } from '../briefing.contract.ts'
import { listPoints } from '../point.contract.ts'
import { askFigureValues, checkNumbers } from '../text/figure-value.contract.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { doc, figure, figuresOf, p } from '../text/rich-text.model.ts'
import { downloadDossier, showDossier } from './dossier.contract.ts'
import {
  type Circulation,
  comparePaper,
  createPaper,
  downloadPaper,
  editPaper,
  issuePaper,
  listPaperReaders,
  listPapers,
  readPaper,
  readPaperPage,
  savePaperDraft,
  showPaper,
  showPaperDraft,
  uploadPaper,
  withdrawPaper,
} from './paper.contract.ts'

let product: TestProduct
let people: Country['people']
let briefingId = ''
beforeAll(async () => {
  product = await openTestProduct()
  people = (await settleCountry(product)).people
  const {
    years: _years,
    points: _points,
    placeSetId: _set,
    number: _number,
    ...frame
  } = await people.secretary.call(proposeBriefing, { query: { year: 2023 } })
  const body = { ...frame, chairName: 'Nguyễn Minh Hằng', chairPosition: 'Thứ trưởng' }
  briefingId = (await people.secretary.call(openBriefingRoute, { body })).id
  await step('invite')
})
afterAll(() => product.close())

const step = (action: BriefingAction, note: string | null = null) =>
  people.secretaryHead.call(stepBriefing, { params: { id: briefingId }, body: { action, note } })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
interface Given {
  title: string
  agendaItemId: string | null
  circulation: Circulation
  readers: string[]
}
const given: Given = { title: 'Báo cáo công tác PCPNN năm 2023', agendaItemId: null, circulation: 'open', readers: [] }
const liveText = doc(p('Năm 2023 giải ngân ', figure({ code: 'disbursed', year: 2023, place: 'p63-45' }), ' trên địa bàn.'))

async function begin(more: Partial<Given> & { kind?: 'text' | 'file' } = {}) {
  const body = { ...given, kind: 'text' as const, ...more }
  return (await people.secretary.call(createPaper, { params: { id: briefingId }, body })).id
}
async function write(id: string, body: RichText, who: Visitor = people.secretary) {
  const { revision } = await who.call(showPaperDraft, { params: { id } })
  return who.call(savePaperDraft, { params: { id }, body: { revision, body } })
}
async function issueText(id: string, body: RichText) {
  const { revision } = await write(id, body)
  return (await people.secretary.call(issuePaper, { params: { id }, body: { revision, note: null } })).number
}
const titles = async (who: Visitor) => (await who.call(listPapers, { params: { id: briefingId } })).papers.map((paper) => paper.id)
const upload = (id: string, name: string, bytes: Uint8Array<ArrayBuffer>, confirmed = true) =>
  people.secretary.call(uploadPaper, { params: { id }, query: confirmed ? { confirmed: 'true' } : {}, file: new Blob([bytes]), fileName: name })
const word = (text: string) =>
  new Uint8Array(
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
      ),
    }),
  )

test('a paper is seen by the rooms once it is issued, and by nobody but the secretariat before and after it is withdrawn', async () => {
  const id = await begin()
  expect(await titles(people.quangTri)).not.toContain(id)
  expect(await codeOf(people.quangTri.call(showPaper, { params: { id } }))).toBe('platform.not-found')
  expect(await codeOf(people.quangTri.call(showPaperDraft, { params: { id } }))).toBe('platform.access.not-allowed')
  expect(await issueText(id, liveText)).toBe(1)
  for (const who of [people.quangTri, people.health, people.auditor]) expect(await titles(who)).toContain(id)
  await people.secretary.call(withdrawPaper, { params: { id }, body: { reason: 'Nhầm' } })
  expect(await titles(people.quangTri)).not.toContain(id)
  expect(await titles(people.secretary)).toContain(id)
  expect(await codeOf(write(id, liveText))).toBe('briefing.paper.withdrawn')
})

test('papers for the rooms are not for the auditor, and restricted ones only for the agencies listed', async () => {
  const ofRooms = await begin({ circulation: 'points' })
  const restricted = await begin({ circulation: 'restricted', readers: [QUANG_TRI] })
  for (const id of [ofRooms, restricted]) await issueText(id, liveText)
  expect(await titles(people.auditor)).not.toContain(ofRooms)
  expect(await titles(people.hue)).toContain(ofRooms)
  expect(await titles(people.hue)).not.toContain(restricted)
  expect(await titles(people.quangTri)).toContain(restricted)
  expect(await codeOf(people.hue.call(readPaper, { params: { id: restricted, number: 1 } }))).toBe('platform.not-found')
  expect(await codeOf(people.hue.call(downloadPaper, { params: { id: restricted, number: 1 }, query: { form: 'pdf' } }))).toBe('platform.not-found')
  expect(await codeOf(begin({ circulation: 'restricted' }))).toBe('briefing.paper.readers-needed')
  await people.secretary.call(editPaper, { params: { id: restricted }, body: { ...given, circulation: 'restricted', readers: [HUE] } })
  expect(await titles(people.quangTri)).not.toContain(restricted)
})

test('a restricted paper carries its reader and the moment, goes out as PDF only and is never a file', async () => {
  const id = await begin({ circulation: 'restricted', readers: [QUANG_TRI] })
  await issueText(id, liveText)
  const opened = await people.quangTri.call(readPaper, { params: { id, number: 1 } })
  expect(opened.watermark).toMatchObject({ name: expect.stringContaining('Người thử – '), moment: product.clock.now })
  expect(await codeOf(people.quangTri.call(downloadPaper, { params: { id, number: 1 }, query: { form: 'docx' } }))).toBe('briefing.paper.restricted-form')
  const pdf = await people.quangTri.call(downloadPaper, { params: { id, number: 1 }, query: { form: 'pdf' } })
  expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe('%PDF-')
  expect(await codeOf(begin({ circulation: 'restricted', readers: [QUANG_TRI], kind: 'file' }))).toBe('briefing.paper.restricted-file')
})

test('who opened which version is kept, and the secretariat sees who has not', async () => {
  const id = await begin({ circulation: 'restricted', readers: [QUANG_TRI, HUE] })
  await issueText(id, liveText)
  await people.quangTri.call(readPaper, { params: { id, number: 1 } })
  await people.quangTri.call(readPaper, { params: { id, number: 1 } })
  const { readers } = await people.secretary.call(listPaperReaders, { params: { id } })
  expect(readers.map(({ agencyId, number, downloaded }) => [agencyId, number, downloaded])).toEqual([
    [HUE, null, false],
    [QUANG_TRI, 1, false],
  ])
  expect(await product.engine.query(`select count(*)::int as n from briefing.paper_read where paper_id = $1`, [id])).toEqual([{ n: 1 }])
  const reading = async () => (await people.secretary.call(showPaper, { params: { id } })).paper.reading
  expect(await reading()).toEqual({ expected: 2, read: 1 })
  await issueText(id, liveText)
  expect(await reading()).toEqual({ expected: 2, read: 0 })
  expect((await people.quangTri.call(showPaper, { params: { id } })).paper).toMatchObject({ readNumber: 1, reading: null, latest: { number: 2 } })
  expect(await codeOf(people.quangTri.call(listPaperReaders, { params: { id } }))).toBe('platform.access.not-allowed')
})

test('two who write at once do not overwrite each other: the second is told who saved', async () => {
  const id = await begin()
  const { revision } = await people.secretary.call(showPaperDraft, { params: { id } })
  await people.secretary.call(savePaperDraft, { params: { id }, body: { revision, body: doc(p('Bản của một người')) } })
  const second = people.secretaryHead.call(savePaperDraft, { params: { id }, body: { revision, body: doc(p('Bản của người kia')) } })
  await expect(second).rejects.toMatchObject({ code: 'briefing.paper.draft-changed', details: { revision: revision + 1, savedBy: 'Người thử' } })
  expect((await people.secretary.call(showPaperDraft, { params: { id } })).body).toEqual(doc(p('Bản của một người')))
  expect(await codeOf(people.secretary.call(issuePaper, { params: { id }, body: { revision, note: null } }))).toBe('briefing.paper.draft-changed')
  const empty = await begin()
  expect(await codeOf(people.secretary.call(issuePaper, { params: { id: empty }, body: { revision: 0, note: null } }))).toBe('briefing.paper.empty')
})

test('a file is taken only when confirmed, of a known kind and what its name says; it comes back as it was', async () => {
  const id = await begin({ kind: 'file' })
  expect(await codeOf(upload(id, 'bao-cao.docx', word('Báo cáo'), false))).toBe('briefing.paper.not-confirmed')
  expect(await codeOf(upload(id, 'bao-cao.exe', word('Báo cáo')))).toBe('briefing.paper.file-refused')
  expect(await codeOf(upload(id, 'bao-cao.pdf', word('Báo cáo')))).toBe('briefing.paper.file-refused')
  const bytes = word('Báo cáo công tác, bảo mật thông tin')
  expect(await upload(id, 'Báo cáo.docx', bytes)).toEqual({ number: 1 })
  const back = await people.quangTri.call(downloadPaper, { params: { id, number: 1 } })
  expect([back.fileName, Buffer.compare(back.bytes, bytes)]).toEqual(['Báo cáo.docx', 0])
})

test('a PDF is read page by page by those who may read it, and it is noted who did', async () => {
  const text = await begin()
  await issueText(text, liveText)
  const { bytes } = await people.secretary.call(downloadPaper, { params: { id: text, number: 1 }, query: { form: 'pdf' } })
  const id = await begin({ kind: 'file', circulation: 'points' })
  await upload(id, 'Trình chiếu.pdf', new Uint8Array(bytes))
  const { versions } = await people.quangTri.call(showPaper, { params: { id } })
  expect(versions[0]?.file?.pages).toBe(1)
  const page = await people.quangTri.call(readPaperPage, { params: { id, number: 1, page: 1 } })
  expect([page.contentType, page.fileName, ...page.bytes.subarray(0, 3)]).toEqual(['image/jpeg', 'Trình chiếu (1).jpg', 0xff, 0xd8, 0xff])
  expect(await codeOf(people.quangTri.call(readPaperPage, { params: { id, number: 1, page: 2 } }))).toBe('platform.not-found')
  expect(await codeOf(people.quangTri.call(readPaperPage, { params: { id: text, number: 1, page: 1 } }))).toBe('platform.not-found')
  expect(await codeOf(people.auditor.call(readPaperPage, { params: { id, number: 1, page: 1 } }))).toBe('platform.not-found')
  const { readers } = await people.secretary.call(listPaperReaders, { params: { id } })
  expect(readers.find(({ agencyId }) => agencyId === QUANG_TRI)).toMatchObject({ number: 1, downloaded: false })
})

test('a file or a text with a mark of state secrecy is refused and not kept; the attempt is, without name and content', async () => {
  const id = await begin({ kind: 'file' })
  expect(await codeOf(upload(id, 'phuong an.docx', word('TỐI MẬT')))).toBe('briefing.paper.secret')
  expect((await people.secretary.call(showPaper, { params: { id } })).versions).toEqual([])
  const [line] = await product.engine.query<{ body: string }>(`select body from audit.line where action = 'paper.secret-refused' order by seq desc limit 1`)
  expect(line?.body).toContain('TỐI MẬT')
  expect(line?.body).not.toContain('phuong an')
  const text = await begin()
  const { revision } = await write(text, doc(p('Độ mật: Tối mật')))
  expect(await codeOf(people.secretary.call(issuePaper, { params: { id: text }, body: { revision, note: null } }))).toBe('briefing.paper.secret')
})

test('an item on restricted matters takes no papers, and an item with papers does not become one', async () => {
  const params = { id: briefingId }
  const neutral = { ...restrictedTitles, owner: null, minutes: 10 }
  const { items } = await people.secretary.call(addAgendaItem, { params, body: { kind: 'restricted', ...neutral } })
  const restricted = items.find(({ kind }) => kind === 'restricted')?.id ?? ''
  expect(await codeOf(begin({ agendaItemId: restricted }))).toBe('briefing.paper.restricted-item')
  const report = (await people.secretary.call(showAgenda, { params })).items.find(({ kind }) => kind === 'report')?.id ?? ''
  await begin({ agendaItemId: report })
  expect(await codeOf(people.secretary.call(editAgendaItem, { params: { ...params, itemId: report }, body: { kind: 'restricted', ...neutral } }))).toBe(
    'platform.data.refused',
  )
})

test('figures are live until the briefing locks its own, then every issued text has a frozen version, and what is issued later is frozen too', async () => {
  const id = await begin()
  await issueText(id, liveText)
  const live = await people.quangTri.call(readPaper, { params: { id, number: 1 } })
  expect(live.values).toMatchObject([{ code: 'disbursed', unit: 'USD', value: '900.00' }])
  expect(live.version.frozenAsOf).toBeNull()
  await step('collect')
  await step('lock_figures')
  const { paper, figuresAsOf } = await people.quangTri.call(showPaper, { params: { id } })
  expect(paper.latest).toMatchObject({ number: 2, frozenAsOf: figuresAsOf })
  const frozen = await people.quangTri.call(readPaper, { params: { id, number: 2 } })
  expect(frozen.body && figuresOf(frozen.body)[0]?.attrs).toMatchObject({ value: '900.00', receiptId: live.values[0]?.receiptId, asOf: figuresAsOf })
  expect(frozen.values).toEqual([])
  expect(await issueText(id, liveText)).toBe(3)
  expect((await people.quangTri.call(showPaper, { params: { id } })).paper.latest?.frozenAsOf).toBe(figuresAsOf)
  await product.engine.query(
    `insert into aid.posting (seq, recorded_at, kind, report_year, agency_id) values ((select max(seq) + 1 from aid.posting), '2024-03-01T03:00:00Z', 'correction', 2023, '${QUANG_TRI}')`,
  )
  await product.engine.query(`update aid.flow set closed_seq = (select max(seq) from aid.posting), recorded_until = '2024-03-01T03:00:00Z'
    where place_id = 'p63-45' and kind = 'disbursement' and closed_seq is null`)
  const { comparisons } = await people.quangTri.call(comparePaper, { params: { id, number: 2 } })
  expect(comparisons).toMatchObject([{ changed: true, frozen: { value: '900.00' }, current: { value: '0.00' } }])
  const file = await people.quangTri.call(downloadPaper, { params: { id, number: 2 }, query: { form: 'docx' } })
  expect(file.fileName).toBe('Báo cáo công tác PCPNN năm 2023 (v2).docx')
})

test('values of figures come with receipts, once a question; typed numbers are checked against the moment asked', async () => {
  const query = { year: 2023, map: 'reported', currency: 'USD' as const, place: 'p63-45' }
  const asOf = product.clock.now
  const asks = [
    { code: 'disbursed' as const, query },
    { code: 'disbursed' as const, query },
  ]
  const { values } = await people.quangTri.call(askFigureValues, { body: { asks, asOf } })
  expect(values).toMatchObject([{ value: '450.00', receiptId: expect.stringMatching(/^[a-f0-9]{24}$/) }])
  const body = { text: 'Quảng Trị giải ngân 450,00 USD, cam kết 999 USD.', year: 2023, place: null, asOf }
  const { numbers } = await people.quangTri.call(checkNumbers, { body })
  expect(numbers.map(({ typed, verdict, candidate }) => [typed, verdict, candidate?.placeName])).toEqual([
    ['450,00 USD', 'agrees', 'Quảng Trị'],
    ['999 USD', 'contradicts', 'Quảng Trị'],
  ])
})

test('a speaker’s dossier tells figures, rank, returns and what is missing; it is for its own room and the secretariat', async () => {
  const { points } = await people.secretary.call(listPoints, { params: { id: briefingId } })
  const pointId = points.find(({ agencyId }) => agencyId === QUANG_TRI)?.id ?? ''
  const params = { id: briefingId, pointId }
  const dossier = await people.quangTri.call(showDossier, { params })
  expect(dossier).toMatchObject({ locked: true, certificates: null, directives: [], rank: { rank: 1 } })
  expect(dossier.figures.find(({ code }) => code === 'disbursed')).toMatchObject({ value: '900.00', previous: '0.00' })
  expect(dossier.trend).toMatchObject([{ year: 2023, disbursed: '900.00' }])
  expect(dossier.returns).toMatchObject([{ reportYear: 2023, timesSentBack: 1, punctuality: 'on_time' }])
  expect(await codeOf(people.hue.call(showDossier, { params }))).toBe('platform.not-found')
  expect(await codeOf(people.auditor.call(showDossier, { params }))).toBe('platform.not-found')
  expect(await codeOf(people.secretary.call(showDossier, { params }))).toBe('done')
  const file = await people.quangTri.call(downloadDossier, { params, query: { form: 'docx' } })
  expect([file.fileName, Buffer.from(file.bytes.slice(0, 2)).toString()]).toEqual(['Hồ sơ phát biểu – Quảng Trị.docx', 'PK'])
})

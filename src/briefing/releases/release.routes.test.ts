import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toldBriefings } from '../../../db/seed/demo/briefing-articles.ts'
import { putHeldBriefing } from '../../../db/seed/demo/briefing-rows.ts'
import { putPeople } from '../../../db/seed/demo/briefing-people.ts'
import { occasion } from '../../../test/harness.ts'
import { lineOf, post } from '../../../test/ledger.ts'
import { openTestProduct, type TestProduct, type Visitor } from '../../../test/product.ts'
import { figuresOf } from '../text/rich-text.model.ts'
import {
  addPicture,
  draftRelease,
  editPicture,
  exportRelease,
  listPublicReleases,
  listReleases,
  moveRelease,
  saveRelease,
  showPicture,
  showPublicRelease,
  showRelease,
} from './release.contract.ts'

const PROVINCE = 'a-p63-45'
let product: TestProduct
let officer: Visitor
let approver: Visitor
let neighbour: Visitor
let pointId: string
let briefingId: string

beforeAll(async () => {
  product = await openTestProduct()
  const told = toldBriefings.find(({ reportYear }) => reportYear === 2022)
  if (!told) throw new Error('no briefing of 2022')
  await post(product.db, { agencyId: PROVINCE, year: 2022, lines: [lineOf({ disbursedYear: '2500000' })] }, '2023-02-01T03:00:00.000Z')
  officer = await product.signIn('province_officer', PROVINCE)
  approver = await product.signIn('province_approver', PROVINCE)
  neighbour = await product.signIn('province_officer', 'a-p63-44')
  const seeded = await product.db.write(occasion(undefined, '2023-03-20T03:00:00.000Z'), async (tx) => {
    const made = await putHeldBriefing(tx, told, { state: 'closed', by: officer.personId })
    await putPeople(tx, { reportYear: 2022, rooms: made.rooms, articles: [], invented: true, attendance: 'present' })
    return made
  })
  briefingId = seeded.briefing.id
  pointId = seeded.rooms.find(({ agencyId }) => agencyId === PROVINCE)?.id ?? ''
})
afterAll(() => product.close())

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; details?: object }) => ({ code: error.code, ...error.details }),
  )

/** The smallest PNG there is: one grey point. */
function png(): Blob {
  const chunk = (type: string, data: Uint8Array) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(data.length)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, data, Buffer.alloc(4)])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const bytes = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return new Blob([new Uint8Array(Buffer.concat(bytes))])
}

test('an article is drafted once by its own room, edited, illustrated by consent, published by the approver with frozen figures, and withdrawn with a reason', async () => {
  expect(await refusal(neighbour.call(draftRelease, { params: { id: pointId } }))).toMatchObject({ code: 'platform.access.not-allowed' })
  const { id } = await officer.call(draftRelease, { params: { id: pointId } })
  expect(await refusal(officer.call(draftRelease, { params: { id: pointId } }))).toMatchObject({ code: 'briefing.release.exists' })
  expect(await refusal(neighbour.call(showRelease, { params: { id } }))).toMatchObject({ code: 'platform.not-found' })

  const { release } = await officer.call(showRelease, { params: { id } })
  const text = { titleVi: 'Quảng Trị dự hội nghị', titleEn: release.titleEn, bodyVi: release.bodyVi, bodyEn: release.bodyEn }
  expect(await officer.call(saveRelease, { params: { id }, body: { revision: 0, ...text } })).toEqual({ revision: 1 })
  expect(await refusal(approver.call(saveRelease, { params: { id }, body: { revision: 0, ...text } }))).toMatchObject({
    code: 'platform.conflict.changed-meanwhile',
  })

  expect(await refusal(officer.call(addPicture, { params: { id }, file: new Blob(['%PDF-1.7 not a picture']), fileName: 'anh.png' }))).toMatchObject({
    code: 'briefing.release.picture-refused',
  })
  const picture = await officer.call(addPicture, {
    params: { id },
    query: { origin: 'frame', takenAt: '2023-03-14T08:00:00.000Z' },
    file: png(),
    fileName: 'anh.png',
  })
  expect(await refusal(officer.call(moveRelease, { params: { id }, body: { action: 'submit' } }))).toMatchObject({
    code: 'briefing.release.step',
    reasons: ['pictures_consented'],
  })
  await officer.call(editPicture, { params: { id: picture.id }, body: { captionVi: 'Điểm cầu Quảng Trị', consentBy: 'Nguyễn Triều Thương' } })
  await officer.call(moveRelease, { params: { id }, body: { action: 'submit' } })
  expect(await refusal(officer.call(moveRelease, { params: { id }, body: { action: 'publish' } }))).toMatchObject({
    code: 'briefing.release.step',
    reasons: ['state'],
  })
  expect((await product.anonymous.call(listPublicReleases)).releases).toEqual([])
  expect(await refusal(product.anonymous.call(showPicture, { params: { id: picture.id } }))).toMatchObject({ code: 'platform.not-found' })

  const sheet = await approver.call(showRelease, { params: { id } })
  const unknown = sheet.figures.filter(({ current }) => current === null)
  expect(unknown).toEqual([])
  await approver.call(moveRelease, { params: { id }, body: { action: 'publish' } })
  const [published] = (await product.anonymous.call(listPublicReleases)).releases
  expect(published).toMatchObject({ titleVi: 'Quảng Trị dự hội nghị', pictureId: picture.id, reportYear: 2022, heldOn: '2023-03-14' })
  const article = await product.anonymous.call(showPublicRelease, { params: { slug: published?.slug ?? '' } })
  expect(figuresOf(article.bodyVi).length).toBeGreaterThan(5)
  expect(figuresOf(article.bodyVi).every(({ attrs }) => attrs.value !== null && attrs.receiptId !== null && attrs.asOf !== null)).toBe(true)
  expect((await product.anonymous.call(showPicture, { params: { id: picture.id } })).contentType).toBe('image/png')

  // A later report changes what is known, and nothing that was printed.
  await post(
    product.db,
    { agencyId: 'a-p63-44', year: 2022, lines: [lineOf({ name: 'Trạm y tế', places: 'p63-44:100', disbursedYear: '1000000', commitmentYear: '1000000' })] },
    '2023-06-01T03:00:00.000Z',
  )
  const later = await officer.call(showRelease, { params: { id } })
  const disbursed = later.figures.find(({ code, query }) => code === 'disbursed' && !query.place && query.year === 2022)
  expect(disbursed).toMatchObject({ frozen: { value: '2500000.00' }, current: '3500000.00', changed: true })
  const word = await officer.call(exportRelease, { params: { id }, query: { language: 'vi' } })
  expect(Buffer.from(word.bytes.slice(0, 2)).toString()).toBe('PK')

  expect(await refusal(approver.call(moveRelease, { params: { id }, body: { action: 'withdraw' } }))).toMatchObject({ code: 'briefing.release.note-needed' })
  await approver.call(moveRelease, { params: { id }, body: { action: 'withdraw', note: 'Sai ảnh' } })
  expect((await product.anonymous.call(listPublicReleases)).releases).toEqual([])
  expect((await officer.call(showRelease, { params: { id } })).steps.map(({ action }) => action)).toEqual(['submit', 'publish', 'withdraw'])
  await officer.call(moveRelease, { params: { id }, body: { action: 'revise' } })
  const again = await officer.call(showRelease, { params: { id } })
  expect(again.figures.every(({ frozen }) => frozen === null)).toBe(true)
})

test('rooms are listed to the secretariat, and to a room only its own and what others published', async () => {
  const secretary = await product.signIn('secretariat_officer', 'paccom')
  expect((await secretary.call(listReleases, { params: { id: briefingId } })).rows.length).toBeGreaterThan(63)
  const { rows } = await neighbour.call(listReleases, { params: { id: briefingId } })
  expect(rows.map(({ own }) => own)).toEqual([true])
})

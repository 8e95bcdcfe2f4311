import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import ExcelJS from '@protobi/exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getChange } from '#figures/change.contract.ts'
import { readDocumentText } from '#platform/files/document-text.ts'
import { sumOf } from '#platform/money.ts'
import { doc, p } from '../text/rich-text.model.ts'
import {
  cancelMaking,
  compareReport,
  discardReport,
  downloadMaking,
  freezeReport,
  listReports,
  makeReport,
  previewReport,
  type ReportForm,
  saveReportSection,
  showMakings,
  showReport,
} from './report.contract.ts'
import { correctHue, cast, HUE, openReports, QUANG_TRI, type Reports } from '../../../test/reports.ts'
import type { PreviewBlock } from './report-preview.contract.ts'

const run = promisify(execFile)
let house: Reports
beforeAll(async () => void (house = await openReports()), 120_000)
afterAll(() => house.close())

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; details?: { reason?: string } }) => ({ code: error.code, ...(error.details?.reason ? { reason: error.details.reason } : {}) }),
  )
const words = (blocks: readonly PreviewBlock[]) => JSON.stringify(blocks)
const text = (blocks: readonly PreviewBlock[]) =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? [block.runs.map((run_) => run_.text).join('')] : [])).join('\n')
const preview = (id: string, actor = cast.secretary) => house.callAs(actor, previewReport, { params: { id } })
const makeFiles = async (id: string, actor = cast.secretary) => {
  const making = await house.callAs(actor, makeReport, { params: { id }, body: {} })
  await house.make()
  const { makings } = await house.callAs(actor, showMakings, { params: { id } })
  const made = makings.find((one) => one.id === making.id)
  if (made?.state !== 'done') throw new Error(`Not made: ${JSON.stringify(made)}`)
  return made
}
const file = async (id: string, form: ReportForm) => (await house.callAs(cast.secretary, downloadMaking, { params: { id, form } })).bytes

describe('a draft', () => {
  test('reads in the words of officials, every number with its receipt', async () => {
    const { blocks, annexes, contradictions } = await preview(await house.draft(cast.secretary, null))
    expect(text(blocks)).toContain('Giá trị viện trợ giải ngân năm 2023 đạt 4,9 triệu USD, tăng 900.000,25 USD so với năm 2022, bằng 49% giá trị cam kết')
    expect(text(blocks)).toContain('Năm 2023, có 2 tổ chức phi chính phủ nước ngoài')
    expect(words(blocks)).toContain('"marker":"II."')
    expect(words(blocks)).toContain('Quảng Trị (')
    expect(words(blocks)).toContain('QUẦN ĐẢO HOÀNG SA')
    expect(words(blocks)).toMatch(/"text":"4,9 triệu USD","receipt":"\/receipts\/[0-9a-f]{24}"/u)
    expect(annexes.map(({ name }) => name)).toContain('Giá trị viện trợ theo địa phương năm 2023')
    expect(contradictions).toEqual([])
  })

  test('a number typed by hand that contradicts the ledger is pointed out, with what the ledger says', async () => {
    const id = await house.draft(cast.secretary, null)
    const items = [{ type: 'text' as const, body: doc(p('Giá trị giải ngân năm 2023 đạt 9,9 triệu USD; năm 2022 giải ngân 4,0 triệu USD.')) }]
    await house.callAs(cast.secretary, saveReportSection, { params: { id, key: 'limits' }, body: { revision: 1, heading: 'Tồn tại, hạn chế', items } })
    const { contradictions } = await preview(id)
    expect(contradictions).toMatchObject([
      {
        sectionKey: 'limits',
        heading: 'Tồn tại, hạn chế',
        typed: '9,9 triệu USD',
        verdict: 'contradicts',
        candidate: { code: 'disbursed', value: '4900000.50' },
      },
    ])
    expect(await refusal(house.callAs(cast.head, saveReportSection, { params: { id, key: 'limits' }, body: { revision: 1, heading: null, items } }))).toEqual({
      code: 'briefing.report.section-changed',
    })
    const { sections } = await house.callAs(cast.head, showReport, { params: { id } })
    expect(sections.find(({ key }) => key === 'limits')).toMatchObject({ revision: 2, items, editedBy: 'Người secretary', editedAt: house.clock.now })
  })

  test('of an agency is its own and the secretariat’s; a neighbour sees nothing of it, and writes none about it', async () => {
    const id = await house.draft(cast.quangTri, QUANG_TRI)
    const { blocks } = await preview(id, cast.quangTri)
    expect(text(blocks)).toContain('tỉnh Quảng Trị có 1 tổ chức')
    expect(text(blocks)).toContain('Giá trị giải ngân đạt 3,6 triệu USD')
    expect(text(blocks)).toContain('chiếm 73,5% giá trị giải ngân của cả nước (4,9 triệu USD)')
    expect((await house.callAs(cast.secretary, showReport, { params: { id } })).kind).toBe('agency')
    for (const actor of [cast.hue, cast.health])
      expect(await refusal(house.callAs(actor, showReport, { params: { id } }))).toEqual({ code: 'platform.not-found' })
    expect((await house.callAs(cast.hue, listReports, {})).reports.map((report) => report.id)).not.toContain(id)
    expect(await refusal(house.draft(cast.hue, QUANG_TRI))).toEqual({ code: 'briefing.report.refused', reason: 'own' })
    expect(await refusal(house.draft(cast.hue, null))).toEqual({ code: 'briefing.report.refused', reason: 'own' })
    expect(await refusal(house.callAs(cast.hueHead, freezeReport, { params: { id }, body: { reason: 'Thử' } }))).toEqual({ code: 'platform.not-found' })
    await house.callAs(cast.quangTri, discardReport, { params: { id } })
    expect(await refusal(house.callAs(cast.quangTri, showReport, { params: { id } }))).toEqual({ code: 'platform.not-found' })
  })

  test('the nation’s is seen by provinces once it is frozen, and frozen by the approver alone', async () => {
    const id = await house.draft(cast.secretary, null)
    expect(await refusal(house.callAs(cast.hue, showReport, { params: { id } }))).toEqual({ code: 'platform.not-found' })
    expect(await refusal(house.callAs(cast.secretary, freezeReport, { params: { id }, body: { reason: 'Trình' } }))).toEqual({
      code: 'platform.access.not-allowed',
    })
    await house.callAs(cast.head, freezeReport, { params: { id }, body: { reason: 'Trình lãnh đạo' } })
    expect(await house.callAs(cast.hue, showReport, { params: { id } })).toMatchObject({ state: 'frozen', frozenReason: 'Trình lãnh đạo', acts: [] })
  })
})

describe('a frozen report', () => {
  test('is equal in every figure and every file when it is made again after a correction; then and now stand side by side', async () => {
    const id = await house.draft(cast.secretary, null)
    const { figures } = await house.callAs(cast.head, freezeReport, { params: { id }, body: { reason: 'Chốt trước hội nghị' } })
    expect(figures).toBeGreaterThan(60)
    const before = await preview(id)
    const first = await makeFiles(id)
    expect(first.proof).toMatchObject({ checked: figures, differing: [], pictures: true })

    house.clock.now = '2024-06-01T02:00:00.000Z'
    await correctHue(house.db, '2024-05-20T00:00:00Z')
    const second = await makeFiles(id)
    expect(second.proof).toMatchObject({ checked: figures, differing: [] })
    expect(second.asOf).toBe(first.asOf)
    expect(await preview(id)).toEqual(before)
    expect(Buffer.compare(await file(first.id, 'pdf'), await file(second.id, 'pdf'))).toBe(0)
    const wordsOf = async (id_: string) => readDocumentText({ name: 'a.docx', bytes: await file(id_, 'word') })
    expect(await wordsOf(second.id)).toEqual(await wordsOf(first.id))

    const { figures: compared, frozenAsOf, currentAsOf } = await house.callAs(cast.secretary, compareReport, { params: { id } })
    const one = (code: string, label: string | null, year = 2023) =>
      compared.find((figure) => figure.code === code && figure.label === label && figure.query.year === year)
    expect(frozenAsOf && currentAsOf > frozenAsOf).toBe(true)
    expect(one('disbursed', null)).toMatchObject({ frozen: '4900000.50', current: '5500000.50', difference: '600000', changed: true })
    expect(one('disbursed', 'Huế')).toMatchObject({ frozen: '1300000.00', current: '1900000.00', changed: true })
    expect(one('disbursed', 'Quảng Trị')).toMatchObject({ frozen: '3600000.50', current: '3600000.50', changed: false })
    expect(text((await preview(await house.draft(cast.secretary, null))).blocks)).toContain('đạt 5,5 triệu USD')
    const asThen = await house.draft(cast.secretary, null, { asOf: '2024-04-01T00:00:00Z' })
    expect(text((await preview(asThen)).blocks)).toContain('đạt 4,9 triệu USD')
  })

  test('is a moment that a change is told from: its figure, and exactly the steps that came after it', async () => {
    const { reports } = await house.callAs(cast.secretary, listReports, {})
    const frozen = reports.findLast(({ state, agencyId }) => state === 'frozen' && agencyId === null)
    const query = { year: 2023, fromMoment: frozen?.asOf ?? '' }
    const answer = await house.callAs(cast.secretary, getChange, { params: { code: 'disbursed' }, query })
    expect([answer.from.asOf, answer.from.value, answer.to.value]).toEqual([frozen?.asOf, '4900000.50', '5500000.50'])
    const steps = answer.waterfalls[0]?.steps ?? []
    expect(sumOf(steps.map(({ amount }) => amount)).toFixed(2)).toBe('600000.00')
    expect(steps.filter(({ lines }) => lines > 0).map(({ kind }) => kind)).toEqual(['correction'])
  })

  test('is not written again, by the owner of the database either', async () => {
    const { reports } = await house.callAs(cast.secretary, listReports, {})
    const { id } = reports.find(({ state }) => state === 'frozen') ?? { id: '' }
    const change = { revision: 1, heading: null, items: [] }
    expect(await refusal(house.callAs(cast.secretary, saveReportSection, { params: { id, key: 'limits' }, body: change }))).toEqual({
      code: 'briefing.report.refused',
      reason: 'state',
    })
    for (const statement of [`update briefing.report set snapshot = '{}'`, `update briefing.report_section set items = '[]'`, 'delete from briefing.report'])
      await expect(house.engine.query(`${statement} where ${statement.includes('_section') ? 'report_id' : 'id'} = $1`, [id])).rejects.toThrow(/frozen report/)
  })
})

describe('making files', () => {
  test('shows how far it is, is asked for once at a time, and can be called off', async () => {
    const id = await house.draft(cast.secretary, null)
    const making = await house.callAs(cast.secretary, makeReport, { params: { id }, body: {} })
    expect(await refusal(house.callAs(cast.secretary, makeReport, { params: { id }, body: {} }))).toEqual({ code: 'briefing.report.making-under-way' })
    expect((await house.callAs(cast.secretary, showMakings, { params: { id } })).makings).toMatchObject([
      { state: 'queued', percent: 0, askedBy: 'Người secretary' },
    ])
    await house.callAs(cast.secretary, cancelMaking, { params: { id: making.id } })
    await house.make()
    expect((await house.callAs(cast.secretary, showMakings, { params: { id } })).makings).toMatchObject([{ state: 'cancelled', files: null }])
    expect(await refusal(house.callAs(cast.secretary, downloadMaking, { params: { id: making.id, form: 'pdf' } }))).toEqual({ code: 'platform.not-found' })
  })

  test('that a restart cut off is begun again when its process was not heard of for a while', async () => {
    const id = await house.draft(cast.quangTri, QUANG_TRI)
    const { id: making } = await house.callAs(cast.quangTri, makeReport, { params: { id }, body: {} })
    const cutOff = (beatAt: string) =>
      house.engine.query(`update briefing.report_making set state = 'running', step = 'word', percent = 65, started_at = $2, beat_at = $2 where id = $1`, [
        making,
        beatAt,
      ])
    const state = async () => (await house.callAs(cast.quangTri, showMakings, { params: { id } })).makings[0]?.state
    await cutOff(house.clock.now)
    await house.make()
    expect(await state()).toBe('running')
    await cutOff(new Date(Date.parse(house.clock.now) - 100_000).toISOString())
    await house.make()
    expect(await state()).toBe('done')
  })

  test('gives a Word file that LibreOffice opens, a tagged PDF and an Excel annex, with the same figures', async () => {
    const id = await house.draft(cast.secretary, null, { asOf: '2024-04-01T00:00:00Z' })
    const made = await makeFiles(id)
    const folder = await mkdtemp(join(tmpdir(), 'report-files-'))
    try {
      for (const [form, name] of [
        ['word', 'a.docx'],
        ['workbook', 'a.xlsx'],
        ['pdf', 'a.pdf'],
      ] as const)
        await writeFile(join(folder, name), await file(made.id, form))
      const soffice = [
        '-env:UserInstallation=' + pathToFileURL(join(folder, 'profile')),
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        folder,
        join(folder, 'a.docx'),
      ]
      await run('soffice', soffice, { timeout: 110_000 })
      const pdf = (await run('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'])).stdout.replace(/\s+/gu, ' ')
      for (const said of [await readFile(join(folder, 'a.txt'), 'utf8'), pdf].map((one) => one.replace(/\s+/gu, ' '))) {
        expect(said).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
        expect(said).toContain('đạt 4,9 triệu USD, tăng 900.000,25 USD so với năm 2022')
        expect(said).toContain('Căn cứ Nghị định số 80/2020/NĐ-CP')
        expect(said).toContain('4.900.000,50')
        expect(said).toContain('Nơi nhận:')
      }
      const latin = Buffer.from(await file(made.id, 'pdf')).toString('latin1')
      expect(latin).toMatch(/\/Marked true/u)
      expect([...latin.matchAll(/\/S \/Figure/gu)].length).toBe(3)
      await checkWorkbook(await file(made.id, 'workbook'))
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }, 180_000)
})

/** Sums of each sheet's money columns equal its total row, and that the national figure. */
async function checkWorkbook(bytes: Uint8Array) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as never)
  expect(workbook.worksheets.map(({ name }) => name)).toEqual([
    'Chỉ tiêu',
    'Lĩnh vực',
    'Địa phương',
    'Quốc gia',
    'Nhà tài trợ',
    'Chế độ báo cáo',
    'Nguồn số liệu',
  ])
  for (const name of ['Lĩnh vực', 'Địa phương', 'Nhà tài trợ']) {
    const sheet = workbook.getWorksheet(name)
    const rows: unknown[][] = []
    sheet?.eachRow((row) => void rows.push(row.values as unknown[]))
    const total = rows.find((row) => row.includes('Tổng cộng')) ?? []
    const body = rows.filter((row) => typeof row[1] === 'number')
    const column = total.findIndex((value) => value === 4900000.5)
    expect(column, name).toBeGreaterThan(0)
    expect(sumOf(body.map((row) => String(row[column] ?? 0))).toNumber(), name).toBe(4900000.5)
  }
}

test('a review of several years uses the same parts', async () => {
  const id = await house.draft(cast.secretary, null, { fromYear: 2022, asOf: '2024-04-01T00:00:00Z' })
  const { blocks, annexes } = await preview(id)
  expect(text(blocks)).toContain('Sau 2 năm (2022 - 2023)')
  expect(text(blocks)).toContain('giá trị giải ngân năm 2023 tăng 900.000,25 USD (22,5%) so với năm 2022')
  expect(annexes.map(({ name }) => name)).toContain('Giá trị giải ngân theo lĩnh vực qua các năm')
  const made = await makeFiles(id)
  expect(made.files?.word.name).toBe('bao-cao-tong-ket-toan-quoc-2022-2023-du-thao.docx')
})

test('a province reads its own figures in its own report also over several years', async () => {
  const id = await house.draft(cast.hue, HUE, { fromYear: 2022, asOf: '2024-04-01T00:00:00Z' })
  expect(text((await preview(id, cast.hue)).blocks)).toContain('Giá trị giải ngân năm 2022 là 1,5 triệu USD, năm 2023 là 1,3 triệu USD')
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFileStore } from '#platform/files/file-store.ts'
import { closeWorkbookPool } from '#platform/files/workbook-reader.ts'
import { cast, fill, lineOf, openReporting, peopleOf, type Reporting } from './reporting.fixture.ts'
import { saveDraft, showReturn, submitRoute } from './return.contract.ts'
import { returnBindings } from './return.routes.ts'
import { makeTemplate } from './template.action.ts'
import { defaultForm } from './form.default.ts'
import { testLists } from './form-lists.fixture.ts'
import { applyUpload, discardUpload, downloadTemplate, downloadWorkbook, showUpload, uploadWorkbook } from './workbook.contract.ts'
import { workbookBindings } from './workbook.routes.ts'

let house: Reporting
let folder: string
let campaign: { id: string }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'))
  const options = { files: openFileStore(folder), publicUrl: 'http://test', acceptedDisbursedUsd: async () => '0' }
  house = await openReporting([...returnBindings(options), ...workbookBindings(options)])
  campaign = await house.openYear(2023, '2023-12-01T00:00:00.000Z')
})
afterAll(async () => {
  await closeWorkbookPool()
  await house.close()
  await rm(folder, { recursive: true })
})
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; details?: object }) => ({ code: error.code, ...error.details }),
  )
const blob = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)])

test('a downloaded template comes back with nothing changed; a filled one adds and corrects, keeps what was typed since, and removes nothing', async () => {
  const first = lineOf(0)
  const { id, revision } = await fill(house, campaign.id, [first])
  const template = await house.callAs(cast.officer, downloadTemplate, { params: { id } })
  expect(template.fileName).toMatch(/\.xlsx$/)
  const same = await house.callAs(cast.officer, uploadWorkbook, { params: { id }, file: blob(template.bytes), fileName: template.fileName })
  expect(same.outcome.lines).toMatchObject([{ lineKey: first.lineKey, action: 'same' }])
  await house.callAs(cast.officer, discardUpload, { params: { id: same.id } })

  const given = { form: defaultForm, lists: testLists, agencyName: 'Quảng Trị', year: 2023, locale: 'vi' as const }
  const { bytes } = await makeTemplate({
    ...given,
    lines: [{ ...first, cells: { ...first.cells, sectors: 'YT1:100', disbursedYear: '380.00' } }, lineOf(1, { name: 'Dự án mới', sectors: 'YT1:100' })],
  })
  const upload = await house.callAs(cast.officer, uploadWorkbook, { params: { id }, file: blob(bytes), fileName: 'báo cáo.xlsx' })
  expect(upload.outcome.problems.filter((problem) => problem.severity === 'hard')).toEqual([])
  const untouched = lineOf(7, { name: 'Chỉ có trong bản nháp' })
  await house.callAs(cast.officer, saveDraft, {
    params: { id },
    body: { revision, changes: { upserts: [{ ...first, cells: { ...first.cells, note: 'Gõ sau khi tải tệp' } }, untouched], removals: [] } },
  })
  expect(await refusal(house.callAs(cast.officer, applyUpload, { params: { id: upload.id }, body: { revision } }))).toMatchObject({
    code: 'reporting.return.changed-meanwhile',
    revision: revision + 1,
  })
  const applied = await house.callAs(cast.officer, applyUpload, { params: { id: upload.id }, body: { revision: revision + 1 } })
  expect(applied).toMatchObject({ revision: revision + 2, corrected: [first.lineKey], same: 0, skipped: 0, added: [expect.any(String)] })
  const { version } = await house.callAs(cast.officer, showReturn, { params: { id } })
  expect(version.lines.map((line) => line.cells['name'])).toEqual([first.cells['name'], untouched.cells['name'], 'Dự án mới'])
  expect(version.lines[0]?.cells).toMatchObject({ disbursedYear: expect.stringMatching(/^380/), note: 'Gõ sau khi tải tệp' })
  expect(await refusal(house.callAs(cast.officer, applyUpload, { params: { id: upload.id }, body: { revision: revision + 2 } }))).toMatchObject({
    code: 'reporting.upload.settled',
    state: 'applied',
  })
  expect((await house.callAs(cast.auditor, showUpload, { params: { id: upload.id } })).state).toBe('applied')
  expect((await house.callAs(cast.secretary, downloadWorkbook, { params: { id } })).bytes.length).toBeGreaterThan(5000)
})

test('a file that is no workbook is refused with its reason, and nothing is kept', async () => {
  const { officer } = peopleOf('a-p63-48')
  const { id } = await fill(house, campaign.id, [], officer)
  const file = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])])
  expect(await refusal(house.callAs(officer, uploadWorkbook, { params: { id }, file, fileName: 'ảnh.png' }))).toMatchObject({
    code: 'reporting.upload.refused',
    reason: 'not_a_workbook',
    fileName: 'ảnh.png',
  })
})

test('another agency can neither upload into a return nor see what was uploaded; a submitted return takes no file', async () => {
  const people = peopleOf('a-p63-49')
  const { id } = await fill(house, campaign.id, [lineOf(0, { places: 'p63-49:100' })], people.officer)
  const { bytes, fileName } = await house.callAs(people.officer, downloadTemplate, { params: { id } })
  const upload = await house.callAs(people.officer, uploadWorkbook, { params: { id }, file: blob(bytes), fileName })
  expect(await refusal(house.callAs(cast.neighbour, uploadWorkbook, { params: { id }, file: blob(bytes), fileName }))).toMatchObject({
    code: 'platform.not-found',
  })
  expect(await refusal(house.callAs(cast.neighbour, showUpload, { params: { id: upload.id } }))).toMatchObject({ code: 'platform.not-found' })
  await house.callAs(people.officer, submitRoute, { params: { id } })
  expect(await refusal(house.callAs(people.officer, uploadWorkbook, { params: { id }, file: blob(bytes), fileName }))).toMatchObject({
    code: 'reporting.return.wrong-state',
  })
})

import { afterAll, expect, test } from 'vitest'
import { closeWorkbookPool, readWorkbook } from '#platform/files/workbook-reader.ts'
import type { Cells, Line } from './form.contract.ts'
import { defaultForm } from './form.default.ts'
import { testLists } from './form-lists.fixture.ts'
import { makeTemplate } from './template.action.ts'
import { readReturnWorkbook } from './workbook-reading.action.ts'

afterAll(closeWorkbookPool)

const key = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const cells: Cells = {
  grantCode: 'QT-1',
  name: '=1+1 Rà phá bom mìn',
  kind: 'project',
  provider: 'Mines Advisory Group',
  providerKind: 'ngo',
  providerCountry: 'GB',
  owner: 'Sở Ngoại vụ',
  managingAgency: 'a-p63-45',
  places: 'p63-45:60;p63-46:40',
  sectors: 'HQ1:100',
  phase: 'new',
  startsOn: '2023-04-01',
  endsOn: '2026-03-31',
  currency: 'USD',
  commitmentGrant: '15121555.63',
  commitmentRefundable: '90168.37',
  commitmentTotal: '15211724',
  commitmentYear: '5000000',
  disbursedYear: '4999999.99',
  delivery: 'cash',
  topic: 'yagi',
  status: 'running',
  note: 'Ghi chú',
}
const lines: Line[] = [
  { lineKey: key(1), position: 0, cells },
  { lineKey: key(2), position: 1, cells: { ...cells, grantCode: 'QT-2', currency: 'EUR', sectors: 'YT1:70;GD2:30', startsOn: 'quý X' } },
]
const input = { form: defaultForm, lists: testLists, lines, agencyName: 'Ủy ban nhân dân tỉnh Quảng Trị', year: 2023, locale: 'vi' } as const

const readBack = async (bytes: Uint8Array, existing = lines) =>
  readReturnWorkbook(await readWorkbook({ name: 'mau.xlsx', bytes }), { form: defaultForm, lists: testLists, existing })

test('a template that comes back untouched changes no cell, whatever its language', async () => {
  for (const locale of ['vi', 'en'] as const) {
    const { bytes } = await makeTemplate({ ...input, locale, demo: true })
    const outcome = await readBack(bytes)
    expect(outcome.lines.map(({ lineKey, action, matchedBy, cells: read }) => ({ lineKey, action, matchedBy, cells: read }))).toEqual(
      lines.map((line) => ({ lineKey: line.lineKey, action: 'same', matchedBy: 'line-key', cells: line.cells })),
    )
    expect(outcome.unknownHeaders).toEqual([])
    expect(outcome.columns).toHaveLength(defaultForm.columns.length)
    expect(outcome.problems.map(({ ref, code, value }) => [ref, code, value])).toEqual([['M8', 'cell.not-a-date', 'quý X']])
    expect(outcome.skipped).toEqual([])
  }
})

test('figures and narrative come back with their reasons', async () => {
  const { bytes } = await makeTemplate({
    ...input,
    figures: { ngos_active: { value: '31', reason: 'Tính cả tổ chức đã hết hạn' }, disbursed: { value: '17216450.40' } },
    narrative: { difficulties: 'Dòng một\nDòng hai' },
  })
  const outcome = await readBack(bytes)
  expect(outcome.figures).toEqual({ ngos_active: { value: '31', reason: 'Tính cả tổ chức đã hết hạn' }, disbursed: { value: '17216450.40', reason: null } })
  expect(outcome.narrative).toEqual({ difficulties: 'Dòng một\nDòng hai' })
})

test('the file is named in ASCII by year and agency', async () => {
  const { fileName } = await makeTemplate(input)
  expect(fileName).toBe('bao-cao-pcpnn-2023-uy-ban-nhan-dan-tinh-quang-tri.xlsx')
})

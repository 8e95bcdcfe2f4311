import { Form, type Cells, type Line } from '../../src/reporting/form.contract.ts'
import { defaultForm } from '../../src/reporting/form.default.ts'
import { testLists } from '../../src/reporting/form-lists.fixture.ts'
import { findingSentence } from '../../src/reporting/finding.model.ts'
import { readReturnWorkbook } from '../../src/reporting/workbook-reading.action.ts'
import { Outcome } from '../../src/reporting/upload.contract.ts'
import { readWorkbook } from '../../src/platform/files/workbook-reader.ts'
import type { CellSpec } from './workbook-builder.ts'

export const form = Form.parse(defaultForm)

/** The header of a plain table, in our words. */
export const header = [
  'STT',
  'Mã khoản viện trợ',
  'Tên khoản viện trợ',
  'Loại',
  'Tên bên cung cấp',
  'Loại bên cung cấp',
  'Quốc tịch',
  'Địa bàn',
  'Lĩnh vực',
  'Mới/chuyển tiếp',
  'Ngày bắt đầu',
  'Ngày kết thúc',
  'Loại tiền',
  'Không hoàn lại',
  'Có hoàn lại',
  'Tổng cam kết',
  'Cam kết trong năm',
  'Giải ngân trong năm',
  'Hình thức viện trợ',
  'Tình trạng',
]

/** Where each column of `header` stands, by key. */
export const at = {
  grantCode: 1,
  name: 2,
  kind: 3,
  provider: 4,
  providerKind: 5,
  providerCountry: 6,
  places: 7,
  sectors: 8,
  phase: 9,
  startsOn: 10,
  endsOn: 11,
  currency: 12,
  commitmentGrant: 13,
  commitmentRefundable: 14,
  commitmentTotal: 15,
  commitmentYear: 16,
  disbursedYear: 17,
  delivery: 18,
  status: 19,
} as const

/** A row that is right in every cell, with some cells replaced. */
export function row(number: number, cells: Partial<Record<keyof typeof at, CellSpec>> = {}): CellSpec[] {
  const values: CellSpec[] = [
    number,
    `QT-${number}`,
    `Rà phá bom mìn giai đoạn ${number}`,
    'Dự án',
    'Mines Advisory Group',
    'Tổ chức PCPNN',
    'Anh',
    'Quảng Trị',
    'HQ1',
    'Mới',
    '15/03/2023',
    '31/12/2025',
    'USD',
    250_000,
    0,
    250_000,
    100_000,
    92_500.5,
    'Bằng tiền',
    'Đang thực hiện',
  ]
  for (const [key, value] of Object.entries(cells)) values[at[key as keyof typeof at]] = value ?? null
  return values
}

/** What `row` gives when it is read. */
export function cellsOf(number: number, changed: Cells = {}): Cells {
  return {
    grantCode: `QT-${number}`,
    name: `Rà phá bom mìn giai đoạn ${number}`,
    kind: 'project',
    provider: 'Mines Advisory Group',
    providerKind: 'ngo',
    providerCountry: 'GB',
    places: 'p63-45:100',
    sectors: 'HQ1:100',
    phase: 'new',
    startsOn: '2023-03-15',
    endsOn: '2025-12-31',
    currency: 'USD',
    commitmentGrant: '250000',
    commitmentRefundable: '0',
    commitmentTotal: '250000',
    commitmentYear: '100000',
    disbursedYear: '92500.50',
    delivery: 'cash',
    status: 'running',
    ...changed,
  }
}

export const keyOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const lineOf = (number: number, cells = cellsOf(number)): Line => ({ lineKey: keyOf(number), position: number, cells })

/** Reads a file the way an upload does; keys of new lines count from 101. The outcome is plain JSON by its own schema. */
export async function upload(name: string, bytes: Uint8Array, existing: Line[] = []): Promise<Outcome> {
  let next = 100
  const workbook = await readWorkbook({ name, bytes })
  const outcome = readReturnWorkbook(workbook, { form, lists: testLists, existing, newKey: () => keyOf(++next) })
  return Outcome.parse(JSON.parse(JSON.stringify(outcome)))
}

/** The problems as a person reads them: 'Sheet!F7: sentence'. */
export function saidProblems(outcome: Outcome): string[] {
  return outcome.problems.map((problem) => `${problem.sheet ?? ''}!${problem.ref ?? ''}: ${findingSentence(form, problem, 'vi')}`)
}

/** The readings that a person is asked about, as 'ref: raw → shown'. */
export function asked(outcome: Outcome): string[] {
  return outcome.readings.filter(({ settled }) => !settled).map(({ ref, raw, shown }) => `${ref}: ${raw} → ${shown}`)
}

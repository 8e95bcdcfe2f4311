import { afterAll, expect, test } from 'vitest'
import { closeWorkbookPool } from '../../src/platform/files/workbook-reader.ts'
import { asked, at, cellsOf, header, keyOf, lineOf, row, saidProblems, upload } from './sample-return.ts'
import { csvOf, xlsOf, xlsxOf, type CellSpec } from './workbook-builder.ts'

afterAll(closeWorkbookPool)

const file = async (rows: CellSpec[][], merges: string[] = []) => upload('bieu.xlsx', await xlsxOf({ name: 'Biểu 1', rows, merges }))

test('titles, an office, numbered columns and blank lines around the table are no lines', async () => {
  const outcome = await file([
    ['UBND TỈNH QUẢNG TRỊ'],
    ['SỞ NGOẠI VỤ'],
    [],
    ['BÁO CÁO KẾT QUẢ VIỆN TRỢ NĂM 2023'],
    header,
    header.map((_, index) => `(${index + 1})`),
    row(1),
    [],
    [null, null],
    row(2),
    [],
    ['', '', 'Người lập biểu', '', '', '', 'Giám đốc'],
    ['', '', 'Nguyễn Văn A'],
  ])
  expect(outcome.lines.map(({ row: number, cells }) => [number, cells])).toEqual([
    [7, cellsOf(1)],
    [10, cellsOf(2)],
  ])
  expect(outcome.skipped.map(({ row: number, why }) => [number, why])).toEqual([
    [12, 'note'],
    [13, 'section'],
  ])
  expect(saidProblems(outcome)).toEqual([])
})

test('a head of two rows, merged by groups, gives every column its own name', async () => {
  const upper: CellSpec[] = header.map((text) => text)
  const lower: CellSpec[] = header.map(() => null)
  const group = (from: number, title: string, ...names: string[]) => {
    upper.splice(from, names.length, title, ...names.slice(1).map(() => null))
    lower.splice(from, names.length, ...names)
  }
  group(at.startsOn, 'Thời gian thực hiện', 'Từ', 'Đến')
  group(at.commitmentGrant, 'Giá trị cam kết (nghìn USD)', 'Không hoàn lại', 'Hoàn lại', 'Tổng số')
  group(at.commitmentYear, 'Trong năm báo cáo (nghìn USD)', 'Cam kết', 'Giải ngân')
  const alone = header.map((_, index) => index).filter((index) => lower[index] === null)
  const merges = [...alone.map((index) => `${letter(index)}1:${letter(index)}2`), 'K1:L1', 'N1:P1', 'Q1:R1']
  const line = row(1, { commitmentGrant: 250, commitmentTotal: 250, commitmentYear: 100, disbursedYear: 92.5005 })
  const outcome = await file([upper, lower, line], merges)
  expect(outcome.unknownHeaders).toEqual([])
  expect(outcome.lines[0]?.cells).toEqual(cellsOf(1))
})

test('renamed heads in another order are found, and strange ones are named', async () => {
  const names: [keyof typeof at, string][] = [
    ['disbursedYear', 'GIẢI NGÂN TRONG NĂM 2023 (USD)'],
    ['provider', 'Nhà tài trợ'],
    ['name', 'Tên chương trình/dự án'],
    ['places', 'Địa bàn triển khai'],
    ['sectors', 'Linh vuc'],
    ['commitmentTotal', 'Tổng giá trị\ncam kết'],
    ['commitmentYear', 'Cam kết năm 2023'],
    ['kind', 'Loại hình viện trợ'],
    ['providerKind', 'Loại tổ chức'],
    ['providerCountry', 'Quốc gia'],
    ['phase', 'Mới/cũ'],
    ['delivery', 'Tiền/hiện vật'],
    ['status', 'Tình trạng thực hiện'],
    ['currency', 'Nguyên tệ'],
  ]
  const full = row(1, { phase: 'vận động mới', sectors: 'Bom mìn, vật nổ sau chiến tranh', providerKind: 'INGO' })
  const line = names.map(([key]) => full[at[key]] ?? null)
  const outcome = await file([
    [...names.map(([, name]) => name), 'Số người hưởng lợi', 'Giải ngân lũy kế'],
    [...line, 1200, 5_000_000],
  ])
  const { grantCode: _code, startsOn: _from, endsOn: _to, commitmentGrant: _grant, commitmentRefundable: _back, ...expected } = cellsOf(1)
  expect(outcome.lines[0]?.cells).toEqual(expected)
  expect(outcome.unknownHeaders.map(({ header: name, ref }) => [name, ref])).toEqual([
    ['Số người hưởng lợi', 'O1'],
    ['Giải ngân lũy kế', 'P1'],
  ])
})

test('a text merged over lines is said of each; an amount merged over lines counts once and is named', async () => {
  const second = row(2, { provider: null, providerKind: null, providerCountry: null, commitmentYear: null })
  const outcome = await file([header, row(1), second], ['E2:E3', 'F2:F3', 'G2:G3', 'Q2:Q3'])
  const { commitmentYear: _merged, ...expected } = cellsOf(2)
  expect(outcome.lines.map(({ cells }) => cells)).toEqual([cellsOf(1), expected])
  expect(outcome.readings.filter(({ why }) => why === 'merged').map(({ ref, value }) => [ref, value])).toEqual([
    ['E3', 'Mines Advisory Group'],
    ['F3', 'ngo'],
    ['G3', 'GB'],
  ])
  expect(saidProblems(outcome)).toEqual(['Biểu 1!Q3: Số tiền nằm trong ô gộp của nhiều dòng; chỉ tính cho dòng đầu. Đề nghị tách ô và ghi từng dòng.'])
})

test('total rows are skipped and compared; one that disagrees is named', async () => {
  const total = (label: string, disbursed: number) =>
    row(0, { name: null, provider: null }).map((_, index): CellSpec => (index === 0 ? label : index === at.disbursedYear ? disbursed : null))
  const heading: CellSpec[] = ['I', null, 'Dự án chuyển tiếp']
  const outcome = await file([header, heading, row(1), row(2), total('Cộng mục I', 185_001), ['II', null, 'Dự án mới'], row(3), total('Tổng cộng', 277_000)])
  expect(outcome.lines).toHaveLength(3)
  expect(outcome.skipped.map(({ why, text }) => [why, text])).toEqual([
    ['section', 'I'],
    ['total', 'Cộng mục I'],
    ['section', 'II'],
    ['total', 'Tổng cộng'],
  ])
  expect(outcome.totals.map(({ ref, sum, agrees }) => [ref, sum, agrees])).toEqual([
    ['R5', '185001', true],
    ['R8', '277501.5', false],
  ])
  expect(saidProblems(outcome)).toEqual(['Biểu 1!R8: Dòng tổng ghi 277.000, cộng các dòng được 277.501,50 (lệch 501,50).'])
})

test('projects named like totals stay projects', async () => {
  const outcome = await file([
    header,
    row(1, { name: 'Cộng đồng an toàn' }),
    row(2, { name: 'Tổng cộng đồng phát triển' }),
    row(3, { name: 'Tổng số hóa thư viện' }),
  ])
  expect(outcome.lines.map(({ cells }) => cells.name)).toEqual(['Cộng đồng an toàn', 'Tổng cộng đồng phát triển', 'Tổng số hóa thư viện'])
})

test('extra sheets are named with the reason why they were not read; two tables are both read', async () => {
  const bytes = await xlsxOf(
    { name: 'Bìa', rows: [['BÁO CÁO NĂM 2023']] },
    { name: 'Y tế', rows: [header, row(1)] },
    { name: 'Giáo dục', rows: [['Biểu 2'], header, row(2)] },
    { name: 'Trống', rows: [] },
    { name: 'Nháp', rows: [header, row(9)], hidden: true },
  )
  const outcome = await upload('nhieu-trang.xlsx', bytes)
  expect(outcome.sheets.map(({ name, reason }) => [name, reason])).toEqual([
    ['Bìa', 'no-table'],
    ['Y tế', 'used'],
    ['Giáo dục', 'used'],
    ['Trống', 'empty'],
    ['Nháp', 'hidden'],
  ])
  expect(outcome.lines.map(({ sheet, row: number }) => [sheet, number])).toEqual([
    ['Y tế', 2],
    ['Giáo dục', 3],
  ])
})

test('a file without a table of grants says so', async () => {
  const outcome = await file([
    ['Họ tên', 'Chức vụ'],
    ['Nguyễn Văn A', 'Chuyên viên'],
  ])
  expect(saidProblems(outcome)).toEqual(['!: Không tìm thấy bảng khoản viện trợ trong tệp: cần ít nhất cột tên và hai cột khác của biểu mẫu.'])
})

test('an .xls of Excel 97–2003 reads as an .xlsx does', async () => {
  const plain = row(1).map((value) => (typeof value === 'number' || value === null ? value : String(value)))
  const outcome = await upload('cu.xls', xlsOf('Bieu', [header, plain]))
  expect(outcome.lines[0]?.cells).toEqual(cellsOf(1))
})

test('a .csv with semicolons and numbers as text reads as an .xlsx does', async () => {
  const texts = row(1, { commitmentGrant: '250.000,00', commitmentTotal: '250.000,00', commitmentYear: '100.000,00', disbursedYear: '92.500,50' }).map(
    (value) => String(value ?? ''),
  )
  const outcome = await upload('bieu.csv', csvOf([header, texts]))
  expect(outcome.lines[0]?.cells).toEqual(cellsOf(1))
  expect(asked(outcome)).toEqual([])
})

test('shares without percents are split equally and asked about', async () => {
  const outcome = await file([header, row(1, { places: 'Quảng Trị, Huế và Đà Nẵng' })])
  expect(outcome.lines[0]?.cells.places).toBe('p63-45:33.34;p63-46:33.33;p63-48:33.33')
  expect(asked(outcome)).toEqual(['H2: Quảng Trị, Huế và Đà Nẵng → Quảng Trị 33,34%; Huế 33,33%; Đà Nẵng 33,33%'])
})

test('a required column that the file lacks is named once, not once a line', async () => {
  const drop = (cells: CellSpec[]) => cells.filter((_, index) => index !== at.delivery)
  const outcome = await file([drop(header), drop(row(1)), drop(row(2))])
  expect(saidProblems(outcome)).toEqual(['Biểu 1!: Không tìm thấy cột “Hình thức viện trợ” (bắt buộc).'])
})

test('a re-upload corrects what changed, adds what is new, and leaves what it lacks', async () => {
  const existing = [lineOf(1), lineOf(2), lineOf(3), lineOf(4, { ...cellsOf(4), note: 'giữ' })]
  const bytes = await xlsxOf({
    name: 'Biểu 1',
    rows: [header, row(4), row(1, { disbursedYear: 95_000, commitmentRefundable: null }), row(2, { grantCode: null }), row(5)],
  })
  const outcome = await upload('sua.xlsx', bytes, existing)
  expect(outcome.lines.map(({ lineKey, action, matchedBy }) => [lineKey, action, matchedBy])).toEqual([
    [keyOf(4), 'same', 'grant-code'],
    [keyOf(1), 'correct', 'grant-code'],
    [keyOf(2), 'correct', 'name'],
    [keyOf(101), 'add', null],
  ])
  expect(outcome.lines[1]?.changes).toEqual({ commitmentRefundable: { before: '0', after: null }, disbursedYear: { before: '92500.50', after: '95000' } })
  expect(outcome.lines[2]?.changes).toEqual({ grantCode: { before: 'QT-2', after: null } })
  expect(outcome.lines[0]?.cells.note).toBe('giữ')
  expect(outcome.untouched).toEqual([keyOf(3)])
})

test('the hidden key decides; a copied row with the same key is a new line and is named', async () => {
  const keyed = (cells: CellSpec[], key: string): CellSpec[] => [...cells, key]
  const rows = [keyed(header, 'Mã dòng'), keyed(row(1, { name: 'Tên mới', grantCode: 'X-1' }), keyOf(1)), keyed(row(7, { grantCode: 'X-2' }), keyOf(1))]
  const outcome = await upload('ma.xlsx', await xlsxOf({ name: 'Biểu 1', rows }), [lineOf(1)])
  expect(outcome.lines.map(({ lineKey, action, matchedBy }) => [lineKey, action, matchedBy])).toEqual([
    [keyOf(1), 'correct', 'line-key'],
    [keyOf(101), 'add', null],
  ])
  expect(saidProblems(outcome)).toEqual(['Biểu 1!: Dòng mang mã của một dòng khác trong tệp (chép dòng); được coi là khoản mới.'])
})

function letter(index: number): string {
  return String.fromCharCode(65 + index)
}

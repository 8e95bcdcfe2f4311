import { describe, expect, test } from 'vitest'
import { checkReturn, type CheckInput } from './check.model.ts'
import { diffVersions } from './diff.model.ts'
import { findingSentence } from './finding.model.ts'
import type { Cells, Line } from './form.contract.ts'
import { defaultForm } from './form.default.ts'
import { testLists } from './form-lists.fixture.ts'
import { formFaults } from './form.model.ts'
import { computeFigures } from './place-figure.model.ts'

const key = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const right: Cells = {
  name: 'Rà phá bom mìn',
  kind: 'project',
  provider: 'MAG',
  providerKind: 'ngo',
  providerCountry: 'GB',
  places: 'p63-45:100',
  sectors: 'HQ1:100',
  phase: 'new',
  startsOn: '2023-04-01',
  endsOn: '2025-12-31',
  currency: 'USD',
  commitmentGrant: '900',
  commitmentRefundable: '100',
  commitmentTotal: '1000',
  commitmentYear: '500',
  disbursedYear: '400',
  delivery: 'cash',
  status: 'running',
}
const line = (number: number, cells: Cells = {}): Line => {
  const merged = { ...right, name: `Rà phá bom mìn ${number}`, grantCode: `G-${number}`, ...cells }
  return { lineKey: key(number), position: number, cells: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== '')) }
}
const check = (lines: Line[], more: Partial<CheckInput> = {}) =>
  checkReturn({ form: defaultForm, lists: testLists, lines, period: { from: '2023-01-01', to: '2023-12-31' }, lastYear: null, ...more })
const codes = (lines: Line[], more: Partial<CheckInput> = {}) => check(lines, more).map(({ code, severity }) => `${severity} ${code}`)
const sentences = (lines: Line[], more: Partial<CheckInput> = {}) => check(lines, more).map((finding) => findingSentence(defaultForm, finding, 'vi'))

test('the form itself is whole', () => expect(formFaults(defaultForm)).toEqual([]))
test('a right line has no findings', () => expect(check([line(1)])).toEqual([]))

describe('cells', () => {
  test('a required cell that is empty is hard', () => {
    expect(check([line(1, { kind: '' })])).toEqual([{ lineKey: key(1), column: 'kind', code: 'cell.required', severity: 'hard', args: {} }])
  })
  test('the country is required of an NGO only', () => {
    expect(codes([line(1, { providerCountry: '' })])).toEqual(['hard cell.required'])
    expect(codes([line(1, { providerCountry: '', providerKind: 'firm' })])).toEqual([])
  })
  test('text that stands as typed is named', () => {
    expect(sentences([line(1, { places: 'Quảng Trị 60%; Huế 30%' })])).toEqual(['Tổng tỷ lệ là 90%, phải bằng 100% và không có phần nào bằng 0.'])
  })
})

describe('rules of one line', () => {
  test('the parts make the whole, to the cent', () => {
    expect(codes([line(1, { commitmentGrant: '15121555.63', commitmentRefundable: '90168.37', commitmentTotal: '15211724' })])).toEqual([])
    expect(sentences([line(1, { commitmentGrant: '15121555.63', commitmentRefundable: '90168.37', commitmentTotal: '15211724.01' })])).toEqual([
      'Không hoàn lại + có hoàn lại = 15.211.724 USD, khác tổng cam kết 15.211.724,01 USD (lệch 0,01).',
    ])
    expect(codes([line(1, { commitmentRefundable: '', commitmentGrant: '1000' })])).toEqual([])
    expect(codes([line(1, { commitmentRefundable: '', commitmentGrant: '' })])).toEqual([])
  })
  test('disbursing more than the year’s commitment is explained, not refused', () => {
    expect(codes([line(1, { disbursedYear: '600' })])).toEqual(['soft disbursed-above-year-commitment'])
  })
  test('more than twice the year’s commitment asks for unit and currency too', () => {
    expect(codes([line(1, { disbursedYear: '1001', commitmentTotal: '2000', commitmentGrant: '1900' })])).toEqual([
      'soft disbursed-above-year-commitment',
      'soft ratio',
    ])
    expect(codes([line(1, { disbursedYear: '1000' })])).toEqual(['soft disbursed-above-year-commitment'])
  })
  test('the year cannot be above the whole without a word', () => {
    expect(codes([line(1, { commitmentYear: '1200', disbursedYear: '1100' })])).toEqual(['soft disbursed-above-whole', 'soft year-above-whole'])
  })
  test('an end before the start is refused', () => expect(codes([line(1, { endsOn: '2023-03-31' })])).toEqual(['hard dates-order']))
  test('a new grant that began before the period is explained', () => {
    expect(codes([line(1, { startsOn: '2022-12-31' })])).toEqual(['soft new-starts-before-period'])
    expect(codes([line(1, { startsOn: '2022-12-31', phase: 'running' })])).toEqual([])
  })
  test('a grant outside the period is explained', () => {
    expect(codes([line(1, { startsOn: '2020-01-01', endsOn: '2022-12-31', phase: 'running' })])).toEqual(['soft ended-before-period'])
    expect(codes([line(1, { startsOn: '2024-01-01' })])).toEqual(['soft ended-before-period'])
  })
  test('a grant that another agency reports too is explained', () => {
    expect(sentences([line(1)], { elsewhere: { [key(1)]: { agencyName: 'Bộ Y tế' } } })).toEqual(['Khoản viện trợ này cũng được Bộ Y tế báo cáo.'])
  })
})

describe('rules across lines and years', () => {
  test('the same name and provider twice is soft, the same code twice is hard; the first line stands', () => {
    const twice = check([line(1), line(2, { name: 'ra pha BOM MIN 1', grantCode: 'g-1' })])
    expect(twice.map(({ lineKey, code, severity, args }) => [lineKey, code, severity, args.other])).toEqual([
      [key(2), 'duplicate', 'soft', '1'],
      [key(2), 'duplicate-grant-code', 'hard', '1'],
    ])
  })
  test('a jump of more than five times against last year is explained, in either direction', () => {
    const lastYear = [{ ...line(1, { disbursedYear: '79' }), lineKey: key(91) }]
    expect(codes([line(1)], { lastYear })).toEqual(['soft jump', 'soft total-jump'])
    expect(codes([line(1, { disbursedYear: '15' })], { lastYear })).toEqual(['soft jump', 'soft total-jump'])
    expect(codes([line(1)], { lastYear: [line(1, { disbursedYear: '79', currency: 'EUR' })] })).toEqual(['soft total-jump'])
  })
  test('a total that moves by more than half is explained once for the return', () => {
    const lastYear = [line(1), line(2)]
    expect(check([line(1, { disbursedYear: '200' }), line(2, { disbursedYear: '199' })], { lastYear }).map(({ lineKey, code }) => [lineKey, code])).toEqual([
      [null, 'total-jump'],
    ])
    expect(codes([line(1, { disbursedYear: '200' }), line(2, { disbursedYear: '200' })], { lastYear })).toEqual([])
  })
  test('a grant that still ran last year and is gone is asked about', () => {
    const lastYear = [line(1), line(2), line(3, { status: 'finished' }), line(4, { startsOn: '2020-01-01', endsOn: '2022-12-31' })]
    expect(sentences([line(1, { disbursedYear: '900', commitmentYear: '1000' })], { lastYear })).toEqual([
      '1 khoản đang thực hiện trong báo cáo năm trước không có trong báo cáo này: Rà phá bom mìn 2.',
    ])
  })
})

describe('what the seed articles show', () => {
  test('Quảng Trị 2023: disbursing more than was newly committed is no finding where it comes from running grants', () => {
    const lines = [
      line(1, {
        commitmentGrant: '15121555.63',
        commitmentRefundable: '90168.37',
        commitmentTotal: '15211724',
        commitmentYear: '9000000',
        disbursedYear: '7216450.40',
      }),
      line(2, {
        phase: 'running',
        startsOn: '2021-01-01',
        commitmentGrant: '30000000',
        commitmentRefundable: '',
        commitmentTotal: '30000000',
        commitmentYear: '10000000',
        disbursedYear: '10000000',
      }),
    ]
    expect(check(lines)).toEqual([])
    const figures = computeFigures(lines, defaultForm, {})
    expect(figures).toMatchObject({ committed_whole_new: '15211724.00', disbursed: '17216450.40', grants: '2', grants_new: '1' })
  })
  test('Hải Phòng reports in VND: taken as it is, counted in USD by the rate', () => {
    const lines = [
      line(1, {
        places: 'p63-31:100',
        currency: 'VND',
        commitmentGrant: '145800000000',
        commitmentRefundable: '',
        commitmentTotal: '145800000000',
        commitmentYear: '145800000000',
        disbursedYear: '93000000000',
      }),
    ]
    expect(check(lines)).toEqual([])
    expect(computeFigures(lines, defaultForm, { VND: { vnd: '1', usd: '0.0000430' } })).toMatchObject({ committed_year: '6269400.00', disbursed: '3999000.00' })
  })
})

test('figures of the place: providers counted once, international organisations apart, cancelled grants left out', () => {
  const lines = [
    line(1),
    line(2, { provider: 'mag' }),
    line(3, { provider: 'UNICEF', providerKind: 'international_organisation' }),
    line(4, { provider: 'Công ty X', providerKind: 'firm', disbursedYear: '0', commitmentYear: '0' }),
    line(5, { provider: 'Khác', status: 'cancelled', disbursedYear: '' }),
  ]
  expect(computeFigures(lines, defaultForm, {})).toEqual({
    ngos_active: '1',
    international_organisations: '1',
    providers_giving: '2',
    grants: '4',
    grants_new: '4',
    committed_whole_new: '4000.00',
    committed_year: '1500.00',
    disbursed: '1200.00',
  })
  expect(computeFigures([line(1, { currency: 'EUR' })], defaultForm, {})).not.toHaveProperty('disbursed')
})

test('two versions: what came, what went, which cells changed; order and spelling of amounts are no change', () => {
  const before = [line(1), line(2), line(3)]
  const after = [line(4), { ...line(3), position: 1 }, line(1, { disbursedYear: '400.00', note: 'mới', startsOn: '' })]
  const diff = diffVersions(before, after, defaultForm)
  expect([diff.added, diff.removed].map((lines) => lines.map(({ lineKey }) => lineKey))).toEqual([[key(4)], [key(2)]])
  expect(diff.changed.map(({ lineKey, cells }) => [lineKey, cells])).toEqual([
    [
      key(1),
      [
        { column: 'startsOn', before: '2023-04-01', after: null },
        { column: 'note', before: null, after: 'mới' },
      ],
    ],
  ])
})

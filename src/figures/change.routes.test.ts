import { afterAll, beforeAll, expect, test } from 'vitest'
import { lineOf, post } from '../../test/ledger.ts'
import { openTestProduct, type TestProduct, type Visitor } from '../../test/product.ts'
import { type ChangeAnswer, getChange, getChangeChart, getChangeLines, getChangeWorkbook } from './change.contract.ts'

let product: TestProduct
let officer: Visitor
const JANUARY = '2024-01-16T00:00:00+07:00'
const shared = { name: 'Phòng chống lao', provider: 'Quỹ Sức Khỏe', managingAgency: 'byt', sectors: 'YT3:100' }
const rice = { name: 'Gạo cứu trợ', provider: 'Quỹ Gạo', disbursedYear: '100', currency: 'EUR' }

const hue = (lines: ReturnType<typeof lineOf>[], now: string, year = 2023) => post(product.db, { agencyId: 'a-p63-46', year, lines }, now)
const rateOfEuro = (factor: number) =>
  product.engine.query(
    `update directory.exchange_rate e set vnd_per_unit = u.vnd_per_unit * ${factor} from directory.exchange_rate u where u.currency_code = 'USD' and u.report_year = e.report_year and e.currency_code = 'EUR' and e.report_year = 2023`,
  )

/**
 * 2022: one grant of Huế; the ministry owes a report and hands in none. 2023 by the middle of January: Huế reports a shared grant (300), well drilling (50) and rice (100 EUR at
 * 1.1). Then the ministry reports the shared grant as the one that manages it (280, late), and Huế corrects wells to 70 and
 * finds that rice was converted at 1.2.
 */
beforeAll(async () => {
  product = await openTestProduct()
  product.clock.now = '2024-06-01T03:00:00.000Z'
  officer = await product.signIn('secretariat_officer', 'paccom')
  await hue([lineOf({ name: 'Giếng khoan', disbursedYear: '40', places: 'p63-46:100' })], '2023-01-10T03:00:00Z', 2022)
  await product.engine.query(`insert into reporting.campaign_debtor (campaign_id, agency_id) values ('test-2022', 'byt')`)
  await rateOfEuro(1.1)
  const first = [lineOf({ ...shared, places: 'p63-46:100', disbursedYear: '300' }), lineOf({ ...rice, places: 'p63-46:100' })]
  await hue([...first, lineOf({ name: 'Giếng khoan', disbursedYear: '50', places: 'p63-46:100' })], '2024-01-10T03:00:00Z')
  await post(product.db, { agencyId: 'byt', year: 2023, lines: [lineOf({ ...shared, places: 'p63-46:100', disbursedYear: '280' })] }, '2024-02-05T03:00:00Z')
  await rateOfEuro(1.2)
  await hue([...first, lineOf({ name: 'Giếng khoan', disbursedYear: '70', places: 'p63-46:100' })], '2024-03-01T03:00:00Z')
})
afterAll(() => product.close())

const steps = ({ waterfalls }: ChangeAnswer, part = 0) =>
  Object.fromEntries((waterfalls[part]?.steps ?? []).filter(({ lines }) => lines > 0).map(({ kind, amount, lines }) => [kind, [amount, lines]]))
const between = { year: 2023, fromMoment: JANUARY }

test('a late return, the double count that it ends, a correction and a rate each stand in a step of their own', async () => {
  const answer = await officer.call(getChange, { params: { code: 'disbursed' }, query: between })
  expect(steps(answer)).toEqual({ late: ['280.00', 1], correction: ['20.00', 1], double_removed: ['-300.00', 1], rates: ['10.00', 1] })
  expect([answer.from.value, answer.to.value, answer.change]).toEqual(['460.00', '470.00', '10.00'])
  expect(answer.from).toMatchObject({ owed: 2, accepted: 1 })
})

test('each step opens its lines: whose, what before, what after, how late, and where they stand', async () => {
  const lines = (step: 'late' | 'correction' | 'rates' | 'double_removed') =>
    officer.call(getChangeLines, { params: { code: 'disbursed' }, query: { ...between, step } })
  const late = await lines('late')
  expect(late).toMatchObject({ total: 1, amount: '280.00', next: null })
  expect(late.agencies).toMatchObject([{ agencyId: 'byt', difference: '280.00', lines: 1, dueOn: '2024-01-15', daysLate: 21 }])
  expect((await lines('correction')).lines).toMatchObject([
    { grantName: 'Giếng khoan', before: '50.00', after: '70.00', versionNumber: 2, amountBefore: '50.00' },
  ])
  expect((await lines('rates')).lines).toMatchObject([{ grantName: 'Gạo cứu trợ', difference: '10.00', currencyBefore: 'EUR', currencyAfter: 'EUR' }])
  expect((await lines('double_removed')).lines).toMatchObject([{ agencyId: 'a-p63-46', before: '300.00', after: '0.00' }])
})

test('a figure that is a percentage is told by the change of its parts', async () => {
  const answer = await officer.call(getChange, { params: { code: 'disbursement_ratio' }, query: between })
  expect(answer.unit).toBe('percent')
  expect(answer.waterfalls.map(({ code, unit }) => [code, unit])).toEqual([
    ['disbursed', 'USD'],
    ['committed_in_year', 'USD'],
  ])
  const growth = await officer.call(getChange, { params: { code: 'disbursed_change_value' }, query: between })
  expect(growth.waterfalls.map(({ to }) => to.year)).toEqual([2023, 2022])
})

test('between two years grants are new, risen or of new providers, and a dimension may break the change instead', async () => {
  const years = { year: 2023, fromYear: 2022 }
  const answer = await officer.call(getChange, { params: { code: 'disbursed' }, query: years })
  expect(steps(answer)).toEqual({ provider_new: ['120.00', 1], risen: ['30.00', 1], awaited_before: ['280.00', 1] })
  const bySector = await officer.call(getChange, { params: { code: 'disbursed' }, query: { ...years, by: 'sector' } })
  expect(bySector.waterfalls[0]?.steps.filter(({ lines }) => lines > 0)).toMatchObject([{ kind: 'member', key: 'YT', amount: '430.00' }])
  const lines = await officer.call(getChangeLines, { params: { code: 'disbursed' }, query: { ...years, by: 'sector', step: 'member', key: 'YT' } })
  expect(lines.lines.map(({ difference }) => difference)).toEqual(['280.00', '120.00', '30.00'])
})

test('a count is told by who came and who left, and by the way of counting where that changed', async () => {
  const counted = await officer.call(getChange, { params: { code: 'organisations_active' }, query: between })
  expect(counted.change).toBe('0')
  const years = await officer.call(getChange, { params: { code: 'organisations_active' }, query: { year: 2023, fromYear: 2021 } })
  expect(years.waterfalls[0]?.steps.map(({ kind }) => kind)).toEqual(['definition', 'arrived', 'left'])
  expect(steps(years)).toEqual({ arrived: ['3', 3] })
})

test('a reporter sees every line and may open those of its own agencies', async () => {
  const ministry = await product.signIn('ministry_officer', 'byt')
  const open = async (step: 'late' | 'correction') =>
    (await ministry.call(getChangeLines, { params: { code: 'disbursed' }, query: { ...between, step } })).lines.map(({ returnId }) => returnId !== null)
  expect([await open('late'), await open('correction')]).toEqual([[true], [false]])
})

test('the picture and the Excel file come from the same answer', async () => {
  const svg = await officer.call(getChangeChart, { params: { code: 'disbursed' }, query: { ...between, locale: 'vi' } })
  expect(new TextDecoder().decode(svg.bytes)).toContain('Báo cáo đến muộn')
  const workbook = await officer.call(getChangeWorkbook, { params: { code: 'disbursed' }, query: between })
  expect(new TextDecoder().decode(workbook.bytes.slice(0, 2))).toBe('PK')
})

test('a question without two ends, or with ends that cannot be, is refused and says why', async () => {
  const refused = async (query: object, code = 'disbursed') => {
    const { status, code: problem } = await officer.send(getChange, { params: { code }, query })
    return [status, problem]
  }
  expect(await refused({ year: 2023 })).toEqual([422, 'figures.change.two-ends-asked'])
  expect(await refused({ ...between, fromYear: 2022 })).toEqual([422, 'figures.change.two-ends-asked'])
  expect(await refused({ year: 2023, fromMoment: '2025-01-01T00:00:00Z' })).toEqual([422, 'figures.change.moment-in-future'])
  expect(await refused({ ...between, toMoment: '2024-01-01T00:00:00Z' })).toEqual([422, 'figures.change.ends-turned-round'])
  expect(await refused({ year: 2023, fromYear: 2023 })).toEqual([422, 'figures.change.ends-turned-round'])
  expect(await refused({ year: 2023, fromYear: 2022, by: 'sector' }, 'grants')).toEqual([422, 'figures.change.not-additive'])
  expect(await refused({ ...between, map: '12' })).toEqual([422, 'figures.unknown-map'])
  expect(await refused(between, 'gdp')).toEqual([400, 'platform.request.invalid'])
  expect(await refused({ ...between, fromMoment: 'yesterday' })).toEqual([400, 'platform.request.invalid'])
  expect(await refused({ ...between, colour: 'red' })).toEqual([400, 'platform.request.invalid'])
  const ngo = await product.signIn('ngo', 'paccom')
  expect((await ngo.send(getChange, { params: { code: 'disbursed' }, query: between })).status).toBe(403)
})

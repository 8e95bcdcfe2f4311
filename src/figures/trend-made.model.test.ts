import { expect, test } from 'vitest'
import { averageMade, concentrationMade, growthMade, shiftMade } from './trend-made.model.ts'
import { trendSheet } from './trend-sheets.model.ts'
import type { TrendAnswer, TrendMember } from './trend.contract.ts'
import { averageGrowth, concentrationOf, growthOf, sharesOf, shiftOf } from './trend.model.ts'

const amounts: Record<string, [string, string]> = { yt: ['100.00', '121.00'], gd: ['200.00', '150.00'], bm: ['50.00', '50.00'] }
const years = [2022, 2023]
const totals = years.map((_, at) =>
  Object.values(amounts)
    .reduce((sum, of) => sum + Number(of[at]), 0)
    .toFixed(2),
)
const shares = years.map((_, at) => sharesOf(Object.values(amounts).map((of) => of[at] ?? null)))
const members = Object.entries(amounts).map(([key, values], row): TrendMember => {
  const of = values.map((value, at) => ({ value, share: shares[at]?.[row] ?? null, growth: growthOf(value, values[at - 1] ?? null) }))
  return {
    key,
    label: `Lĩnh vực ${key}`,
    labelEn: `Sector ${key}`,
    inSet: true,
    total: '0',
    values: of,
    average: averageGrowth(values.map((value, at) => ({ year: 2022 + at, value }))),
    shift: shiftOf(of[0]?.share ?? null, of[1]?.share ?? null),
  }
})
const answer: TrendAnswer = {
  query: { map: 'reported', currency: 'USD', from: 2022, to: 2023, measure: 'disbursed', dimension: 'sector1', place: 'p63-45' },
  asOf: '2024-06-01T00:00:00.000Z',
  unit: 'USD',
  additive: true,
  years: years.map((year, at) => ({
    year,
    total: totals[at] ?? '0',
    comparable: true,
    owed: 1,
    accepted: 1,
    growth: growthOf(totals[at] ?? null, totals[at - 1] ?? null),
    concentration: concentrationOf(Object.values(amounts).map((of) => of[at] ?? null)),
  })),
  members,
  shiftYears: { from: 2022, to: 2023 },
}
const [health] = members as [TrendMember]
const asked = (
  parts: readonly { text: string; ask?: { code: string; query: { year: number; sector?: string | undefined; place?: string | undefined } } | undefined }[],
) => parts.map(({ text, ask }) => [text, ask && `${ask.code} ${ask.query.year} ${ask.query.sector ?? 'all'} ${ask.query.place}`])

test('average growth names its two years, and each opens the receipt of the same member and place', () => {
  const made = averageMade(answer, health, 'vi')
  expect(made?.result).toBe('+21%')
  expect(asked(made?.parts ?? [])).toEqual([
    ['100,00 USD', 'disbursed 2022 yt p63-45'],
    ['121,00 USD', 'disbursed 2023 yt p63-45'],
  ])
})

test('growth of the whole is made of the whole in two years', () => {
  expect(asked(growthMade(answer, null, 'en')?.parts ?? [])).toEqual([
    ['350.00 USD', 'disbursed 2022 all p63-45'],
    ['321.00 USD', 'disbursed 2023 all p63-45'],
  ])
})

test('a shift is made of the amount and the whole in both years, with the shares that are taken from each other', () => {
  const made = shiftMade(answer, health, 'vi')
  expect([made?.result, made?.formula]).toEqual([
    '+9,1 điểm %',
    'Tỷ trọng năm 2023 (37,7%) trừ tỷ trọng năm 2022 (28,6%). Tỷ trọng là phần của mục trong tổng cộng cùng năm, làm tròn như trong bảng.',
  ])
  expect(asked(made?.parts ?? []).map(([, ask]) => ask)).toEqual([
    'disbursed 2022 yt p63-45',
    'disbursed 2022 all p63-45',
    'disbursed 2023 yt p63-45',
    'disbursed 2023 all p63-45',
  ])
})

test('the index tells what each member gives to it, the largest first, and they add up to it', () => {
  const made = concentrationMade(answer, 2023, 'hhi', 'en')
  expect(made?.parts.map(({ note }) => note)).toEqual(['gives 2,183.6', 'gives 1,420.9', 'gives 242.6', undefined])
  expect(made?.result).toBe('3,847')
})

test('every reckoned number of the sheets opens what made it', () => {
  const numbers = (['values', 'shift', 'concentration'] as const).flatMap((chart) => {
    const sheet = trendSheet(chart, answer, 'vi')
    return [...sheet.rows, ...(sheet.total ? [sheet.total] : [])].flat().filter(({ number }) => number !== undefined)
  })
  expect(numbers.length).toBeGreaterThan(20)
  expect(numbers.filter(({ ask, made }) => !ask && !made)).toEqual([])
})

import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import type { FigureCode } from '#figures/figure.contract.ts'
import { closeness, guess, judge, type Named } from './number-check.model.ts'
import { findTypedNumbers } from './typed-number.model.ts'

const names: Named[] = [
  { dimension: 'place', key: 'p63-45', name: 'Quảng Trị' },
  { dimension: 'place', key: 'p63-31', name: 'Hải Phòng' },
  { dimension: 'sector', key: 'YT', name: 'Y tế' },
  { dimension: 'sector', key: 'GD', name: 'Giáo dục – đào tạo' },
  { dimension: 'sector', key: 'KT', name: 'Phát triển kinh tế - xã hội' },
]

/** What the database says, by place (none: the nation), year and figure. */
const ledger: Record<string, string> = {
  '2023 disbursed': '228652318.77',
  '2023 organisations_active': '381',
  '2023 disbursed_change_value': '4952318.77',
  '2023 disbursed_change': '2.213821',
  '2022 disbursed': '223700000.00',
  '2022 organisations_active': '388',
  '2020 disbursed': '220000000.00',
  '2020 disbursement_ratio': '71.2',
  '2020 disbursed_change': '-15.1',
  '2020 organisations_active': '500',
  '2020 home_countries': '33',
  '2020 disbursed YT': '51300000.00',
  '2020 disbursed KT': '43500000.00',
  '2020 disbursed GD': '30900000.00',
  '2023 grants p63-45': '94',
  '2023 grants_new p63-45': '36',
  '2023 disbursed p63-45': '17216450.40',
  '2023 committed_in_year p63-45': '18000000.00',
  '2023 committed_whole_new p63-45': '15211724.00',
  '2023 committed_whole_new_grant p63-45': '15121555.63',
  '2023 committed_whole_new_refundable p63-45': '90168.37',
  '2023 grants_new_vs_last_year p63-45': '66.666667',
  '2023 committed_whole_new_vs_last_year p63-45': '91.2',
  '2023 organisations_active p63-45': '33',
  '2023 international_organisations p63-45': '11',
  '2020 organisations_registered_in_area p63-31': '46',
  '2020 organisations_active p63-31': '28',
  '2020 providers_giving p63-31': '32',
  '2020 grants p63-31': '49',
  '2020 committed_in_year p63-31 VND': '145800000000',
  '2020 disbursed p63-31 VND': '93300000000',
  '2020 disbursement_ratio p63-31': '63.99',
  '2020 disbursement_ratio p63-31 VND': '63.99',
}

function check(text: string, year: number, place: string | null = null) {
  return findTypedNumbers(text, 'vi').map((number) => {
    const guessed = guess(text, number, { year, place, names })
    const { verdict, candidate } = judge(number, guessed, ({ code, query }) => {
      const key = [query.year, code, query.place, query.sector, query.currency === 'VND' ? 'VND' : undefined].filter(Boolean).join(' ')
      return { code, query, value: ledger[key] ?? null }
    })
    return { typed: number.typed, verdict, code: candidate?.code ?? null }
  })
}
const verdicts = (text: string, year: number, place?: string) => check(text, year, place).map(({ typed, verdict }) => `${typed}: ${verdict}`)

const articles: { year: number; place?: string; text: string }[] = [
  { year: 2023, text: 'Năm 2023, tổng giá trị giải ngân đạt 228,7 triệu USD. Có 381 tổ chức PCPNN hoạt động tại Việt Nam.' },
  { year: 2022, text: 'Năm 2022 có 388 tổ chức hoạt động, giải ngân 223,7 triệu USD.' },
  {
    year: 2020,
    text: 'Năm 2020 có 500 tổ chức từ 33 quốc gia, giá trị giải ngân đạt 220 triệu USD, giảm 15% so với năm 2019; tỷ lệ giải ngân đạt 71%.',
  },
  {
    year: 2020,
    text: 'Giải ngân trong lĩnh vực y tế đạt trên 51 triệu USD. Giải ngân cho phát triển kinh tế – xã hội 43,5 triệu USD. Giải ngân giáo dục – đào tạo 30,9 triệu USD.',
  },
  {
    year: 2020,
    place: 'p63-31',
    text: 'Thành phố có 46 tổ chức có Giấy đăng ký hoạt động. Trong năm, 32 tổ chức PCPNN và doanh nghiệp/cá nhân triển khai 49 chương trình/dự án/phi dự án, tặng quà, cam kết 145,8 tỷ đồng, giải ngân hơn 93 tỷ đồng (64%).',
  },
  {
    year: 2023,
    place: 'p63-45',
    text: 'Hiện có 33 tổ chức PCPNN và 11 tổ chức quốc tế triển khai 94 chương trình, dự án, giải ngân 17.216.450,40 USD. Đã vận động được 36 chương trình, dự án mới, bằng 67% so với cùng kỳ, với tổng vốn cam kết 15.211.724 USD, bằng 91% so với cùng kỳ; trong đó vốn không hoàn lại 15.121.555,63 USD, vốn có hoàn lại 90.168,37 USD.',
  },
]

test('every number of the printed articles agrees with the figures they were computed from', () => {
  for (const { text, year, place } of articles) expect(check(text, year, place ?? null).filter(({ verdict }) => verdict !== 'agrees')).toEqual([])
})

test('every printed number of the five articles is found and read to its printed value', () => {
  const rows = readFileSync(new URL('../../../db/seed/published-figures.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row): Record<string, string> => /^(?<head>(?:[^,]*,){5})(?<value>[^,]*),(?<unit>[^,]*),[^,]*,"(?<printed>.*)"$/.exec(row)?.groups ?? {})
  const read = rows.flatMap((row) =>
    row['value'] ? [{ value: row['value'], printed: row['printed'], found: findTypedNumbers(row['printed'] ?? '', 'vi') }] : [],
  )
  expect(read.length).toBeGreaterThan(30)
  for (const { value, printed, found } of read) expect([printed, Number(found[0]?.value)]).toEqual([printed, Math.abs(Number(value))])
})

test('a wrong number contradicts the figure that its words name', () => {
  expect(check('Giải ngân năm 2023 đạt 238,7 triệu USD.', 2023)).toEqual([{ typed: '238,7 triệu USD', verdict: 'contradicts', code: 'disbursed' }])
  expect(check('Toàn tỉnh triển khai 95 dự án.', 2023, 'p63-45')).toEqual([{ typed: '95', verdict: 'contradicts', code: 'grants' }])
  expect(verdicts('Tỷ lệ giải ngân đạt 75%.', 2020)).toEqual(['75%: contradicts'])
  expect(verdicts('Vốn không hoàn lại 15.121.555,64 USD.', 2023, 'p63-45')).toEqual(['15.121.555,64 USD: contradicts'])
})

test('"+4,9 million" against 5,0 is a matter of rounding, flagged and not refused', () => {
  expect(check('Giải ngân đạt 228,7 triệu USD, tăng 4,9 triệu USD so với năm 2022.', 2023)).toEqual([
    { typed: '228,7 triệu USD', verdict: 'agrees', code: 'disbursed' },
    { typed: '4,9 triệu USD', verdict: 'rounding', code: 'disbursed_change_value' },
  ])
  expect(verdicts('Giải ngân tăng 4,2 triệu USD so với năm 2022.', 2023)).toEqual(['4,2 triệu USD: contradicts'])
})

test('a year or a place that the sentence names is asked for, and not those of the text', () => {
  expect(verdicts('Năm 2022 giải ngân 223,7 triệu USD.', 2023)).toEqual(['223,7 triệu USD: agrees'])
  expect(verdicts('Năm 2023 giải ngân 223,7 triệu USD.', 2023)).toEqual(['223,7 triệu USD: contradicts'])
  expect(verdicts('Quảng Trị giải ngân 17,2 triệu USD.', 2023)).toEqual(['17,2 triệu USD: agrees'])
  expect(verdicts('Cả nước giải ngân 17,2 triệu USD.', 2023, 'p63-45')).toEqual(['17,2 triệu USD: contradicts'])
})

test('a place of which nothing is known is not held against the figure of the nation', () => {
  expect(verdicts('Hải Phòng giải ngân 5 triệu USD.', 2023)).toEqual(['5 triệu USD: unknown'])
})

test('relief, and numbers whose words name no figure, are left alone', () => {
  expect(verdicts('Có 115 tổ chức hỗ trợ phòng chống dịch với khoảng 6,5 triệu USD.', 2020)).toEqual(['115: unknown', '6,5 triệu USD: unknown'])
  expect(verdicts('Kinh phí hội nghị là 20 triệu đồng.', 2023)).toEqual(['20 triệu đồng: unknown'])
})

test('dates, articles, documents and years are no numbers of the database', () => {
  const text = 'Ngày 12/4/2024, theo Điều 5 Nghị định số 80/2020/NĐ-CP và Kết luận 98, lúc 14:30, 63 điểm cầu dự; năm 2023, quý 2, khoản 3.'
  expect(findTypedNumbers(text, 'vi')).toEqual([])
})

test('separators are read by the language, money by its scale', () => {
  const read = (text: string, locale: 'vi' | 'en') => findTypedNumbers(text, locale).map(({ value, step, unit }) => [value, step, unit])
  expect(read('15.121.555,63 USD', 'vi')).toEqual([['15121555.63', '0.01', 'USD']])
  expect(read('1.234 dự án', 'vi')).toEqual([['1234', '1', 'count']])
  expect(read('USD 228.7 million', 'en')).toEqual([['228700000', '100000', 'USD']])
  expect(read('15,121,555.63 USD and 1,234 projects', 'en')).toEqual([
    ['15121555.63', '0.01', 'USD'],
    ['1234', '1', 'count'],
  ])
  expect(read('145,8 tỷ đồng', 'vi')).toEqual([['145800000000', '100000000', 'VND']])
})

test('positions cover the number with its unit', () => {
  const text = 'giải ngân 228,7 triệu USD, tỷ lệ 64%.'
  expect(findTypedNumbers(text, 'vi').map(({ from, to }) => text.slice(from, to))).toEqual(['228,7 triệu USD', '64%'])
})

test('"more than" allows a tenth above, "about" a twentieth, and a count is exact', () => {
  const [more] = findTypedNumbers('trên 500 tổ chức', 'vi')
  const [about] = findTypedNumbers('khoảng 6,5 triệu USD', 'vi')
  const [count] = findTypedNumbers('94 dự án', 'vi')
  expect(more && [closeness(more, '520'), closeness(more, '600'), closeness(more, '498')]).toEqual(['agrees', 'off', 'off'])
  expect(about && [closeness(about, '6700000'), closeness(about, '7200000')]).toEqual(['agrees', 'off'])
  expect(count && closeness(count, '95')).toBe('off')
})

test('a guess names only figures of the product', () => {
  const [number] = findTypedNumbers('giải ngân 1 triệu USD', 'vi')
  const codes: FigureCode[] = number ? guess('giải ngân 1 triệu USD', number, { year: 2023, place: null, names }).asks.map((ask) => ask.code) : []
  expect(codes).toEqual(['disbursed'])
})

import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { parseCsv } from '#platform/plain-csv.ts'
import { formatLongDate, type Locale } from '#platform/format.ts'
import { type Article, articles, toldBriefings } from '../../../db/seed/demo/briefing-articles.ts'
import { questionOf } from '../../figures/published.model.ts'
import { writeNode } from '../text/figure-text.model.ts'
import { figureKey, figuresOf, plainText } from '../text/rich-text.model.ts'
import { RichText } from '../text/rich-text.contract.ts'
import { draftOf } from './release-draft.model.ts'
import type { ReleaseFacts } from './release-facts.model.ts'
import { questionsOf } from './release-figures.model.ts'

const places = new Map([
  ['Hải Phòng', 'p63-31'],
  ['Quảng Trị', 'p63-45'],
])
const names: Record<string, [string, string]> = {
  'p63-10': ['Lào Cai', 'Lao Cai'],
  'p63-67': ['Đắk Nông', 'Dak Nong'],
  'p63-31': ['Hải Phòng', 'Hai Phong'],
  'p63-66': ['Đắk Lắk', 'Dak Lak'],
  'p63-45': ['Quảng Trị', 'Quang Tri'],
}
const printed = parseCsv(readFileSync(new URL('../../../db/seed/published-figures.csv', import.meta.url), 'utf8')).map((row) => ({
  source: row['source'] ?? '',
  reportYear: Number(row['report_year']),
  scope: row['scope'] ?? '',
  measure: row['measure'] ?? '',
  value: row['value'] || null,
  unit: row['unit'] ?? '',
  qualifier: row['qualifier'] ?? '',
  asPrinted: row['as_printed'] ?? '',
}))
/** Values as printed stand for the database; where only words are printed, a fall of 3 %. "more than" is a little more. */
const known = printed.flatMap((row) => {
  const question = questionOf(row, (name) => places.get(name))
  if (!question) return []
  const more = row.qualifier === 'more than' ? (row.unit === 'count' ? 7 : Number(row.value) * 0.0035) : 0
  return [{ row, question, value: row.value === null ? '-3' : String(Number(row.value) + more) }]
})

function factsOf(article: Article): ReleaseFacts {
  const told = toldBriefings.find(({ reportYear }) => reportYear === article.reportYear)
  const [vi = '', en = ''] = names[article.placeId] ?? []
  if (!told) throw new Error('no such briefing')
  return {
    reportYear: told.reportYear,
    startsAt: `${told.heldOn}T07:00:00.000Z`,
    heldOn: told.heldOn,
    centre: 'Hà Nội',
    chair: told.chair,
    coChair: told.coChair,
    provinces: 63,
    ministries: 0,
    room: {
      kind: 'province',
      name: { vi, en },
      place: article.placeId,
      map: 'reported',
      agencyId: `a-${article.placeId}`,
      people: article.people.map(({ name, position, body, duty }) => ({ fullName: name, jobTitle: position, body, duty })),
      below: [],
      currency: article.placeId === 'p63-31' ? 'VND' : 'USD',
    },
    agenda: told.agenda.map(({ kind, vi: titleVi, en: titleEn, owner }) => ({ kind, title: { vi: titleVi, en: titleEn }, owner })),
    statements: [],
    spoke: 0,
    conclusions: told.conclusions,
    sectors:
      told.reportYear === 2020
        ? [
            { code: 'YT', name: { vi: 'Y tế', en: 'Health' } },
            { code: 'KT', name: { vi: 'Kinh tế - xã hội', en: 'Development' } },
            { code: 'GD', name: { vi: 'Giáo dục - đào tạo', en: 'Education' } },
          ]
        : [],
    topics:
      told.reportYear === 2020
        ? [
            { code: 'covid-19', name: { vi: 'Phòng, chống dịch COVID-19', en: 'COVID-19 response' } },
            { code: 'mua-lu-2020', name: { vi: 'Khắc phục mưa lũ miền Trung năm 2020', en: 'Floods in the central provinces, 2020' } },
          ]
        : [],
  }
}

/** What the articles leave out and the database knows: a sentence needs all its figures. */
const companions: [number, string, string][] = [
  [2019, 'disbursed', '258800000'],
  [2019, 'disbursed_change_value', '-8000000'],
  [2020, 'disbursed_change_value', '-38800000'],
  [2023, 'disbursed_change', '2.2'],
]
const keyed = new Map([
  ...known.map(({ question, value }) => [figureKey(question), value] as const),
  ...companions.map(([year, code, value]) => [`${code}?currency=USD&map=reported&year=${year}`, value] as const),
])
const valueOf = (node: Parameters<typeof figureKey>[0] & { attrs?: never }) => keyed.get(figureKey(node)) ?? null
function textOf(article: Article, locale: Locale) {
  const draft = draftOf(factsOf(article), (node) => valueOf(node.attrs))
  const body = locale === 'vi' ? draft.bodyVi : draft.bodyEn
  return { body, text: plainText(body, (node) => writeNode(node, locale, { value: valueOf(node.attrs) })) }
}

/** What is printed after rounding, as the draft writes it: one decimal in millions and billions. */
const saidAs: Record<string, string> = {
  'trên 500 tổ chức': '507 tổ chức',
  '220 triệu USD': '220,0 triệu USD',
  'y tế đạt trên 51 triệu USD': 'Y tế 51,2 triệu USD',
  'phát triển kinh tế – xã hội 43,5 triệu USD': 'Kinh tế - xã hội 43,5 triệu USD',
  'giáo dục – đào tạo 30,9 triệu USD': 'Giáo dục - đào tạo 30,9 triệu USD',
  'khoảng 6,5 triệu USD': '6,5 triệu USD',
  '9 triệu USD': '9,0 triệu USD',
  '49 chương trình/dự án/phi dự án, tặng quà': '49 chương trình, dự án, phi dự án',
  '94 chương trình, dự án': '94 chương trình, dự án',
  '32 tổ chức PCPNN và doanh nghiệp/cá nhân': '32 tổ chức PCPNN, doanh nghiệp và cá nhân',
  'hơn 93 tỷ đồng': 'hơn 93,3 tỷ đồng',
  '36 chương trình, dự án mới': 'Vận động mới 36 chương trình, dự án',
  '15.211.724 USD': '15.211.724,00 USD',
  'giảm 15% so với năm 2019': 'giảm 15% so với năm 2019',
  'tỷ lệ giải ngân đạt 71%': 'Tỷ lệ giải ngân đạt 71%',
  'tăng 4,9 triệu USD so với năm 2022': 'tăng 4,9 triệu USD',
}

describe.each(articles)('the article of $placeId on $reportYear', (article) => {
  const told = toldBriefings.find(({ reportYear }) => reportYear === article.reportYear)
  const vi = textOf(article, 'vi')
  const en = textOf(article, 'en')
  const rows = known.filter(({ row }) => row.reportYear === article.reportYear && (row.scope === 'VN' || `place=${names[article.placeId]?.[0]}` === row.scope))

  it('holds the day, the chair, and who sat in the room', () => {
    expect(vi.text).toContain(`Chiều ${formatLongDate(told?.heldOn ?? '', 'vi')}`)
    expect(en.text).toContain(`On the afternoon of ${formatLongDate(told?.heldOn ?? '', 'en')}`)
    for (const person of [told?.chair, told?.coChair, article.people[0]]) if (person) for (const { text } of [vi, en]) expect(text).toContain(person.name)
    if (!told?.chair) expect(vi.text).toContain('Lãnh đạo Ủy ban')
    for (const { name, body } of article.people.slice(1)) expect(vi.text).toContain(body ? `${name}, ${body}` : name)
    expect(vi.text).toContain('63 điểm cầu')
  })

  it('holds what was heard, discussed and concluded, in both languages', () => {
    for (const item of told?.agenda ?? []) {
      if (['opening', 'directives', 'conclusion'].includes(item.kind)) continue
      expect(vi.text).toContain(item.vi)
      expect(en.text).toContain(item.en)
    }
    for (const one of told?.conclusions ?? []) {
      expect(vi.text).toContain(one.vi)
      expect(en.text).toContain(one.en)
    }
  })

  test.each(rows)('holds $row.asPrinted', ({ row, question }) => {
    for (const { body } of [vi, en]) expect(figuresOf(body).map((node) => figureKey(node.attrs))).toContain(figureKey(question))
    expect(vi.text).toContain(saidAs[row.asPrinted] ?? row.asPrinted.replace(/^xu hướng /, 'xu hướng '))
  })

  it('names the year reported on and not the year of the day', () => {
    expect(vi.text).toContain(`năm ${article.reportYear}`)
    expect(draftOf(factsOf(article), (node) => valueOf(node.attrs)).titleVi).toContain(`tổng kết năm ${article.reportYear}`)
  })

  it('is a text that its editor takes, with live figures only', () => {
    for (const { body } of [vi, en]) {
      expect(RichText.safeParse(body).success).toBe(true)
      expect(figuresOf(body).every((node) => node.attrs.value === null && node.attrs.asOf === null)).toBe(true)
    }
  })

  it('asks before it writes: no figure of the text was not asked', () => {
    const asked = new Set(questionsOf(factsOf(article)).map((node) => figureKey(node.attrs)))
    for (const node of figuresOf(vi.body)) expect(asked).toContain(figureKey(node.attrs))
  })
})

test('every printed figure belongs to one of the five articles', () => {
  expect(known).toHaveLength(printed.length)
})

test('a room without a report says nothing of its own year', () => {
  const [article] = articles
  if (!article) throw new Error('no article')
  expect(textOf(article, 'vi').text).not.toContain('Kết quả năm 2019 của Lào Cai')
})

test('a conclusion that nobody translated stands in Vietnamese in the English text, in italics', () => {
  const [article] = articles
  if (!article) throw new Error('no article')
  const { bodyEn } = draftOf({ ...factsOf(article), conclusions: [{ vi: 'Rà soát quy chế', en: null }] }, () => null)
  expect(JSON.stringify(bodyEn)).toContain('{"type":"text","text":"Rà soát quy chế","marks":[{"type":"italic"}]}')
})

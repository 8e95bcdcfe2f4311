import { expect, test } from 'vitest'
import { doc, figure, figuresOf, p, plainText, ul } from '../text/rich-text.model.ts'
import { fillWords, forSample, forTemplate, instantiate, TEMPLATE_FIRST_YEAR, TEMPLATE_YEAR } from './instantiate.model.ts'
import { reportTemplates } from './report-template.default.ts'
import { ReportTemplate } from './report-template.contract.ts'
import { reportKinds } from './report.model.ts'
import type { ReportFacts } from './report-data.model.ts'

const quangTri: ReportFacts = {
  kind: 'agency',
  agencyId: 'a-p63-45',
  subject: 'tỉnh Quảng Trị',
  placeId: 'p63-45',
  fromYear: 2023,
  toYear: 2023,
  map: 'reported',
  currency: 'VND',
}
const review: ReportFacts = { ...quangTri, kind: 'review', fromYear: 2020, toYear: 2023 }
const text = doc(
  p('Năm [năm báo cáo], [đơn vị] giải ngân ', figure({ code: 'disbursed', year: TEMPLATE_YEAR }), ' so với năm [năm trước].'),
  ul(['Năm [năm đầu]: ', figure({ code: 'grants', year: TEMPLATE_FIRST_YEAR })], ['Năm trước: ', figure({ code: 'grants', year: TEMPLATE_YEAR - 1 })]),
)

test('a report says its years and its subject, and asks for its own figures in its currency', () => {
  const [section] = instantiate([{ key: 'a', heading: 'Kết quả năm [năm báo cáo]', annex: false, items: [{ type: 'text', body: text }] }], quangTri, {
    place: 'p63-45',
  })
  const [item] = section?.items ?? []
  if (item?.type !== 'text') throw new Error('no text')
  expect(section?.heading).toBe('Kết quả năm 2023')
  expect(plainText(item.body, ({ attrs }) => `<${attrs.query.year}>`)).toBe(
    'Năm 2023, tỉnh Quảng Trị giải ngân <2023> so với năm 2022.\n- Năm 2023: <2023>\n- Năm trước: <2022>',
  )
  expect(figuresOf(item.body).map(({ attrs }) => attrs.query)).toEqual(
    [2023, 2023, 2022].map((year) => ({ year, place: 'p63-45', map: 'reported', currency: 'VND' })),
  )
  expect(fillWords('[số năm] năm, [năm đầu]–[năm báo cáo], tới [năm sau]', review)).toBe('4 năm, 2020–2023, tới 2024')
})

test('a template shown for a year and taken back is the same template', () => {
  for (const span of [
    { fromYear: 2023, toYear: 2023 },
    { fromYear: 2020, toYear: 2023 },
  ]) {
    const shown = forSample(text, span)
    expect(figuresOf(shown).map(({ attrs }) => attrs.query.year)).toEqual([2023, span.fromYear, 2022])
    if (span.fromYear < span.toYear) expect(forTemplate(shown, span)).toEqual(text)
  }
})

test.each(reportKinds)('the template of a %s report that the product brings along keeps its contract, and leaves no word open', (kind) => {
  const template = reportTemplates[kind]
  expect(ReportTemplate.parse(template)).toEqual(template)
  expect(new Set(template.sections.map(({ key }) => key)).size).toBe(template.sections.length)
  const facts = kind === 'review' ? review : quangTri
  const written = JSON.stringify([instantiate(template.sections, facts, {}), fillWords(template.subject, facts)])
  expect(written).not.toMatch(/\[[\p{L} ]+\]/u)
})

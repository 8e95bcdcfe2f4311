import { describe, expect, test } from 'vitest'
import { changeWords, ratioWords, trendWords, unitOf, writeFigure, writeNode } from './figure-text.model.ts'
import { definitions, figureCodes } from '../../figures/figure.model.ts'
import { RichText } from './rich-text.contract.ts'
import { bold, doc, figure, figureKey, figuresOf, findRichText, h, isEmptyText, ol, p, plainText, replaceFigures, ul, wordCount } from './rich-text.model.ts'
import { toOfficialBlocks } from './to-official-blocks.model.ts'

const disbursed = figure({ code: 'disbursed', year: 2023, style: 'millions' })
const text = doc(h(1, 'I. Kết quả'), p('Giải ngân đạt ', disbursed, ', ', bold('cao nhất'), '.'), ul('một', ['hai ', disbursed]), ol('ba', 'bốn'))
const frozen = { ...disbursed, attrs: { ...disbursed.attrs, value: '228652318.77', receiptId: 'f'.repeat(24), asOf: '2024-04-01T00:00:00.000Z' } }

describe('a text', () => {
  test('made by hand is one that the contract takes', () => {
    expect(RichText.parse(text)).toEqual(text)
  })
  test('reads as plain words with its figures written, lists marked', () => {
    expect(plainText(text, () => '228,7 triệu USD')).toBe('I. Kết quả\nGiải ngân đạt 228,7 triệu USD, cao nhất.\n- một\n- hai 228,7 triệu USD\n1. ba\n2. bốn')
  })
  test('counts syllables as words and a figure as one', () => {
    expect(wordCount(doc(p('Giải ngân đạt ', disbursed, '.')))).toBe(4)
    expect(isEmptyText(doc(p(), p(' ')))).toBe(true)
  })
  test('gives its figures in reading order and takes others for them, those in lists too', () => {
    expect(figuresOf(text)).toHaveLength(2)
    expect(figuresOf(replaceFigures(text, () => frozen)).every(({ attrs }) => attrs.value === '228652318.77')).toBe(true)
  })
  test('is stored composed, and anything else is no text', () => {
    expect(findRichText(doc(p('Quảng Trị'.normalize('NFD'))))).toEqual(doc(p('Quảng Trị')))
    expect(findRichText({ type: 'doc', content: [{ type: 'script' }] })).toBeUndefined()
  })
  test('asks the same question once, whatever the style and the order of the words', () => {
    const other = figure({ year: 2023, code: 'disbursed', style: 'exact' })
    expect(figureKey(other.attrs)).toBe(figureKey(frozen.attrs))
    expect(figureKey(figure({ code: 'disbursed', year: 2023, place: 'p63-45' }).attrs)).not.toBe(figureKey(other.attrs))
  })
})

describe('a figure is written', () => {
  const write = (code: Parameters<typeof writeFigure>[0]['code'], value: string | null, style: 'exact' | 'millions' | 'plain', locale: 'vi' | 'en' = 'vi') =>
    writeFigure({ code, query: { currency: 'USD' }, value }, style, locale)
  test('to the cent, in millions, or as the number alone', () => {
    expect(write('disbursed', '228652318.77', 'exact')).toBe('228.652.318,77 USD')
    expect(write('disbursed', '228652318.77', 'millions')).toBe('228,7 triệu USD')
    expect(write('disbursed', '228652318.77', 'plain')).toBe('228.652.318,77')
    expect(write('disbursed', '228652318.77', 'millions', 'en')).toBe('228.7 million USD')
    expect(writeFigure({ code: 'disbursed', query: { currency: 'VND' }, value: '145800000000' }, 'millions', 'vi')).toBe('145,8 tỷ đồng')
  })
  test('counts without decimals, per cents with one or none, a missing one as a dash', () => {
    expect(write('grants', '1094', 'exact')).toBe('1.094')
    expect(write('disbursement_ratio', '71.640000', 'exact')).toBe('71,6%')
    expect(write('disbursement_ratio', '71.640000', 'millions')).toBe('72%')
    expect(write('disbursed', null, 'exact')).toBe('–')
  })
  test('with its direction where it is a change', () => {
    expect(write('disbursed_change_value', '4952318.77', 'millions')).toBe('tăng 5,0 triệu USD')
    expect(write('disbursed_change_value', '-4952318.77', 'exact')).toBe('giảm 4.952.318,77 USD')
    expect(write('disbursed_change', '-15.100000', 'millions')).toBe('giảm 15%')
    expect(write('disbursed_change', '-15.100000', 'plain')).toBe('-15,1')
  })
  test('in the unit that its definition gives it', () => {
    for (const code of figureCodes) {
      const { unit } = definitions[code]
      expect([code, unitOf(code, { currency: 'VND' })]).toEqual([code, unit === 'money' ? 'VND' : unit])
    }
  })
  test('frozen as it was, live as it is found', () => {
    expect(writeNode(frozen, 'vi', { value: '1' })).toBe('228,7 triệu USD')
    expect(writeNode(disbursed, 'vi', { value: '1000000' })).toBe('1,0 triệu USD')
    expect(writeNode(disbursed, 'vi')).toBe('–')
  })
})

test('comparisons are said in the words of the yearly articles', () => {
  const compared = { now: '228652318.77', before: '223700000', than: 'năm 2022', locale: 'vi' as const }
  expect(changeWords(compared, 'USD')).toBe('tăng 5,0 triệu USD so với năm 2022')
  expect(ratioWords({ now: '36', before: '54', than: 'cùng kỳ', locale: 'vi' })).toBe('bằng 67% so với cùng kỳ')
  expect(ratioWords({ now: '36', before: '0', than: 'cùng kỳ', locale: 'vi' })).toBe('–')
  expect(trendWords({ ...compared, now: '220000000' })).toBe('giảm nhẹ so với năm 2022')
  expect(trendWords({ ...compared, now: '150000000' })).toBe('giảm so với năm 2022')
  expect(trendWords({ ...compared, locale: 'en', than: '2022' })).toBe('slightly up from 2022')
})

test('in an official document headings number what stands below them and figures link to their receipts', () => {
  const options = { locale: 'vi' as const, receiptUrl: (id: string) => `https://x/receipts/${id}` }
  expect(
    toOfficialBlocks(doc(p('Mở đầu'), h(1, 'I. Kết quả'), p('Đạt ', frozen), h(2, 'Viện trợ'), ul('một'), h(1, 'Phương hướng'), ol('hai')), options),
  ).toEqual([
    { type: 'paragraph', text: [{ text: 'Mở đầu' }] },
    {
      type: 'part',
      level: 'roman',
      heading: 'Kết quả',
      blocks: [
        {
          type: 'paragraph',
          text: [{ text: 'Đạt ' }, { text: '228,7 triệu USD', figure: { figureId: 'disbursed', receiptUrl: `https://x/receipts/${'f'.repeat(24)}` } }],
        },
        { type: 'part', level: 'clause', heading: 'Viện trợ', blocks: [{ type: 'list', items: [[{ text: 'một' }]] }] },
      ],
    },
    { type: 'part', level: 'roman', heading: 'Phương hướng', blocks: [{ type: 'paragraph', text: [{ text: '1. ' }, { text: 'hai' }] }] },
  ])
})

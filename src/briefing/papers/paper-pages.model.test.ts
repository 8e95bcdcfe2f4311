import { expect, test } from 'vitest'
import { doc, h, ol, p, ul } from '../text/rich-text.model.ts'
import { pagesOf } from './paper-pages.model.ts'

const long = 'chữ '.repeat(80)

test('a page begins at every large heading, and a heading never stands alone', () => {
  const pages = pagesOf(doc(h(1, 'I. Kết quả'), h(2, 'Viện trợ'), p('Đạt.'), h(2, 'Tổ chức'), p('Có.'), h(3, 'Nhỏ'), p('Thêm.')))
  expect(pages.map((page) => page.length)).toEqual([3, 4])
})

test('a page that would be too long to read from the back goes over to the next', () => {
  expect(pagesOf(doc(p(long), p(long), p('ngắn')))).toHaveLength(2)
  expect(pagesOf(doc(h(1, 'Đề mục'), p(long + long)))).toHaveLength(1)
})

test('a long list is cut between its items and goes on with its numbers', () => {
  const pages = pagesOf(doc(ol(long, long, 'ba')))
  expect(pages).toMatchObject([[{ attrs: { start: 1 }, content: [{}] }], [{ attrs: { start: 2 }, content: [{}, {}] }]])
  expect(pagesOf(doc(ul('một', 'hai')))).toMatchObject([[{ type: 'bulletList', content: [{}, {}] }]])
})

test('an empty text is one empty page', () => {
  expect(pagesOf(doc(p()))).toEqual([[]])
})

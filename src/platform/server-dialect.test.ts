import { expect, test } from 'vitest'
import { literal } from './server-dialect.ts'

test('a literal ends where its text ends, whatever stands in it', () => {
  expect(literal(`Đ'ồng`)).toBe(`'Đ''ồng'`)
  expect(literal(`a\\'; drop table x; --`).trim()).toBe(`E'a\\\\''; drop table x; --'`)
  expect(() => literal('a\0b')).toThrow(RangeError)
})

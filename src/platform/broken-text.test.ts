import { expect, test } from 'vitest'
import { findBrokenText } from './broken-text.ts'

test('a NUL and half of a character are named with their place, in values and in keys', () => {
  expect(findBrokenText({ lines: [{ name: 'tốt' }, { name: 'có\u0000không' }] })).toEqual({ path: '/lines/1/name', what: 'nul' })
  expect(findBrokenText({ name: 'nửa \ud83d' })).toEqual({ path: '/name', what: 'half-character' })
  expect(findBrokenText({ cells: { 'a\udc00': '1' } })).toEqual({ path: '/cells', what: 'half-character' })
})

test('all other text is left to the contracts: marks apart, directions, pairs, controls', () => {
  expect(findBrokenText({ a: ['Tiê\u0301ng', '\u202eđảo', '😀', '\u0007', 7, null, true, undefined] })).toBeNull()
})

test('what is nested beyond all sense is named before the stack ends', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown
  expect(findBrokenText(deep)?.what).toBe('too-deep')
})

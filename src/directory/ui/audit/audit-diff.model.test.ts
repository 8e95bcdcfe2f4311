import { expect, test } from 'vitest'
import { diffOf } from './audit-diff.model.ts'

test('only fields that differ are changes; the others are counted', () => {
  expect(diffOf({ name: 'Huế', code: '46' }, { name: 'Thành phố Huế', code: '46' })).toEqual({
    changes: [{ path: 'name', before: 'Huế', after: 'Thành phố Huế' }],
    unchanged: 1,
  })
})

test('a line without a side before shows everything as new', () => {
  expect(diffOf(null, { code: 'VN', validTo: null }).changes).toEqual([
    { path: 'code', before: undefined, after: 'VN' },
    { path: 'validTo', before: undefined, after: null },
  ])
})

test('lists are compared place by place', () => {
  expect(diffOf([{ crsCode: '12220' }], [{ crsCode: '12230' }, { crsCode: '12240' }]).changes.map(({ path }) => path)).toEqual(['0.crsCode', '1.crsCode'])
})

test('a line that keeps neither side has no changes', () => {
  expect(diffOf(null, undefined)).toEqual({ changes: [], unchanged: 0 })
})

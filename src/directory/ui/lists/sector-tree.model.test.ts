import { expect, test } from 'vitest'
import type { Sector } from '../../sector.contract.ts'
import { sectorTree } from './sector-tree.model.ts'

const sector = (code: string, parentCode: string | null, position: number): Sector => ({
  code,
  parentCode,
  position,
  nameVi: code,
  nameEn: code,
  inPicker: true,
  validFrom: '2018-01-01',
  validTo: null,
  source: 'x',
  certainty: 'high',
  crs: [],
})

test('each first level is followed by its own second level, in their order', () => {
  const rows = [sector('YT2', 'YT', 4), sector('GD', null, 1), sector('YT', null, 2), sector('YT1', 'YT', 3)]
  expect(sectorTree(rows).map(({ code }) => code)).toEqual(['GD', 'YT', 'YT1', 'YT2'])
})

test('a second level without its first is not lost', () => {
  expect(sectorTree([sector('YT1', 'YT', 1), sector('GD', null, 2)]).map(({ code }) => code)).toEqual(['GD', 'YT1'])
})

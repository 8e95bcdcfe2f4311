import { expect, test } from 'vitest'
import { gridFor, narrowestTile, pageOf, pageSize } from './wall-paging.model.ts'

test('sixty-four rooms fit one page of a television with tiles wide enough for a name', () => {
  expect(pageSize(64, 1480, 860)).toBe(64)
  const grid = gridFor(64, 1480, 860)
  expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(64)
  expect(grid.tileWidth).toBeGreaterThan(narrowestTile)
})

test('a grid never leaves its field', () => {
  for (const count of [1, 2, 5, 12, 25, 63])
    for (const [width, height] of [
      [1480, 860],
      [700, 320],
      [380, 700],
    ] as const) {
      const { columns, rows, tileWidth, tileHeight } = gridFor(count, width, height)
      expect(columns * tileWidth + (columns - 1) * 6).toBeLessThanOrEqual(width)
      expect(rows * tileHeight + (rows - 1) * 6).toBeLessThanOrEqual(height)
    }
})

test('a small field shows fewer rooms to a page, never tiles without a readable name', () => {
  const size = pageSize(63, 700, 320)
  expect(size).toBeLessThan(63)
  expect(gridFor(size, 700, 320).tileWidth).toBeGreaterThanOrEqual(narrowestTile)
})

test('pages hold every room once; a page beyond the end is the last', () => {
  const rooms = Array.from({ length: 63 }, (_, index) => index)
  const pages = [0, 1, 2].map((page) => pageOf(rooms, page, 25))
  expect(pages.flatMap(({ items }) => items)).toEqual(rooms)
  expect(pageOf(rooms, 9, 25)).toMatchObject({ page: 2, pages: 3 })
  expect(pageOf([], 0, 25)).toEqual({ items: [], page: 0, pages: 1 })
})

export interface WallGrid {
  columns: number
  rows: number
  tileWidth: number
  tileHeight: number
}

const gap = 6
const shape = 16 / 9
/** Narrower tiles cannot carry a name. */
export const narrowestTile = 118

/** The grid that gives `count` tiles of 16:9 the largest size in a field of the given width and height (px). */
export function gridFor(count: number, width: number, height: number): WallGrid {
  let best: WallGrid = { columns: 1, rows: Math.max(1, count), tileWidth: 0, tileHeight: 0 }
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(Math.max(1, count) / columns)
    const across = (width - gap * (columns - 1)) / columns
    const down = ((height - gap * (rows - 1)) / rows) * shape
    const tileWidth = Math.floor(Math.min(across, down))
    if (tileWidth > best.tileWidth) best = { columns, rows, tileWidth, tileHeight: Math.floor(tileWidth / shape) }
  }
  return best
}

/** How many tiles fit one page of the field, at most `wanted`, so that none is too narrow for its name. */
export function pageSize(wanted: number, width: number, height: number): number {
  for (let count = wanted; count > 1; count--) if (gridFor(count, width, height).tileWidth >= narrowestTile) return count
  return 1
}

/** One page of a list; a page beyond the end is the last one. */
export function pageOf<T>(items: readonly T[], page: number, size: number): { items: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const at = Math.max(0, Math.min(page, pages - 1))
  return { items: items.slice(at * size, (at + 1) * size), page: at, pages }
}

import { searchKey } from '#platform/text/search-key.ts'

const LONGEST = 60

/** The public address of an article: its room, the year reported on, and a few signs of its id, so that it is unique and never moves. */
export function slugOf(room: string, reportYear: number, id: string): string {
  const words = searchKey(room)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return [words, `giao-ban-${reportYear}`, id.replaceAll('-', '').slice(-6)].filter((part) => part !== '').join('-')
}

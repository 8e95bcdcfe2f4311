import { nameKey } from '#platform/text/search-key.ts'
import type { Cells, Line } from './form.contract.ts'

export type MatchedBy = 'line-key' | 'grant-code' | 'name'

export interface LineIndex {
  /** The line that is meant: by its key, else its grant code, else name and provider together. Doubled ones match nothing. */
  find(wanted: { lineKey?: string | undefined; cells: Cells }): { line: Line; by: MatchedBy } | undefined
}

/** Indexes lines once; finding is then by key only. */
export function indexLines(lines: readonly Line[]): LineIndex {
  const byKey = new Map(lines.map((line) => [line.lineKey, line]))
  const byCode = uniqueBy(lines, (line) => codeKey(line.cells))
  const byName = uniqueBy(lines, (line) => identityKey(line.cells))
  return {
    find({ lineKey, cells }) {
      const keyed = lineKey === undefined ? undefined : byKey.get(lineKey)
      if (keyed !== undefined) return { line: keyed, by: 'line-key' }
      if (lines.length === 0) return undefined
      const coded = byCode.get(codeKey(cells) ?? '')
      if (coded != null) return { line: coded, by: 'grant-code' }
      const named = byName.get(identityKey(cells) ?? '')
      // Two codes are two grants, however alike the names.
      const otherCode = named != null && cells.grantCode !== undefined && named.cells.grantCode !== undefined
      return named != null && !otherCode ? { line: named, by: 'name' } : undefined
    },
  }
}

/** Name and provider without accents and punctuation; undefined where one of them is missing. */
export function identityKey(cells: Cells): string | undefined {
  if (cells.name === undefined || cells.provider === undefined) return undefined
  return `${nameKey(cells.name)}|${nameKey(cells.provider)}`
}

function codeKey(cells: Cells): string | undefined {
  return cells.grantCode === undefined ? undefined : nameKey(cells.grantCode)
}

function uniqueBy(lines: readonly Line[], key: (line: Line) => string | undefined): Map<string, Line | null> {
  const found = new Map<string, Line | null>()
  for (const line of lines) {
    const made = key(line)
    if (made !== undefined && made !== '') found.set(made, found.has(made) ? null : line)
  }
  return found
}

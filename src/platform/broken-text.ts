/** No contract of ours nests a tenth as deep; below, whoever walks the value runs out of stack. */
const DEEPEST = 64

export interface BrokenText {
  /** As JSON pointers name it: `/lines/0/name`. */
  path: string
  what: 'nul' | 'half-character' | 'too-deep'
}

/**
 * The first text in a parsed request that no database takes: with U+0000 in it, or half of a surrogate pair. Both come
 * from broken programs and never from a keyboard; also names a value that is nested beyond all sense. Null: all is well.
 */
export function findBrokenText(value: unknown, path = '', depth = 0): BrokenText | null {
  if (typeof value === 'string') return flawOf(value, path)
  if (typeof value !== 'object' || value === null) return null
  if (depth > DEEPEST) return { path: path.slice(0, 100), what: 'too-deep' }
  for (const [key, member] of Object.entries(value)) {
    const found = flawOf(key, path) ?? findBrokenText(member, `${path}/${key}`, depth + 1)
    if (found) return found
  }
  return null
}

function flawOf(text: string, path: string): BrokenText | null {
  if (text.includes('\u0000')) return { path, what: 'nul' }
  return text.isWellFormed() ? null : { path, what: 'half-character' }
}

/** A pure function of a text that remembers its answers: tables say the same words again and again. Bounded, then begun anew. */
export function memoised<T>(answer: (text: string) => T, size = 4000): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined || known.has(text)) return before as T
    if (known.size >= size) known.clear()
    const made = answer(text)
    known.set(text, made)
    return made
  }
}

/** Whether the two hold the same ids, each once: an order that was given for another list is not an order of this one. */
export function isOrderOf(given: readonly string[], present: readonly string[]): boolean {
  const ids = new Set(given)
  return ids.size === given.length && given.length === present.length && present.every((id) => ids.has(id))
}

/** The list with the item at `from` put to `to`; as it was when either lies outside. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length) return [...list]
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(to, 0, item)
}

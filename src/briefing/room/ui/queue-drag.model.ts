import type { QueueEntry } from '../room.contract.ts'

/** What `queue.move` must say so that the entry at `from` comes to stand at `to`: the entry it goes before, null for the end. */
export function beforeAfterMove(ids: readonly string[], from: number, to: number): string | null {
  const rest = ids.filter((_, index) => index !== from)
  return rest[Math.max(0, Math.min(to, rest.length))] ?? null
}

/** The order after an entry went before another (null: to the end); unknown ids change nothing. */
export function movedBefore(queue: readonly QueueEntry[], entryId: string, before: string | null): QueueEntry[] {
  const entry = queue.find(({ id }) => id === entryId)
  if (!entry || entryId === before) return [...queue]
  const rest = queue.filter(({ id }) => id !== entryId)
  const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before)
  return at < 0 ? [...queue] : rest.toSpliced(at, 0, entry)
}

/** Who will speak and what about, as far as it was said; else ''. */
export const subjectOf = ({ speaker, subject }: { speaker?: string | undefined; subject: string | null }): string =>
  [speaker, subject].filter(Boolean).join(' – ')

/** What the server keeps of a text that several people may edit. */
export interface Kept<T> {
  revision: number
  value: T
  /** Who kept it last, and when; null where nobody noted it. */
  by: string | null
  at: string | null
}

/** What somebody makes of it here: begun from a revision, and never thrown away unasked. */
export interface OwnCopy<T> {
  /** The revision that saving replaces. */
  based: number
  base: T
  value: T
  /** The own text that another's was taken instead of: it can be taken back. */
  aside: T | null
}

export type Same<T> = (one: T, other: T) => boolean

export const ownCopyOf = <T>({ revision, value }: Kept<T>): OwnCopy<T> => ({ based: revision, base: value, value, aside: null })

/** What a newer revision means for the copy: nothing new, to be taken over silently (nothing was typed), or a choice of its writer. */
export function meetingOf<T>({ based, base, value }: OwnCopy<T>, kept: Kept<T>, same: Same<T>): 'current' | 'follow' | 'conflict' {
  if (kept.revision <= based) return 'current'
  return same(value, base) || same(value, kept.value) ? 'follow' : 'conflict'
}

export const follow = <T>(copy: OwnCopy<T>, kept: Kept<T>): OwnCopy<T> => ({ ...ownCopyOf(kept), aside: copy.aside })

/** The own text goes over the other's revision, which stays in the trail of changes. */
export const keepMine = <T>(copy: OwnCopy<T>, kept: Kept<T>): OwnCopy<T> => ({ ...copy, based: kept.revision, base: kept.value })

/** The other's text is gone on from; the own one is laid aside. */
export const takeTheirs = <T>(copy: OwnCopy<T>, kept: Kept<T>): OwnCopy<T> => ({ ...ownCopyOf(kept), aside: copy.value })

/** What was laid aside and what stands there change places. */
export const takeBack = <T>(copy: OwnCopy<T>): OwnCopy<T> => (copy.aside === null ? copy : { ...copy, value: copy.aside, aside: copy.value })

/** The server has what was sent; what was typed since stays. */
export const saved = <T>(copy: OwnCopy<T>, revision: number, sent: T): OwnCopy<T> => ({ ...copy, based: revision, base: sent })

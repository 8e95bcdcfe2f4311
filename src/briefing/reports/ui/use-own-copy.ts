import { useState } from 'react'
import { follow, keepMine, type Kept, meetingOf, type OwnCopy, ownCopyOf, type Same, saved, takeBack, takeTheirs } from './own-copy.model.ts'

export interface OwnCopyInHand<T> extends OwnCopy<T> {
  /** The newer text of somebody else that the own one has to be settled with; null while there is none. */
  theirs: Kept<T> | null
  change: (next: (before: T) => T) => void
  keepMine: () => void
  takeTheirs: () => void
  takeBack: () => void
  saved: (revision: number, sent: T) => void
}

/**
 * The own copy of a text that the server may change at any moment: what was typed is never taken from under its writer.
 * While a save is on its way (`saving`) what comes back may be the own text, and is not looked at.
 */
export function useOwnCopy<T>(kept: Kept<T>, same: Same<T>, saving: boolean): OwnCopyInHand<T> {
  const [copy, setCopy] = useState(() => ownCopyOf(kept))
  const meeting = saving ? 'current' : meetingOf(copy, kept, same)
  // Nothing was typed: the form shows what is new before anybody sees the old.
  if (meeting === 'follow') setCopy(follow(copy, kept))
  return {
    ...copy,
    theirs: meeting === 'conflict' ? kept : null,
    change: (next) => setCopy((before) => ({ ...before, value: next(before.value) })),
    keepMine: () => setCopy((before) => keepMine(before, kept)),
    takeTheirs: () => setCopy((before) => takeTheirs(before, kept)),
    takeBack: () => setCopy(takeBack),
    saved: (revision, sent) => setCopy((before) => saved(before, revision, sent)),
  }
}

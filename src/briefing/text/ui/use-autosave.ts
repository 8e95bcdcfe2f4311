import { useCallback, useEffect, useRef, useState } from 'react'
import { Problem } from '#platform/problem.ts'
import { useOnBack } from '#ui/use-reach.ts'
import type { RichText } from '../rich-text.contract.ts'

/** Who saved meanwhile, as a refusal with status 409 says it in its details. */
export interface SaveConflict {
  revision: number
  savedBy: string
  savedAt: string
}
export type SaveState = { kind: 'saved' | 'waiting' | 'saving' } | { kind: 'failed'; error: unknown } | { kind: 'conflict'; conflict: SaveConflict }

export interface Autosave {
  state: SaveState
  /** The revision that the server has of this text, now and not as of the last render. */
  revisionNow: () => number
  /** The text was changed: it is saved when its writer pauses. */
  change: (text: RichText) => void
  /** Saves now what is not saved; resolves to whether all is saved. */
  flush: () => Promise<boolean>
  /** After a conflict: goes on from the other's revision with the own text, or (null) with the other's, which the editor took over. */
  settle: (revision: number, mine: RichText | null) => void
}

const PAUSE_MS = 1200

/** Saves a text by revision while it is written. Nothing is overwritten unseen: a conflict stops saving until it is settled. */
export function useAutosave(start: number, save: (revision: number, text: RichText) => Promise<{ revision: number }>): Autosave {
  const [state, setState] = useState<SaveState>({ kind: 'saved' })
  const work = useRef({ revision: start, text: undefined as RichText | undefined, saving: undefined as Promise<boolean> | undefined, stopped: false })
  const saver = useRef(save)
  useEffect(() => void (saver.current = save))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    const now = work.current
    // What is written while a save is on its way is saved by the next turn.
    for (;;) {
      if (now.saving) await now.saving
      if (now.stopped) return false
      if (now.text === undefined) return true
      now.saving = attempt(now, saver.current, setState).finally(() => void (now.saving = undefined))
      const done = await now.saving
      if (!done) return false
    }
  }, [])

  const change = useCallback(
    (text: RichText) => {
      work.current.text = text
      if (work.current.stopped) return
      setState({ kind: 'waiting' })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), PAUSE_MS)
    },
    [flush],
  )

  const settle = useCallback(
    (newest: number, mine: RichText | null) => {
      Object.assign(work.current, { revision: newest, stopped: false, text: mine ?? undefined })
      setState({ kind: 'saved' })
      if (mine) void flush()
    },
    [flush],
  )

  // What could not be saved while the server was away is saved when it is back.
  useOnBack(() => void flush())
  useEffect(() => {
    const keep = (event: BeforeUnloadEvent) => {
      if (work.current.text !== undefined) event.preventDefault()
    }
    window.addEventListener('beforeunload', keep)
    return () => {
      window.removeEventListener('beforeunload', keep)
      void flush()
    }
  }, [flush])
  const revisionNow = useCallback(() => work.current.revision, [])
  return { state, revisionNow, change, flush, settle }
}

interface Work {
  revision: number
  text: RichText | undefined
  stopped: boolean
}

async function attempt(
  work: Work,
  save: (revision: number, text: RichText) => Promise<{ revision: number }>,
  tell: (state: SaveState) => void,
): Promise<boolean> {
  const { text } = work
  if (text === undefined) return true
  tell({ kind: 'saving' })
  try {
    work.revision = (await save(work.revision, text)).revision
    if (work.text === text) work.text = undefined
    tell({ kind: work.text === undefined ? 'saved' : 'waiting' })
    return true
  } catch (error) {
    const conflict = conflictOf(error)
    work.stopped = conflict !== undefined
    tell(conflict ? { kind: 'conflict', conflict } : { kind: 'failed', error })
    return false
  }
}

function conflictOf(error: unknown): SaveConflict | undefined {
  if (!(error instanceof Problem) || error.status !== 409) return undefined
  const { revision, savedBy, savedAt } = error.details
  return typeof revision === 'number' && typeof savedBy === 'string' && typeof savedAt === 'string' ? { revision, savedBy, savedAt } : undefined
}

import { Problem } from '#platform/problem.ts'
import type { Finding } from '../form.contract.ts'
import type { VersionSummary } from '../campaign.contract.ts'
import { changedMeanwhile, type DraftChange, type DraftSaved, type FigureAnswer, type WorkingReturn } from '../return.contract.ts'
import { applyPatch, changeOfPatch, isEmptyPatch, patchBetween, type DraftContent, type DraftPatch } from './draft-patch.model.ts'

export type SaveStatus =
  | { kind: 'saved'; at: string | null }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** The server was not reached; the change is kept on this machine and sent again. */
  | { kind: 'offline' }
  | { kind: 'refused'; error: unknown }
  /** Somebody else saved in between. */
  | { kind: 'conflict'; theirs: WorkingReturn; done: DraftPatch }

export interface DraftState {
  content: DraftContent
  revision: number
  findings: readonly Finding[]
  figures: readonly FigureAnswer[]
  summary: VersionSummary
  status: SaveStatus
}

/** A change as it is kept on this machine until the server has it. */
export interface KeptChange {
  revision: number
  patch: DraftPatch
}

export interface DraftPorts {
  save: (change: DraftChange) => Promise<DraftSaved>
  load: () => Promise<WorkingReturn>
  keep: (change: KeptChange | null) => void
  kept: KeptChange | null
  now: () => string
}

export type DraftStore = ReturnType<typeof createDraftStore>

const SAVE_AFTER = 600
const RETRY_AFTER = 5000

/** The content of a return as a person works on it. */
export function contentOf({ version }: WorkingReturn): DraftContent {
  return {
    lines: version.lines.toSorted((a, b) => a.position - b.position),
    figures: Object.fromEntries(version.figures.map(({ code, value, reason }) => [code, { value, reason }])),
    narrative: version.narrative,
  }
}

/**
 * The draft in the browser: every change is kept on this machine at once and sent a moment later, one request at a time.
 * A lost connection is tried again; a change made on an old revision stops and asks.
 */
export function createDraftStore(given: WorkingReturn, ports: DraftPorts) {
  let base = contentOf(given)
  let state: DraftState = { ...answersOf(given), content: base, status: { kind: 'saved', at: given.version.savedAt } }
  let sending = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const set = (change: Partial<DraftState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const later = (delay: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), delay)
  }
  const pending = () => patchBetween(base, state.content)

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (sending || state.status.kind === 'conflict') return
    const sent = state.content
    const patch = patchBetween(base, sent)
    if (isEmptyPatch(patch)) return settle()
    sending = true
    set({ status: { kind: 'saving' } })
    try {
      const reply = await ports.save(changeOfPatch(patch, sent, state.revision))
      base = sent
      set({ revision: reply.revision, findings: reply.findings, figures: reply.figures, summary: reply.summary })
      if (state.content === sent) settle()
      else later(0)
    } catch (error) {
      await fail(error)
    } finally {
      sending = false
    }
  }

  function settle() {
    ports.keep(null)
    set({ status: { kind: 'saved', at: state.status.kind === 'saved' ? state.status.at : ports.now() } })
  }

  async function loaded(): Promise<WorkingReturn | null> {
    try {
      return await ports.load()
    } catch {
      return null
    }
  }

  async function fail(error: unknown) {
    if (error instanceof Problem && error.code === changedMeanwhile.code) {
      const theirs = await loaded()
      if (theirs) return set({ status: { kind: 'conflict', theirs, done: pending() } })
    }
    if (error instanceof Problem && error.status < 500) return set({ status: { kind: 'refused', error } })
    set({ status: { kind: 'offline' } })
    later(RETRY_AFTER)
  }

  function take(theirs: WorkingReturn, content: DraftContent) {
    base = contentOf(theirs)
    set({ ...answersOf(theirs), content, status: { kind: 'saved', at: theirs.version.savedAt } })
  }

  if (ports.kept && !isEmptyPatch(ports.kept.patch)) {
    const { patch, revision } = ports.kept
    const status: SaveStatus = revision === given.version.revision ? { kind: 'waiting' } : { kind: 'conflict', theirs: given, done: patch }
    state = { ...state, content: applyPatch(base, patch), status }
    if (status.kind === 'waiting') later(0)
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    read: () => state,
    /** Puts new content in place and has it saved in a moment. */
    change: (content: Partial<DraftContent>) => {
      set({ content: { ...state.content, ...content }, status: state.status.kind === 'conflict' ? state.status : { kind: 'waiting' } })
      ports.keep({ revision: state.revision, patch: pending() })
      later(SAVE_AFTER)
    },
    /** Sends what waits now: before an act, and when the connection is back. */
    flush,
    /** Takes what the server has now, unless changes wait here. */
    receive: (working: WorkingReturn) => {
      if (!sending && isEmptyPatch(pending()) && working.version.revision >= state.revision) take(working, contentOf(working))
    },
    /** After a conflict: the newer content with what was done here done to it again. */
    reapply: () => {
      if (state.status.kind !== 'conflict') return
      const { theirs, done } = state.status
      const newest = patchBetween(base, state.content)
      take(theirs, applyPatch(contentOf(theirs), isEmptyPatch(newest) ? done : newest))
      void flush()
    },
    /** After a conflict or a refusal: gives up what was not saved. */
    discard: () => {
      ports.keep(null)
      if (state.status.kind === 'conflict') take(state.status.theirs, contentOf(state.status.theirs))
      else set({ content: base, status: { kind: 'saved', at: null } })
    },
    stop: () => clearTimeout(timer),
  }
}

function answersOf({ version, findings, summary }: WorkingReturn) {
  return { revision: version.revision, findings, figures: version.figures, summary }
}

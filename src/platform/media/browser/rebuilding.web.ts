const SPREAD_MS = 300
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000

export interface Rebuilding<Part extends string> {
  lost: (part: Part) => void
  /** Builds now, whether the part was lost or not. */
  now: (part: Part) => void
  up: (part: Part) => void
  stop: () => void
}

/**
 * Builds what is lost anew: after a random moment, so that sixty rooms do not come back in the same instant, and later each time that
 * it fails. `may` says no when the page wants to do it itself.
 */
export function openRebuilding<Part extends string>(build: (part: Part) => Promise<void>, may: (part: Part, delayMs: number) => boolean): Rebuilding<Part> {
  const failures = new Map<Part, number>()
  const timers = new Map<Part, ReturnType<typeof setTimeout>>()
  const forget = (part: Part) => {
    clearTimeout(timers.get(part))
    timers.delete(part)
  }
  const now = (part: Part) => {
    forget(part)
    void build(part).catch(() => lost(part))
  }
  const lost = (part: Part) => {
    if (timers.has(part)) return
    const failed = failures.get(part) ?? 0
    failures.set(part, failed + 1)
    const delay = Math.min(LONGEST_WAIT_MS, Math.random() * SPREAD_MS + (failed === 0 ? 0 : FIRST_WAIT_MS * 2 ** failed))
    if (may(part, delay)) timers.set(part, setTimeout(now, delay, part))
  }
  return { lost, now, up: (part) => void failures.delete(part), stop: () => [...timers.keys()].forEach(forget) }
}

/** What a call found: an answer, a server without its database, or no server at all. */
export type Found = 'answer' | 'database-away' | 'server-away'
export type Reach = 'there' | Exclude<Found, 'answer'>

export interface ReachPorts {
  /** Asks the server something small that needs its database; fails where it is away, and its call is noted like every other. */
  probe: () => Promise<unknown>
  /** Does the work later; gives back how to call that off. */
  wait: (work: () => void, ms: number) => () => void
  /** From 0 up to 1: browsers that lost the server at one moment shall not all come back at one moment. */
  random: () => number
}

const FIRST_MS = 2000
const LONGEST_MS = 30_000
/** A server that takes a question and does not answer it for so long is away as well. */
const SILENT_MS = 10_000

/** Milliseconds until the next try after so many in vain: twice as long each time, up to half a minute, and by chance up to a fifth more. */
export function pauseOf(tries: number, random: number): number {
  return Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** tries) * (1 + random / 5))
}

/** What an answer tells of the way to the database: our own 503 says that it is away, a gateway's 502 to 504 that we are. */
export function foundOf(status: number, contentType: string | null): Found {
  if (status < 502 || status > 504) return 'answer'
  return status === 503 && contentType?.startsWith('application/problem+json') ? 'database-away' : 'server-away'
}

/**
 * Whether the server and its database can be reached, as the calls of a page find it. A lost call is asked after at once,
 * so that a blip is no alarm; what is away is asked for again by itself, slower and slower, until it answers.
 */
export function createReach() {
  let state: Reach = 'there'
  let lost: Exclude<Reach, 'there'> = 'server-away'
  let tries = 0
  let asking = false
  let ports: ReachPorts | undefined
  let callOff = () => {}
  const listeners = new Set<() => void>()

  function become(next: Reach) {
    if (next === 'there') {
      callOff()
      tries = 0
    }
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }

  async function ask() {
    if (asking || !ports) return
    asking = true
    callOff()
    const isThere = await answersInTime(ports)
    asking = false
    if (isThere) return become('there')
    become(lost)
    callOff = ports.wait(() => void ask(), pauseOf(tries, ports.random()))
    tries += 1
  }

  return {
    /** How it asks; until then it does nothing. */
    start: (given: ReachPorts) => void (ports = given),
    /** What a call found. */
    note: (found: Found) => {
      if (found !== 'answer') {
        lost = found
        if (state === 'there') void ask()
        else become(found)
      } else if (state !== 'there') become('there')
    },
    /** Asks now instead of at its turn. */
    askNow: ask,
    read: (): Reach => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

async function answersInTime({ probe, wait }: ReachPorts): Promise<boolean> {
  let callOff = () => {}
  const silence = new Promise<boolean>((resolve) => {
    callOff = wait(() => resolve(false), SILENT_MS)
  })
  try {
    return await Promise.race([answers(probe), silence])
  } finally {
    callOff()
  }
}

async function answers(probe: ReachPorts['probe']): Promise<boolean> {
  try {
    await probe()
    return true
  } catch {
    return false
  }
}

import type { Window } from './generator-client.ts'

/** How long one point took, from its first word to everything at its page, in milliseconds. */
export interface Arrival {
  /** Until it was let in; 0 where nobody asks. */
  welcome: number
  published: number
  viewing: number
}

/** One way to hold the meeting: on the bare media server, or through the product. */
export interface Arm {
  name: string
  janusPid: () => Promise<number>
  /** Our server's process, where there is one. */
  serverPid: number | undefined
  /** All points come at once. */
  storm: () => Promise<Arrival[]>
  /** The desk looks at the stage and at the wall of all points. */
  openDesk: () => Promise<void>
  /** Puts the point on everybody's stage; resolves at once with the moment it was asked. */
  giveFloor: (index: number) => Promise<number>
  /** Everybody leaves. */
  empty: () => Promise<void>
  close: () => Promise<void>
}

export interface Measured extends Window {
  janusCpu: number
  serverCpu: number
  rss: number
  serverRss: number
  load: string
}

export const senderId = (index: number) => `p${index}`
export const viewerId = (index: number) => `v${index}`
export const DESK = 'desk'
export const WALL = 'wall'

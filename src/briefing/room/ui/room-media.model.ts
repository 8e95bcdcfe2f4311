/** What is left out of the pictures that a page asks for, by its own wish or for a weak line. */
export type Smaller = 'nothing' | 'second_picture' | 'pictures'

/** The sound a listener hears: the floor, or one interpreter's channel above it. */
export interface Listening {
  channel: 'vi' | 'en' | null
  /** How loud the floor stays under an interpreter, 0 to 1. */
  floorVolume: number
}

/** The line as this page measures it. */
export interface OwnLine {
  grade: 'good' | 'fair' | 'poor'
  smaller: Smaller
  upKbps: number
  downKbps: number
  roundTripMs: number
  lossPercent: number
}

/**
 * The pictures and sounds of the room as screens use them. Slots of the stage have the names of `room-stage.model.ts`; those of the
 * wall are the rooms' ids.
 */
export interface RoomMedia {
  subscribe: (listener: () => void) => () => void
  /** The stream of a slot now; the same object until it changes. */
  stream: (slot: string) => MediaStream | null
  /** Who is in a slot, by room. */
  occupant: (slot: string) => string | null
  /** The own camera as the room sees it. */
  own: () => MediaStream | null
  line: () => OwnLine | null
  /** Calls back several times a second with the own sound level, 0 to 1. */
  watchLevel: (listener: (level: number) => void) => () => void
  /** Whether the stage is wanted at all: who watches the live stream receives it once, not twice. */
  showStage: (on: boolean) => void
  /** The rooms whose small pictures are wanted now; an empty list takes the wall down. */
  showWall: (pointIds: readonly string[]) => void
  listen: (listening: Listening) => void
  /** Starts sharing a screen or window; resolves to false when the person declined. */
  share: (on: boolean) => Promise<boolean>
  setCamera: (on: boolean) => void
  /** Sends an interpreter's voice, or ends it. Rejects when there is no microphone. */
  interpret: (on: boolean) => Promise<void>
}

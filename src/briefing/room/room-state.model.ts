import type { Attendance, Layout, QueueEntry, RoomEvent, Seat, Showing } from './room.contract.ts'
import type { z } from 'zod'
import type { ShownTable } from './shown-table.contract.ts'

/** Where a room stands in the session. */
export interface PointInRoom {
  /** Connections of the room that are open now. */
  connections: string[]
  /** Waits to be let in: the session is locked, or it was removed. */
  waiting: boolean
  removed: string | null
  firstJoinedAt: string | null
  lastLeftAt: string | null
  /** Muted by the desk: it cannot open its microphone. */
  muted: boolean
  micOn: boolean
  sharing: boolean
  roll: { attendance: z.infer<typeof Attendance>; reason: string | null; attendeeIds: string[] | null; at: string } | null
}

export interface Floor {
  entry: QueueEntry
  givenAt: string
  /** Minutes given at first and added since. */
  minutes: number
}

type Of<T extends RoomEvent['type']> = Omit<Extract<RoomEvent, { type: T }>, 'type'>
export interface Question extends Of<'question.asked'> {
  at: string
  answer: { text: string; by: string; at: string } | null
}
export interface Poll {
  pollId: string
  question: string
  openedAt: string
  closedAt: string | null
  published: boolean
  /** By room. Empty for a seat that may not see them. */
  votes: Record<string, { choice: 'agree' | 'other'; note: string | null }>
}

/** The whole of a session as its events tell it. Plain data: it travels to pages as it is, cut to what they may see. */
export interface RoomState {
  seq: number
  startedAt: string | null
  endedAt: string | null
  locked: boolean
  layout: Layout
  spotlight: string | null
  recording: boolean
  seats: Record<string, { seat: Seat; server: string; joinedAt: string }>
  points: Record<string, PointInRoom>
  agenda: { itemId: string | null; restricted: boolean; since: string | null; done: { itemId: string; from: string; to: string }[] }
  queue: QueueEntry[]
  floor: Floor | null
  spoken: { entry: QueueEntry; from: string; to: string; seconds: number }[]
  showing: Showing | null
  /** The numbers behind it, where it is a comparison or a map. */
  shownAnswer: ShownTable | null
  /** The title of the paper that is shown. */
  shownTitle: string | null
  figures: (Of<'figure.said'> & { at: string })[]
  questions: Question[]
  poll: Poll | null
  pastPolls: Poll[]
  conclusions: (Of<'conclusion.added'> & { at: string })[]
  messages: (Of<'message.sent'> & { at: string })[]
  chat: (Of<'chat.sent'> & { at: string })[]
  interpretation: Partial<Record<'en' | 'vi', string>>
  captions: { text: string; at: string }[]
}

export const emptyRoom: RoomState = {
  seq: 0,
  startedAt: null,
  endedAt: null,
  locked: false,
  layout: 'speaker_and_chair',
  spotlight: null,
  recording: false,
  seats: {},
  points: {},
  agenda: { itemId: null, restricted: false, since: null, done: [] },
  queue: [],
  floor: null,
  spoken: [],
  showing: null,
  shownAnswer: null,
  shownTitle: null,
  figures: [],
  questions: [],
  poll: null,
  pastPolls: [],
  conclusions: [],
  messages: [],
  chat: [],
  interpretation: {},
  captions: [],
}

import type { Command, Seat, ServerMessage } from '../room.contract.ts'
import type { RoomFacts } from '../room-facts.contract.ts'
import { emptyRoom, type RoomState } from '../room-state.model.ts'

/** A command without its id, as a screen asks for it. */
export type Wish = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never

export type Goodbye = Extract<ServerMessage, { type: 'goodbye' }>['code']
type Welcome = Extract<ServerMessage, { type: 'welcome' }>
export type MediaState = Welcome['media']

/** What the page knows: the folded state, how the line to the server stands, and what it asked for and has no answer to. */
export interface RoomView {
  room: RoomState
  link: 'connecting' | 'live' | 'lost' | 'gone'
  goodbye: Goodbye | null
  you: Seat | null
  /** Rooms, agenda, statements and people by name, as this seat may see them. */
  facts: RoomFacts | null
  iceServers: Welcome['iceServers']
  connection: string
  media: MediaState
  /** Grows when every peer connection must be built anew. */
  mediaEpoch: number
  send: { stage: boolean; audio: boolean }
  pending: readonly Command[]
  caption: { text: string; final: boolean } | null
}

export const firstView = (connection: string): RoomView => ({
  room: emptyRoom,
  link: 'connecting',
  goodbye: null,
  you: null,
  facts: null,
  iceServers: [],
  connection,
  media: 'starting',
  mediaEpoch: 0,
  send: { stage: false, audio: false },
  pending: [],
  caption: null,
})

const fastestMs = 150
const slowestMs = 8_000

/**
 * How long to wait before the next attempt. The first score come quickly, so that a page is back as soon as a
 * restarted server is; the spread (`random` in 0..1) keeps a hundred rooms from knocking at once.
 */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = attempt < 20 ? 900 : Math.min(slowestMs, 900 * 2 ** (attempt - 19))
  return Math.round(fastestMs + random * (ceiling - fastestMs))
}

/** The server's clock minus ours (ms), from a ping that was sent and answered; the way back is taken as half of the trip. */
export function clockOffset(sentAt: number, receivedAt: number, serverNow: string): { offset: number; roundTrip: number } {
  const roundTrip = receivedAt - sentAt
  return { offset: Date.parse(serverNow) + roundTrip / 2 - receivedAt, roundTrip }
}

import type { Server } from 'node:http'
import { openSockets, type Wire } from '#platform/socket.ts'
import type { LiveRoom } from './live-room.ts'
import { ClientMessage } from './room.contract.ts'
import { handle } from './room-handlers.ts'
import type { RoomHouse } from './room-house.ts'
import { dismiss, type Member } from './room-member.ts'
import { findTicket, type TicketRow } from './ticket.store.ts'

export const ROOM_PATH = '/room-socket'
const MAX_BYTES = 256 * 1024
/** Messages that a page may send at once, and a second after that. */
export const BURST = 80
export const PER_SECOND = 25

export interface RoomDoor {
  house: RoomHouse
  findRoom: (sessionId: string) => Promise<LiveRoom | undefined>
  /** Host of the address that people use. */
  publicHost: string
  helloWithinMs: number
}

/** Lets pages in: the first message is a pass, everything after it is handed to the room. Answers how to close the door. */
export function openDoor(server: Server, door: RoomDoor): () => void {
  return openSockets(server, {
    path: ROOM_PATH,
    origins: [door.publicHost],
    maxBytes: MAX_BYTES,
    burst: BURST,
    perSecond: PER_SECOND,
    onOpen: (wire) => greet(wire, door),
  })
}

/** Messages that a page may send before it is in; they are heard when it is. */
const EARLY = 50

function greet(wire: Wire, door: RoomDoor) {
  const late = setTimeout(() => dismiss(wire, 'protocol'), door.helloWithinMs)
  const early: ClientMessage[] = []
  const at: { place: Place | null; greeted: boolean; ready: boolean; gone: boolean } = { place: null, greeted: false, ready: false, gone: false }
  const hear = (message: ClientMessage) => at.place && handle(door.house, at.place.room, at.place.member, message)
  const enter = async (hello: Hello) => {
    try {
      at.place = await findPlace(wire, door, hello)
      if (!at.place) return
      takePlace(at.place, hello.after, () => {
        at.ready = true
        for (const message of early.splice(0)) hear(message)
      })
      if (at.gone) at.place.room.leave(at.place.member, false)
    } catch (error) {
      door.house.warn(error)
      wire.close(1013, 'try again')
    }
  }
  wire.onClose((meant) => {
    clearTimeout(late)
    at.gone = true
    at.place?.room.leave(at.place.member, meant)
  })
  wire.onText((text) => {
    const message = read(text)
    if (!message || (message.type === 'hello') === at.greeted || early.length >= EARLY) return dismiss(wire, 'protocol')
    if (message.type !== 'hello') return void (at.ready ? hear(message) : early.push(message))
    clearTimeout(late)
    at.greeted = true
    return void enter(message)
  })
}

interface Place {
  room: LiveRoom
  member: Member
}
type Hello = Extract<ClientMessage, { type: 'hello' }>

/** A message as the contract knows it, with texts in NFC and fit to be kept; null for anything else. */
function read(text: string): ClientMessage | null {
  try {
    const parsed = ClientMessage.safeParse(JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? clean(value) : value)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const clean = (text: string) => text.toWellFormed().replaceAll('\0', '').normalize('NFC')

/** The room and the seat that a pass stands for; null when the page was shown the door. */
async function findPlace(wire: Wire, door: RoomDoor, hello: Hello): Promise<Place | null> {
  const refuse = (code: 'ticket' | 'ended') => {
    dismiss(wire, code)
    return null
  }
  const ticket = await door.house.read((db) => findTicket(db, hello.ticket, door.house.clock().toISOString()))
  if (!ticket) return refuse('ticket')
  const room = await door.findRoom(ticket.sessionId)
  if (!room) return refuse('ended')
  if (!isOwn(room, ticket, hello.connection)) return refuse('ticket')
  const seat = { kind: ticket.seatKind, pointId: ticket.pointId, name: ticket.name }
  return { room, member: { actor: { connection: hello.connection, seat, personId: ticket.personId }, ticketId: ticket.id, wire, view: null, told: 0 } }
}

function takePlace({ room, member }: Place, after: number, ready: () => void) {
  const { connection, seat, personId } = member.actor
  room.enter(member)
  room.ask({ kind: 'join', connection, seat, personId }, (outcome) => {
    if ('seq' in outcome) {
      room.welcome(member, after)
      return ready()
    }
    room.leave(member, true)
    return dismiss(member.wire, outcome.refused === 'ended' ? 'ended' : 'full')
  })
}

/** Nobody takes the place of another connection: it is the same pass's, or, after a restart of the server, a seat of the same room. */
function isOwn(room: LiveRoom, ticket: TicketRow, connection: string): boolean {
  const present = room.members.get(connection)
  if (present) return present.ticketId === ticket.id
  const seat = room.state().seats[connection]?.seat
  if (!seat) return true
  return !seat.synthetic && seat.pointId === ticket.pointId && (seat.kind === ticket.seatKind || (seat.kind === 'watcher' && ticket.seatKind === 'point'))
}

import type { Seat, StoredEvent } from '../room/room.contract.ts'

/** A time that a room was there, without a gap; `to` is null while it still is. */
export interface Stay {
  from: string
  to: string | null
}

/** A line that breaks and is back within a minute is no leaving. */
const GAP_MS = 60_000

const sitsIn = (seat: Seat) => (seat.kind === 'point' || seat.kind === 'chair' ? seat.pointId : null)

interface Room {
  connections: Set<string>
  waiting: boolean
  stays: Stay[]
}

/** When each room was in the session, from its joining and leaving to the second; waiting at the door does not count. */
export function staysOf(events: readonly StoredEvent[]): Map<string, Stay[]> {
  const rooms = new Map<string, Room>()
  const roomOf = (id: string) => {
    const known = rooms.get(id) ?? { connections: new Set<string>(), waiting: false, stays: [] }
    rooms.set(id, known)
    return known
  }
  for (const { at, event } of events) {
    if (event.type === 'seat.joined') {
      const pointId = sitsIn(event.seat)
      if (!pointId) continue
      const room = roomOf(pointId)
      room.waiting = room.connections.size > 0 ? room.waiting && event.waiting : event.waiting
      room.connections.add(event.connection)
      settle(room, at)
    } else if (event.type === 'seat.left') {
      const pointId = sitsIn(event.seat)
      if (!pointId) continue
      const room = roomOf(pointId)
      room.connections.delete(event.connection)
      settle(room, at)
    } else if (event.type === 'point.admitted' || event.type === 'point.removed') {
      const room = roomOf(event.pointId)
      room.waiting = event.type === 'point.removed'
      settle(room, at)
    }
  }
  return new Map([...rooms].map(([id, { stays }]) => [id, stays]))
}

/** Opens or ends the room's stay, as it is in or out at this moment. */
function settle(room: Room, at: string) {
  const isIn = room.connections.size > 0 && !room.waiting
  const last = room.stays.at(-1)
  const open = last?.to === null
  if (isIn && !open) {
    if (last?.to && Date.parse(at) - Date.parse(last.to) < GAP_MS) last.to = null
    else room.stays.push({ from: at, to: null })
  }
  if (!isIn && open && last) last.to = at
}

/** Whether a moment lies in one of the times that are kept out of every record. */
export function isWithheld(at: string, withheld: readonly Stay[]): boolean {
  return withheld.some(({ from, to }) => at >= from && (to === null || at < to))
}

/** The times of restricted items: of what was said in them nothing is written here (Luật 117/2025/QH15, Điều 5). */
export function withheldTimes(events: readonly StoredEvent[]): Stay[] {
  const times: Stay[] = []
  for (const { at, event } of events) {
    if (event.type !== 'agenda.went' && event.type !== 'session.ended') continue
    const open = times.at(-1)
    if (open && open.to === null) open.to = at
    if (event.type === 'agenda.went' && event.restricted) times.push({ from: at, to: null })
  }
  return times
}

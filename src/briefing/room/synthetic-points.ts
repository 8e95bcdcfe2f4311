import type { LiveRoom } from './live-room.ts'
import type { RoomHouse } from './room-house.ts'

/** Rooms that nobody sits in: the server joins in their place, so that a rehearsal has a full wall. They raise a hand now and then. */
export interface SyntheticPoints {
  /** So many of them from now on, as far as there are rooms that nobody has joined; answers how many there are. */
  set: (count: number) => Promise<number>
  close: () => void
}

const ACT_MS = 7000

export function openSyntheticPoints(house: RoomHouse, room: LiveRoom): SyntheticPoints {
  const own = () => Object.entries(room.state().seats).filter(([, { seat }]) => seat.synthetic)
  const wish = (given: Parameters<LiveRoom['ask']>[0]) => new Promise<void>((settled) => room.ask(given, () => settled()))
  let turn = 0

  /** One of them raises its hand, or lowers it again. */
  const act = () => {
    const state = room.state()
    const all = own()
    const [connection, seated] = all[(turn += 7) % Math.max(1, all.length)] ?? []
    if (!connection || !seated || !state.startedAt || state.endedAt || room.members.size === 0) return
    const raised = state.queue.some((entry) => entry.raised && entry.pointId === seated.seat.pointId)
    if (!raised && state.queue.filter((entry) => entry.raised).length >= 5) return
    const id = house.newId()
    const command = raised ? ({ id, type: 'hand.lower' } as const) : ({ id, type: 'hand.raise', subject: null } as const)
    room.ask({ kind: 'command', actor: { connection, seat: seated.seat, personId: null }, command })
  }
  const timer = setInterval(act, ACT_MS)
  timer.unref()

  return {
    set: async (count) => {
      const present = own()
      const surplus = present.slice(count)
      const { points } = room.state()
      const free = room.facts().points.filter(({ id, kind }) => kind !== 'centre' && !points[id]?.connections.length && !points[id]?.removed)
      const missing = free.slice(0, Math.max(0, count - present.length))
      await Promise.all([
        ...surplus.map(([connection, { server }]) => wish({ kind: 'leave', connection, server, why: 'closed' })),
        ...missing.map(({ id, nameVi }) =>
          wish({ kind: 'join', connection: house.newId(), seat: { kind: 'point', pointId: id, name: nameVi, synthetic: true }, personId: null }),
        ),
      ])
      return own().length
    },
    close: () => clearInterval(timer),
  }
}

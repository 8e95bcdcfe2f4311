import type { ClientMessage } from './room.contract.ts'
import { LineReport } from './room.contract.ts'
import type { LiveRoom } from './live-room.ts'
import type { RoomHouse } from './room-house.ts'
import { tellAll } from './room-member.ts'

/** How the lines of all rooms are, told to the desk once a second. */
export interface RoomLines {
  report: (pointId: string, line: Extract<ClientMessage, { type: 'line' }>) => void
  /** The media server heard how loud a room is, or saw that its packets are lost. */
  heard: (pointId: string, level: number) => void
  slow: (pointId: string) => void
  lost: (pointId: string | null) => void
  forget: (pointId: string | null) => void
  /** Reports of rooms on another server. */
  take: (lines: readonly unknown[]) => void
  close: () => void
}

const EVERY_MS = 1000
/** A notification of the database carries 8,000 bytes. */
const PER_WHISPER = 25
const silent: Omit<LineReport, 'pointId'> = { grade: 'good', upKbps: 0, downKbps: 0, roundTripMs: 0, lossPercent: 0, level: 0 }

export function openRoomLines(house: RoomHouse, room: LiveRoom): RoomLines {
  const known = new Map<string, LineReport>()
  const fresh = new Set<string>()
  const own = new Set<string>()
  const put = (pointId: string, change: Partial<LineReport>, isOwn = true) => {
    known.set(pointId, { ...silent, ...known.get(pointId), ...change, pointId })
    fresh.add(pointId)
    if (isOwn) own.add(pointId)
  }
  const timer = setInterval(() => {
    if (fresh.size === 0) return
    const lines = [...fresh].flatMap((pointId) => known.get(pointId) ?? [])
    const told = lines.filter(({ pointId }) => own.has(pointId))
    fresh.clear()
    own.clear()
    const desk = [...room.members.values()].filter(({ view }) => view === 'desk')
    if (desk.length > 0) tellAll(desk, { type: 'lines', lines }, 'skip')
    if (house.others() > 0) for (let at = 0; at < told.length; at += PER_WHISPER) house.whisper(room.session.id, { lines: told.slice(at, at + PER_WHISPER) })
  }, EVERY_MS)
  timer.unref()
  return {
    report: (pointId, { type: _type, ...line }) => put(pointId, line),
    heard: (pointId, level) => put(pointId, { level }),
    slow: (pointId) => put(pointId, { grade: 'poor' }),
    lost: (pointId) => void (pointId && put(pointId, { grade: 'lost', level: 0 })),
    forget: (pointId) => void (pointId && known.delete(pointId)),
    take: (lines) => {
      for (const line of lines) {
        const parsed = LineReport.safeParse(line)
        if (parsed.success) put(parsed.data.pointId, parsed.data, false)
      }
    },
    close: () => clearInterval(timer),
  }
}

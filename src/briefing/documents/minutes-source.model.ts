import type { StoredEvent } from '../room/room.contract.ts'
import type { RoomState } from '../room/room-state.model.ts'

/** All that the draft of the minutes is written from. */
export interface MinutesSource {
  briefing: {
    reportYear: number
    titleVi: string
    startsAt: string
    endsAt: string
    centre: string
    chairName: string | null
    chairPosition: string | null
    coChairName: string | null
    coChairPosition: string | null
  }
  /** In their order on the board; rooms below a province carry its id. */
  points: readonly { id: string; kind: 'centre' | 'province' | 'ministry' | 'district' | 'commune'; nameVi: string; parentId: string | null }[]
  attendees: readonly {
    id: string
    pointId: string
    rank: number
    fullName: string
    jobTitle: string
    duty: string
    attendance: string
    absenceReason: string | null
  }[]
  agenda: readonly { id: string; position: number; kind: string; titleVi: string; owner: string | null }[]
  statements: readonly { id: string; pointId: string; subject: string; speakerName: string | null; speakerPosition: string | null }[]
  state: RoomState
  events: readonly StoredEvent[]
}

/** "14 giờ 05" on Ha Noi's clock. */
export function clockOf(moment: string): string {
  const local = new Date(Date.parse(moment) + 7 * 3_600_000).toISOString()
  return `${local.slice(11, 13)} giờ ${local.slice(14, 16)}`
}

/** "7 phút 32 giây", "45 giây"; what was spoken, to the second. */
export function durationOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = Math.round(seconds % 60)
  return [minutes > 0 ? `${minutes} phút` : '', rest > 0 || minutes === 0 ? `${rest} giây` : ''].filter(Boolean).join(' ')
}

/** A name with what stands after it: "Nguyễn Minh Hằng, Thứ trưởng Bộ Ngoại giao". */
export const withPosition = (name: string | null, position: string | null) => (name ? [name, position].filter(Boolean).join(', ') : null)

import { bold, doc, p, ul } from '../text/rich-text.model.ts'
import type { Inline, RichText } from '../text/rich-text.contract.ts'
import { clockOf, type MinutesSource } from './minutes-source.model.ts'
import { type Stay, staysOf } from './presence.model.ts'

type Room = MinutesSource['points'][number]
type Presence = 'present' | 'online' | 'absent'

/** How a room attended: as the roll says; where it was not called, by whether it ever came in. The centre is where the conference is: it is never online. */
function presenceOf(room: Room, source: MinutesSource, stays: readonly Stay[]): Presence {
  const roll = source.state.points[room.id]?.roll
  if (roll) return roll.attendance
  return stays.length === 0 ? 'absent' : room.kind === 'centre' ? 'present' : 'online'
}

/** Who was there: rooms present, online, absent with the reason; people of each room; comings and goings to the minute. */
export function attendanceText(source: MinutesSource): RichText {
  const stays = staysOf(source.events)
  const rooms = source.points.map((room) => ({ room, stays: stays.get(room.id) ?? [], presence: presenceOf(room, source, stays.get(room.id) ?? []) }))
  const there = rooms.filter(({ presence }) => presence !== 'absent')
  const absent = rooms.filter(({ presence }) => presence === 'absent')
  const count = (presence: Presence) => rooms.filter((room) => room.presence === presence).length
  const people = there.reduce((sum, { room }) => sum + headCount(room, source).there, 0)
  return doc(
    p(
      `Có ${there.length}/${rooms.length} điểm cầu tham dự (${count('present')} có mặt, ${count('online')} trực tuyến, ${absent.length} vắng), với ${people} người.`,
    ),
    ...(there.length > 0 ? [ul(...there.map(({ room, stays: own }) => lineOf(room, source, own)))] : []),
    ...(absent.length > 0 ? [p(bold('Điểm cầu vắng mặt:')), ul(...absent.map(({ room }) => `${room.nameVi}: ${absenceOf(room, source)}`))] : []),
  )
}

function absenceOf(room: Room, source: MinutesSource): string {
  return source.state.points[room.id]?.roll?.reason ?? 'không có lý do'
}

/** Of the people that a room named, who answered the roll; without an answer, all who are not marked absent. */
function headCount(room: Room, { attendees, state }: MinutesSource) {
  const own = attendees.filter(({ pointId }) => pointId === room.id)
  const answered = state.points[room.id]?.roll?.attendeeIds
  const there = own.filter(({ id, attendance }) => (answered ? answered.includes(id) : attendance !== 'absent'))
  return { there: there.length, named: own.length, missing: own.filter((person) => !there.includes(person)), head: there.find(({ duty }) => duty === 'head') }
}

function lineOf(room: Room, source: MinutesSource, stays: readonly Stay[]): Inline[] {
  const { there, named, missing, head } = headCount(room, source)
  const parts = [
    named > 0 ? `${there}/${named} người` : '',
    head ? `do ${head.fullName}, ${head.jobTitle}, chủ trì` : '',
    missing.length > 0 ? `vắng ${missing.map(({ fullName, absenceReason }) => (absenceReason ? `${fullName} (${absenceReason})` : fullName)).join(', ')}` : '',
    ...movesOf(stays, source.state.startedAt, source.state.endedAt),
  ].filter((part) => part !== '')
  return [bold(room.nameVi), { type: 'text', text: parts.length > 0 ? `: ${parts.join('; ')}.` : '.' }]
}

/** Comings after the opening and goings before the end, to the minute. */
function movesOf(stays: readonly Stay[], startedAt: string | null, endedAt: string | null): string[] {
  const during = stays.filter(({ from, to }) => (endedAt === null || from < endedAt) && (to === null || startedAt === null || to > startedAt))
  return during.flatMap(({ from, to }, index) => [
    ...(startedAt !== null && from > startedAt ? [`${index === 0 ? 'vào' : 'vào lại'} lúc ${clockOf(from)}`] : []),
    ...(to !== null && (endedAt === null || to < endedAt) ? [`rời lúc ${clockOf(to)}`] : []),
  ])
}

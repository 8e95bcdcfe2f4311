import { randomUUID } from 'node:crypto'
import type { FigureCode } from '#figures/figure.contract.ts'
import { figureMessages } from '#figures/figure.messages.ts'
import { answerFigure } from '#figures/index.ts'
import type { Tx } from '#platform/db.ts'
import { minutesAfter } from '#briefing/clock.model.ts'
import type { RoomFacts } from '#briefing/room/room-facts.contract.ts'
import type { ToldBriefing } from './briefing-articles.ts'
import { type Play, playSession, type Sitter } from './briefing-player.ts'
import { putRows, type SeededBriefing } from './briefing-rows.ts'
import { randomFor } from './random.ts'

export interface SessionPeople {
  secretary: { id: string; name: string }
  /** Who signed in at a room; null where nobody has an account. */
  officerOf: (agencyId: string) => { id: string; name: string } | null
}

interface Stage extends SessionPeople {
  tx: Tx
  seeded: SeededBriefing
  facts: RoomFacts
  play: Play
  desk: Sitter
  chair: Sitter
  rooms: Map<string, Sitter>
  /** The moment so many minutes after the session began. */
  at: (minutes: number) => string
}

/** The rooms that did not come, with what they told, by place. */
const absent: Record<string, string> = { 'p63-95': 'Mất điện khu vực; xin nhận tài liệu sau' }
const LATE = ['p63-11', 'p63-96']
const DROPPED = 'p63-14'
/** Its return of the year waits for a visitor: it has no figure to say yet. */
const UNREPORTED = 'p63-45'

/** Plays and keeps the session of 12 April 2024. Returns the conclusions' ids in order. */
export async function putSession(tx: Tx, told: ToldBriefing, given: { seeded: SeededBriefing; facts: RoomFacts; people: SessionPeople }): Promise<string[]> {
  const { seeded, facts, people } = given
  const start = seeded.briefing.startsAt
  const sessionId = facts.session.id
  const play = playSession(sessionId, facts)
  const seat = (kind: 'chair' | 'control', name: string): Sitter => ({
    connection: randomUUID(),
    seat: { kind, pointId: kind === 'chair' ? centreOf(facts) : null, name },
    personId: people.secretary.id,
  })
  const stage: Stage = {
    ...people,
    tx,
    seeded,
    facts,
    play,
    desk: seat('control', people.secretary.name),
    chair: seat('chair', told.chair?.name ?? ''),
    rooms: new Map(),
    at: (minutes) => minutesAfter(start, minutes),
  }
  gather(stage)
  await hear(stage)
  await speak(stage)
  discuss(stage)
  conclude(stage, told)
  await putRows(tx, 'room_session', [
    {
      id: sessionId,
      briefing_id: seeded.briefing.id,
      kind: 'official',
      opened_at: stage.at(-45),
      opened_by: people.secretary.id,
      started_at: start,
      ended_at: stage.at(207),
      demo: true,
    },
  ])
  await putRows(tx, 'room_event', play.rows as Parameters<typeof putRows>[2])
  tx.audit({ action: 'demo.session', subject: 'briefing', subjectId: seeded.briefing.id, after: { events: play.rows.length } })
  return play.state().conclusions.map(({ conclusionId }) => conclusionId)
}

const centreOf = ({ points }: RoomFacts) => points.find(({ kind }) => kind === 'centre')?.id ?? null

/** Everybody comes in, the session begins, rooms answer the roll. */
function gather(stage: Stage) {
  const { play, at, desk, chair, seeded, facts, rooms, officerOf } = stage
  const random = randomFor('session')
  play.join(at(-44), desk)
  play.join(at(-12), chair)
  for (const room of seeded.rooms) {
    if (room.kind === 'centre') continue
    const officer = officerOf(room.agencyId)
    const sitter: Sitter = { connection: randomUUID(), seat: { kind: 'point', pointId: room.id, name: room.nameVi }, personId: officer?.id ?? null }
    rooms.set(room.placeId ?? room.agencyId, sitter)
  }
  const coming = [...rooms].filter(([key]) => !(key in absent) && !LATE.includes(key))
  coming
    .map(([, sitter]) => ({ sitter, minutes: -random.whole(2, 40) + random.next() }))
    .sort((a, b) => a.minutes - b.minutes)
    .forEach(({ sitter, minutes }) => play.join(at(minutes), sitter))
  play.act(at(0), desk, 'session.start', {})
  go(stage, 0, 'opening')
  const attendeesOf = (sitter: Sitter) => facts.attendees.filter(({ pointId }) => pointId === sitter.seat.pointId).map(({ id }) => id)
  coming.forEach(([, sitter], index) => play.act(at(1 + index / 40), sitter, 'roll.answer', { attendeeIds: attendeesOf(sitter) }))
  for (const [key, reason] of Object.entries(absent)) {
    const pointId = rooms.get(key)?.seat.pointId
    if (pointId) play.act(at(4), desk, 'roll.mark', { pointId, attendance: 'absent', reason })
  }
  LATE.forEach((key, index) => {
    const sitter = rooms.get(key)
    if (!sitter) return
    play.join(at(7 + index), sitter)
    play.act(at(8 + index), sitter, 'roll.answer', { attendeeIds: attendeesOf(sitter) })
  })
}

function go({ play, at, desk, facts }: Stage, minutes: number, kind: string, nth = 0) {
  const item = facts.agenda.filter((one) => one.kind === kind)[nth]
  if (item) play.act(at(minutes), desk, 'agenda.go', { itemId: item.id })
}

/** Somebody says a figure: the database answers as of the briefing's moment, with a receipt. */
async function say(stage: Stage, minutes: number, sitter: Sitter, code: FigureCode, place?: string) {
  const { tx, play, at, facts, seeded } = stage
  const asOf = facts.briefing.figuresAsOf
  const query = { year: facts.briefing.reportYear, map: 'reported', currency: 'USD' as const, ...(place ? { place } : {}), ...(asOf ? { asOf } : {}) }
  const answer = await answerFigure(tx, code, query, at(minutes))
  const where = place ? seeded.rooms.find(({ placeId }) => placeId === place)?.nameVi : 'cả nước'
  const label = `${figureMessages.vi[`figure.${code}`]}, ${where}, ${facts.briefing.reportYear}`
  play.act(at(minutes), sitter, 'figure.say', { code, query }, { label, answer })
}

/** Last year's directives, the report with its figures, the notes; one item is closed to screens and recording. */
async function hear(stage: Stage) {
  const { play, at, desk, chair, rooms } = stage
  go(stage, 10, 'directives')
  go(stage, 25, 'report')
  const codes = ['organisations_active', 'disbursed', 'disbursed_change_value', 'disbursement_ratio', 'home_countries'] as const
  for (const [index, code] of codes.entries()) await say(stage, 28 + 4 * index, desk, code)
  const dropped = rooms.get(DROPPED)
  if (dropped) {
    play.leave(at(36.4), dropped, 'lost')
    play.join(at(37.9), dropped)
  }
  go(stage, 50, 'restricted')
  go(stage, 64, 'note', 0)
  go(stage, 84, 'note', 1)
  await say(stage, 90, chair, 'grants')
  go(stage, 98, 'note', 2)
}

/** Rooms speak from the queue, each with the figures of its place. */
async function speak(stage: Stage) {
  const { play, at, desk, facts, rooms, seeded } = stage
  go(stage, 113, 'statements')
  let minutes = 114
  for (const statement of facts.statements.filter(({ state }) => state === 'accepted')) {
    const entry = play.state().queue.find(({ statementId }) => statementId === statement.id)
    const room = seeded.rooms.find(({ id }) => id === statement.pointId)
    const sitter = rooms.get(room?.placeId ?? room?.agencyId ?? '')
    // The last two were not reached; the chair asked for them in writing.
    if (!entry || !room || !sitter || minutes > 158) continue
    play.act(at(minutes), desk, 'floor.give', { entryId: entry.id, minutes: statement.minutes })
    play.act(at(minutes + 0.2), sitter, 'mic.set', { on: true })
    if (room.placeId && room.placeId !== UNREPORTED) await say(stage, minutes + 1.5, sitter, 'disbursed', room.placeId)
    play.act(at(minutes + statement.minutes + 0.4), desk, 'floor.end', {})
    minutes += statement.minutes + 0.8
  }
}

/** Hands, a question with its answer, a show of opinion. */
function discuss(stage: Stage) {
  const { play, at, desk, rooms } = stage
  const [caoBang, haiPhong, angiang] = ['p63-04', 'p63-31', 'p63-89'].map((key) => rooms.get(key))
  go(stage, 163, 'discussion')
  if (caoBang) {
    play.act(at(164), caoBang, 'hand.raise', { subject: 'Thời hạn trả lời ý kiến thẩm định' })
    const entry = play.state().queue.find(({ pointId, raised }) => raised && pointId === caoBang.seat.pointId)
    if (entry) play.act(at(165), desk, 'floor.give', { entryId: entry.id, minutes: 3 })
    play.act(at(168.2), desk, 'floor.end', {})
  }
  if (haiPhong) play.act(at(169), haiPhong, 'question.ask', { text: 'Viện trợ bằng hiện vật ghi theo giá nào khi báo cáo?', addressee: 'Bộ Tài chính' })
  const question = play.state().questions[0]
  if (question)
    play.act(at(173), desk, 'question.answer', {
      questionId: question.questionId,
      text: 'Ghi theo giá trên văn kiện được phê duyệt; nếu không có thì theo giá thị trường tại thời điểm nhận.',
    })
  if (angiang) play.act(at(174), angiang, 'chat.send', { text: 'An Giang đã gửi báo cáo bổ sung.' })
  play.act(at(176), desk, 'poll.open', { question: 'Nộp báo cáo năm trên cơ sở dữ liệu quốc gia, không gửi bản giấy' })
  const poll = play.state().poll
  const random = randomFor('poll')
  if (poll)
    for (const [key, sitter] of rooms)
      if (!(key in absent) && random.chance(0.85))
        play.act(at(177 + random.next()), sitter, 'poll.vote', { pollId: poll.pollId, choice: random.chance(0.9) ? 'agree' : 'other', note: null })
  play.act(at(180), desk, 'poll.close', { publish: true })
}

/** The chair concludes; the session ends and rooms go. */
function conclude(stage: Stage, told: ToldBriefing) {
  const { play, at, desk, chair, rooms } = stage
  go(stage, 192, 'conclusion')
  told.conclusions.forEach(({ vi }, index) => play.act(at(194 + 2 * index), desk, 'conclusion.add', { text: vi }))
  play.act(at(207), chair, 'session.end', {})
  const random = randomFor('leaving')
  const open = new Set(Object.keys(play.state().seats))
  const leaving = [...rooms.values(), chair, desk]
    .filter(({ connection }) => open.has(connection))
    .map((sitter) => ({ sitter, minutes: 207 + random.between(0.1, 1.9) }))
  for (const { sitter, minutes } of leaving.sort((a, b) => a.minutes - b.minutes)) play.leave(at(minutes), sitter, 'closed')
}

import { randomUUID } from 'node:crypto'
import { type Actor, systemActor } from '#platform/actor.ts'
import type { Database, Tx } from '#platform/db.ts'
import { restrictedTitles } from '#briefing/agenda.model.ts'
import { momentInHaNoi } from '#briefing/clock.model.ts'
import { draftReleaseOf, stepRelease } from '#briefing/releases/release.action.ts'
import type { RoomFacts } from '#briefing/room/room-facts.contract.ts'
import { addDays } from '#platform/working-days.ts'
import { articles, type ToldBriefing, toldBriefings } from './briefing-articles.ts'
import { putDirectives } from './briefing-directives.ts'
import { putDocuments } from './briefing-documents.ts'
import { putPapers } from './briefing-papers.ts'
import { putPeople } from './briefing-people.ts'
import { planBriefing } from './briefing-planned.ts'
import { putHeldBriefing, putRows, type SeededBriefing } from './briefing-rows.ts'
import { putSession, type SessionPeople } from './briefing-session.ts'
import { type DemoStatement, statements2023 } from './briefing-statements.ts'

export interface BriefingCast {
  actorOf: (agencyId: string, role: 'officer' | 'approver') => Actor
}
export interface Seeding {
  db: Database
  cast: BriefingCast
  now: string
  say: (line: string) => void
}

/** Of the session of 2024 Huế's article is published and Quảng Trị's waits for its people; Đắk Nông's of 2020 is left for a visitor to draft. */
const PUBLISHED_2023 = ['p63-46']
const LEFT_TO_DRAFT = 'p63-67'
const SESSION_YEAR = 2023

/**
 * The briefings of the demonstration: those that the five articles tell of, with their directives and articles; the whole session of
 * 12 April 2024 as the room would have kept it; and one that is called together for about three weeks after `now`.
 */
export async function seedBriefings({ db, cast, now, say }: Seeding): Promise<void> {
  let carried = new Map<string, string>()
  for (const told of toldBriefings) {
    const at = momentInHaNoi(addDays(told.heldOn, told.reportYear === SESSION_YEAR ? 3 : 8), '09:00')
    // In the product's own name: what sixty agencies did on many days is laid down at once, each row under its own person.
    const seeded = await db.write({ actor: systemActor, now: at, requestId: `demo-briefing-${told.reportYear}` }, async (tx) => {
      const held = await hold(tx, told, { cast, carried, now })
      carried = held.unfinished
      return held.seeded
    })
    if (told.reportYear === SESSION_YEAR) await putAway({ db, cast }, seeded, told)
    for (const { placeId, act } of articlesOf(told.reportYear)) await writeRelease({ db, cast, now, say }, { seeded, told, placeId, act })
  }
  await planBriefing({ db, cast, now, say })
  say('  Hội nghị giao ban 2020, 2021, 2023, 2024 và hội nghị sắp tới / briefings')
}

/** What went before the session on paper, and what came out of it. */
async function putAway({ db, cast }: Pick<Seeding, 'db' | 'cast'>, seeded: SeededBriefing, told: ToldBriefing) {
  const people = { secretary: cast.actorOf('paccom', 'officer'), head: cast.actorOf('paccom', 'approver') }
  await putPapers({ db, seeded, told, ...people, officerOf: (agencyId) => personOf(cast, agencyId)?.id ?? null })
  await putDocuments({ db, briefingId: seeded.briefing.id, told, ...people })
}

async function hold(tx: Tx, told: ToldBriefing, { cast, carried, now }: { cast: BriefingCast; carried: ReadonlyMap<string, string>; now: string }) {
  const session = told.reportYear === SESSION_YEAR
  const secretary = cast.actorOf('paccom', 'officer')
  const seeded = await putHeldBriefing(tx, told, { state: session ? 'concluded' : 'closed', by: cast.actorOf('paccom', 'approver').personId })
  const people = await putPeople(tx, {
    reportYear: told.reportYear,
    rooms: seeded.rooms,
    articles,
    invented: session,
    absent: session ? ['p63-95'] : [],
    attendance: 'present',
  })
  const conclusionIds = session ? await meet(tx, told, seeded, { cast, attendees: people }) : []
  const unfinished = await putDirectives(tx, {
    seeded,
    told,
    secretary: secretary.personId,
    officerOf: (agencyId) => personOf(cast, agencyId)?.id ?? null,
    conclusionIds,
    settled: told.reportYear < 2022 ? 'all' : session ? 'none' : 'most',
    carried,
    today: now.slice(0, 10),
  })
  return { seeded, unfinished }
}

/** The rooms confirm, test their lines, register statements, and meet. */
async function meet(
  tx: Tx,
  told: ToldBriefing,
  seeded: SeededBriefing,
  { cast, attendees }: { cast: BriefingCast; attendees: Awaited<ReturnType<typeof putPeople>> },
) {
  const { briefing, rooms } = seeded
  await putRows(
    tx,
    'line_check',
    rooms
      .filter(({ kind }) => kind !== 'centre')
      .map((room, index) => lineCheck(briefing.id, room.id, momentInHaNoi(addDays(told.heldOn, -1), '09:00'), index)),
  )
  const statements = statementRows(
    seeded,
    statements2023,
    momentInHaNoi(addDays(told.heldOn, -10), '10:00'),
    (agencyId) => personOf(cast, agencyId)?.id ?? null,
  )
  await putRows(tx, 'statement', statements)
  const facts: RoomFacts = {
    session: { id: randomUUID(), kind: 'official' },
    briefing: { ...briefingFacts(seeded), demo: true },
    points: rooms.map(({ id, code, kind, nameVi, nameEn }) => ({ id, code, kind: kind as 'province', nameVi, nameEn, parentId: null })),
    agenda: told.agenda.map(({ kind, vi, en, owner, minutes }, index) => ({
      id: seeded.itemIds[index] ?? '',
      kind,
      titleVi: vi,
      titleEn: en,
      owner,
      minutes,
      restricted: vi === restrictedTitles.titleVi,
    })),
    // As they stood when the session began: what was spoken had been accepted.
    statements: statements.map((row) => ({
      id: row.id,
      pointId: row.point_id,
      subject: row.subject,
      speakerName: row.speaker_name,
      minutes: row.minutes,
      state: row.state === 'spoken' ? 'accepted' : row.state,
    })),
    attendees: attendees.map((row) => ({
      id: row.id,
      pointId: row.point_id,
      fullName: row.full_name,
      jobTitle: row.job_title,
      body: row.body,
      duty: row.duty,
    })),
  }
  const secretary = cast.actorOf('paccom', 'officer')
  const people: SessionPeople = { secretary: { id: secretary.personId, name: secretary.fullName }, officerOf: (agencyId) => personOf(cast, agencyId) }
  return putSession(tx, told, { seeded, facts, people })
}

function briefingFacts({ briefing }: SeededBriefing): Omit<RoomFacts['briefing'], 'demo'> {
  const { id, number, reportYear, titleVi, titleEn, endsAt, chairName, chairPosition, figuresAsOf, recorded, pointLimit } = briefing
  return { id, number, reportYear, titleVi, titleEn, endsAt, chairName, chairPosition, figuresAsOf, recorded, pointLimit }
}

/** Who signs in at an agency; null where the demonstration has nobody. */
export function personOf(cast: BriefingCast, agencyId: string): { id: string; name: string } | null {
  try {
    const { personId, fullName } = cast.actorOf(agencyId, 'officer')
    return { id: personId, name: fullName }
  } catch {
    return null
  }
}

export function lineCheck(briefingId: string, pointId: string, at: string, index: number) {
  const weak = index % 13 === 5
  return {
    id: randomUUID(),
    briefing_id: briefingId,
    point_id: pointId,
    made_at: at,
    made_by: null,
    camera: 'ok',
    microphone: 'ok',
    speaker: 'heard',
    path: index % 9 === 4 ? 'turn_tcp' : 'udp',
    up_kbps: weak ? 900 : 2400 + (index % 7) * 900,
    down_kbps: weak ? 1600 : 6200 + (index % 11) * 2100,
    round_trip_ms: weak ? 180 : 18 + (index % 8) * 9,
    loss_percent: weak ? 1.4 : 0.1,
    grade: weak ? 'fair' : 'good',
    browser: 'Chrome 122, Windows 10',
    demo: true,
  }
}

export function statementRows(
  { briefing, rooms }: Pick<SeededBriefing, 'briefing' | 'rooms'>,
  given: readonly DemoStatement[],
  at: string,
  personOfAgency: (agencyId: string) => string | null,
) {
  return given.flatMap((one, index) => {
    const room = rooms.find(({ placeId, agencyId }) => placeId === one.of || agencyId === one.of)
    if (!room) return []
    return {
      id: randomUUID(),
      briefing_id: briefing.id,
      point_id: room.id,
      subject: one.subject,
      speaker_name: null,
      speaker_position: null,
      minutes: one.minutes,
      body: one.body,
      state: one.state,
      position: index + 1,
      registered_at: at,
      registered_by: personOfAgency(room.agencyId),
      decline_reason: one.state === 'declined' ? 'Đã có nội dung tương tự; đề nghị gửi bằng văn bản' : null,
      demo: true,
    }
  })
}

function articlesOf(year: number): { placeId: string; act: 'publish' | 'draft' }[] {
  const told = articles
    .filter(({ reportYear, placeId }) => reportYear === year && placeId !== LEFT_TO_DRAFT)
    .map(({ placeId }) => ({ placeId, act: year === SESSION_YEAR ? ('draft' as const) : ('publish' as const) }))
  return year === SESSION_YEAR ? [...told, ...PUBLISHED_2023.map((placeId) => ({ placeId, act: 'publish' as const }))] : told
}

interface Writing {
  seeded: SeededBriefing
  told: ToldBriefing
  placeId: string
  act: 'publish' | 'draft'
}

/** The room's officer drafts its article a day later; its approver publishes it, with the figures of that day. */
async function writeRelease({ db, cast }: Seeding, { seeded, told, placeId, act }: Writing) {
  const room = seeded.rooms.find((one) => one.placeId === placeId)
  if (!room) return
  const at = momentInHaNoi(addDays(told.heldOn, 9), '10:00')
  const later = momentInHaNoi(addDays(told.heldOn, 9), '16:00')
  const [officer, approver] = [cast.actorOf(room.agencyId, 'officer'), cast.actorOf(room.agencyId, 'approver')]
  const requestId = `demo-release-${told.reportYear}`
  const id = await db.write({ actor: officer, now: at, requestId }, (tx) =>
    draftReleaseOf(tx, { actor: officer, now: at, newId: randomUUID, asOf: at }, room.id),
  )
  if (act === 'publish')
    await db.write({ actor: approver, now: later, requestId }, (tx) =>
      stepRelease(tx, { actor: approver, now: later, newId: randomUUID, asOf: later }, id, { action: 'publish' }),
    )
}

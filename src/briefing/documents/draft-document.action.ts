import { formatLongDate } from '#platform/format.ts'
import type { Db, Tx } from '#platform/db.ts'
import { symbolOf } from '#platform/official-document/numbering.model.ts'
import { vietnamDate } from '#platform/working-days.ts'
import type { Act } from '#reporting/index.ts'
import { findAgenda } from '../agenda.store.ts'
import { findAttendeesByPoint } from '../attendee.store.ts'
import type { Briefing } from '../briefing.contract.ts'
import { getBriefing } from '../briefing.store.ts'
import { personOf } from '../directives/act.model.ts'
import { findDirectives } from '../directives/directive.store.ts'
import { findAnswering, findParts } from '../directives/part.store.ts'
import { findPoints } from '../point.store.ts'
import { foldAll } from '../room/room.model.ts'
import { emptyRoom } from '../room/room-state.model.ts'
import { findOfficialEvents } from '../room/room.store.ts'
import { findStatements } from '../statement.store.ts'
import { documentRefused } from './document.contract.ts'
import type { DocumentKind } from './document.model.ts'
import { findDocuments, insertDocument, putDraft, updateDrafted } from './document.store.ts'
import { conclusionsOf, draftMinutes, type DraftSection } from './minutes-draft.model.ts'
import type { MinutesSource } from './minutes-source.model.ts'
import { draftNotice, type NoticeSource } from './notice-draft.model.ts'
import { committee, defaultRecipients } from './recipient.default.ts'
import { signaturesOf } from './signature.model.ts'

/** Drafts a paper from the session, or drafts it again: sections that people changed stay and are named. Throws notFound, documentRefused. */
export async function draftPaper(tx: Tx, act: Act, briefingId: string, kind: DocumentKind): Promise<{ id: string; drafted: string[]; kept: string[] }> {
  const briefing = await getBriefing(tx, briefingId)
  const source = await readMinutesSource(tx, briefing)
  const draft = kind === 'minutes' ? draftMinutes(source) : draftNotice(await noticeSourceOf(tx, briefing, source))
  const from = source.events.at(-1)?.seq ?? null
  const known = (await findDocuments(tx, briefingId)).find((document) => document.kind === kind)
  if (!known) return { id: await openPaper(tx, act, { briefing, kind, from, draft }), drafted: draft.map(({ key }) => key), kept: [] }
  if (known.state !== 'draft') throw documentRefused({ action: 'draft', reasons: ['state'], reason: 'state' })
  const put = await putDraft(tx, known.id, draft)
  await updateDrafted(tx, known, { from, kept: put.kept })
  return { id: known.id, ...put }
}

interface Opening {
  briefing: Briefing
  kind: DocumentKind
  from: number | null
  draft: readonly DraftSection[]
}

async function openPaper(tx: Tx, act: Act, { briefing, kind, from, draft }: Opening): Promise<string> {
  const id = act.newId()
  const title = briefing.titleVi.charAt(0).toLocaleLowerCase('vi') + briefing.titleVi.slice(1)
  await insertDocument(tx, {
    id,
    briefingId: briefing.id,
    kind,
    subject: kind === 'minutes' ? briefing.titleVi : `Kết luận của chủ trì tại ${title}, ${formatLongDate(vietnamDate(briefing.startsAt), 'vi')}`,
    place: committee.place,
    signatures: signaturesOf(kind, briefing, act.actor.fullName),
    recipients: defaultRecipients[kind],
    symbol: symbolOf(kind, committee.mark),
    draftedAt: act.now,
    draftedBy: personOf(act),
    draftedFrom: from,
    demo: briefing.demo,
  })
  await putDraft(tx, id, draft)
  return id
}

/** What the minutes are written from, as it stands now. */
export async function readMinutesSource(db: Db, briefing: Briefing): Promise<MinutesSource> {
  const events = await findOfficialEvents(db, briefing.id)
  const people = await findAttendeesByPoint(db, briefing.id)
  return {
    briefing,
    points: await findPoints(db, briefing.id),
    attendees: [...people].flatMap(([pointId, attendees]) => attendees.map((attendee) => ({ ...attendee, pointId }))),
    agenda: await findAgenda(db, briefing.id),
    statements: await findStatements(db, briefing.id),
    state: foldAll(emptyRoom, events),
    events,
  }
}

async function noticeSourceOf(db: Db, briefing: Briefing, source: MinutesSource): Promise<NoticeSource> {
  const rows = (await findDirectives(db, { briefingId: briefing.id })).filter(({ state }) => state !== 'cancelled')
  const parts = await findParts(
    db,
    rows.map(({ id }) => id),
  )
  const names = new Map(
    (
      await findAnswering(
        db,
        parts.map(({ agencyId }) => agencyId),
      )
    ).map(({ id, nameVi }) => [id, nameVi]),
  )
  return {
    briefing,
    rooms: source.points.length,
    conclusions: conclusionsOf(source),
    directives: rows.map((row) => ({
      ...row,
      addressees: parts.filter(({ directiveId }) => directiveId === row.id).map(({ agencyId }) => names.get(agencyId) ?? agencyId),
    })),
  }
}

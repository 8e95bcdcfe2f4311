import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { type Audience, CaptionLine, type Recording, RecordingChapter } from './recording.contract.ts'

interface Row extends Omit<Recording, 'chapters' | 'seconds'> {
  chapters: unknown
  seconds: string | null
}
const readers = sql`coalesce((select array_agg(x.agency_id order by x.agency_id) from briefing.recording_reader x where x.recording_id = r.id), '{}')`
const columns = sql`r.id, s.kind, r.state, r.started_at, r.ended_at, r.seconds, r.bytes, r.chapters, r.captions <> '[]'::jsonb as has_captions, r.audience, ${readers} as agency_ids, r.published_at`
const toRecording = ({ seconds, chapters, ...row }: Row): Recording => ({
  ...row,
  seconds: seconds === null ? null : Number(seconds),
  chapters: RecordingChapter.array().parse(chapters),
})

/** Those that row-level security shows, the newest first. */
export async function findRecordings(db: Db, briefingId: string): Promise<Recording[]> {
  const { rows } = await sql<Row>`select ${columns} from briefing.recording r join briefing.room_session s on s.id = r.session_id
    where r.briefing_id = ${briefingId} order by r.started_at desc`.execute(db)
  return rows.map(toRecording)
}

/** Throws notFound. */
export async function getRecording(db: Db, id: string): Promise<Recording> {
  const { rows } = await sql<Row>`select ${columns} from briefing.recording r join briefing.room_session s on s.id = r.session_id where r.id = ${id}`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw notFound({})
  return toRecording(row)
}

/** Throws notFound. */
export async function getCaptions(db: Db, id: string): Promise<CaptionLine[]> {
  const row = await db.selectFrom('briefing.recording').select('captions').where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound({})
  return CaptionLine.array().parse(row.captions)
}

/** The file of a recording and its name for the reader's own disk; undefined where the reader may not see it, or there is none yet. */
export async function findRecordingFile(db: Db, id: string): Promise<{ fileName: string; digest: string; title: string } | undefined> {
  const { rows } = await sql<{ fileName: string; digest: string; title: string }>`select r.file_name, r.digest, b.title_vi as title
    from briefing.recording r join briefing.briefing b on b.id = r.briefing_id where r.id = ${id} and r.file_name is not null`.execute(db)
  return rows[0]
}

export async function publish(tx: Tx, before: Recording, given: { audience: Audience; agencyIds: readonly string[]; now: string; by: string }): Promise<void> {
  const { audience, agencyIds, now, by } = given
  await tx.updateTable('briefing.recording').set({ audience, publishedAt: now, publishedBy: by }).where('id', '=', before.id).execute()
  await tx.deleteFrom('briefing.recordingReader').where('recordingId', '=', before.id).execute()
  if (agencyIds.length > 0) {
    const rows = agencyIds.map((agencyId) => ({ recordingId: before.id, agencyId }))
    await tx.insertInto('briefing.recordingReader').values(rows).execute()
  }
  tx.audit({
    action: 'recording.published',
    subject: 'recording',
    subjectId: before.id,
    before: publicationOf(before),
    after: { audience, agencyIds, publishedAt: now },
  })
}

export async function unpublish(tx: Tx, before: Recording): Promise<void> {
  await tx.updateTable('briefing.recording').set({ publishedAt: null, publishedBy: null }).where('id', '=', before.id).execute()
  tx.audit({ action: 'recording.unpublished', subject: 'recording', subjectId: before.id, before: publicationOf(before), after: { publishedAt: null } })
}

const publicationOf = ({ audience, agencyIds, publishedAt }: Recording) => ({ audience, agencyIds, publishedAt })

export interface PartRow {
  number: number
  serverId: string
  startedAt: string
  endedAt: string | null
}

export interface NewPart {
  /** Used when the session has no recording yet. */
  id: string
  sessionId: string
  briefingId: string
  serverId: string
  now: string
  demo: boolean
}

/** Begins the next part of a session's recording. Undefined while another server that lives is recording it, and when it is joined already. */
export async function beginPart(
  tx: Tx,
  { id, sessionId, briefingId, serverId, now, demo }: NewPart,
): Promise<{ recordingId: string; number: number } | undefined> {
  await sql`insert into briefing.recording (id, briefing_id, session_id, state, started_at, demo)
    values (${id}, ${briefingId}, ${sessionId}, 'recording', ${now}, ${demo}) on conflict (session_id) do nothing`.execute(tx)
  const recording = await tx.selectFrom('briefing.recording').select(['id', 'state']).where('sessionId', '=', sessionId).forUpdate().executeTakeFirstOrThrow()
  if (recording.state !== 'recording' || (await isRecordedElsewhere(tx, recording.id, serverId))) return undefined
  const last = await tx
    .selectFrom('briefing.recordingPart')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('recordingId', '=', recording.id)
    .executeTakeFirst()
  const number = Number(last?.number ?? 0) + 1
  await tx.insertInto('briefing.recordingPart').values({ recordingId: recording.id, number, serverId, startedAt: now, demo }).execute()
  tx.audit({ action: 'recording.part-begun', subject: 'recording', subjectId: recording.id, after: { number, at: now } })
  return { recordingId: recording.id, number }
}

/** Whether a server that lives, other than this one, has a part open. */
export async function isRecordedElsewhere(db: Db, recordingId: string, serverId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from briefing.recording_part p join briefing.room_server v on v.id = p.server_id and v.seen_at > now() - interval '6 seconds'
    where p.recording_id = ${recordingId} and p.ended_at is null and p.server_id <> ${serverId}`.execute(db)
  return rows.length > 0
}

export async function endPart(tx: Tx, recordingId: string, number: number, now: string): Promise<void> {
  await tx.updateTable('briefing.recordingPart').set({ endedAt: now }).where('recordingId', '=', recordingId).where('number', '=', number).execute()
  tx.audit({ action: 'recording.part-ended', subject: 'recording', subjectId: recordingId, after: { number, at: now } })
}

export async function findParts(db: Db, recordingId: string): Promise<PartRow[]> {
  return db
    .selectFrom('briefing.recordingPart')
    .select(['number', 'serverId', 'startedAt', 'endedAt'])
    .where('recordingId', '=', recordingId)
    .orderBy('number')
    .execute()
}

export interface Unjoined {
  id: string
  sessionId: string
  briefingId: string
  kind: 'official' | 'rehearsal'
  endedAt: string
}

/** Recordings of sessions that are over, whose parts wait to be joined. */
export async function findUnjoined(db: Db, only: RawBuilder<unknown> = sql`true`): Promise<Unjoined[]> {
  const { rows } = await sql<Unjoined>`select r.id, r.session_id, r.briefing_id, s.kind, s.ended_at from briefing.recording r
    join briefing.room_session s on s.id = r.session_id where r.state = 'recording' and s.ended_at is not null and ${only}`.execute(db)
  return rows
}

export interface JoinedFile {
  fileName: string
  digest: string
  bytes: number
  seconds: number
  chapters: readonly RecordingChapter[]
  captions: readonly CaptionLine[]
}

/** Keeps what the joined file is; null: nothing of it could be read. */
export async function finishRecording(tx: Tx, id: string, endedAt: string, file: JoinedFile | null): Promise<void> {
  const { fileName = null, digest = null, bytes = null, seconds = null, chapters = [], captions = [] } = file ?? {}
  await sql`update briefing.recording set state = ${file ? 'ready' : 'empty'}, ended_at = ${endedAt}, file_name = ${fileName}, digest = ${digest}, bytes = ${bytes}, seconds = ${seconds},
    chapters = ${JSON.stringify(chapters)}::jsonb, captions = ${JSON.stringify(captions)}::jsonb where id = ${id} and state = 'recording'`.execute(tx)
  tx.audit({ action: 'recording.finished', subject: 'recording', subjectId: id, after: { fileName, digest, bytes, seconds, chapters: chapters.length } })
}

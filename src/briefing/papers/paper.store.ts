import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { RichText } from '../text/rich-text.contract.ts'
import type { Circulation, Paper, PaperDraft, PaperKind, PaperReader, PaperVersion } from './paper.contract.ts'

interface Sight {
  personId: string
  isSecretariat: boolean
}
type VersionRow = Omit<PaperVersion, 'file'> & { fileName: string | null; fileType: string | null; fileSize: number | null; filePages: number | null }

/**
 * The agencies that shall read a paper `p`, by its circulation: those listed, or those with a room. The centre and the
 * secretariat itself are not waited for.
 */
const expectedOf = sql`(select distinct e.agency_id from (
    select r.agency_id from briefing.paper_reader r where r.paper_id = p.id and p.circulation = 'restricted'
    union select o.agency_id from briefing.point o where o.briefing_id = p.briefing_id and o.kind in ('province', 'ministry') and p.circulation <> 'restricted') e)`

/** The people of an agency are those of the agencies that succeeded it. */
const speaksFor = (reader: RawBuilder<unknown>, agency: RawBuilder<unknown>) => sql`(${reader} = ${agency} or exists (
    with recursive heir(id) as (select s.successor_id from directory.agency_successor s where s.agency_id = ${agency}
      union select s.successor_id from heir h join directory.agency_successor s on s.agency_id = h.id)
    select from heir where heir.id = ${reader}))`

type PaperRow = Omit<Paper, 'latest' | 'reading'> & { latest: VersionRow | null; expected: number | null; readCount: number | null }

/** The papers of a briefing in order, with the newest version of each. */
export async function findPapers(db: Db, briefingId: string, sight: Sight): Promise<Paper[]> {
  return selectPapers(db, sql`p.briefing_id = ${briefingId}`, sight)
}

/** Throws notFound, also for a paper that the reader may not open. */
export async function getPaper(db: Db, id: string, sight: Sight): Promise<Paper> {
  const [paper] = await selectPapers(db, sql`p.id = ${id}`, sight)
  if (!paper) throw notFound({})
  return paper
}

async function selectPapers(db: Db, which: RawBuilder<unknown>, { personId, isSecretariat }: Sight): Promise<Paper[]> {
  const counts = isSecretariat
    ? sql`(select count(*)::int from ${expectedOf} x) as expected,
        (select count(*)::int from ${expectedOf} x where exists (select from briefing.paper_read d
          where d.paper_id = p.id and d.number = last.number and ${speaksFor(sql`d.agency_id`, sql`x.agency_id`)})) as read_count`
    : sql`null::int as expected, null::int as read_count`
  const { rows } = await sql<PaperRow>`
    select p.id, p.briefing_id, p.agenda_item_id, p.title, p.kind, p.circulation, p.position, p.withdrawn_at, p.withdrawn_reason, p.demo,
      case when last.number is null then null else jsonb_build_object('number', last.number, 'fileName', last.file_name, 'fileType', last.file_type, 'fileSize', last.file_size, 'filePages', last.file_pages,
        'note', last.note, 'frozenAsOf', last.frozen_as_of, 'madeAt', last.made_at, 'madeBy', coalesce(m.full_name, '')) end as latest,
      (select max(d.number)::int from briefing.paper_read d where d.paper_id = p.id and d.person_id::text = ${personId}) as read_number, ${counts}
    from briefing.paper p
    left join lateral (select * from briefing.paper_version v where v.paper_id = p.id order by v.number desc limit 1) last on true
    left join directory.person m on m.id = last.made_by
    left join briefing.agenda_item i on i.id = p.agenda_item_id
    where ${which} order by i.position nulls last, p.position, p.id`.execute(db as Tx)
  return rows.map(({ latest, expected, readCount, ...row }) => ({
    ...row,
    latest: latest && toVersion({ ...latest, madeAt: instant(latest.madeAt), frozenAsOf: latest.frozenAsOf && instant(latest.frozenAsOf) }),
    reading: expected === null ? null : { expected, read: readCount ?? 0 },
  }))
}

// Inside jsonb a moment is text in PostgreSQL's own form.
const instant = (text: string) => new Date(text).toISOString()

function toVersion({ fileName, fileType, fileSize, filePages, ...row }: VersionRow): PaperVersion {
  return { ...row, file: fileName === null ? null : { name: fileName, type: fileType ?? '', size: fileSize ?? 0, pages: filePages } }
}

/** All versions, the newest first. */
export async function findVersions(db: Db, paperId: string): Promise<PaperVersion[]> {
  const { rows } =
    await sql<VersionRow>`select v.number, v.file_name, v.file_type, v.file_size, v.file_pages, v.note, v.frozen_as_of, v.made_at, coalesce(m.full_name, '') as made_by
    from briefing.paper_version v left join directory.person m on m.id = v.made_by where v.paper_id = ${paperId} order by v.number desc`.execute(db as Tx)
  return rows.map(toVersion)
}

export interface VersionContent {
  version: PaperVersion
  body: RichText | null
  digest: string | null
}

/** One version with what it holds. Throws notFound. */
export async function getVersion(db: Db, paperId: string, number: number): Promise<VersionContent> {
  const { rows } = await sql<VersionRow & { body: unknown; fileDigest: string | null }>`
    select v.number, v.file_name, v.file_type, v.file_size, v.file_pages, v.note, v.frozen_as_of, v.made_at, coalesce(m.full_name, '') as made_by, v.body, v.file_digest
    from briefing.paper_version v left join directory.person m on m.id = v.made_by where v.paper_id = ${paperId} and v.number = ${number}`.execute(db as Tx)
  const [row] = rows
  if (!row) throw notFound({})
  const { body, fileDigest, ...version } = row
  return { version: toVersion(version), body: body === null ? null : RichText.parse(body), digest: fileDigest }
}

export interface NewPaper {
  id: string
  briefingId: string
  agendaItemId: string | null
  title: string
  kind: PaperKind
  circulation: Circulation
  demo: boolean
  createdAt: string
  createdBy: string | null
}

/** Puts a paper behind the others of its briefing. */
export async function insertPaper(tx: Tx, paper: NewPaper, readers: readonly string[]): Promise<void> {
  const { rows } = await sql<{
    next: number
  }>`select coalesce(max(position), 0)::int + 1 as next from briefing.paper where briefing_id = ${paper.briefingId}`.execute(tx)
  await tx
    .insertInto('briefing.paper')
    .values({ ...paper, position: rows[0]?.next ?? 1 })
    .execute()
  await putReaders(tx, paper, readers)
  tx.audit({ action: 'paper.begun', subject: 'paper', subjectId: paper.id, after: { ...paper, readers } })
}

export async function updatePaper(tx: Tx, before: Paper, change: Pick<NewPaper, 'agendaItemId' | 'title' | 'circulation'>, readers: readonly string[]) {
  const listed = await findListed(tx, before.id)
  await tx.updateTable('briefing.paper').set(change).where('id', '=', before.id).execute()
  await sql`delete from briefing.paper_reader where paper_id = ${before.id}`.execute(tx)
  await putReaders(tx, before, readers)
  const { agendaItemId, title, circulation } = before
  tx.audit({
    action: 'paper.edited',
    subject: 'paper',
    subjectId: before.id,
    before: { agendaItemId, title, circulation, readers: listed },
    after: { ...change, readers },
  })
}

async function putReaders(tx: Tx, { id, demo }: { id: string; demo: boolean }, readers: readonly string[]): Promise<void> {
  await sql`insert into briefing.paper_reader (paper_id, agency_id, demo)
    select distinct ${id}::uuid, r.id, ${demo}::boolean from jsonb_array_elements_text(${JSON.stringify(readers)}::jsonb) as r(id)`.execute(tx)
}

/** The agencies listed as readers of a restricted paper. */
export async function findListed(db: Db, paperId: string): Promise<string[]> {
  const rows = await db.selectFrom('briefing.paperReader').select('agencyId').where('paperId', '=', paperId).orderBy('agencyId').execute()
  return rows.map((row) => row.agencyId)
}

export async function withdraw(tx: Tx, paper: Paper, { reason, now }: { reason: string; now: string }): Promise<void> {
  await tx.updateTable('briefing.paper').set({ withdrawnAt: now, withdrawnReason: reason }).where('id', '=', paper.id).execute()
  tx.audit({ action: 'paper.withdrawn', subject: 'paper', subjectId: paper.id, before: { title: paper.title }, after: { reason } })
}

/** Whether an item of the agenda is on restricted matters; undefined when the briefing has no such item. */
export async function findItemKind(db: Db, briefingId: string, itemId: string): Promise<string | undefined> {
  return (await db.selectFrom('briefing.agendaItem').select('kind').where('id', '=', itemId).where('briefingId', '=', briefingId).executeTakeFirst())?.kind
}

/** Throws notFound for a paper that is a file. */
export async function getDraft(db: Db, paperId: string): Promise<PaperDraft> {
  const { rows } = await sql<Omit<PaperDraft, 'body'> & { body: unknown }>`
    select d.body, d.revision, d.saved_at, coalesce(m.full_name, '') as saved_by
    from briefing.paper_draft d left join directory.person m on m.id = d.saved_by where d.paper_id = ${paperId}`.execute(db as Tx)
  if (!rows[0]) throw notFound({})
  return { ...rows[0], body: RichText.parse(rows[0].body) }
}

interface Saving {
  body: RichText
  now: string
  by: string | null
}

export async function insertDraft(tx: Tx, { id, demo }: { id: string; demo: boolean }, { body, now, by }: Saving): Promise<void> {
  await tx
    .insertInto('briefing.paperDraft')
    .values({ paperId: id, body: JSON.stringify(body), revision: 0, savedAt: now, savedBy: by, demo })
    .execute()
}

/** Saves over the revision given; false when somebody saved meanwhile. */
export async function updateDraft(tx: Tx, paperId: string, revision: number, { body, now, by }: Saving): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('briefing.paperDraft')
    .set({ body: JSON.stringify(body), revision: revision + 1, savedAt: now, savedBy: by })
    .where('paperId', '=', paperId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  tx.audit({ action: 'paper.draft-saved', subject: 'paper', subjectId: paperId, after: { revision: revision + 1 } })
  return true
}

export interface NewVersion {
  body: RichText | null
  file: { digest: string; name: string; type: string; size: number; pages: number | null } | null
  note: string | null
  frozenAsOf: string | null
  madeAt: string
  madeBy: string | null
}

/** Adds a version behind the others; returns its number. */
export async function insertVersion(tx: Tx, { id, demo }: { id: string; demo: boolean }, { body, file, ...version }: NewVersion): Promise<number> {
  await sql`select from briefing.paper where id = ${id} for update`.execute(tx)
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0)::int + 1 as next from briefing.paper_version where paper_id = ${id}`.execute(tx)
  const number = rows[0]?.next ?? 1
  const facts = {
    fileDigest: file?.digest ?? null,
    fileName: file?.name ?? null,
    fileType: file?.type ?? null,
    fileSize: file?.size ?? null,
    filePages: file?.pages ?? null,
  }
  await tx
    .insertInto('briefing.paperVersion')
    .values({ paperId: id, number, body: body && JSON.stringify(body), ...facts, ...version, demo })
    .execute()
  tx.audit({ action: 'paper.issued', subject: 'paper', subjectId: id, after: { number, ...facts, ...version } })
  return number
}

interface Reading {
  paperId: string
  number: number
  personId: string
  agencyId: string
  at: string
  way: 'screen' | 'download'
  demo: boolean
}

/** Notes that somebody opened a version; on a screen once in ten minutes, a download every time. */
export async function noteReading(tx: Tx, reading: Reading): Promise<void> {
  const again = await sql`select from briefing.paper_read r where r.paper_id = ${reading.paperId} and r.number = ${reading.number}
    and r.person_id = ${reading.personId}::uuid and r.way = ${reading.way} and r.at > ${reading.at}::timestamptz - interval '10 minutes'`.execute(tx)
  if (reading.way === 'screen' && again.rows.length > 0) return
  await tx
    .insertInto('briefing.paperRead')
    .values(reading)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Everybody who shall read a paper, with what they opened last; those who opened nothing first. */
export async function findReaders(db: Db, paperId: string): Promise<PaperReader[]> {
  const { rows } = await sql<PaperReader>`
    select a.id as agency_id, a.name_vi, a.name_en, last.number, last.at, m.full_name as person_name,
      coalesce((select bool_or(d.way = 'download') from briefing.paper_read d where d.paper_id = p.id and ${speaksFor(sql`d.agency_id`, sql`a.id`)}), false) as downloaded
    from briefing.paper p cross join lateral ${expectedOf} x join directory.agency a on a.id = x.agency_id
    left join lateral (select * from briefing.paper_read d where d.paper_id = p.id and ${speaksFor(sql`d.agency_id`, sql`a.id`)} order by d.number desc, d.at desc limit 1) last on true
    left join directory.person m on m.id = last.person_id
    where p.id = ${paperId} order by last.number nulls first, a.sort_key`.execute(db as Tx)
  return rows
}

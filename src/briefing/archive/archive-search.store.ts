import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { ArchiveHit, ArchiveKind } from './archive.contract.ts'

export interface ArchiveWanted {
  q: string
  year?: number | undefined
  kind?: ArchiveKind | undefined
  point?: string | undefined
}
export type FoundRow = Omit<ArchiveHit, 'figure'> & { payload: unknown }

const MOST = 100
const heldOn = sql`(b.starts_at at time zone 'Asia/Ho_Chi_Minh')::date`
const none = sql`null`

interface Source {
  id: RawBuilder<unknown>
  titleVi: RawBuilder<unknown>
  titleEn?: RawBuilder<unknown>
  excerpt?: RawBuilder<unknown>
  point?: RawBuilder<unknown>
  at?: RawBuilder<unknown>
  payload?: RawBuilder<unknown>
  /** What is searched beside title and excerpt. */
  also?: RawBuilder<unknown>
  from: RawBuilder<unknown>
}

const eventsOf = (...types: string[]) =>
  sql`briefing.room_event e join briefing.room_session s on s.id = e.session_id and s.kind = 'official' join briefing.briefing b on b.id = s.briefing_id
    and e.type in (${sql.join(types)})`
const ofEvent = (name: string) => sql`e.payload ->> ${sql.lit(name)}`

/** Where each kind is found. Row-level security decides on every table what there is for the reader. */
const sources: Record<ArchiveKind, Source> = {
  briefing: {
    id: sql`b.id`,
    titleVi: sql`b.title_vi`,
    titleEn: sql`b.title_en`,
    excerpt: sql`concat_ws(', ', b.chair_name, b.chair_position, b.centre)`,
    at: sql`b.starts_at`,
    also: sql`(select string_agg(i.title_vi || ' ' || i.title_en, ' ') from briefing.agenda_item i where i.briefing_id = b.id)`,
    from: sql`briefing.briefing b`,
  },
  statement: {
    id: sql`t.id`,
    titleVi: sql`t.subject`,
    excerpt: sql`t.body`,
    point: sql`t.point_id`,
    at: sql`t.registered_at`,
    also: sql`concat_ws(' ', t.speaker_name, t.speaker_position)`,
    from: sql`briefing.statement t join briefing.briefing b on b.id = t.briefing_id and t.state <> 'withdrawn'`,
  },
  speech: {
    id: sql`(e.payload -> 'entry' ->> 'id')::uuid`,
    titleVi: sql`coalesce(e.payload -> 'entry' ->> 'subject', '–')`,
    point: sql`(e.payload -> 'entry' ->> 'pointId')::uuid`,
    at: sql`e.at`,
    from: eventsOf('floor.given'),
  },
  figure: {
    id: sql`(${ofEvent('saidId')})::uuid`,
    titleVi: ofEvent('label'),
    excerpt: ofEvent('by'),
    point: sql`(${ofEvent('pointId')})::uuid`,
    at: sql`e.at`,
    payload: sql`e.payload`,
    from: eventsOf('figure.said'),
  },
  question: {
    id: sql`(${ofEvent('questionId')})::uuid`,
    titleVi: ofEvent('text'),
    excerpt: sql`(select a.payload ->> 'text' from briefing.room_event a where a.session_id = e.session_id and a.type = 'question.answered'
      and a.payload ->> 'questionId' = e.payload ->> 'questionId' order by a.seq desc limit 1)`,
    point: sql`(${ofEvent('pointId')})::uuid`,
    at: sql`e.at`,
    from: eventsOf('question.asked'),
  },
  conclusion: {
    id: sql`(${ofEvent('conclusionId')})::uuid`,
    // As the chair left it: the last wording, and none that was dropped.
    titleVi: sql`coalesce((select n.payload ->> 'text' from briefing.room_event n where n.session_id = e.session_id and n.type = 'conclusion.edited'
      and n.payload ->> 'conclusionId' = e.payload ->> 'conclusionId' order by n.seq desc limit 1), e.payload ->> 'text')`,
    at: sql`e.at`,
    from: sql`${eventsOf('conclusion.added')} and not exists (select from briefing.room_event x where x.session_id = e.session_id and x.type = 'conclusion.dropped'
      and x.payload ->> 'conclusionId' = e.payload ->> 'conclusionId')`,
  },
  directive: {
    id: sql`d.id`,
    titleVi: sql`d.text_vi`,
    titleEn: sql`coalesce(d.text_en, d.text_vi)`,
    excerpt: sql`d.evidence_wanted`,
    at: sql`d.issued_at`,
    from: sql`briefing.directive d join briefing.briefing b on b.id = d.briefing_id and d.issued_at is not null`,
  },
  paper: {
    id: sql`p.id`,
    titleVi: sql`p.title`,
    at: sql`p.created_at`,
    also: sql`(select string_agg(v.file_name, ' ') from briefing.paper_version v where v.paper_id = p.id)`,
    from: sql`briefing.paper p join briefing.briefing b on b.id = p.briefing_id and p.withdrawn_at is null`,
  },
  release: {
    id: sql`r.id`,
    titleVi: sql`r.title_vi`,
    titleEn: sql`r.title_en`,
    point: sql`r.point_id`,
    at: sql`coalesce(r.published_at, r.changed_at)`,
    also: sql`(select string_agg(t #>> '{}', ' ') from jsonb_path_query(r.body_vi, '$.**.text') t)`,
    from: sql`briefing.release r join briefing.briefing b on b.id = r.briefing_id and r.state = 'published'`,
  },
}

/** What is found, the newest briefing first, and how much of each kind. All words must be there; accents and case do not count. */
export async function findInArchive(db: Db, wanted: ArchiveWanted): Promise<{ rows: FoundRow[]; counts: Partial<Record<ArchiveKind, number>>; cut: boolean }> {
  const found = sql`select f.*, po.name_vi as point_vi, po.name_en as point_en from (${sql.join(
    Object.entries(sources).map(([kind, source]) => selectOf(kind, source)),
    sql` union all `,
  )}) f
    left join briefing.point po on po.id = f.point_id where ${conditionsOf(wanted)}`
  const counted = await sql<{ kind: ArchiveKind; count: number }>`select kind, count(*)::int as count from (${found}) c group by kind`.execute(db)
  const { rows } =
    await sql<FoundRow>`select kind, id, briefing_id, report_year, held_on, title_vi, title_en, excerpt, point_id, point_vi, point_en, at, payload
    from (${found}) c where ${wanted.kind ? sql`kind = ${wanted.kind}` : sql`true`} order by held_on desc, at nulls last, id limit ${MOST + 1}`.execute(db)
  return { rows: rows.slice(0, MOST), counts: Object.fromEntries(counted.rows.map(({ kind, count }) => [kind, count])), cut: rows.length > MOST }
}

function selectOf(kind: string, { id, titleVi, titleEn, excerpt, point, at, payload, also, from }: Source): RawBuilder<unknown> {
  return sql`select ${sql.lit(kind)}::text as kind, ${id} as id, b.id as briefing_id, b.report_year, ${heldOn} as held_on, (${titleVi})::text as title_vi, (${titleEn ?? titleVi})::text as title_en,
    (${excerpt ?? none})::text as excerpt, (${point ?? none})::uuid as point_id, (${at ?? none})::timestamptz as at, (${payload ?? none})::jsonb as payload,
    concat_ws(' ', ${titleVi}, ${titleEn ?? none}::text, ${excerpt ?? none}::text, ${also ?? none}::text, b.report_year) as words from ${from}`
}

function conditionsOf({ q, year, point }: ArchiveWanted): RawBuilder<unknown> {
  const words = q.split(/\s+/).filter((word) => word !== '')
  const holds = (word: string) => sql`position(app.search_key(${word}) in app.search_key(concat_ws(' ', f.words, po.name_vi, po.name_en))) > 0`
  return sql.join(
    [
      sql`true`,
      ...words.map(holds),
      ...(year === undefined ? [] : [sql`f.report_year = ${year}`]),
      ...(point ? [sql`position(app.search_key(${point}) in app.search_key(concat_ws(' ', po.name_vi, po.name_en))) > 0`] : []),
    ],
    sql` and `,
  )
}

/** The report years of the briefings that the reader may see. */
export async function findArchiveYears(db: Db): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select distinct report_year as year from briefing.briefing order by 1 desc`.execute(db)
  return rows.map(({ year }) => year)
}

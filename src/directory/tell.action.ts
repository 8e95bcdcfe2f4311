import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { type Attachment, putMail } from '#platform/mail.ts'
import type { Locale, MessageArguments } from '#platform/messages.ts'

/** What an agency is told in the product; the sentence is the message `notice.<kind>` with the arguments. */
export interface Told<K extends string = string> {
  agencyId: string
  kind: K
  arguments: MessageArguments
  /** Path in the product. */
  link: string
}

/** Who tells, as far as telling goes. `publicUrl` is where links in mail lead; null for a silent act, such as history that is seeded. */
export interface Teller {
  now: string
  newId: () => string
  publicUrl: string | null
}

/** Somebody who works for an agency that is told, or for one that succeeded it. */
export interface Reader {
  agencyId: string
  fullName: string
  email: string
  locale: Locale
}

/** Puts notices to agencies; those to an agency that was succeeded are read by its heirs. A silent act tells nobody. */
export async function putNotices(tx: Tx, teller: Teller, notices: readonly Told[]): Promise<void> {
  if (!teller.publicUrl || notices.length === 0) return
  const rows = notices.map((notice) => ({ ...notice, id: teller.newId() }))
  await sql`insert into platform.notice (id, agency_id, kind, arguments, link, created_at)
    select r.id, r."agencyId", r.kind, r.arguments, r.link, ${teller.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "agencyId" text, kind text, arguments jsonb, link text)`.execute(tx)
}

/** Puts notices, and each by mail to the people who work for its agency today. Returns the number of mails. */
export async function putNoticesAndMail<N extends Told>(
  tx: Tx,
  teller: Teller,
  notices: readonly N[],
  { write, attachment = null }: { write: (notice: N, reader: Reader, publicUrl: string) => { subject: string; body: string }; attachment?: Attachment | null },
): Promise<number> {
  const { publicUrl } = teller
  if (!publicUrl || notices.length === 0) return 0
  await putNotices(tx, teller, notices)
  const readers = Map.groupBy(await findReaders(tx, notices, teller.now), ({ agencyId }) => agencyId)
  const mails = notices.flatMap((notice) =>
    (readers.get(notice.agencyId) ?? []).map((reader) => ({ id: teller.newId(), recipient: reader.email, ...write(notice, reader, publicUrl) })),
  )
  await putMail(tx, mails, teller.now, attachment)
  return mails.length
}

/** The people who work today for the agencies that are told, or for their successors. */
export async function findReaders(tx: Tx, notices: readonly Told[], now: string): Promise<Reader[]> {
  const agencyIds = [...new Set(notices.map(({ agencyId }) => agencyId))]
  const { rows } = await sql<Reader>`
    with recursive heir(agency_id, id) as (
      select value, value from jsonb_array_elements_text(${JSON.stringify(agencyIds)}::jsonb) as t(value)
      union select h.agency_id, s.successor_id from heir h join directory.agency_successor s on s.agency_id = h.id)
    select distinct h.agency_id, p.full_name, p.email, p.locale
    from heir h join directory.assignment a on a.agency_id = h.id and a.valid_from <= ${now}::date and coalesce(a.valid_to, 'infinity') >= ${now}::date
    join directory.person p on p.id = a.person_id and p.active
    order by p.email`.execute(tx)
  return rows
}

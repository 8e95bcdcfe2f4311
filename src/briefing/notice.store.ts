import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { formatMessage, type Locale, type MessageArguments } from '#platform/messages.ts'
import type { Act } from '#reporting/index.ts'
import { briefingMessages } from './briefing.messages.ts'

export type BriefingNotice =
  'invited' | 'changed' | 'cancelled' | 'line-check' | 'statement-accepted' | 'statement-declined' | 'statement-registered' | 'point-confirmed'

/** What an agency is told in the product; the sentence is `notice.briefing.<kind>` of the messages. */
export interface Notice {
  agencyId: string
  kind: BriefingNotice
  arguments: MessageArguments
  /** Path in the product. */
  link: string
}

export interface Attachment {
  name: string
  contentType: string
  bytes: Uint8Array
}

/** Puts notices to agencies. Silent acts (history that is seeded) tell nobody. */
export async function putNotices(tx: Tx, act: Act, notices: readonly Notice[]): Promise<void> {
  if (!act.publicUrl || notices.length === 0) return
  const rows = notices.map((notice) => ({ ...notice, kind: `briefing.${notice.kind}`, id: act.newId() }))
  await sql`insert into platform.notice (id, agency_id, kind, arguments, link, created_at)
    select r.id, r."agencyId", r.kind, r.arguments, r.link, ${act.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "agencyId" text, kind text, arguments jsonb, link text)`.execute(tx)
}

/**
 * Puts notices, and the same by mail to the people who work for those agencies today (or for their successors), with what is
 * attached. Returns the number of mails.
 */
export async function putNoticesAndMail(tx: Tx, act: Act, notices: readonly Notice[], attachment: Attachment | null): Promise<number> {
  await putNotices(tx, act, notices)
  if (!act.publicUrl || notices.length === 0) return 0
  const agencyIds = notices.map((notice) => notice.agencyId)
  const people = await findPeople(tx, agencyIds, act.now)
  const mails = notices.flatMap((notice) =>
    people
      .filter((person) => person.agencyId === notice.agencyId)
      .map((person) => ({ id: act.newId(), recipient: person.email, ...writeMail(notice, person, act.publicUrl ?? '') })),
  )
  await sql`insert into platform.mail (id, recipient, subject, body, created_at)
    select r.id, r.recipient, r.subject, r.body, ${act.now}
    from jsonb_to_recordset(${JSON.stringify(mails)}::jsonb) as r(id uuid, recipient text, subject text, body text)`.execute(tx)
  if (attachment) await attach(tx, mails, attachment)
  return mails.length
}

async function attach(tx: Tx, mails: readonly { id: string }[], { name, contentType, bytes }: Attachment) {
  await sql`insert into platform.mail_attachment (mail_id, name, content_type, bytes)
    select r.id::uuid, ${name}, ${contentType}, decode(${Buffer.from(bytes).toString('hex')}, 'hex')
    from jsonb_array_elements_text(${JSON.stringify(mails.map(({ id }) => id))}::jsonb) as r(id)`.execute(tx)
}

function writeMail(notice: Notice, person: { fullName: string; locale: Locale }, publicUrl: string) {
  const say = (key: keyof typeof briefingMessages.vi, args: MessageArguments) => formatMessage(briefingMessages, person.locale, key, args)
  const sentence = say(`notice.briefing.${notice.kind}`, notice.arguments)
  return { subject: say('mail.subject', { sentence }), body: say('mail.body', { name: person.fullName, sentence, link: `${publicUrl}${notice.link}` }) }
}

async function findPeople(tx: Tx, agencyIds: readonly string[], now: string) {
  const { rows } = await sql<{ agencyId: string; fullName: string; email: string; locale: Locale }>`
    with recursive heir(agency_id, id) as (
      select value, value from jsonb_array_elements_text(${JSON.stringify([...new Set(agencyIds)])}::jsonb) as t(value)
      union select h.agency_id, s.successor_id from heir h join directory.agency_successor s on s.agency_id = h.id)
    select distinct h.agency_id, p.full_name, p.email, p.locale
    from heir h join directory.assignment a on a.agency_id = h.id and a.valid_from <= ${now}::date and coalesce(a.valid_to, 'infinity') >= ${now}::date
    join directory.person p on p.id = a.person_id and p.active
    order by p.email`.execute(tx)
  return rows
}

/** The agencies that are the secretariat. */
export async function findSecretariat(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('directory.agency').select('id').where('duty', '=', 'secretariat').execute()
  return rows.map((row) => row.id)
}

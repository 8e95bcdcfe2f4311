import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { formatMessage, type Locale, type MessageArguments } from '#platform/messages.ts'
import type { Act } from '#reporting/index.ts'
import { directiveMessages } from './directive.messages.ts'

export type NoticeKind =
  | 'briefing.directive-issued'
  | 'briefing.directive-reported'
  | 'briefing.directive-accepted'
  | 'briefing.directive-acknowledged'
  | 'briefing.directive-returned'
  | 'briefing.directive-reopened'
  | 'briefing.directive-cancelled'
  | 'briefing.directive-before'
  | 'briefing.directive-late'
  | 'briefing.conclusion-issued'

/** What an agency is told; the sentence is the message `notice.<kind>` with the arguments. */
export interface Notice {
  agencyId: string
  kind: NoticeKind
  arguments: MessageArguments
  /** Path in the product. */
  link: string
}

/** Puts notices to agencies; those to an agency that was succeeded are read by its heirs. A silent act tells nobody. */
export async function putNotices(tx: Tx, act: Act, notices: readonly Notice[]): Promise<void> {
  if (!act.publicUrl || notices.length === 0) return
  const rows = notices.map((notice) => ({ ...notice, id: act.newId() }))
  await sql`insert into platform.notice (id, agency_id, kind, arguments, link, created_at)
    select r.id, r."agencyId", r.kind, r.arguments, r.link, ${act.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "agencyId" text, kind text, arguments jsonb, link text)`.execute(tx)
}

/** Puts notices, and the same by mail to the people who work for those agencies today, or for their heirs: one mail a person. Returns the number of mails. */
export async function putNoticesAndMail(tx: Tx, act: Act, notices: readonly Notice[]): Promise<number> {
  await putNotices(tx, act, notices)
  if (!act.publicUrl || notices.length === 0) return 0
  const people = await findPeople(
    tx,
    notices.map(({ agencyId }) => agencyId),
    act.now,
  )
  const mails = [...Map.groupBy(people, ({ email }) => email).values()].flatMap((same) => {
    const [person] = same
    if (!person) return []
    const agencies = new Set(same.map(({ agencyId }) => agencyId))
    const own = notices.filter(({ agencyId }) => agencies.has(agencyId))
    return [{ id: act.newId(), recipient: person.email, ...writeMail(own, person, act.publicUrl ?? '') }]
  })
  await sql`insert into platform.mail (id, recipient, subject, body, created_at) select r.id, r.recipient, r.subject, r.body, ${act.now}
    from jsonb_to_recordset(${JSON.stringify(mails)}::jsonb) as r(id uuid, recipient text, subject text, body text)`.execute(tx)
  return mails.length
}

function writeMail(notices: readonly Notice[], person: { fullName: string; locale: Locale }, publicUrl: string) {
  const say = (notice: Notice) => formatMessage(directiveMessages, person.locale, `notice.${notice.kind}`, notice.arguments)
  const sentences = [...new Set(notices.map((notice) => `${say(notice)}\n${publicUrl}${notice.link}`))]
  const [first] = notices
  const subject = formatMessage(directiveMessages, person.locale, 'mail.subject', {
    sentence: sentences.length === 1 && first ? say(first) : formatMessage(directiveMessages, person.locale, 'mail.several', { count: sentences.length }),
  })
  const body = formatMessage(directiveMessages, person.locale, 'mail.body', { name: person.fullName, sentences: sentences.join('\n\n') })
  return { subject, body }
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

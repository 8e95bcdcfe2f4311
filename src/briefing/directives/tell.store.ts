import { findReaders, putNotices, type Reader, type Told } from '#directory/index.ts'
import type { Tx } from '#platform/db.ts'
import { putMail } from '#platform/mail.ts'
import { formatMessage } from '#platform/messages.ts'
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

export type Notice = Told<NoticeKind>

/** Puts notices of the kinds that have a sentence here. */
export const notify: (tx: Tx, act: Act, notices: readonly Notice[]) => Promise<void> = putNotices

/** Puts notices, and one mail a person with all of them: a briefing gives many directives at once. Returns the number of mails. */
export async function tellByMail(tx: Tx, act: Act, notices: readonly Notice[]): Promise<number> {
  const { publicUrl } = act
  if (!publicUrl || notices.length === 0) return 0
  await putNotices(tx, act, notices)
  const readers = await findReaders(tx, notices, act.now)
  const mails = [...Map.groupBy(readers, ({ email }) => email).values()].flatMap((same) => {
    const [person] = same
    if (!person) return []
    const agencies = new Set(same.map(({ agencyId }) => agencyId))
    const own = notices.filter(({ agencyId }) => agencies.has(agencyId))
    return [{ id: act.newId(), recipient: person.email, ...writeMail(own, person, publicUrl) }]
  })
  await putMail(tx, mails, act.now)
  return mails.length
}

function writeMail(notices: readonly Notice[], person: Reader, publicUrl: string) {
  const say = (notice: Notice) => formatMessage(directiveMessages, person.locale, `notice.${notice.kind}`, notice.arguments)
  const sentences = [...new Set(notices.map((notice) => `${say(notice)}\n${publicUrl}${notice.link}`))]
  const [first] = notices
  const subject = formatMessage(directiveMessages, person.locale, 'mail.subject', {
    sentence: sentences.length === 1 && first ? say(first) : formatMessage(directiveMessages, person.locale, 'mail.several', { count: sentences.length }),
  })
  const body = formatMessage(directiveMessages, person.locale, 'mail.body', { name: person.fullName, sentences: sentences.join('\n\n') })
  return { subject, body }
}

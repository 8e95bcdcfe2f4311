import { putNotices, putNoticesAndMail, type Reader, type Told } from '#directory/index.ts'
import type { Tx } from '#platform/db.ts'
import { formatMessage } from '#platform/messages.ts'
import type { Act } from './act.model.ts'
import { reportingMessages } from './reporting.messages.ts'

export type NoticeKind =
  | 'reporting.campaign-opened'
  | 'reporting.reminder-before'
  | 'reporting.reminder-late'
  | 'reporting.submitted'
  | 'reporting.signed'
  | 'reporting.rejected'
  | 'reporting.sent-back'
  | 'reporting.accepted'

export type Notice = Told<NoticeKind>

/** Puts notices of the kinds that have a sentence here. */
export const notify: (tx: Tx, act: Act, notices: readonly Notice[]) => Promise<void> = putNotices

/** Puts notices and the same by mail. Returns the number of mails. */
export const tellByMail = (tx: Tx, act: Act, notices: readonly Notice[]): Promise<number> => putNoticesAndMail(tx, act, notices, { write: writeMail })

function writeMail(notice: Notice, { fullName, locale }: Reader, publicUrl: string) {
  const sentence = formatMessage(reportingMessages, locale, `notice.${notice.kind}`, notice.arguments)
  return {
    subject: formatMessage(reportingMessages, locale, 'mail.subject', { sentence }),
    body: formatMessage(reportingMessages, locale, 'mail.body', { name: fullName, sentence, link: `${publicUrl}${notice.link}` }),
  }
}

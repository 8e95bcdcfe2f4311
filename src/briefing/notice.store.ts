import { putNotices, putNoticesAndMail, type Reader, type Told } from '#directory/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Attachment } from '#platform/mail.ts'
import { formatMessage } from '#platform/messages.ts'
import type { Act } from '#reporting/index.ts'
import { briefingMessages } from './briefing.messages.ts'

export type BriefingNotice =
  | 'briefing.invited'
  | 'briefing.changed'
  | 'briefing.cancelled'
  | 'briefing.line-check'
  | 'briefing.statement-accepted'
  | 'briefing.statement-declined'
  | 'briefing.statement-registered'
  | 'briefing.point-confirmed'

export type Notice = Told<BriefingNotice>

/** Puts notices of the kinds that have a sentence here. */
export const notify: (tx: Tx, act: Act, notices: readonly Notice[]) => Promise<void> = putNotices

/** Puts notices and the same by mail, with what is attached. Returns the number of mails. */
export const tellByMail = (tx: Tx, act: Act, notices: readonly Notice[], attachment: Attachment | null): Promise<number> =>
  putNoticesAndMail(tx, act, notices, { write: writeMail, attachment })

function writeMail(notice: Notice, { fullName, locale }: Reader, publicUrl: string) {
  const sentence = formatMessage(briefingMessages, locale, `notice.${notice.kind}`, notice.arguments)
  return {
    subject: formatMessage(briefingMessages, locale, 'mail.subject', { sentence }),
    body: formatMessage(briefingMessages, locale, 'mail.body', { name: fullName, sentence, link: `${publicUrl}${notice.link}` }),
  }
}

import nodemailer from 'nodemailer'
import { systemActor } from './actor.ts'
import type { Database, Db } from './db.ts'

const BATCH = 50
const MOST_ATTEMPTS = 8

/** Sends what waits in the outbox. Without a mail server it stays there, readable in the product. Returns how many went out. */
export async function sendWaitingMail(db: Database, settings: { smtpUrl: string | undefined; from: string }, now: string): Promise<number> {
  if (!settings.smtpUrl) return 0
  const occasion = { actor: systemActor, now, requestId: `mail-${now}` }
  const waiting = await db.read(occasion, (tx) =>
    tx.selectFrom('platform.mail').selectAll().where('sentAt', 'is', null).where('attempts', '<', MOST_ATTEMPTS).orderBy('createdAt').limit(BATCH).execute(),
  )
  if (waiting.length === 0) return 0
  const transport = nodemailer.createTransport(settings.smtpUrl)
  let sent = 0
  for (const mail of waiting) {
    const attachments = await db.read(occasion, (tx) => findAttachments(tx, mail.id))
    const failure = await transport.sendMail({ from: settings.from, to: mail.recipient, subject: mail.subject, text: mail.body, attachments }).then(
      () => null,
      (error: Error) => error.message,
    )
    await db.write(occasion, async (tx) => {
      const change =
        failure === null
          ? { sentAt: now, attempts: mail.attempts + 1, lastError: null }
          : { attempts: mail.attempts + 1, lastError: failure.normalize('NFC').slice(0, 500) }
      await tx.updateTable('platform.mail').set(change).where('id', '=', mail.id).execute()
      tx.audit({
        action: failure === null ? 'mail.sent' : 'mail.failed',
        subject: 'mail',
        subjectId: mail.id,
        after: { attempts: change.attempts, error: failure },
      })
    })
    if (failure === null) sent += 1
  }
  return sent
}

async function findAttachments(db: Db, mailId: string) {
  const rows = await db.selectFrom('platform.mailAttachment').select(['name', 'contentType', 'bytes']).where('mailId', '=', mailId).orderBy('name').execute()
  return rows.map(({ name, contentType, bytes }) => ({ filename: name, contentType, content: Buffer.from(bytes) }))
}

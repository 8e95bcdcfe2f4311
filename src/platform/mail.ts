import { sql } from 'kysely'
import { systemActor } from './actor.ts'
import type { Database, Db, Tx } from './db.ts'

const BATCH = 50
const MOST_ATTEMPTS = 8

/** A mail as it is put into the outbox. */
export interface Mail {
  id: string
  recipient: string
  subject: string
  body: string
}

export interface Attachment {
  name: string
  contentType: string
  bytes: Uint8Array
}

/** Puts mails into the outbox, each with what is attached: they go out if and only if the transaction is kept. */
export async function putMail(tx: Tx, mails: readonly Mail[], now: string, attachment: Attachment | null = null): Promise<void> {
  await sql`insert into platform.mail (id, recipient, subject, body, created_at)
    select r.id, r.recipient, r.subject, r.body, ${now}
    from jsonb_to_recordset(${JSON.stringify(mails)}::jsonb) as r(id uuid, recipient text, subject text, body text)`.execute(tx)
  if (!attachment) return
  const { name, contentType, bytes } = attachment
  await sql`insert into platform.mail_attachment (mail_id, name, content_type, bytes)
    select r.id::uuid, ${name}, ${contentType}, decode(${Buffer.from(bytes).toString('hex')}, 'hex')
    from jsonb_array_elements_text(${JSON.stringify(mails.map(({ id }) => id))}::jsonb) as r(id)`.execute(tx)
}

/** Sends what waits in the outbox. Without a mail server it stays there, readable in the product. Returns how many went out. */
export async function sendWaitingMail(db: Database, settings: { smtpUrl: string | undefined; from: string }, now: string): Promise<number> {
  if (!settings.smtpUrl) return 0
  const occasion = { actor: systemActor, now, requestId: `mail-${now}` }
  const waiting = await db.read(occasion, (tx) =>
    tx.selectFrom('platform.mail').selectAll().where('sentAt', 'is', null).where('attempts', '<', MOST_ATTEMPTS).orderBy('createdAt').limit(BATCH).execute(),
  )
  if (waiting.length === 0) return 0
  // Read when the first mail goes out: people are served before.
  const { default: nodemailer } = await import('nodemailer')
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

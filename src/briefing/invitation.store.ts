import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { type Invitation, letterNumberTaken } from './invitation.contract.ts'

/** The letters of a briefing, newest first. */
export async function findInvitations(db: Db, briefingId: string): Promise<Invitation[]> {
  const { rows } =
    await sql<Invitation>`select i.id, i.sequence, i.kind, i.sent_at, p.full_name as sent_by_name, i.starts_at, i.ends_at, i.note, i.letter_number, i.letter_on
    from briefing.invitation i left join directory.person p on p.id = i.sent_by where i.briefing_id = ${briefingId} order by i.sequence desc`.execute(db as Tx)
  return rows
}

interface NewInvitation extends Pick<Invitation, 'id' | 'sequence' | 'kind' | 'sentAt' | 'startsAt' | 'endsAt' | 'note'> {
  briefingId: string
  sentBy: string | null
  demo: boolean
}

export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  await tx.insertInto('briefing.invitation').values(invitation).execute()
  tx.audit({ action: `briefing.${invitation.kind}-sent`, subject: 'briefing', subjectId: invitation.briefingId, after: invitation })
}

/** Throws notFound, or letterNumberTaken when another letter of that year bears the number. */
export async function numberInvitation(tx: Tx, briefingId: string, id: string, { number, on }: { number: number; on: string }): Promise<Invitation> {
  const before = (await findInvitations(tx, briefingId)).find((invitation) => invitation.id === id)
  if (!before) throw notFound({})
  if (await isNumberTaken(tx, id, number, on)) throw letterNumberTaken({ number })
  await tx.updateTable('briefing.invitation').set({ letterNumber: number, letterOn: on }).where('id', '=', id).execute()
  const after = { ...before, letterNumber: number, letterOn: on }
  tx.audit({ action: 'invitation.numbered', subject: 'briefing', subjectId: briefingId, before, after })
  return after
}

async function isNumberTaken(db: Db, id: string, number: number, on: string): Promise<boolean> {
  const { rows } = await sql`select 1 from briefing.invitation
    where letter_number = ${number} and extract(year from letter_on) = ${Number(on.slice(0, 4))} and id <> ${id}`.execute(db as Tx)
  return rows.length > 0
}

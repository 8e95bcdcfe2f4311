import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { AgendaItem, GivenAgendaItem } from './agenda.contract.ts'

export type AgendaRow = Omit<AgendaItem, 'from' | 'to'>

/** The items of a briefing in order. */
export async function findAgenda(db: Db, briefingId: string): Promise<AgendaRow[]> {
  const { rows } = await sql<AgendaRow>`select id, position, kind, title_vi, title_en, owner, minutes
    from briefing.agenda_item where briefing_id = ${briefingId} order by position`.execute(db as Tx)
  return rows
}

/** Puts items behind those that are there. */
export async function insertItems(tx: Tx, { id: briefingId, demo }: { id: string; demo: boolean }, items: readonly (GivenAgendaItem & { id: string })[]) {
  const last = (await findAgenda(tx, briefingId)).at(-1)?.position ?? 0
  const rows = items.map((item, index) => ({ ...item, briefingId, demo, position: last + 1 + index }))
  await tx.insertInto('briefing.agendaItem').values(rows).execute()
  for (const row of rows) tx.audit({ action: 'agenda.added', subject: 'briefing', subjectId: briefingId, after: row })
}

/** Throws notFound. */
export async function updateItem(tx: Tx, briefingId: string, itemId: string, item: GivenAgendaItem): Promise<void> {
  const before = await getItem(tx, briefingId, itemId)
  await tx.updateTable('briefing.agendaItem').set(item).where('id', '=', itemId).execute()
  tx.audit({ action: 'agenda.edited', subject: 'briefing', subjectId: briefingId, before, after: { ...before, ...item } })
}

/** Throws notFound. */
export async function deleteItem(tx: Tx, briefingId: string, itemId: string): Promise<void> {
  const before = await getItem(tx, briefingId, itemId)
  await tx.deleteFrom('briefing.agendaItem').where('id', '=', itemId).execute()
  tx.audit({ action: 'agenda.removed', subject: 'briefing', subjectId: briefingId, before })
}

async function getItem(tx: Tx, briefingId: string, itemId: string): Promise<AgendaRow> {
  const found = (await findAgenda(tx, briefingId)).find((item) => item.id === itemId)
  if (!found) throw notFound({})
  return found
}

/** Numbers the items from 1 in the order given; all of them are named. */
export async function numberItems(tx: Tx, briefingId: string, itemIds: readonly string[]): Promise<void> {
  await sql`update briefing.agenda_item i set position = o.position
    from jsonb_array_elements_text(${JSON.stringify(itemIds)}::jsonb) with ordinality as o(id, position)
    where i.id = o.id::uuid and i.briefing_id = ${briefingId}`.execute(tx)
  tx.audit({ action: 'agenda.ordered', subject: 'briefing', subjectId: briefingId, after: { itemIds } })
}

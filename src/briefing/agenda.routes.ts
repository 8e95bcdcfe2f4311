import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { addAgendaItem, type Agenda, agendaOrder, editAgendaItem, orderAgenda, removeAgendaItem, showAgenda } from './agenda.contract.ts'
import { admitItem, timetable } from './agenda.model.ts'
import { deleteItem, findAgenda, insertItems, numberItems, updateItem } from './agenda.store.ts'
import type { Briefing } from './briefing.contract.ts'
import { getBriefing } from './briefing.store.ts'
import { demandOpen } from './demand-open.action.ts'
import { isOrderOf } from './order.model.ts'

export const agendaBindings: Binding[] = [
  implement(showAgenda, async ({ db }, { params }) => agendaFor(db, await getBriefing(db, params.id))),
  implement(addAgendaItem, async ({ tx }, { params, body }) => {
    const briefing = await demandOpen(tx, params.id, 'frame')
    await insertItems(tx, briefing, [{ ...admitItem(body), id: randomUUID() }])
    return agendaFor(tx, briefing)
  }),
  implement(editAgendaItem, async ({ tx }, { params, body }) => {
    const briefing = await demandOpen(tx, params.id, 'frame')
    await updateItem(tx, briefing.id, params.itemId, admitItem(body))
    return agendaFor(tx, briefing)
  }),
  implement(removeAgendaItem, async ({ tx }, { params }) => {
    const briefing = await demandOpen(tx, params.id, 'frame')
    await deleteItem(tx, briefing.id, params.itemId)
    return agendaFor(tx, briefing)
  }),
  implement(orderAgenda, async ({ tx }, { params, body }) => {
    const briefing = await demandOpen(tx, params.id, 'frame')
    const present = (await findAgenda(tx, briefing.id)).map(({ id }) => id)
    if (!isOrderOf(body.itemIds, present)) throw agendaOrder({})
    await numberItems(tx, briefing.id, body.itemIds)
    return agendaFor(tx, briefing)
  }),
]

async function agendaFor(db: Db, briefing: Briefing): Promise<Agenda> {
  return timetable(await findAgenda(db, briefing.id), briefing)
}

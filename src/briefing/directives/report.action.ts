import { findSecretariat } from '#directory/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Act } from '#reporting/index.ts'
import { personOf } from './act.model.ts'
import { directiveRefused, noteNeeded } from './directive.contract.ts'
import { type AddresseeAction, type AddresseeState, addresseeTransitionOf, unmetOfAddressee } from './directive.model.ts'
import { type DirectiveRow, getDirective } from './directive.store.ts'
import { findAnswering, getPart, insertReport, type PartRow } from './part.store.ts'
import { wordsOf } from './move-directive.action.ts'
import { type NoticeKind, notify, tellByMail } from './tell.store.ts'

interface Which {
  directiveId: string
  agencyId: string
}

/** What an addressee, or who answers for it today, says was done. Throws notFound, directiveRefused. */
export async function reportOn(tx: Tx, act: Act, which: Which, given: { text: string; percent: number; fileIds: readonly string[] }): Promise<AddresseeState> {
  const { directive, part } = await allowed(tx, act, which, 'report')
  const to = await keep(tx, act, { directive, part, action: 'report', body: given.text, percent: given.percent, fileIds: given.fileIds })
  const link = `/directives/${directive.id}?agency=${part.agencyId}`
  const [by] = await findAnswering(tx, [part.agencyId])
  const words = { ...wordsOf(directive), percent: given.percent, by: by?.nameVi ?? part.agencyId }
  const secretariat = await findSecretariat(tx)
  await notify(
    tx,
    act,
    secretariat.map((agencyId) => ({ agencyId, kind: 'briefing.directive-reported', arguments: words, link })),
  )
  return to
}

const tells = {
  accept: 'briefing.directive-accepted',
  acknowledge: 'briefing.directive-acknowledged',
  return: 'briefing.directive-returned',
  reopen: 'briefing.directive-reopened',
} as const satisfies Record<Exclude<AddresseeAction, 'report'>, NoticeKind>

/** What the secretariat decides on a report. Throws notFound, directiveRefused, noteNeeded. */
export async function decideOn(tx: Tx, act: Act, which: Which, { action, note }: { action: keyof typeof tells; note: string | null }): Promise<AddresseeState> {
  const { directive, part } = await allowed(tx, act, which, action)
  if (addresseeTransitionOf(action).asks === 'note' && !note) throw noteNeeded({})
  const to = await keep(tx, act, { directive, part, action, body: note, percent: part.percent, fileIds: [] })
  await tellByMail(tx, act, [
    { agencyId: part.agencyId, kind: tells[action], arguments: { ...wordsOf(directive), note: note ?? '' }, link: `/directives/${directive.id}` },
  ])
  return to
}

/** The directive and the part, when nothing stands in the way of the act. Throws notFound, directiveRefused. */
export async function allowed(tx: Tx, act: Act, { directiveId, agencyId }: Which, action: AddresseeAction) {
  const directive = await getDirective(tx, directiveId)
  const part = await getPart(tx, directiveId, agencyId)
  const reasons = unmetOfAddressee(action, { ...part, directiveState: directive.state }, act.actor)
  if (reasons.length > 0) throw directiveRefused({ action, reasons, reason: reasons[0] ?? '' })
  return { directive, part }
}

interface Kept {
  directive: DirectiveRow
  part: PartRow
  action: AddresseeAction
  body: string | null
  percent: number
  fileIds: readonly string[]
}

async function keep(tx: Tx, act: Act, { directive, part, action, body, percent, fileIds }: Kept): Promise<AddresseeState> {
  const { to } = addresseeTransitionOf(action)
  await insertReport(tx, part, to, {
    id: act.newId(),
    directiveId: directive.id,
    agencyId: part.agencyId,
    at: act.now,
    personId: personOf(act),
    fromAgencyId: act.actor.role === 'system' ? part.agencyId : act.actor.agencyId,
    action,
    body,
    percent,
    fileIds,
    demo: directive.demo,
  })
  return to
}

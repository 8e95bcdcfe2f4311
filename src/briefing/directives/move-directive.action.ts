import type { Tx } from '#platform/db.ts'
import { formatPlainDate } from '#platform/format.ts'
import { vietnamDate } from '#platform/working-days.ts'
import type { Act } from '#reporting/index.ts'
import { directiveRefused, noteNeeded } from './directive.contract.ts'
import { type DirectiveAction, type DirectiveState, directiveTransitionOf, unmetOfDirective } from './directive.model.ts'
import { type DirectiveRow, findDirectives, getDirective, updateDirectiveState } from './directive.store.ts'
import { findParts, type PartRow } from './part.store.ts'
import { type Notice, tellByMail } from './tell.store.ts'

type Move = Exclude<DirectiveAction, 'edit'>

/** Takes a directive one step on, and tells its addressees. Throws notFound, directiveRefused, noteNeeded. */
export async function moveDirectiveBy(tx: Tx, act: Act, id: string, { action, note }: { action: Move; note: string | null }): Promise<DirectiveState> {
  const before = await getDirective(tx, id)
  const addressees = await findParts(tx, [id])
  const reasons = unmetOfDirective(action, { state: before.state, dueOn: before.dueOn, today: vietnamDate(act.now), addressees })
  if (reasons.length > 0) throw directiveRefused({ action, reasons, reason: reasons[0] ?? '' })
  const { asks, to } = directiveTransitionOf(action)
  if (asks === 'note' && !note) throw noteNeeded({})
  await updateDirectiveState(tx, before, { action, to: to ?? before.state, now: act.now, note })
  if (action === 'issue') await closeCarried(tx, act, before)
  if (action === 'issue' || (action === 'cancel' && before.issuedAt)) await tellByMail(tx, act, noticesOf(before, addressees, action))
  return to ?? before.state
}

/** Issues every draft of a briefing, as its conclusion notice goes out. Throws directiveRefused naming the first that is not ready. */
export async function issueDirectivesOf(tx: Tx, act: Act, briefingId: string): Promise<string[]> {
  const drafts = await findDirectives(tx, { briefingId, state: 'draft' })
  for (const { id } of drafts) await moveDirectiveBy(tx, act, id, { action: 'issue', note: null })
  return drafts.map(({ id }) => id)
}

/** What goes on under a new number is closed under the old one. */
async function closeCarried(tx: Tx, act: Act, { carriedFrom, number, reportYear }: DirectiveRow) {
  if (!carriedFrom) return
  const earlier = await getDirective(tx, carriedFrom)
  if (earlier.state !== 'issued') return
  await updateDirectiveState(tx, earlier, {
    action: 'carried',
    to: 'closed',
    now: act.now,
    note: `Chuyển tiếp: nhiệm vụ số ${number}, hội nghị về năm ${reportYear}`,
  })
}

function noticesOf(directive: DirectiveRow, addressees: readonly PartRow[], action: 'issue' | 'cancel'): Notice[] {
  return addressees.map(({ agencyId }) => ({
    agencyId,
    kind: action === 'issue' ? 'briefing.directive-issued' : 'briefing.directive-cancelled',
    arguments: { ...wordsOf(directive) },
    link: `/directives/${directive.id}`,
  }))
}

/** What sentences about a directive need of it. */
export function wordsOf({ number, reportYear, textVi, dueOn }: Pick<DirectiveRow, 'number' | 'reportYear' | 'textVi' | 'dueOn'>) {
  const text = textVi.length > 90 ? `${textVi.slice(0, 88).trimEnd()}…` : textVi
  return { number, year: String(reportYear), text, due: formatPlainDate(dueOn, 'vi') }
}

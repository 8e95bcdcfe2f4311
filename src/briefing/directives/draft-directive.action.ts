import type { Tx } from '#platform/db.ts'
import { vietnamDate } from '#platform/working-days.ts'
import type { Act } from '#reporting/index.ts'
import { personOf } from './act.model.ts'
import { type BriefingFacts, findPreviousBriefing, getBriefingFacts } from './briefing-facts.store.ts'
import { directiveRefused, type GivenDirective, noAddressees, unknownTopic } from './directive.contract.ts'
import { unmetOfDirective } from './directive.model.ts'
import { type DirectiveRow, findDirectives, getDirective, insertDirective, removeDraft, updateDraft } from './directive.store.ts'
import { findAnswering, findParts, findStanding } from './part.store.ts'
import { answeringToday, isUnfinished, scoreOf } from './previous.action.ts'
import { directiveTopics } from './topic.default.ts'

/** Drafts directives of a briefing, in the order given. Throws notFound, unknownTopic, noAddressees. */
export async function draftDirectives(tx: Tx, act: Act, briefingId: string, given: readonly GivenDirective[]): Promise<string[]> {
  const briefing = await getBriefingFacts(tx, briefingId)
  const ids: string[] = []
  for (const each of given) {
    const id = act.newId()
    await insertDirective(tx, { ...each, ...(await checked(tx, act, briefing, each)), ...stampOf(act, briefing), id, carriedFrom: null })
    ids.push(id)
  }
  return ids
}

const stampOf = (act: Act, { id, demo }: BriefingFacts) => ({ briefingId: id, demo, createdAt: act.now, createdBy: personOf(act) })

/** Changes a draft. Throws notFound, directiveRefused, unknownTopic, noAddressees. */
export async function editDraft(tx: Tx, act: Act, id: string, given: GivenDirective): Promise<void> {
  const before = await getDirective(tx, id)
  assertDraft(before, 'edit')
  await updateDraft(tx, before, { ...given, ...(await checked(tx, act, await getBriefingFacts(tx, before.briefingId), given)) })
}

/** Throws a draft away; a conclusion of the session can be made into another. Throws notFound, directiveRefused. */
export async function discardDraft(tx: Tx, id: string): Promise<void> {
  const before = await getDirective(tx, id)
  assertDraft(before, 'remove')
  await removeDraft(tx, before)
}

function assertDraft({ state, dueOn }: DirectiveRow, action: string) {
  const reasons = unmetOfDirective('edit', { state, dueOn, today: '', addressees: [] })
  if (reasons.length > 0) throw directiveRefused({ action, reasons, reason: reasons[0] ?? '' })
}

/** The addressees of a draft, found by its audience; those named must exist. */
async function checked(tx: Tx, act: Act, briefing: BriefingFacts, given: GivenDirective): Promise<{ addressees: string[] }> {
  if (!directiveTopics.some(({ code }) => code === given.topic)) throw unknownTopic({ topic: given.topic })
  const addressees = given.audience === 'named' ? (await findAnswering(tx, given.addressees)).map(({ id }) => id) : await findAudience(tx, act, briefing, given)
  if (addressees.length === 0) throw noAddressees({ text: given.textVi.slice(0, 80) })
  return { addressees }
}

async function findAudience(tx: Tx, act: Act, briefing: BriefingFacts, { audience }: GivenDirective): Promise<string[]> {
  const on = briefing.heldOn > vietnamDate(act.now) ? vietnamDate(act.now) : briefing.heldOn
  const standing = await findStanding(tx, { placeSetId: briefing.placeSetId, on })
  return standing.filter(({ duty }) => audience === 'everybody' || duty === (audience === 'provinces' ? 'province' : 'ministry')).map(({ id }) => id)
}

/**
 * Drafts again, in this briefing, what the one before left unfinished, for those who did not finish, or for who answers for them
 * today. The earlier directive stays open until the new one is issued. Throws notFound.
 */
export async function carryUnfinished(tx: Tx, act: Act, briefingId: string, dueOn: string): Promise<string[]> {
  const briefing = await getBriefingFacts(tx, briefingId)
  const previous = await findPreviousBriefing(tx, briefingId)
  if (!previous) {
    tx.audit({ action: 'directives.carried', subject: 'briefing', subjectId: briefingId, after: { from: null, ids: [] } })
    return []
  }
  const carried = new Set((await findDirectives(tx, { briefingId })).flatMap(({ carriedFrom }) => carriedFrom ?? []))
  const left = (await scoreOf(tx, previous.id, act.now)).directives.filter((directive) => isUnfinished(directive) && !carried.has(directive.id))
  const ids: string[] = []
  for (const directive of left) {
    const unfinished = (await findParts(tx, [directive.id])).filter(({ state }) => state !== 'accepted').map(({ agencyId }) => agencyId)
    const addressees = [...new Set([...(await answeringToday(tx, unfinished)).values()].flat())]
    const { topic, textVi, textEn, evidenceWanted } = directive
    const measure = directive.measure && { ...directive.measure, year: briefing.reportYear + 1 }
    const id = act.newId()
    const fresh = { topic, textVi, textEn, evidenceWanted, measure, audience: 'named' as const, dueOn, conclusionId: null }
    await insertDirective(tx, { ...fresh, ...stampOf(act, briefing), id, addressees, carriedFrom: directive.id })
    ids.push(id)
  }
  tx.audit({ action: 'directives.carried', subject: 'briefing', subjectId: briefingId, after: { from: previous.id, ids } })
  return ids
}

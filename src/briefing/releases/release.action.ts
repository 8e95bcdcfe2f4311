import type { Actor } from '#platform/actor.ts'
import type { Db, Tx } from '#platform/db.ts'
import { evaluate, findMoment } from '#figures/index.ts'
import { changedMeanwhile } from '#platform/problem.ts'
import { unitOf } from '../text/figure-text.model.ts'
import { resolveFigures } from '../text/resolve-figures.action.ts'
import type { FigureNode, RichText } from '../text/rich-text.contract.ts'
import { figureKey, figuresOf, isEmptyText, isFrozen, normalised, replaceFigures } from '../text/rich-text.model.ts'
import { findPictures, shownPicture } from './picture.store.ts'
import { draftOf } from './release-draft.model.ts'
import { findReleaseFacts, findValues, getRoomOfRelease } from './release-facts.store.ts'
import { noteNeeded, type Release, releaseExists, type ReleaseFigure, type ReleaseSheet, releaseStep, releaseTooEarly } from './release.contract.ts'
import { findReleaseTransition, type ReleaseAction, releaseActsFor, type ReleaseSituation, type ReleaseState, unmetOfRelease } from './release-step.model.ts'
import {
  findReleaseIdOf,
  findReleaseSteps,
  getRelease,
  insertRelease,
  moveReleaseTo,
  type ReleaseText,
  updateReleaseText,
  writesReleaseOf,
} from './release.store.ts'
import { slugOf } from './slug.model.ts'

/** Who does something to an article, when, and where new ids come from. */
export interface ReleaseAct {
  actor: Pick<Actor, 'personId' | 'role'>
  now: string
  newId: () => string
  /** The moment of the ledger that texts are drafted on and frozen at; absent: now. History that is seeded has its own. */
  asOf?: string
}

/** States of a briefing that is over: there is something to write about. */
const held = ['concluded', 'notified', 'following', 'closed']
export const isHeld = (state: string) => held.includes(state)

/** Drafts the article of a room and keeps it. Throws notFound, releaseTooEarly, releaseExists. */
export async function draftReleaseOf(tx: Tx, act: ReleaseAct, pointId: string): Promise<string> {
  const room = await getRoomOfRelease(tx, pointId)
  if (!isHeld(room.state)) throw releaseTooEarly({})
  if (await findReleaseIdOf(tx, pointId)) throw releaseExists({})
  const facts = await findReleaseFacts(tx, room)
  const id = act.newId()
  await insertRelease(tx, {
    ...draftOf(facts, await findValues(tx, facts, act.asOf)),
    id,
    briefingId: room.briefingId,
    pointId,
    slug: slugOf(room.nameVi, room.reportYear, id),
    pointVi: room.nameVi,
    pointEn: room.nameEn,
    heldOn: room.heldOn,
    reportYear: room.reportYear,
    demo: room.demo,
    createdAt: act.now,
    createdBy: personOf(act),
  })
  return id
}

/** Writes the draft of today over the text. Throws releaseStep. */
export async function redraft(tx: Tx, act: ReleaseAct, id: string): Promise<number> {
  const release = await getRelease(tx, id)
  await demand(tx, act, release, 'edit')
  const facts = await findReleaseFacts(tx, await getRoomOfRelease(tx, release.pointId))
  return updateReleaseText(tx, release, draftOf(facts, await findValues(tx, facts, act.asOf)), {
    at: act.now,
    personId: personOf(act),
    action: 'release.redrafted',
  })
}

/** Saves a text over the revision that the person has seen; its figures are live, whatever was pasted. Throws releaseStep, changedMeanwhile. */
export async function saveReleaseText(tx: Tx, act: ReleaseAct, id: string, given: ReleaseText & { revision: number }): Promise<number> {
  const release = await getRelease(tx, id)
  await demand(tx, act, release, 'edit')
  if (release.revision !== given.revision) throw changedMeanwhile({})
  const { revision: _revision, ...text } = given
  const live = { ...text, bodyVi: thawed(normalised(text.bodyVi)), bodyEn: thawed(normalised(text.bodyEn)) }
  return updateReleaseText(tx, release, live, { at: act.now, personId: personOf(act), action: 'release.edited' })
}

/** Takes a step of the table. Publishing freezes every figure with value, receipt and moment; taking up again makes them live. */
export async function stepRelease(
  tx: Tx,
  act: ReleaseAct,
  id: string,
  { action, note }: { action: ReleaseAction; note?: string | undefined },
): Promise<ReleaseState> {
  const release = await getRelease(tx, id)
  const transition = await demand(tx, act, release, action)
  if (transition.asksNote && !note) throw noteNeeded({})
  const stamp = { at: act.now, personId: personOf(act) }
  // Frozen first: a published text is not written any more.
  if (action === 'publish') {
    const frozen = await frozenText(tx, act, release)
    if (figuresOf(frozen.bodyVi).some(isUnknown) || figuresOf(frozen.bodyEn).some(isUnknown))
      throw releaseStep({ reasons: ['figures_known'], first: 'figures_known' })
    await updateReleaseText(tx, release, frozen, { ...stamp, action: 'release.frozen' })
  }
  await moveReleaseTo(tx, release, { ...stamp, action, to: transition.to, note: note ?? null })
  if (action === 'revise') {
    const live = { ...release, bodyVi: thawed(release.bodyVi), bodyEn: thawed(release.bodyEn) }
    await updateReleaseText(tx, release, live, { ...stamp, action: 'release.thawed' })
  }
  return transition.to
}

/** Both languages with every figure frozen; what stands in both is asked once. */
async function frozenText(tx: Tx, { now, asOf }: ReleaseAct, release: Release): Promise<ReleaseText> {
  const values = new Map((await resolveFigures(tx, [release.bodyVi, release.bodyEn], { asOf: asOf ?? null, now })).map((value) => [value.key, value]))
  const freeze = (text: RichText) =>
    replaceFigures(text, (node): FigureNode => {
      const found = isFrozen(node) ? undefined : values.get(figureKey(node.attrs))
      return found ? { ...node, attrs: { ...node.attrs, value: found.value, receiptId: found.receiptId, asOf: found.asOf } } : node
    })
  return { titleVi: release.titleVi, titleEn: release.titleEn, bodyVi: freeze(release.bodyVi), bodyEn: freeze(release.bodyEn) }
}

const isUnknown = ({ attrs }: FigureNode) => attrs.value === null

/** The row of the table for an act, or releaseStep with what stands in its way. Whether all figures are known shows when they are frozen. */
export async function demand(db: Db, act: Pick<ReleaseAct, 'actor'>, release: Release, action: ReleaseAction) {
  const { role } = act.actor
  const reasons = unmetOfRelease(action, await situationOf(db, release, true), role)
  const transition = findReleaseTransition(action, release.state, role)
  if (reasons.length > 0 || !transition) throw releaseStep({ reasons, first: reasons[0] ?? 'state' })
  return transition
}

async function situationOf(db: Db, release: Release, figuresKnown: boolean): Promise<ReleaseSituation> {
  const pictures = await findPictures(db, [release.id])
  return {
    state: release.state,
    ownRoom: await writesReleaseOf(db, release.pointId),
    bothLanguages: !isEmptyText(release.bodyVi) && !isEmptyText(release.bodyEn),
    picturesConsented: pictures.every((picture) => picture.consentBy !== null),
    figuresKnown,
  }
}

/** Everything about an article that its page shows. */
export async function findReleaseSheet(db: Db, actor: Pick<Actor, 'role'>, id: string): Promise<ReleaseSheet> {
  const release = await getRelease(db, id)
  const figures = await compareFigures(db, release)
  const situation = await situationOf(
    db,
    release,
    figures.every((one) => one.current !== null),
  )
  return {
    release,
    pictures: (await findPictures(db, [id])).map(shownPicture),
    figures,
    steps: await findReleaseSteps(db, id),
    acts: releaseActsFor(situation, actor.role),
  }
}

/** The different figures of both languages in reading order: as frozen, and as the ledger answers now. Nothing is laid down. */
async function compareFigures(db: Db, release: Release): Promise<ReleaseFigure[]> {
  const moment = await findMoment(db, undefined)
  const nodes = new Map([...figuresOf(release.bodyVi), ...figuresOf(release.bodyEn)].toReversed().map((node) => [figureKey(node.attrs), node]))
  const compared: ReleaseFigure[] = []
  for (const node of [...nodes.values()].toReversed()) {
    const { code, query, style, value, receiptId, asOf } = node.attrs
    const current = (await evaluate(db, code, query, moment, 'value')).value
    const frozen = asOf === null ? null : { value, receiptId, asOf }
    compared.push({ code, query, style, unit: unitOf(code, query), frozen, current, changed: frozen !== null && frozen.value !== current })
  }
  return compared
}

const personOf = ({ actor }: ReleaseAct) => (actor.role === 'system' ? null : actor.personId)

/** The text with its figures live again. */
function thawed(text: RichText): RichText {
  return replaceFigures(text, (node): FigureNode => (isFrozen(node) ? { ...node, attrs: { ...node.attrs, value: null, receiptId: null, asOf: null } } : node))
}

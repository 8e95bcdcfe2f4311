import type { Db, Tx } from '#platform/db.ts'
import { notAllowed } from '#platform/problem.ts'
import { documentNumber } from '#platform/official-document/numbering.model.ts'
import { vietnamDate } from '#platform/working-days.ts'
import type { Act } from '#reporting/index.ts'
import { getBriefing } from '../briefing.store.ts'
import type { Briefing } from '../briefing.contract.ts'
import { personOf } from '../directives/act.model.ts'
import { unmetOfDirective } from '../directives/directive.model.ts'
import { findDirectives } from '../directives/directive.store.ts'
import { issueDirectivesOf } from '../directives/move-directive.action.ts'
import { findParts } from '../directives/part.store.ts'
import { notify } from '../directives/tell.store.ts'
import { moveBriefing } from '../move-briefing.action.ts'
import { findPoints } from '../point.store.ts'
import { freezeText } from '../text/resolve-figures.action.ts'
import { documentNoteNeeded, documentRefused, numberTaken } from './document.contract.ts'
import { type DocumentAction, type DocumentSituation, documentTransitionOf, roleMayDocument, unmetOfDocument } from './document.model.ts'
import { type DocumentRow, findDocuments, findSections, getDocument, isNumberTaken, nextNumberOf, putFrozen, updateDocumentState } from './document.store.ts'

interface Given {
  action: Exclude<DocumentAction, 'edit'>
  note: string | null
  number: number | null
}

/**
 * Takes a paper one step on. Signing freezes its texts; issuing the notice gives it its number, issues the directives with it,
 * tells the agencies and moves the briefing. Throws notFound, notAllowed, documentRefused, documentNoteNeeded, numberTaken.
 */
export async function movePaper(tx: Tx, act: Act, id: string, { action, note, number }: Given): Promise<{ document: DocumentRow; issuedDirectives: number }> {
  const before = await getDocument(tx, id)
  if (!roleMayDocument(action, act.actor.role)) throw notAllowed({})
  const reasons = unmetOfDocument(action, await situationOf(tx, before, act.now), act.actor)
  if (reasons.length > 0) throw documentRefused({ action, reasons, reason: reasons[0] ?? '' })
  const { asks, to } = documentTransitionOf(action)
  if (asks === 'note' && !note) throw documentNoteNeeded({})
  const briefing = await getBriefing(tx, before.briefingId)
  if (action === 'sign') await freeze(tx, before, briefing, act.now)
  const issuedDirectives = action === 'issue' ? await issueDirectivesOf(tx, act, briefing.id) : []
  const numbered = action === 'issue' || (action === 'sign' && before.kind === 'minutes')
  const day = vietnamDate(act.now)
  await updateDocumentState(tx, before, {
    action,
    to,
    now: act.now,
    personId: personOf(act),
    note,
    number: numbered ? await numberFor(tx, before, number, Number(day.slice(0, 4))) : null,
    issuedOn: action === 'issue' ? day : null,
  })
  const document = await getDocument(tx, id)
  if (action === 'issue') await sendOut(tx, act, document, briefing)
  return { document, issuedDirectives: issuedDirectives.length }
}

/** All that the demands of a paper's table are judged on. */
export async function situationOf(tx: Db, document: DocumentRow, now: string): Promise<DocumentSituation> {
  const minutes = (await findDocuments(tx, document.briefingId)).find(({ kind }) => kind === 'minutes')
  const drafts = await findDirectives(tx, { briefingId: document.briefingId, state: 'draft' })
  const parts = await findParts(
    tx,
    drafts.map(({ id }) => id),
  )
  const ready = drafts.every(({ id, state, dueOn }) => {
    const addressees = parts.filter(({ directiveId }) => directiveId === id)
    return unmetOfDirective('issue', { state, dueOn, today: vietnamDate(now), addressees }).length === 0
  })
  const { kind, state, draftedBy, submittedBy } = document
  return { kind, state, draftedBy, submittedBy, minutesSigned: minutes?.state === 'signed' || minutes?.state === 'issued', directivesReady: ready }
}

/** Every live figure of the paper gets its value for good: as the briefing's figures were locked, else as they are now. */
async function freeze(tx: Tx, document: DocumentRow, briefing: Briefing, now: string) {
  const bodies = new Map<string, Awaited<ReturnType<typeof freezeText>>>()
  for (const { key, body } of await findSections(tx, document.id)) bodies.set(key, await freezeText(tx, body, { asOf: briefing.figuresAsOf, now }))
  await putFrozen(tx, document.id, bodies)
}

async function numberFor(tx: Tx, { kind }: DocumentRow, wanted: number | null, year: number) {
  const number = wanted ?? (await nextNumberOf(tx, kind, year))
  if (await isNumberTaken(tx, kind, year, number)) throw numberTaken({ number, year: String(year) })
  return { number, year }
}

/** Tells every agency with a room, and takes the briefing's own step when it stands where the notice is awaited. */
async function sendOut(tx: Tx, act: Act, document: DocumentRow, briefing: Briefing) {
  const agencies = [...new Set((await findPoints(tx, briefing.id)).map(({ agencyId }) => agencyId))]
  const words = { number: documentNumber(document.number, document.symbol), year: String(briefing.reportYear) }
  await notify(
    tx,
    act,
    agencies.map((agencyId) => ({ agencyId, kind: 'briefing.conclusion-issued', arguments: words, link: `/briefings/${briefing.id}?tab=documents` })),
  )
  if (briefing.state === 'concluded') await moveBriefing(tx, { briefingId: briefing.id, action: 'notify', personId: personOf(act), now: act.now, note: null })
}

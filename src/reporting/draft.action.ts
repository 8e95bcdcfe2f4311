import type { Tx } from '#platform/db.ts'
import { invalidRequest, notAllowed } from '#platform/problem.ts'
import { cleanLine, cleanText } from '#platform/text/normalise.ts'
import type { Act } from './act.model.ts'
import { type Examination, examine, situationOf } from './examine.action.ts'
import type { Cells, Form, Line } from './form.contract.ts'
import { columnsByKey } from './form.model.ts'
import { getForm } from './form.store.ts'
import { changedMeanwhile, demandUnmet, type DraftChange, type DraftSaved, type StatedFigure, wrongState } from './return.contract.ts'
import { type ReturnAction, roleMay, type Situation, unmetDemands } from './return.model.ts'
import { findContent, findLines, getReturn, getVersion, type ReturnHead, type VersionRow } from './return.store.ts'
import { changeLines, claimDraft, type GivenExplanation, putExplanations, removeExplanation, replaceLines, saveSummary, touchDraft } from './version.store.ts'

/** Refuses an action that the table does not give: throws notAllowed (role), wrongState or demandUnmet. */
export function demandAction(action: ReturnAction, situation: Situation, { actor }: Act) {
  if (!roleMay(action, actor.role)) throw notAllowed({})
  const [first, ...rest] = unmetDemands(action, situation, actor)
  if (first === 'state') throw wrongState({ action, state: situation.state })
  if (first) throw demandUnmet({ action, demand: first, demands: [first, ...rest] })
}

/** The newest version of a return, for a person who may edit it now. */
export async function getEditable(tx: Tx, act: Act, returnId: string): Promise<{ head: ReturnHead; version: VersionRow }> {
  const head = await getReturn(tx, returnId)
  const version = await getVersion(tx, returnId)
  demandAction('edit', situationOf(head, version), act)
  return { head, version }
}

/**
 * Saves changes of a draft as they are typed and answers with what the checks now say. Throws changedMeanwhile with the
 * present revision when somebody else saved in between; nothing is saved then.
 */
export async function saveDraftOf(tx: Tx, act: Act, returnId: string, change: DraftChange): Promise<DraftSaved> {
  const { head, version } = await getEditable(tx, act, returnId)
  const form = await getForm(tx, head.formVersionId)
  const changes = { upserts: (change.changes?.upserts ?? []).map((line) => cleanOf(form, line)), removals: change.changes?.removals ?? [] }
  const answers = cleanAnswers(form, change)
  const before = await findLines(tx, version.id)
  const revision = await claim(tx, act, version, { revision: change.revision, ...answers })
  await changeLines(tx, version.id, changes)
  const touched = new Set([...changes.upserts.map((line) => line.lineKey), ...changes.removals])
  tx.audit({
    action: 'return.saved',
    subject: 'return',
    subjectId: returnId,
    before: { number: version.number, revision: version.revision, lines: before.filter((line) => touched.has(line.lineKey)) },
    after: { revision, lines: changes.upserts, removed: changes.removals, ...answers },
  })
  const examined = await examineDraft(tx, head, {
    ...version,
    figures: { ...version.figures, ...answers.figures },
    narrative: { ...version.narrative, ...answers.narrative },
  })
  return { revision, findings: examined.findings, figures: examined.figures, summary: examined.summary }
}

/** Takes the next revision of a draft. Throws changedMeanwhile, or wrongState when it is no draft any more. */
export async function claim(
  tx: Tx,
  act: Act,
  version: VersionRow,
  given: { revision: number; figures?: Record<string, StatedFigure> | undefined; narrative?: Record<string, string> | undefined },
): Promise<number> {
  const revision = await claimDraft(tx, version.id, { ...given, personId: act.actor.personId, now: act.now })
  if (revision !== undefined) return revision
  const now = await getVersion(tx, version.returnId)
  if (now.id !== version.id || now.state !== 'draft') throw wrongState({ action: 'edit', state: now.state })
  throw changedMeanwhile({ revision: now.revision })
}

/** Examines a draft with the lines and explanations that stand in the database. */
export async function judgeDraft(tx: Tx, head: ReturnHead, version: VersionRow): Promise<Examination> {
  const content = await findContent(tx, version.id)
  return examine(tx, head, { ...content, figures: version.figures, narrative: version.narrative })
}

/** Examines a draft as it stands in the database and keeps the summary. */
export async function examineDraft(tx: Tx, head: ReturnHead, version: VersionRow): Promise<Examination> {
  const examined = await judgeDraft(tx, head, version)
  await saveSummary(tx, version.id, examined.summary)
  return examined
}

/** Explains soft findings of the draft (`lineKey` null: of the whole return). Whoever explains has had a hand in it. */
export async function explainFindings(tx: Tx, act: Act, returnId: string, given: readonly GivenExplanation[]) {
  const { version } = await getEditable(tx, act, returnId)
  if (!(await touchDraft(tx, version.id, act.actor.personId, act.now))) throw wrongState({ action: 'edit', state: 'submitted' })
  await putExplanations(tx, version.id, { by: act.actor.personId, at: act.now }, given)
  tx.audit({ action: 'return.explained', subject: 'return', subjectId: returnId, after: { number: version.number, explanations: given } })
}

export async function takeExplanationBack(tx: Tx, act: Act, returnId: string, at: { lineKey: string | null; code: string }): Promise<boolean> {
  const { version } = await getEditable(tx, act, returnId)
  if (!(await touchDraft(tx, version.id, act.actor.personId, act.now))) throw wrongState({ action: 'edit', state: 'submitted' })
  const removed = await removeExplanation(tx, version.id, at)
  tx.audit({ action: 'return.unexplained', subject: 'return', subjectId: returnId, before: { number: version.number, ...at, removed } })
  return removed
}

/** Puts whole content in place of the draft's, without checks, for seeds; the audit line says how many lines, not which. */
export async function replaceDraftLines(
  tx: Tx,
  act: Act,
  returnId: string,
  content: { lines: readonly Line[]; figures?: Record<string, StatedFigure> | undefined; narrative?: Record<string, string> | undefined },
): Promise<void> {
  const { version } = await getEditable(tx, act, returnId)
  const revision = await claim(tx, act, version, { revision: version.revision, figures: content.figures, narrative: content.narrative })
  await replaceLines(tx, version.id, content.lines)
  tx.audit({ action: 'return.filled', subject: 'return', subjectId: returnId, after: { number: version.number, revision, lines: content.lines.length } })
}

function cleanOf(form: Form, line: Line): Line {
  const columns = columnsByKey(form)
  const cells: Cells = {}
  for (const [key, text] of Object.entries(line.cells)) {
    if (!columns.has(key)) throw invalidRequest({ errors: [{ path: `cells.${key}`, message: 'unknown column' }] })
    const clean = cleanLine(text)
    if (clean) cells[key] = clean
  }
  return { ...line, cells }
}

function cleanAnswers(form: Form, { figures, narrative }: DraftChange) {
  const refuse = (path: string) => invalidRequest({ errors: [{ path, message: 'unknown question' }] })
  for (const code of Object.keys(figures ?? {})) if (!form.figures.some((question) => question.code === code)) throw refuse(`figures.${code}`)
  for (const [code, text] of Object.entries(narrative ?? {})) {
    const question = form.narrative.find((asked) => asked.code === code)
    if (!question || text.length > question.maxLength) throw refuse(`narrative.${code}`)
  }
  return {
    figures:
      figures &&
      Object.fromEntries(
        Object.entries(figures).map(([code, stated]) => [code, { value: stated.value, reason: stated.reason && (cleanText(stated.reason) || null) }]),
      ),
    narrative: narrative && Object.fromEntries(Object.entries(narrative).map(([code, text]) => [code, cleanText(text)])),
  }
}

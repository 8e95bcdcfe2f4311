import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { acceptReturn } from './accept-return.action.ts'
import { actOf, type ReportingOptions } from './act.routes.ts'
import { diffVersions } from './diff.model.ts'
import { explainFindings, saveDraftOf, takeExplanationBack } from './draft.action.ts'
import { examine, situationOf } from './examine.action.ts'
import { getForm } from './form.store.ts'
import { correctReturn, rejectReturn, signReturn, submitReturn, withdrawReturn } from './move-return.action.ts'
import { openReturn } from './open-return.action.ts'
import {
  acceptRoute,
  correctRoute,
  explain,
  listOwnReturns,
  openReturnRoute,
  rejectRoute,
  saveDraft,
  sendBackRoute,
  showDifferences,
  showReturn,
  signRoute,
  submitRoute,
  unexplain,
  withdrawRoute,
  type WorkingReturn,
} from './return.contract.ts'
import { actionsFor } from './return.model.ts'
import { findExplanations, findLines, findOwnReturns, findRemarks, findVersionHeads, getReturn, getVersion } from './return.store.ts'
import { sendBackReturn } from './send-back-return.action.ts'

const lineKeyOf = (text: string) => (text === 'return' ? null : text)

export function returnBindings(options: ReportingOptions): Binding[] {
  return [
    implement(listOwnReturns, async ({ db, actor }, { query }) => ({ returns: await findOwnReturns(db, actor.agencyIds, query.campaign) })),
    implement(showReturn, async ({ db, actor }, { params, query }) => readWorkingReturn(db, actor, params.id, query.version)),
    implement(openReturnRoute, async (context, { params, body }) => openReturn(context.tx, actOf(context, options), { campaignId: params.id, ...body })),
    implement(saveDraft, async (context, { params, body }) => saveDraftOf(context.tx, actOf(context, options), params.id, body)),
    implement(explain, async (context, { params, body }) => {
      const given = { lineKey: lineKeyOf(params.lineKey), code: params.code, body: body.body }
      await explainFindings(context.tx, actOf(context, options), params.id, [given])
      return { ...given, madeBy: context.actor.fullName, madeAt: context.now }
    }),
    implement(unexplain, async (context, { params }) => ({
      removed: await takeExplanationBack(context.tx, actOf(context, options), params.id, { lineKey: lineKeyOf(params.lineKey), code: params.code }),
    })),
    implement(submitRoute, async (context, { params }) => submitReturn(context.tx, actOf(context, options), { returnId: params.id })),
    implement(withdrawRoute, async (context, { params }) => withdrawReturn(context.tx, actOf(context, options), { returnId: params.id })),
    implement(signRoute, async (context, { params }) => signReturn(context.tx, actOf(context, options), { returnId: params.id })),
    implement(rejectRoute, async (context, { params, body }) => rejectReturn(context.tx, actOf(context, options), { returnId: params.id, note: body.note })),
    implement(acceptRoute, async (context, { params }) => acceptReturn(context.tx, actOf(context, options), { returnId: params.id })),
    implement(sendBackRoute, async (context, { params, body }) =>
      sendBackReturn(context.tx, actOf(context, options), { returnId: params.id, remarks: body.remarks }),
    ),
    implement(correctRoute, async (context, { params, body }) => correctReturn(context.tx, actOf(context, options), { returnId: params.id, note: body.note })),
    implement(showDifferences, async ({ db }, { params, query }) => compareVersions(db, params.id, query)),
  ]
}

/** The newest version of a return (or the one of a number) with all that is worked on, as a person may see it. */
export async function readWorkingReturn(db: Db, actor: Actor, returnId: string, number?: number): Promise<WorkingReturn> {
  const head = await getReturn(db, returnId)
  const heads = await findVersionHeads(db, returnId)
  const version = await getVersion(db, returnId, number)
  const lines = await findLines(db, version.id)
  const explanations = await findExplanations(db, version.id)
  const examined = await examine(db, head, { lines, figures: version.figures, narrative: version.narrative, explanations })
  const shown = heads.find((one) => one.id === version.id) ?? heads.at(-1)
  if (!shown) throw new Error(`Return ${returnId} has no version`)
  const isNewest = version.id === heads.at(-1)?.id
  return {
    id: head.id,
    campaign: {
      id: head.campaignId,
      reportYear: head.reportYear,
      titleVi: head.titleVi,
      titleEn: head.titleEn,
      periodFrom: head.periodFrom,
      periodTo: head.periodTo,
      formVersionId: head.formVersionId,
      closedOn: head.closedOn,
      demo: head.demo,
    },
    agency: { id: head.agencyId, nameVi: head.nameVi, nameEn: head.nameEn, placeId: head.placeId },
    dueOn: head.dueOn,
    versions: heads,
    version: { ...shown, revision: version.revision, lines, figures: examined.figures, narrative: version.narrative },
    findings: examined.findings,
    summary: examined.summary,
    explanations,
    remarks: await findRemarks(db, [version.id, ...(version.basedOn ? [version.basedOn] : [])]),
    actions: isNewest ? actionsFor(situationOf(head, version, examined), actor) : [],
  }
}

async function compareVersions(db: Db, returnId: string, { from, to }: { from: number; to: number }) {
  const head = await getReturn(db, returnId)
  const [before, after] = [await getVersion(db, returnId, from), await getVersion(db, returnId, to)]
  const { added, removed, changed } = diffVersions(await findLines(db, before.id), await findLines(db, after.id), await getForm(db, head.formVersionId))
  const named = (kind: 'added' | 'removed', lines: typeof added) =>
    lines.map(({ lineKey, position, cells }) => ({ kind, lineKey, position, name: cells['name'] ?? '', cells: [] }))
  const codes = [...new Set([...Object.keys(before.figures), ...Object.keys(after.figures)])].sort()
  const figures = codes.map((code) => ({ code, before: before.figures[code]?.value ?? null, after: after.figures[code]?.value ?? null }))
  const mended = changed.map(({ lineKey, after: line, cells }) => ({
    kind: 'changed' as const,
    lineKey,
    position: line.position,
    name: line.cells['name'] ?? '',
    cells,
  }))
  return {
    from,
    to,
    lines: [...mended, ...named('added', added), ...named('removed', removed)],
    figures: figures.filter((figure) => figure.before !== figure.after),
  }
}

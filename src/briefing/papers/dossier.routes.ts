import { secretariat } from '#directory/role.contract.ts'
import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { toDocx } from '#platform/official-document/to-docx.ts'
import { toPdf } from '#platform/official-document/to-pdf.ts'
import { notFound } from '#platform/problem.ts'
import { getBriefing } from '../briefing.store.ts'
import { findPoints } from '../point.store.ts'
import { readDossier } from './dossier.action.ts'
import { downloadDossier, showDossier } from './dossier.contract.ts'
import { dossierDocument } from './dossier.model.ts'
import { paperTypes } from './paper.contract.ts'

/** The routes of the speaker's dossier. */
export function dossierBindings({ publicUrl }: { publicUrl: string }): Binding[] {
  return [
    implement(showDossier, async ({ db, actor, now }, { params }) => readDossier(db, await subjectOf(db, params, actor), now)),
    implement(downloadDossier, async ({ db, actor, now }, { params, query }) => {
      const subject = await subjectOf(db, params, actor)
      const dossier = await readDossier(db, subject, now)
      const document = dossierDocument(dossier, { locale: query.language, receiptUrl: (id) => `${publicUrl}/receipts/${id}` })
      const bytes = query.form === 'docx' ? await toDocx(document, { madeAt: now }) : await toPdf(document, { madeAt: now })
      return { fileName: `${document.subject.replaceAll(':', ' –')}.${query.form}`, contentType: paperTypes[`.${query.form}`], bytes }
    }),
  ]
}

/** The room, when it is the reader's own, one below it, or the reader is the secretariat. Throws notFound. */
async function subjectOf(db: Db, { id, pointId }: { id: string; pointId: string }, actor: Actor) {
  const briefing = await getBriefing(db, id)
  const points = await findPoints(db, id)
  const point = points.find((one) => one.id === pointId)
  const isOwn = point !== undefined && actor.agencyIds.includes(point.agencyId)
  if (!point || !(isOwn || secretariat.some((role) => role === actor.role))) throw notFound({})
  return { briefing, point }
}

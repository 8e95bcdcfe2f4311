import { randomUUID } from 'node:crypto'
import type { Actor } from '#platform/actor.ts'
import type { Db, Tx } from '#platform/db.ts'
import { type Binding, implement, type WriteContext } from '#platform/http.ts'
import { documentNumber } from '#platform/official-document/numbering.model.ts'
import type { OfficialDocument } from '#platform/official-document/document.model.ts'
import { toDocx } from '#platform/official-document/to-docx.ts'
import { toPdf } from '#platform/official-document/to-pdf.ts'
import { vietnamDate } from '#platform/working-days.ts'
import type { Act } from '#reporting/index.ts'
import { secretariat } from '#directory/role.contract.ts'
import { getBriefing } from '../briefing.store.ts'
import { normalised } from '../text/rich-text.model.ts'
import { resolveFigures } from '../text/resolve-figures.action.ts'
import {
  type BriefingDocument,
  DOCX,
  documentRefused,
  type DocumentSection,
  downloadDocumentDocx,
  downloadDocumentPdf,
  draftDocument,
  holdSection,
  listBriefingDocuments,
  moveDocument,
  PDF,
  saveParticulars,
  saveSection,
  takeDraftBody,
} from './document.contract.ts'
import { findOfficialSession } from '../room/room.store.ts'
import { documentActsFor, documentKinds } from './document.model.ts'
import {
  type DocumentRow,
  findDocuments,
  findDocumentSteps,
  findSections,
  getDocument,
  getSection,
  nextNumberOf,
  type SectionRow,
  updateHold,
  updateParticulars,
  updateSection,
} from './document.store.ts'
import { draftPaper } from './draft-document.action.ts'
import { movePaper, situationOf } from './move-document.action.ts'
import { paperOf } from './paper.model.ts'

export interface DocumentOptions {
  publicUrl: string
}

/** How long a section is held at a time; an open page renews it. */
const HOLD_MS = 120_000
const actOf = ({ actor, now }: Pick<WriteContext, 'actor' | 'now'>, { publicUrl }: DocumentOptions): Act => ({ actor, now, newId: randomUUID, publicUrl })

/** The routes of minutes and conclusion notices. */
export function documentsBindings(options: DocumentOptions): Binding[] {
  return [
    implement(listBriefingDocuments, ({ db, actor, now }, { params }) => readDocuments(db, params.id, actor, now)),
    implement(draftDocument, (context, { params }) => draftPaper(context.tx, actOf(context, options), params.id, params.kind)),
    implement(saveSection, async ({ tx, actor, now }, { params, body }) => {
      const section = await openSection(tx, params, 'edit')
      const revision = await updateSection(tx, section, { ...body, body: normalised(body.body), documentId: params.id, now, personId: actor.personId })
      return { revision }
    }),
    implement(takeDraftBody, async ({ tx, actor, now }, { params, body }) => {
      const section = await openSection(tx, params, 'redraft')
      const { heading, draftBody } = section
      return {
        revision: await updateSection(tx, section, {
          documentId: params.id,
          revision: body.revision,
          heading,
          body: draftBody,
          isDraft: true,
          now,
          personId: actor.personId,
        }),
      }
    }),
    implement(holdSection, async ({ tx, actor, now }, { params, body }) => {
      await openSection(tx, params, 'hold')
      const until = body.hold ? new Date(Date.parse(now) + HOLD_MS).toISOString() : null
      await updateHold(tx, params.id, params.key, { personId: actor.personId, until, now })
      return { heldBy: holderOf(await getSection(tx, params.id, params.key), actor, now) }
    }),
    implement(saveParticulars, async ({ tx }, { params, body }) => {
      const document = await getDocument(tx, params.id)
      assertDraft(document, 'particulars')
      await updateParticulars(tx, document, body)
      return { id: document.id }
    }),
    implement(moveDocument, async (context, { params, body }) => {
      const { document, issuedDirectives } = await movePaper(context.tx, actOf(context, options), params.id, body)
      return { state: document.state, number: numberOf(document), issuedDirectives }
    }),
    implement(downloadDocumentDocx, async ({ db, now }, { params }) => {
      const { document, name } = await officialOf(db, params.id, now, options)
      return { fileName: `${name}.docx`, contentType: DOCX, bytes: await toDocx(document, { madeAt: now }) }
    }),
    implement(downloadDocumentPdf, async ({ db, now }, { params }) => {
      const { document, name } = await officialOf(db, params.id, now, options)
      return { fileName: `${name}.pdf`, contentType: PDF, bytes: await toPdf(document, { madeAt: now }) }
    }),
  ]
}

function assertDraft({ state }: DocumentRow, action: string) {
  if (state !== 'draft') throw documentRefused({ action, reasons: ['state'], reason: 'state' })
}

async function openSection(tx: Tx, { id, key }: { id: string; key: string }, action: string): Promise<SectionRow> {
  assertDraft(await getDocument(tx, id), action)
  return getSection(tx, id, key)
}

const numberOf = ({ number, symbol }: DocumentRow) => (number === null ? null : documentNumber(number, symbol))

async function readDocuments(db: Db, briefingId: string, actor: Actor, now: string) {
  const { reportYear, figuresAsOf } = await getBriefing(db, briefingId)
  const rows = await findDocuments(db, briefingId)
  const newest = (await findOfficialSession(db, briefingId))?.newest ?? 0
  const documents: BriefingDocument[] = []
  for (const row of rows) documents.push(await readDocument(db, row, { actor, now, newest }))
  const isSecretariat = secretariat.some((role) => role === actor.role)
  return {
    documents,
    reportYear,
    figuresAsOf,
    nextNumber: isSecretariat ? await nextNumberOf(db, 'notice', Number(vietnamDate(now).slice(0, 4))) : 0,
    mayDraft: isSecretariat ? documentKinds.filter((kind) => !rows.some((row) => row.kind === kind)) : [],
  }
}

async function readDocument(db: Db, row: DocumentRow, { actor, now, newest }: { actor: Actor; now: string; newest: number }): Promise<BriefingDocument> {
  const { id, briefingId, kind, state, subject, place, signatures, recipients, draftedAt, submittedAt, signedAt, issuedOn, demo } = row
  return {
    id,
    briefingId,
    kind,
    state,
    subject,
    place,
    signatures,
    recipients,
    draftedAt,
    submittedAt,
    signedAt,
    issuedOn,
    demo,
    number: numberOf(row),
    draftedBy: row.draftedByName,
    submittedBy: row.submittedByName,
    signedBy: row.signedByName,
    newerEvents: state === 'draft' ? Math.max(0, newest - (row.draftedFrom ?? 0)) : 0,
    sections: (await findSections(db, id)).map((section) => sectionOf(section, actor, now)),
    steps: await findDocumentSteps(db, id),
    acts: documentActsFor(await situationOf(db, row, now), actor),
  }
}

function sectionOf(section: SectionRow, actor: Actor, now: string): DocumentSection {
  const { key, heading, body, revision, draftedRevision, draftBody, editedAt, editedByName } = section
  const edited = revision > draftedRevision
  const differs = edited && JSON.stringify(draftBody) !== JSON.stringify(body)
  return {
    key,
    heading,
    body,
    revision,
    edited,
    draftBody: differs ? draftBody : null,
    editedAt,
    editedBy: editedByName,
    heldBy: holderOf(section, actor, now),
  }
}

function holderOf({ heldBy, heldByName, heldUntil }: SectionRow, actor: Actor, now: string): DocumentSection['heldBy'] {
  return heldBy && heldUntil && heldUntil > now ? { name: heldByName ?? '', until: heldUntil, mine: heldBy === actor.personId } : null
}

async function officialOf(db: Db, id: string, now: string, { publicUrl }: DocumentOptions): Promise<{ document: OfficialDocument; name: string }> {
  const row = await getDocument(db, id)
  const briefing = await getBriefing(db, row.briefingId)
  const sections = await findSections(db, id)
  const values = await resolveFigures(
    db,
    sections.map(({ body }) => body),
    { asOf: briefing.figuresAsOf, now },
  )
  const date = row.issuedOn ?? (row.kind === 'minutes' && row.signedAt ? vietnamDate(row.signedAt) : null)
  const document = paperOf(
    { ...row, date, sections },
    { values: new Map(values.map((value) => [value.key, value])), receiptUrl: (receiptId) => `${publicUrl}/receipts/${receiptId}` },
  )
  const type = row.kind === 'minutes' ? 'bien-ban' : 'thong-bao-ket-luan'
  return { document, name: `${type}-${briefing.reportYear}${row.state === 'draft' || row.state === 'review' ? '-du-thao' : ''}` }
}

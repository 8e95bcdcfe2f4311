import { z } from 'zod'
import { figureReaders, secretariat } from '#directory/role.contract.ts'
import { defineRoute, FileOf, Instant, PlainDateText } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { BriefingParams, Text } from '../fields.contract.ts'
import { RichText } from '../text/rich-text.contract.ts'
import { documentActions, documentDemands, documentKinds, documentStates } from './document.model.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const PDF = 'application/pdf'
const Id = z.uuid()
const ById = z.strictObject({ id: Id })
const OfSection = z.strictObject({ id: Id, key: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/) })

export const DocumentKind = z.enum(documentKinds)
export const DocumentState = z.enum(documentStates)

export const DocumentSignature = z.strictObject({ authority: z.array(z.string()), position: z.string(), name: z.string().nullable() })
export type DocumentSignature = z.infer<typeof DocumentSignature>

const GivenSignature = z.strictObject({ authority: z.array(Text(200)).max(3), position: Text(200), name: Text(200).nullable() })

export const DocumentSection = z.strictObject({
  key: z.string(),
  heading: z.string().nullable(),
  body: RichText,
  revision: z.number().int(),
  /** People changed what the product wrote. */
  edited: z.boolean(),
  /** What the product would write today, where it differs from what stands. */
  draftBody: RichText.nullable(),
  editedAt: Instant.nullable(),
  editedBy: z.string().nullable(),
  /** Who has it open for editing now. */
  heldBy: z.strictObject({ name: z.string(), until: Instant, mine: z.boolean() }).nullable(),
})
export type DocumentSection = z.infer<typeof DocumentSection>

export const BriefingDocument = z.strictObject({
  id: Id,
  briefingId: Id,
  kind: DocumentKind,
  state: DocumentState,
  subject: z.string(),
  place: z.string(),
  number: z.string().nullable(),
  signatures: z.array(DocumentSignature),
  recipients: z.array(z.string()),
  draftedAt: Instant,
  draftedBy: z.string().nullable(),
  /** Events of the room that the draft does not know yet. */
  newerEvents: z.number().int(),
  submittedAt: Instant.nullable(),
  submittedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
  signedBy: z.string().nullable(),
  issuedOn: PlainDateText.nullable(),
  demo: z.boolean(),
  sections: z.array(DocumentSection),
  steps: z.array(z.strictObject({ at: Instant, action: z.string(), personName: z.string().nullable(), note: z.string().nullable() })),
  acts: z.array(z.strictObject({ action: z.enum(documentActions), asks: z.enum(['note', 'number']).nullable(), reasons: z.array(z.enum(documentDemands)) })),
})
export type BriefingDocument = z.infer<typeof BriefingDocument>

export const sectionChanged = defineProblem('briefing.document.section-changed', 409, z.object({ by: z.string(), at: z.string(), revision: z.number() }))
export const documentRefused = defineProblem(
  'briefing.document.refused',
  409,
  z.object({ action: z.string(), reasons: z.array(z.string()), reason: z.string() }),
)
export const documentNoteNeeded = defineProblem('briefing.document.note-needed', 422)
export const numberTaken = defineProblem('briefing.document.number-taken', 409, z.object({ number: z.number(), year: z.string() }))

export const listBriefingDocuments = defineRoute({
  method: 'GET',
  path: '/briefings/:id/documents',
  summary: 'Minutes and conclusion notice of a briefing',
  access: figureReaders,
  params: BriefingParams,
  reply: z.strictObject({
    documents: z.array(BriefingDocument),
    /** What the registry would give a notice next. */
    nextNumber: z.number().int(),
    mayDraft: z.array(DocumentKind),
    /** What figures of the texts begin with. */
    reportYear: z.number().int(),
    figuresAsOf: Instant.nullable(),
  }),
  problems: [notFound],
})

export const draftDocument = defineRoute({
  method: 'POST',
  path: '/briefings/:id/documents/:kind/drafting',
  summary: 'Draft minutes or notice from the session; again, keeping the sections that people changed',
  access: secretariat,
  params: BriefingParams.extend({ kind: DocumentKind }),
  body: z.strictObject({}),
  reply: z.strictObject({ id: Id, drafted: z.array(z.string()), kept: z.array(z.string()) }),
  problems: [notFound, documentRefused],
})

export const saveSection = defineRoute({
  method: 'PUT',
  path: '/documents/:id/sections/:key',
  summary: 'Keep a section; refused when somebody else kept another text meanwhile',
  access: secretariat,
  params: OfSection,
  body: z.strictObject({ revision: z.number().int().min(1), heading: Text(300).nullable(), body: RichText }),
  reply: z.strictObject({ revision: z.number().int() }),
  problems: [notFound, documentRefused, sectionChanged],
})

export const takeDraftBody = defineRoute({
  method: 'POST',
  path: '/documents/:id/sections/:key/redrafting',
  summary: 'Go back to what the product writes',
  access: secretariat,
  params: OfSection,
  body: z.strictObject({ revision: z.number().int().min(1) }),
  reply: z.strictObject({ revision: z.number().int() }),
  problems: [notFound, documentRefused, sectionChanged],
})

export const holdSection = defineRoute({
  method: 'POST',
  path: '/documents/:id/sections/:key/holding',
  summary: 'Say that one is editing a section, or no longer; held for two minutes at a time',
  access: secretariat,
  effect: 'silent-write',
  params: OfSection,
  body: z.strictObject({ hold: z.boolean() }),
  reply: z.strictObject({ heldBy: DocumentSection.shape.heldBy }),
  problems: [notFound],
})

export const saveParticulars = defineRoute({
  method: 'PUT',
  path: '/documents/:id/particulars',
  summary: 'Subject, place, signatures and recipients',
  access: secretariat,
  params: ById,
  body: z.strictObject({ subject: Text(300), place: Text(100), signatures: z.array(GivenSignature).min(1).max(2), recipients: z.array(Text(300)).max(60) }),
  reply: z.strictObject({ id: Id }),
  problems: [notFound, documentRefused],
})

export const moveDocument = defineRoute({
  method: 'POST',
  path: '/documents/:id/actions',
  summary: 'Hand in, send back, sign or issue',
  access: secretariat,
  params: ById,
  body: z.strictObject({
    action: z.enum(['submit', 'send_back', 'sign', 'issue']),
    note: Text(2000).nullable(),
    /** The registry clerk's number; null takes the next. */
    number: z.number().int().min(1).max(99_999).nullable(),
  }),
  reply: z.strictObject({ state: DocumentState, number: z.string().nullable(), issuedDirectives: z.number().int() }),
  problems: [notFound, documentRefused, documentNoteNeeded, numberTaken],
})

const download = { access: figureReaders, params: ById, effect: 'silent-write', problems: [notFound] } as const
export const downloadDocumentDocx = defineRoute({
  ...download,
  method: 'GET',
  path: '/documents/:id/word',
  summary: 'The paper as a Word file (NĐ 30/2020)',
  reply: FileOf(DOCX),
})
export const downloadDocumentPdf = defineRoute({ ...download, method: 'GET', path: '/documents/:id/pdf', summary: 'The paper as PDF', reply: FileOf(PDF) })

import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { changedMeanwhile, notFound } from '#platform/problem.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { type DocumentSignature, sectionChanged } from './document.contract.ts'
import type { DocumentKind, DocumentState } from './document.model.ts'
import type { DraftSection } from './minutes-draft.model.ts'

/** A paper as it is kept, without its sections. */
export interface DocumentRow {
  id: string
  briefingId: string
  kind: DocumentKind
  state: DocumentState
  subject: string
  place: string
  signatures: DocumentSignature[]
  recipients: string[]
  draftedAt: string
  draftedBy: string | null
  draftedByName: string | null
  draftedFrom: number | null
  submittedAt: string | null
  submittedBy: string | null
  submittedByName: string | null
  signedAt: string | null
  signedByName: string | null
  issuedOn: string | null
  number: number | null
  numberYear: number | null
  symbol: string
  demo: boolean
}

export interface SectionRow {
  key: string
  position: number
  heading: string | null
  body: RichText
  draftBody: RichText
  revision: number
  draftedRevision: number
  editedAt: string | null
  editedByName: string | null
  heldBy: string | null
  heldByName: string | null
  heldUntil: string | null
}

const select = sql`select d.id, d.briefing_id, d.kind, d.state, d.subject, d.place, d.signatures, d.recipients, d.drafted_at, d.drafted_by, a.full_name as drafted_by_name,
  d.drafted_from, d.submitted_at, d.submitted_by, b.full_name as submitted_by_name, d.signed_at, c.full_name as signed_by_name, d.issued_on, d.number, d.number_year,
  d.symbol, d.demo
  from briefing.document d left join directory.person a on a.id = d.drafted_by left join directory.person b on b.id = d.submitted_by
  left join directory.person c on c.id = d.signed_by`

/** The papers of a briefing that row-level security shows: minutes first. */
export async function findDocuments(db: Db, briefingId: string): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`${select} where d.briefing_id = ${briefingId} order by d.kind`.execute(db)
  return rows
}

/** Throws `notFound` when there is none that the actor may see. */
export async function getDocument(db: Db, id: string): Promise<DocumentRow> {
  const { rows } = await sql<DocumentRow>`${select} where d.id = ${id}`.execute(db)
  const [found] = rows
  if (!found) throw notFound({})
  return found
}

/** The sections of a paper in order. */
export async function findSections(db: Db, documentId: string): Promise<SectionRow[]> {
  const { rows } = await sql<SectionRow>`select s.key, s.position, s.heading, s.body, s.draft_body, s.revision, s.drafted_revision, s.edited_at,
      e.full_name as edited_by_name, s.held_by, h.full_name as held_by_name, s.held_until
    from briefing.document_section s left join directory.person e on e.id = s.edited_by left join directory.person h on h.id = s.held_by
    where s.document_id = ${documentId} order by s.position`.execute(db)
  return rows
}

/** Throws `notFound`. */
export async function getSection(db: Db, documentId: string, key: string): Promise<SectionRow> {
  const found = (await findSections(db, documentId)).find((section) => section.key === key)
  if (!found) throw notFound({})
  return found
}

export interface NewDocument {
  id: string
  briefingId: string
  kind: DocumentKind
  subject: string
  place: string
  signatures: readonly DocumentSignature[]
  recipients: readonly string[]
  symbol: string
  draftedAt: string
  draftedBy: string | null
  draftedFrom: number | null
  demo: boolean
}

export async function insertDocument(tx: Tx, given: NewDocument): Promise<void> {
  await sql`insert into briefing.document (id, briefing_id, kind, state, subject, place, signatures, recipients, symbol, drafted_at, drafted_by, drafted_from, demo)
    values (${given.id}, ${given.briefingId}, ${given.kind}, 'draft', ${given.subject}, ${given.place}, ${JSON.stringify(given.signatures)}::jsonb,
      ${JSON.stringify(given.recipients)}::jsonb, ${given.symbol}, ${given.draftedAt}, ${given.draftedBy}, ${given.draftedFrom}, ${given.demo})`.execute(tx)
  tx.audit({ action: 'document.drafted', subject: 'document', subjectId: given.id, after: given })
}

/** Notes that a paper was drafted again. */
export async function updateDrafted(tx: Tx, before: DocumentRow, drafted: { from: number | null; kept: readonly string[] }): Promise<void> {
  await sql`update briefing.document set drafted_from = ${drafted.from} where id = ${before.id}`.execute(tx)
  tx.audit({ action: 'document.redrafted', subject: 'document', subjectId: before.id, before: { from: before.draftedFrom }, after: drafted })
}

/** Puts what the product writes now: over sections that nobody changed, beside those that people did. Answers the keys of either. */
export async function putDraft(tx: Tx, documentId: string, draft: readonly DraftSection[]): Promise<{ drafted: string[]; kept: string[] }> {
  const before = await findSections(tx, documentId)
  const isEdited = (section: SectionRow) => section.revision > section.draftedRevision
  const extra = before.filter((section) => isEdited(section) && !draft.some(({ key }) => key === section.key))
  const gone = before.filter((section) => !isEdited(section) && !draft.some(({ key }) => key === section.key))
  for (const { key } of gone) await sql`delete from briefing.document_section where document_id = ${documentId} and key = ${key}`.execute(tx)
  const drafted: string[] = []
  for (const [index, { key, heading, body }] of draft.entries()) {
    const known = before.find((section) => section.key === key)
    const text = JSON.stringify(body)
    if (!known)
      await sql`insert into briefing.document_section (document_id, key, position, heading, body, draft_body, revision, drafted_revision)
        values (${documentId}, ${key}, ${index + 1}, ${heading}, ${text}::jsonb, ${text}::jsonb, 1, 1)`.execute(tx)
    else if (isEdited(known))
      await sql`update briefing.document_section set position = ${index + 1}, draft_body = ${text}::jsonb where document_id = ${documentId} and key = ${key}`.execute(
        tx,
      )
    else
      await sql`update briefing.document_section set position = ${index + 1}, heading = ${heading}, body = ${text}::jsonb, draft_body = ${text}::jsonb,
        revision = revision + 1, drafted_revision = revision + 1 where document_id = ${documentId} and key = ${key}`.execute(tx)
    if (!known || !isEdited(known)) drafted.push(key)
  }
  for (const [index, { key }] of extra.entries())
    await sql`update briefing.document_section set position = ${draft.length + 1 + index} where document_id = ${documentId} and key = ${key}`.execute(tx)
  return { drafted, kept: before.filter(isEdited).map(({ key }) => key) }
}

interface SectionChange {
  documentId: string
  revision: number
  heading: string | null
  body: RichText
  /** The text is the product's own again. */
  isDraft?: boolean
  now: string
  personId: string | null
}

/** Keeps a section when it still is at the revision that was read. Throws sectionChanged, telling who kept it and when. */
export async function updateSection(tx: Tx, before: SectionRow, change: SectionChange): Promise<number> {
  const { documentId, revision, heading, body, now, personId } = change
  const { rows } = await sql<{
    revision: number
  }>`update briefing.document_section set heading = ${heading}, body = ${JSON.stringify(body)}::jsonb, revision = revision + 1,
      drafted_revision = case when ${change.isDraft ?? false} then revision + 1 else drafted_revision end, edited_at = ${now}, edited_by = ${personId}
    where document_id = ${documentId} and key = ${before.key} and revision = ${revision} returning revision`.execute(tx)
  const [kept] = rows
  if (!kept) {
    const current = await getSection(tx, documentId, before.key)
    throw sectionChanged({ by: current.editedByName ?? '', at: current.editedAt ?? now, revision: current.revision })
  }
  tx.audit({
    action: 'document.section-edited',
    subject: 'document',
    subjectId: documentId,
    before: { key: before.key, revision: before.revision, heading: before.heading, body: before.body },
    after: { key: before.key, revision: kept.revision, heading, body },
  })
  return kept.revision
}

/** Freezes the texts of a paper that is being signed. Revisions stay: what people wrote did not change. */
export async function putFrozen(tx: Tx, documentId: string, bodies: ReadonlyMap<string, RichText>): Promise<void> {
  for (const [key, body] of bodies)
    await sql`update briefing.document_section set body = ${JSON.stringify(body)}::jsonb, held_by = null, held_until = null
      where document_id = ${documentId} and key = ${key}`.execute(tx)
}

/** Says who has a section open, until when; null lets it go. One held by somebody else until later stays theirs. */
export async function updateHold(tx: Tx, documentId: string, key: string, hold: { personId: string; until: string | null; now: string }): Promise<void> {
  const { personId, until, now } = hold
  await sql`update briefing.document_section set held_by = ${until ? personId : null}, held_until = ${until}
    where document_id = ${documentId} and key = ${key} and (held_by is null or held_by = ${personId} or held_until < ${now})`.execute(tx)
}

export async function updateParticulars(
  tx: Tx,
  before: DocumentRow,
  given: Pick<DocumentRow, 'subject' | 'place' | 'signatures' | 'recipients'>,
): Promise<void> {
  await sql`update briefing.document set subject = ${given.subject}, place = ${given.place}, signatures = ${JSON.stringify(given.signatures)}::jsonb,
    recipients = ${JSON.stringify(given.recipients)}::jsonb where id = ${before.id}`.execute(tx)
  const { subject, place, signatures, recipients } = before
  tx.audit({ action: 'document.particulars', subject: 'document', subjectId: before.id, before: { subject, place, signatures, recipients }, after: given })
}

/** The number that the registry gives next to papers of a kind in a year. */
export async function nextNumberOf(db: Db, kind: DocumentKind, year: number): Promise<number> {
  const { rows } = await sql<{
    next: number
  }>`select coalesce(max(number), 0) + 1 as next from briefing.document where kind = ${kind} and number_year = ${year}`.execute(db)
  return Number(rows[0]?.next ?? 1)
}

export async function isNumberTaken(db: Db, kind: DocumentKind, year: number, number: number): Promise<boolean> {
  const { rows } = await sql`select from briefing.document where kind = ${kind} and number_year = ${year} and number = ${number}`.execute(db)
  return rows.length > 0
}

interface Move {
  action: string
  to: DocumentState
  now: string
  personId: string | null
  note: string | null
  number: { number: number; year: number } | null
  /** The day it goes out, in Viet Nam; for issuing. */
  issuedOn: string | null
}

/** Moves a paper to a state and keeps the step. Throws changedMeanwhile when somebody was faster. */
export async function updateDocumentState(tx: Tx, before: DocumentRow, move: Move): Promise<void> {
  const { to, now, personId } = move
  const { rows } = await sql`update briefing.document set state = ${to},
      submitted_at = case when ${to} = 'review' then ${now}::timestamptz when ${to} = 'draft' then null else submitted_at end,
      submitted_by = case when ${to} = 'review' then ${personId}::uuid when ${to} = 'draft' then null else submitted_by end,
      signed_at = case when ${to} = 'signed' then ${now}::timestamptz else signed_at end,
      signed_by = case when ${to} = 'signed' then ${personId}::uuid else signed_by end,
      issued_on = coalesce(${move.issuedOn}::date, issued_on), issued_by = case when ${to} = 'issued' then ${personId}::uuid else issued_by end,
      number = coalesce(${move.number?.number ?? null}::integer, number), number_year = coalesce(${move.number?.year ?? null}::integer, number_year)
    where id = ${before.id} and state = ${before.state} returning id`.execute(tx)
  if (rows.length === 0) throw changedMeanwhile({})
  await sql`insert into briefing.document_step (document_id, at, action, from_state, to_state, person_id, note)
    values (${before.id}, ${now}, ${move.action}, ${before.state}, ${to}, ${personId}, ${move.note})`.execute(tx)
  tx.audit({ action: `document.${move.action}`, subject: 'document', subjectId: before.id, before: { state: before.state }, after: { ...move } })
}

/** What has happened to a paper, oldest first; for the secretariat and the auditor. */
export async function findDocumentSteps(db: Db, documentId: string) {
  const { rows } = await sql<{
    at: string
    action: string
    personName: string | null
    note: string | null
  }>`select s.at, s.action, p.full_name as person_name, s.note
    from briefing.document_step s left join directory.person p on p.id = s.person_id where s.document_id = ${documentId} order by s.at, s.action`.execute(db)
  return rows
}

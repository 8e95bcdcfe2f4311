import { randomUUID } from 'node:crypto'
import { getAgencyById } from '#directory/index.ts'
import { secretariat } from '#directory/role.contract.ts'
import type { Actor } from '#platform/actor.ts'
import type { Upload } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { PagePictures } from '#platform/files/page-pictures.ts'
import { type Binding, implement } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { getBriefing } from '../briefing.store.ts'
import { compareFrozen, resolveFigures } from '../text/resolve-figures.action.ts'
import { emptyText } from '../text/rich-text.model.ts'
import { issue, lookAtFile, saveDraft, type SeenFile, takeFile } from './issue-paper.action.ts'
import {
  comparePaper,
  createPaper,
  downloadPaper,
  editPaper,
  issuePaper,
  listPaperReaders,
  listPapers,
  type OpenedPaper,
  paperWithdrawn,
  papersClosed,
  readersNeeded,
  readPaper,
  readPaperPage,
  restrictedFile,
  restrictedItem,
  savePaperDraft,
  showPaper,
  showPaperDraft,
  uploadPaper,
  withdrawPaper,
} from './paper.contract.ts'
import { mayChangePapers } from './paper.model.ts'
import {
  findItemKind,
  findListed,
  findPapers,
  findReaders,
  findVersions,
  getDraft,
  getPaper,
  getVersion,
  insertDraft,
  insertPaper,
  noteReading,
  updatePaper,
  withdraw,
} from './paper.store.ts'
import { paperFile, paperPage } from './paper-file.action.ts'

export interface PaperOptions {
  files: FileStore
  pictures: PagePictures
  /** The address that links to receipts begin with. */
  publicUrl: string
}

const isSecretariat = (actor: Actor) => secretariat.some((role) => role === actor.role)
const sightOf = (actor: Actor) => ({ personId: actor.personId, isSecretariat: isSecretariat(actor) })

/** The routes of a briefing's papers. */
export function paperBindings(options: PaperOptions): Binding[] {
  return [...readings(options), ...changes(options)]
}

function readings(options: PaperOptions): Binding[] {
  return [
    implement(listPapers, async ({ db, actor }, { params }) => {
      const { figuresAsOf, state } = await getBriefing(db, params.id)
      return { papers: await findPapers(db, params.id, sightOf(actor)), figuresAsOf, mayChange: isSecretariat(actor) && mayChangePapers(state) }
    }),
    implement(showPaper, async ({ db, actor }, { params }) => {
      const paper = await getPaper(db, params.id, sightOf(actor))
      const { figuresAsOf, reportYear, titleVi, titleEn, state } = await getBriefing(db, paper.briefingId)
      const mayChange = isSecretariat(actor) && mayChangePapers(state) && paper.withdrawnAt === null
      return { paper, versions: await findVersions(db, params.id), reportYear, briefingTitleVi: titleVi, briefingTitleEn: titleEn, figuresAsOf, mayChange }
    }),
    implement(showPaperDraft, async ({ db }, { params }) => getDraft(db, params.id)),
    implement(readPaper, async ({ tx, actor, now }, { params }) => {
      const opened = await open(tx, params.id, params.number, { actor, now })
      await noteReading(tx, readingOf(opened, actor, { now, way: 'screen' }))
      return opened
    }),
    implement(downloadPaper, async ({ tx, actor, now }, { params, query }) => {
      const opened = await open(tx, params.id, params.number, { actor, now })
      const file = await paperFile(tx, opened, { form: query.form, now, files: options.files, publicUrl: options.publicUrl })
      await noteReading(tx, readingOf(opened, actor, { now, way: 'download' }))
      return file
    }),
    implement(readPaperPage, async ({ tx, actor, now }, { params }) => {
      const paper = await getPaper(tx, params.id, sightOf(actor))
      const { version, digest } = await getVersion(tx, params.id, params.number)
      const page = paperPage({ version, digest, page: params.page }, options)
      await noteReading(tx, readingOf({ paper, version }, actor, { now, way: 'screen' }))
      return page
    }),
    implement(comparePaper, async ({ db, actor, now }, { params }) => {
      await getPaper(db, params.id, sightOf(actor))
      const { body } = await getVersion(db, params.id, params.number)
      return { comparisons: body ? await compareFrozen(db, body, now) : [] }
    }),
    implement(listPaperReaders, async ({ db, actor }, { params }) => {
      await getPaper(db, params.id, sightOf(actor))
      return { readers: await findReaders(db, params.id), listed: await findListed(db, params.id) }
    }),
  ]
}

function readingOf(
  { paper, version }: Pick<OpenedPaper, 'paper' | 'version'>,
  { personId, agencyId }: Actor,
  { now, way }: { now: string; way: 'screen' | 'download' },
) {
  return { paperId: paper.id, number: version.number, personId, agencyId, at: now, way, demo: paper.demo }
}

async function open(db: Db, paperId: string, number: number, { actor, now }: { actor: Actor; now: string }): Promise<OpenedPaper> {
  const paper = await getPaper(db, paperId, sightOf(actor))
  const { version, body } = await getVersion(db, paperId, number)
  const values = body ? await resolveFigures(db, [body], { asOf: null, now }) : []
  const watermark = paper.circulation === 'restricted' ? { name: `${actor.fullName} – ${(await getAgencyById(db, actor.agencyId)).nameVi}`, moment: now } : null
  return { paper, version, body, values, watermark }
}

function changes(options: PaperOptions): Binding[] {
  return [
    implement(createPaper, async ({ tx, now, actor }, { params, body: { readers, ...given } }) => {
      const briefing = await getBriefing(tx, params.id)
      if (!mayChangePapers(briefing.state)) throw papersClosed({})
      await refusePlacing(tx, params.id, { ...given, readers })
      const paper = { id: randomUUID(), briefingId: params.id, ...given, demo: briefing.demo, createdAt: now, createdBy: actor.personId }
      await insertPaper(tx, paper, given.circulation === 'restricted' ? readers : [])
      if (given.kind === 'text') await insertDraft(tx, paper, { body: emptyText, now, by: actor.personId })
      return { id: paper.id }
    }),
    implement(editPaper, async ({ tx, actor }, { params, body: { readers, ...given } }) => {
      const paper = await getOpen(tx, params.id, actor)
      await refusePlacing(tx, paper.briefingId, { ...given, readers, kind: paper.kind })
      await updatePaper(tx, paper, given, given.circulation === 'restricted' ? readers : [])
      return {}
    }),
    implement(withdrawPaper, async ({ tx, actor, now }, { params, body }) => {
      await withdraw(tx, await getOpen(tx, params.id, actor), { reason: body.reason, now })
      return {}
    }),
    implement(savePaperDraft, async ({ tx, actor, now }, { params, body }) => {
      await getOpen(tx, params.id, actor)
      return saveDraft(tx, params.id, body, { now, by: actor.personId })
    }),
    implement(issuePaper, async ({ tx, actor, now }, { params, body }) => {
      const paper = await getOpen(tx, params.id, actor)
      const { figuresAsOf } = await getBriefing(tx, paper.briefingId)
      return issue(tx, paper, { ...body, figuresAsOf, now, by: actor.personId })
    }),
    implement(
      uploadPaper,
      async ({ tx, actor, now }, { params, query, file }, seen: SeenFile) => {
        const paper = await getOpen(tx, params.id, actor)
        const given = { file, seen, confirmed: query.confirmed === 'true', note: query.note ?? null }
        return takeFile(tx, paper, { ...given, now, by: actor.personId, files: options.files })
      },
      // Read before the transaction is opened.
      async ({ file }: { file: Upload }) => lookAtFile(file, options.pictures),
    ),
  ]
}

/** The paper, when it may be worked on. Throws papersClosed, paperWithdrawn, notFound. */
async function getOpen(db: Db, paperId: string, actor: Actor) {
  const paper = await getPaper(db, paperId, sightOf(actor))
  if (!mayChangePapers((await getBriefing(db, paper.briefingId)).state)) throw papersClosed({})
  if (paper.withdrawnAt !== null) throw paperWithdrawn({})
  return paper
}

interface Placing {
  agendaItemId: string | null
  circulation: string
  kind: string
  readers: readonly string[]
}

async function refusePlacing(db: Db, briefingId: string, { agendaItemId, circulation, kind, readers }: Placing) {
  const itemKind = agendaItemId === null ? null : await findItemKind(db, briefingId, agendaItemId)
  if (itemKind === undefined) throw notFound({})
  if (itemKind === 'restricted') throw restrictedItem({})
  if (circulation === 'restricted' && kind === 'file') throw restrictedFile({})
  if (circulation === 'restricted' && readers.length === 0) throw readersNeeded({})
}

import { getAgencyById } from '#directory/index.ts'
import type { FileReply, FileStream } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { PagePictures } from '#platform/files/page-pictures.ts'
import { toDocx } from '#platform/official-document/to-docx.ts'
import { toPdf } from '#platform/official-document/to-pdf.ts'
import { notFound } from '#platform/problem.ts'
import { type OpenedPaper, paperTypes, restrictedForm } from './paper.contract.ts'
import { isPicture, paperDocument } from './paper.model.ts'
import { getVersion } from './paper.store.ts'

interface Making {
  form: 'original' | 'docx' | 'pdf'
  now: string
  files: FileStore
  publicUrl: string
}

/** The body in whose name papers of a briefing go out. */
const ISSUER = 'paccom'

/**
 * A version as a file: what was handed in, or the text as Word or PDF. A restricted text goes out as PDF only, with its reader's
 * name across every page (throws restrictedForm for Word).
 */
export async function paperFile(db: Db, opened: OpenedPaper, making: Making): Promise<FileReply> {
  return opened.version.file ? keptFile(db, opened, making) : textFile(db, opened, making)
}

async function keptFile(db: Db, { paper, version }: OpenedPaper, { form, files }: Making): Promise<FileReply> {
  const { digest } = await getVersion(db, paper.id, version.number)
  if (form !== 'original' || !digest || !version.file) throw notFound({})
  return { fileName: version.file.name, contentType: version.file.type, bytes: await files.get(digest) }
}

/** A page of a file for a screen: a picture is itself, of a PDF the page is drawn. Throws notFound for a page that it does not have. */
export function paperPage(
  { version: { file }, digest, page }: { version: OpenedPaper['version']; digest: string | null; page: number },
  { files, pictures }: { files: FileStore; pictures: PagePictures },
): FileStream {
  if (!file || !digest || page > (file.pages ?? 0)) throw notFound({})
  if (isPicture(file.type)) return { fileName: file.name, contentType: file.type, pieces: () => whole(files.get(digest)) }
  const name = file.name.replace(/\.pdf$/iu, '')
  return { fileName: `${name} (${page}).jpg`, contentType: 'image/jpeg', pieces: () => whole(pictures.draw(digest, page, () => files.get(digest))) }
}

/** Work of seconds that no transaction waits for. */
async function* whole(bytes: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await bytes
}

async function textFile(db: Db, opened: OpenedPaper, { form, now, publicUrl }: Making): Promise<FileReply> {
  const { paper, version, body, watermark } = opened
  if (!body) throw notFound({})
  if (watermark !== null && form === 'docx') throw restrictedForm({})
  const issuer = (await getAgencyById(db, ISSUER)).nameVi
  const values = new Map(opened.values.map((value) => [value.key, value]))
  const options = { locale: 'vi' as const, values, receiptUrl: (id: string) => `${publicUrl}/receipts/${id}` }
  const document = paperDocument(body, { paper, issuingBody: issuer, draft: false }, options)
  const name = `${paper.title.replace(/[\\/:*?"<>|]+/gu, ' ').slice(0, 120)} (v${version.number})`
  if (form === 'docx') return { fileName: `${name}.docx`, contentType: paperTypes['.docx'], bytes: await toDocx(document, { madeAt: now }) }
  const reader = watermark === null ? {} : { reader: watermark }
  return { fileName: `${name}.pdf`, contentType: paperTypes['.pdf'], bytes: await toPdf(document, { madeAt: now, ...reader }) }
}

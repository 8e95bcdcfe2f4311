import { formatMoment } from '../format.ts'
import type { OfficialDocument } from './document.model.ts'
import { measureIn, registerFonts } from './fonts.ts'
import { type LaidDocument, mm, paper, sizes } from './laid.model.ts'
import { checkPictures } from './picture.ts'
import { layOut } from './lay-out.model.ts'
import { flowBlocks } from './pdf-flow.ts'
import { type Pdf, Sheet } from './pdf-sheet.ts'
import { stampReader, stampWatermark } from './pdf-watermark.ts'

/** From the paper's edge to the page number, in the top margin. */
const NUMBER_FROM_EDGE = mm(10)

export interface PdfMaking {
  /** ISO moment, for the file's properties. */
  madeAt: string
  /** The issuing body when left out. */
  author?: string
  /** Whoever is handed a restricted paper, and when: written across every page. */
  reader?: { name: string; moment: string }
}

/**
 * The paper as a tagged PDF 1.7 that looks like the Word file. Two runs with the same arguments look the same.
 * Throws RangeError when a table's row does not fit its columns, PictureUnreadable on a damaged picture.
 */
export async function toPdf(document: OfficialDocument, making: PdfMaking): Promise<Uint8Array> {
  checkPictures(document)
  const pdf = await openPdf(document, making)
  const bytes = collect(pdf)
  registerFonts(pdf)
  const measure = measureIn(pdf)
  const laid = layOut(document, measure)
  pdf.info.Title = laid.title
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const sheet = new Sheet(pdf, measure)
  for (const section of laid.sections) {
    sheet.startSection(section.orientation)
    flowBlocks(section.blocks, sheet, root)
  }
  root.end()
  finishPages(sheet, laid, making.reader)
  pdf.end()
  return bytes
}

async function openPdf(document: OfficialDocument, { madeAt, author }: PdfMaking): Promise<Pdf> {
  const { default: PdfFile } = await import('pdfkit')
  return new PdfFile({
    pdfVersion: '1.7',
    tagged: true,
    lang: 'vi-VN',
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    info: { Author: (author ?? document.head?.issuingBody ?? '').normalize('NFC'), CreationDate: new Date(madeAt), ModDate: new Date(madeAt) },
  })
}

function collect(pdf: Pdf): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
  pdf.on('error', reject)
  return promise
}

function finishPages({ pdf, numbers }: Sheet, laid: LaidDocument, reader: PdfMaking['reader']): void {
  numbers.forEach((number, index) => {
    pdf.switchToPage(index)
    pdf.markContent('Artifact', { type: 'Pagination' })
    if (laid.mark !== null) writeMark(pdf, laid.mark)
    if (number > 1) writeNumber(pdf, number)
    if (laid.watermark !== null) stampWatermark(pdf, laid.watermark)
    if (reader !== undefined) stampReader(pdf, `${reader.name} · ${formatMoment(reader.moment, 'vi')}`)
    pdf.endMarkedContent()
  })
}

function writeNumber(pdf: Pdf, number: number): void {
  const text = String(number)
  const width = pdf.font('regular', sizes.page).widthOfString(text)
  const middle = paper.left + (pdf.page.width - paper.left - paper.right) / 2
  pdf.text(text, middle - width / 2, NUMBER_FROM_EDGE, { lineBreak: false })
}

function writeMark(pdf: Pdf, mark: string): void {
  const width = pdf.font('italic', sizes.mark).widthOfString(mark)
  pdf.text(mark, pdf.page.width - paper.right - width, NUMBER_FROM_EDGE, { lineBreak: false })
}

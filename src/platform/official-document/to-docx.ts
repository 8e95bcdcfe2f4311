import { Document, Header, type ISectionOptions, PageNumber, PageOrientation, Packer, Paragraph, TabStopType, TextRun } from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { OfficialDocument } from './document.model.ts'
import { stampDocxTimes } from './docx-times.ts'
import { docxBlock, FONT, twips } from './docx-blocks.ts'
import { docxStyles } from './docx-styles.ts'
import { openMeasure } from './fonts.ts'
import { contentWidth, type LaidDocument, type LaidSection, mm, paper, sizes } from './laid.model.ts'
import { checkPictures } from './picture.ts'
import { layOut } from './lay-out.model.ts'

/** From the paper's edge to the page number, in the top margin. */
const NUMBER_FROM_EDGE = mm(10)

/**
 * The paper as a Word file (.docx) in Times New Roman. `madeAt` (ISO) goes into the file's properties; `author` is the body.
 * Throws RangeError when a table's row does not fit its columns, PictureUnreadable on a damaged picture.
 */
export async function toDocx(document: OfficialDocument, made: { madeAt: string; author?: string }): Promise<Uint8Array> {
  checkPictures(document)
  const laid = layOut(document, await openMeasure())
  const author = made.author ?? document.head?.issuingBody ?? ''
  const file = new Document({
    title: laid.title,
    creator: author,
    lastModifiedBy: author,
    styles: docxStyles,
    sections: laid.sections.map((section) => sectionOf(section, laid)),
  })
  const packed = await Packer.toBuffer(file)
  return stampDocxTimes(packed, made.madeAt)
}

function sectionOf(section: LaidSection, laid: LaidDocument): ISectionOptions {
  const width = contentWidth(section.orientation)
  const margin = { top: twips(paper.top), bottom: twips(paper.bottom), left: twips(paper.left), right: twips(paper.right) }
  const orientation = section.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: twips(paper.width), height: twips(paper.height), orientation },
        margin: { ...margin, header: twips(NUMBER_FROM_EDGE), footer: twips(NUMBER_FROM_EDGE) },
        pageNumbers: { start: 1 },
      },
    },
    headers: { first: headerOf(laid, { width, numbered: false }), default: headerOf(laid, { width, numbered: true }) },
    children: section.blocks.flatMap((block) => docxBlock(block, width)),
  }
}

// The number stands at the middle of the line; the mark, when there is one, at its end.
function headerOf(laid: LaidDocument, { width, numbered }: { width: number; numbered: boolean }): Header {
  const watermark = laid.watermark === null ? [] : [new TextWatermark({ text: laid.watermark, font: FONT, color: 'BFBFBF', opacity: 0.5, width: 400 })]
  const number = numbered ? [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: sizes.page * 2 })] : []
  const mark = laid.mark === null ? [] : [new TextRun({ text: `\t${laid.mark}`, font: FONT, italics: true, size: sizes.mark * 2 })]
  const line = new Paragraph({
    tabStops: [
      { type: TabStopType.CENTER, position: twips(width / 2) },
      { type: TabStopType.RIGHT, position: twips(width) },
    ],
    spacing: { before: 0, after: 0 },
    children: [...watermark, new TextRun({ text: '\t', size: sizes.page * 2 }), ...number, ...mark],
  })
  return new Header({ children: [line] })
}

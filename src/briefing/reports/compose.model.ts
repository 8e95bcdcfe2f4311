import type { Locale } from '#platform/format.ts'
import { type Appendix, type Block, documentTypes, officialDocument, type OfficialDocument, type Picture } from '#platform/official-document/document.model.ts'
import { toOfficialBlocks } from '../text/to-official-blocks.model.ts'
import { isEmptyText } from '../text/rich-text.model.ts'
import { makePiece } from './pieces.model.ts'
import type { Drawing, DrawingName, PieceContext, ReportBlock } from './report-block.model.ts'
import type { ReportData } from './report-data.model.ts'
import type { Particulars, ReportItem, TemplateSection } from './report-item.contract.ts'

export interface Report {
  particulars: Particulars
  sections: readonly TemplateSection[]
  /** Still a draft: stamped on every page. */
  draft: boolean
  demo: boolean
}

/** A report as blocks, its pictures not drawn yet. */
export interface ComposedReport {
  blocks: ReportBlock[]
  annexes: { name: string; orientation: Appendix['orientation']; blocks: ReportBlock[] }[]
}

/** Texts and pieces in order, tables and pictures numbered through the main part. `publicUrl` stands before every address ("" on screen). */
export function composeReport(
  { sections }: Pick<Report, 'sections'>,
  data: ReportData,
  { locale, publicUrl }: { locale: Locale; publicUrl: string },
): ComposedReport {
  const context: PieceContext = { data, locale, publicUrl }
  const main = sections.filter(({ annex }) => !annex).flatMap((section) => sectionBlocks(section, context))
  return {
    blocks: numberCaptions(main, { tables: 0, pictures: 0 }),
    annexes: sections
      .filter(({ annex }) => annex)
      .map((section) => ({ name: section.heading ?? '', orientation: orientationOf(section), blocks: itemsOf(section, context) }))
      .filter(({ blocks }) => blocks.length > 0),
  }
}

/** Wide tables lie across. */
function orientationOf({ items }: TemplateSection): Appendix['orientation'] {
  const wide = new Set(['place-annex', 'sector-annex', 'trend-table'])
  return items.some((item) => item.type === 'piece' && wide.has(item.piece)) ? 'landscape' : 'portrait'
}

function sectionBlocks(section: TemplateSection, context: PieceContext): ReportBlock[] {
  const blocks = itemsOf(section, context)
  if (blocks.length === 0) return []
  return section.heading === null ? blocks : [{ type: 'part', level: 'roman', heading: section.heading, blocks }]
}

function itemsOf({ items, heading }: TemplateSection, context: PieceContext): ReportBlock[] {
  return items.flatMap((item) => itemBlocks(item, heading !== null, context))
}

function itemBlocks(item: ReportItem, nested: boolean, context: PieceContext): ReportBlock[] {
  if (item.type === 'piece') return makePiece(item.piece, context)
  if (isEmptyText(item.body)) return []
  const values = new Map(context.data.values.map((value) => [value.key, value]))
  const levels = nested ? (['clause', 'point', 'point'] as const) : (['roman', 'clause', 'point'] as const)
  // A text has no pictures; the product's own blocks are wider by them only.
  return toOfficialBlocks(item.body, { locale: context.locale, values, receiptUrl: (id) => `${context.publicUrl}/receipts/${id}`, levels }) as ReportBlock[]
}

function numberCaptions(blocks: readonly ReportBlock[], counts: { tables: number; pictures: number }): ReportBlock[] {
  return blocks.map((block): ReportBlock => {
    if (block.type === 'part') return { ...block, blocks: numberCaptions(block.blocks, counts) }
    if (block.type === 'drawing') return { ...block, caption: `Hình ${(counts.pictures += 1)}. ${block.caption}` }
    if (block.type === 'table' && block.caption !== null) return { ...block, caption: `Bảng ${(counts.tables += 1)}. ${block.caption}` }
    return block
  })
}

/** A drawn picture with what a reader who cannot see it is told. */
export type DrawnPicture = Pick<Picture, 'format' | 'bytes' | 'pixels' | 'alternative' | 'width'>

/** The report as an official document; a picture that could not be drawn is left out, the table beside it says the same. */
export function officialReport(report: Report, composed: ComposedReport, pictures: ReadonlyMap<DrawingName, DrawnPicture>): OfficialDocument {
  const { particulars } = report
  const { parentBody, issuingBody, number, symbol, place, date, subject, legalBases, addressee, signature, recipients, archiveUnit } = particulars
  return officialDocument({
    head: { parentBody, issuingBody, number, symbol, place, date, urgency: null, circulation: null },
    typeName: documentTypes.report.name,
    subject,
    addressees: addressee === null ? null : { label: 'Kính gửi', names: [addressee] },
    legalBases,
    blocks: drawn(composed.blocks, pictures),
    signatures: [signature],
    distribution: { names: recipients, archive: { unit: archiveUnit, copies: null } },
    appendices: composed.annexes.map(({ name, orientation, blocks }) => ({ name, orientation, blocks: drawn(blocks, pictures) })),
    draft: report.draft,
    demo: report.demo,
  })
}

function drawn(blocks: readonly ReportBlock[], pictures: ReadonlyMap<DrawingName, DrawnPicture>): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'part') return [{ ...block, blocks: drawn(block.blocks, pictures) }]
    if (block.type !== 'drawing') return [block]
    const picture = pictures.get(block.name)
    return picture ? [{ type: 'picture', caption: block.caption, ...picture }] : []
  })
}

/** The pictures that a composed report asks for. */
export function drawingsOf({ blocks, annexes }: ComposedReport): Drawing[] {
  const within = (list: readonly ReportBlock[]): Drawing[] =>
    list.flatMap((block) => (block.type === 'drawing' ? [block] : block.type === 'part' ? within(block.blocks) : []))
  return [...within(blocks), ...annexes.flatMap((annex) => within(annex.blocks))]
}

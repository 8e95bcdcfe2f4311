import type { Circulation, DocumentHead, OfficialDocument, Urgency } from './document.model.ts'
import {
  contentWidth,
  laid,
  type LaidBlock,
  type LaidColumns,
  type LaidParagraph,
  type LaidPiece,
  type LaidRule,
  type Measure,
  mm,
  run,
  sizes,
} from './laid.model.ts'
import { balanceLines, longestLine } from './lines.model.ts'
import { capitals, documentNumber, placeAndDate } from './numbering.model.ts'

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const MOTTO = 'Độc lập - Tự do - Hạnh phúc'
const urgencyStamps: Record<Urgency, string> = { flash: 'HỎA TỐC', 'most-urgent': 'THƯỢNG KHẨN', urgent: 'KHẨN' }
const circulationStamps: Record<Circulation, string> = { internal: 'LƯU HÀNH NỘI BỘ', 'return-after-reading': 'XEM XONG TRẢ LẠI' }
/** The nation's name in 13 pt needs 95.1 mm. */
const LEFT = mm(68)
const RIGHT = mm(97)
/** Rules under a body's name and a title are a third to a half of the line above. */
const PART_OF_LINE = 0.4

/** What stands above the text: the two columns of body and nation, the title or the addressees, the legal bases. */
export function layHead(document: OfficialDocument, measure: Measure): LaidBlock[] {
  const { head } = document
  if (head === null) return [layHeadline(document.subject)]
  const title = document.typeName === null ? [] : layTitle(document.typeName, document.subject, measure)
  return [layState(document, head, measure), ...title, ...layAddressees(document, measure), ...layBases(document.legalBases)]
}

function layState(document: OfficialDocument, head: DocumentHead, measure: Measure): LaidColumns {
  const circulation = head.circulation === null ? [] : [{ left: [stamp(circulationStamps[head.circulation], measure)], right: [] }]
  const names = { left: layIssuer(head, measure), right: layNation(measure) }
  const place = placeAndDate(head)
  const right = place === null ? [] : [centred(place, sizes.motto, { italic: true })]
  return { type: 'columns', widths: [LEFT, RIGHT], rows: [...circulation, names, { left: layNumber(document, head, measure), right }], after: 12 }
}

function layIssuer(head: DocumentHead, measure: Measure): LaidPiece[] {
  const name = balanceLines(centred(capitals(head.issuingBody), sizes.head, { bold: true }), LEFT, measure)
  const parent = head.parentBody === null ? [] : [balanceLines(centred(capitals(head.parentBody), sizes.head), LEFT, measure)]
  return [...parent, name, rule(longestLine(name, LEFT, measure) * PART_OF_LINE)]
}

function layNation(measure: Measure): LaidPiece[] {
  const length = measure(MOTTO, { size: sizes.motto, bold: true, italic: false })
  return [centred(NATION, sizes.head, { bold: true }), centred(MOTTO, sizes.motto, { bold: true }), rule(length)]
}

function layNumber(document: OfficialDocument, head: DocumentHead, measure: Measure): LaidPiece[] {
  const about = document.typeName === null && document.subject !== '' ? [balanceLines(centred(`V/v ${document.subject}`, 12), LEFT, measure)] : []
  const urgency = head.urgency === null ? [] : [stamp(urgencyStamps[head.urgency], measure)]
  return [centred(`Số: ${documentNumber(head.number, head.symbol)}`, sizes.head), ...about, ...urgency]
}

function layTitle(typeName: string, subject: string, measure: Measure): LaidPiece[] {
  const lines = subject === '' ? capitals(typeName) : `${capitals(typeName)}\n${subject}`
  const title = laid([run(lines, { bold: true })], { size: sizes.title, align: 'centre', left: mm(10), right: mm(10), outline: 1, keepNext: true })
  const width = contentWidth('portrait')
  return [balanceLines(title, width, measure), { ...rule(longestLine(title, width, measure) * PART_OF_LINE), after: 12 }]
}

function layHeadline(headline: string): LaidParagraph {
  return laid([run(headline, { bold: true })], { size: 18, align: 'left', after: 12, spacing: 1.1, outline: 1, keepNext: true })
}

function layAddressees({ addressees, typeName }: OfficialDocument, measure: Measure): LaidPiece[] {
  if (addressees === null || addressees.names.length === 0) return []
  const label = `${addressees.label}:`
  const [only] = addressees.names
  const before = typeName === null ? 6 : 0
  if (addressees.names.length === 1) return [laid([run(`${label} ${only}`)], { size: sizes.body, align: 'centre', before, after: 12, spacing: 1.1 })]
  const upright = { size: sizes.body, bold: false, italic: false }
  const left = mm(14)
  // The dashes stand under the colon.
  const colon = left + measure(addressees.label, upright)
  const dash = measure('- ', upright)
  const names = addressees.names.map((name, index) => {
    const last = index === addressees.names.length - 1
    const place = { left: colon + dash, firstLine: -dash, after: last ? 12 : 3, keepNext: !last }
    return laid([run(`- ${name}${last ? '.' : ';'}`)], { size: sizes.body, align: 'left', item: true, ...place })
  })
  return [laid([run(label)], { size: sizes.body, align: 'left', left, before, after: 3, keepNext: true }), ...names]
}

function layBases(bases: readonly string[]): LaidParagraph[] {
  return bases.map((basis, index) => {
    const end = index === bases.length - 1 ? '.' : ';'
    return laid([run(basis + end, { italic: true })], { size: sizes.body, align: 'justify', firstLine: mm(12.7), after: 6, spacing: 1.15 })
  })
}

function stamp(words: string, measure: Measure): LaidParagraph {
  const length = measure(words, { size: sizes.head, bold: true, italic: false }) + mm(6)
  const side = Math.max(0, (LEFT - length) / 2)
  return { ...centred(words, sizes.head, { bold: true }), left: side, right: side, before: 8, after: 4, boxed: true }
}

function centred(text: string, size: number, style: { bold?: boolean; italic?: boolean } = {}): LaidParagraph {
  return laid([run(text, style)], { size, align: 'centre' })
}

/** A centred rule under a line. */
export function rule(width: number): LaidRule {
  return { type: 'rule', width, before: 3, after: 6 }
}

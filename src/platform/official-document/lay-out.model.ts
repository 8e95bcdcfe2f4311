import type { Distribution, OfficialDocument, Signature } from './document.model.ts'
import {
  contentWidth,
  laid,
  type LaidBlock,
  type LaidColumns,
  type LaidDocument,
  type LaidParagraph,
  type LaidPiece,
  type LaidSection,
  type Measure,
  mm,
  run,
  sizes,
} from './laid.model.ts'
import { closeText, layBody } from './lay-body.model.ts'
import { layHead, rule } from './lay-head.model.ts'
import { balanceLines } from './lines.model.ts'
import { appendixReference, appendixTitle, capitals } from './numbering.model.ts'

const DRAFT = 'DỰ THẢO'
const DEMO = 'Dữ liệu trình diễn'
/** Room for a signature and the seal. */
const SIGNING_ROOM = mm(24)

/** Lays a paper out by NĐ 30/2020/NĐ-CP, Phụ lục I. Throws RangeError when a table's row does not fit its columns. */
export function layOut(document: OfficialDocument, measure: Measure): LaidDocument {
  const body = layBody(document.blocks, 'portrait')
  const text = document.head === null ? body : closeText(body)
  const main: LaidSection = { orientation: 'portrait', blocks: [...layHead(document, measure), ...holdLast(text), ...layEnd(document)] }
  return {
    title: titleOf(document),
    sections: [main, ...layAppendices(document, measure)].map(settleGaps),
    watermark: document.draft ? DRAFT : null,
    mark: document.demo ? DEMO : null,
  }
}

function titleOf({ typeName, subject, head }: OfficialDocument): string {
  const name = [typeName, subject].filter(Boolean).join(' ')
  return (name || head?.issuingBody || '').replace(/\s+/gu, ' ').normalize('NFC')
}

// A signature never stands alone on a page.
function holdLast(blocks: readonly LaidBlock[]): LaidBlock[] {
  const last = blocks.at(-1)
  return last?.type === 'paragraph' ? [...blocks.slice(0, -1), { ...last, keepNext: true }] : [...blocks]
}

function layEnd({ signatures, distribution }: OfficialDocument): LaidColumns[] {
  if (signatures.length === 0 && distribution === null) return []
  const recipients = distribution === null ? [] : layDistribution(distribution)
  const [first, second] = signatures
  const half = contentWidth('portrait') / 2
  const signed = second === undefined ? [] : [{ left: laySignature(first), right: laySignature(second) }]
  const rows = second === undefined ? [{ left: recipients, right: laySignature(first) }] : [...signed, { left: recipients, right: [] }]
  return [{ type: 'columns', widths: [half, half], rows: rows.filter((row) => row.left.length + row.right.length > 0), after: 0 }]
}

function laySignature(signature: Signature | undefined): LaidPiece[] {
  if (signature === undefined) return []
  const bold = { bold: true }
  const lines = [...signature.authority, signature.position].map((line) => run(capitals(line), bold))
  const above = lines.map((line, index): LaidParagraph => {
    const last = index === lines.length - 1
    return laid([line], { size: sizes.body, align: 'centre', before: index === 0 ? 6 : 0, after: last ? SIGNING_ROOM : 0, keepNext: true })
  })
  return [...above, laid([run(signature.name ?? '', bold)], { size: sizes.body, align: 'centre' })]
}

function layDistribution({ names, archive }: Distribution): LaidPiece[] {
  const kept = archive.copies === null ? '' : ` (${String(archive.copies).padStart(2, '0')})`
  const lines = [...names.map((name) => `- ${name};`), `- Lưu: VT, ${archive.unit}${kept}.`]
  const label = laid([run('Nơi nhận:', { bold: true, italic: true })], { size: 12, align: 'left', before: 6, keepNext: true })
  const hang = { left: mm(2), firstLine: -mm(2), right: mm(4) }
  return [label, ...lines.map((line) => laid([run(line)], { size: sizes.recipients, align: 'left', item: true, ...hang }))]
}

function layAppendices({ appendices, head, typeName }: OfficialDocument, measure: Measure): LaidSection[] {
  return appendices.map((appendix, index) => {
    const name = `${appendixTitle(index + 1, appendices)}\n${capitals(appendix.name)}`
    const title = laid([run(name, { bold: true })], { size: sizes.title, align: 'centre', outline: 1, keepNext: true })
    const reference =
      head === null ? [] : [laid([run(appendixReference(head, typeName), { italic: true })], { size: sizes.body, align: 'centre', keepNext: true })]
    const under = { ...rule(mm(50)), after: 12 }
    const width = contentWidth(appendix.orientation)
    const above = [title, ...reference].map((line) => balanceLines(line, width, measure))
    return { orientation: appendix.orientation, blocks: [...above, under, ...layBody(appendix.blocks, appendix.orientation)] }
  })
}

// Word takes the larger of two distances that meet where others add them: each is written once, under the upper paragraph.
function settleGaps(section: LaidSection): LaidSection {
  const { blocks } = section
  const settled = blocks.map((block, index) => {
    if (block.type !== 'paragraph') return block
    const above = blocks[index - 1]?.type === 'paragraph'
    const under = blocks[index + 1]
    const after = under?.type === 'paragraph' ? Math.max(block.after, under.before) : block.after
    return { ...block, before: above ? 0 : block.before, after }
  })
  return { ...section, blocks: settled }
}

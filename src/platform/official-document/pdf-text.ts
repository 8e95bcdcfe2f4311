import { fontOf } from './fonts.ts'
import type { LaidParagraph, LaidRule } from './laid.model.ts'
import { type Atom, breakLines, type Line } from './lines.model.ts'
import type { Sheet, Tag } from './pdf-sheet.ts'

/** Ascent, descent and gap of Times New Roman and its twin, in sizes: what Word calls a single line. */
const SINGLE = 1.149

export interface Area {
  x: number
  width: number
}

/** A paragraph broken into lines for an area. */
export interface SetParagraph {
  laid: LaidParagraph
  area: Area
  lines: readonly Line[]
  lineHeight: number
  height: number
}

/** Breaks a paragraph into lines; `height` has its distances before and after. */
export function setParagraph(laid: LaidParagraph, area: Area, sheet: Sheet): SetParagraph {
  const width = area.width - laid.left - laid.right
  const lines = breakLines(laid.runs, { size: laid.size, width, firstLine: laid.firstLine, measure: sheet.measure })
  const lineHeight = laid.size * SINGLE * laid.spacing
  return { laid, area, lines, lineHeight, height: laid.before + lines.length * lineHeight + laid.after }
}

/** The structure tag of a paragraph. */
export function tagOf(laid: LaidParagraph): string {
  return laid.outline === null ? 'P' : `H${laid.outline}`
}

/** Draws some of its lines from `y` on and puts them into `tag`; without a tag they are decoration. */
export function drawLines(set: SetParagraph, range: { from: number; to: number; y: number }, target: { sheet: Sheet; tag: Tag | null }): void {
  set.lines.slice(range.from, range.to).forEach((line, index) => drawLine(set, line, range.y + index * set.lineHeight, target))
}

/** Draws a whole paragraph at `y`, box and all. Returns the y under it. */
export function drawParagraph(set: SetParagraph, y: number, target: { sheet: Sheet; tag: Tag | null }): number {
  const top = y + set.laid.before
  if (set.laid.boxed) drawBox(set, top, target.sheet)
  drawLines(set, { from: 0, to: set.lines.length, y: top }, target)
  return y + set.height
}

/** Draws a centred rule. Returns the y under it. */
export function drawRule(rule: LaidRule, area: Area, y: number, sheet: Sheet): number {
  const x = area.x + (area.width - rule.width) / 2
  const line = y + rule.before
  sheet.decorate((pdf) =>
    pdf
      .moveTo(x, line)
      .lineTo(x + rule.width, line)
      .lineWidth(0.75)
      .stroke(),
  )
  return line + 1 + rule.after
}

function drawBox({ laid, area, lines, lineHeight }: SetParagraph, top: number, sheet: Sheet): void {
  const width = area.width - laid.left - laid.right
  sheet.decorate((pdf) =>
    pdf
      .lineWidth(0.75)
      .rect(area.x + laid.left, top - 2, width, lines.length * lineHeight + 4)
      .stroke(),
  )
}

interface Spot {
  atom: Atom
  x: number
  /** With its space, so that text taken out of the file keeps its words apart. */
  text: string
}

function drawLine(set: SetParagraph, line: Line, y: number, { sheet, tag }: { sheet: Sheet; tag: Tag | null }): void {
  const top = y + set.lineHeight - set.laid.size * SINGLE
  for (const spots of groupByLink(placeAtoms(set, line))) {
    const link = spots[0]?.atom.run.link ?? null
    const parent = tag !== null && link !== null ? linkTag(sheet, tag, spots, { link, top, height: set.laid.size * SINGLE }) : tag
    if (parent === null) sheet.pdf.markContent('Artifact', { type: 'Pagination' })
    else parent.add(sheet.pdf.markStructureContent(link === null ? tagOf(set.laid) : 'Link'))
    for (const { atom, x, text } of spots) sheet.pdf.font(fontOf(atom.run), set.laid.size).text(text, x, top, { lineBreak: false })
    sheet.pdf.endMarkedContent()
  }
}

function placeAtoms({ laid, area }: SetParagraph, line: Line): Spot[] {
  const room = area.width - laid.left - laid.right - line.indent
  const gaps = line.words.length - 1
  const stretch = laid.align === 'justify' && line.full && gaps > 0 ? (room - line.width) / gaps : 0
  const shift = laid.align === 'centre' ? (room - line.width) / 2 : laid.align === 'right' ? room - line.width : 0
  let x = area.x + laid.left + line.indent + shift
  const spots: Spot[] = []
  for (const word of line.words) {
    word.atoms.forEach((atom, index) => {
      const text = index === word.atoms.length - 1 ? `${atom.text} ` : atom.text
      spots.push({ atom, x, text })
      x += atom.width
    })
    x += word.space + stretch
  }
  return spots
}

function groupByLink(spots: readonly Spot[]): Spot[][] {
  const groups: Spot[][] = []
  for (const spot of spots) {
    const group = groups.at(-1)
    if (group !== undefined && group[0]?.atom.run.link === spot.atom.run.link) group.push(spot)
    else groups.push([spot])
  }
  return groups
}

// The link lies over the number and changes nothing that is printed.
function linkTag(sheet: Sheet, tag: Tag, spots: readonly Spot[], at: { link: string; top: number; height: number }): Tag {
  const first = spots[0]
  const last = spots.at(-1)
  const element = sheet.pdf.struct('Link')
  tag.add(element)
  if (first === undefined || last === undefined) return element
  const width = last.x + last.atom.width - first.x
  const contents = spots
    .map((spot) => spot.text)
    .join('')
    .trim()
  // A boxed string is how the library tells text from a name; its types know neither that nor `structParent`.
  const options: object = { structParent: element, Contents: Object(contents), Border: [0, 0, 0] }
  sheet.pdf.link(first.x, at.top, width, at.height, at.link, options as PDFKit.Mixins.AnnotationOption)
  return element
}

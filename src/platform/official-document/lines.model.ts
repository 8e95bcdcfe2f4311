import type { LaidParagraph, LaidRun, Measure } from './laid.model.ts'

/** One style's piece of a word. */
export interface Atom {
  text: string
  run: LaidRun
  width: number
}

export interface Word {
  atoms: readonly Atom[]
  width: number
  /** Of the space after it; 0 where nothing follows. */
  space: number
}

export interface Line {
  words: readonly Word[]
  /** Without the last space. */
  width: number
  /** From the left edge of the paragraph. */
  indent: number
  /** May be stretched: not the last line and not ended by a break. */
  full: boolean
}

interface Box {
  size: number
  width: number
  firstLine: number
  measure: Measure
}

/** Breaks runs into lines at spaces; a no-break space holds, `\n` always breaks, a word wider than the line is cut. */
export function breakLines(runs: readonly LaidRun[], box: Box): Line[] {
  const pieces = splitWords(runs, box)
  return pieces.flatMap((words, index) => fillLines(words, index === 0 ? box.firstLine : 0, box))
}

/** The words between forced breaks. */
function splitWords(runs: readonly LaidRun[], { size, measure }: Box): Word[][] {
  const paragraphs: Word[][] = [[]]
  let atoms: Atom[] = []
  const close = (space: number) => {
    if (atoms.length > 0) paragraphs.at(-1)?.push({ atoms, width: atoms.reduce((sum, atom) => sum + atom.width, 0), space })
    atoms = []
  }
  for (const run of runs) {
    for (const text of run.text.split(/([ \t]+|\n)/u)) {
      if (text === '\n') {
        close(0)
        paragraphs.push([])
      } else if (/^[ \t]+$/u.test(text)) close(measure(' ', { size, bold: run.bold, italic: run.italic }))
      else if (text !== '') atoms.push({ text, run, width: measure(text, { size, bold: run.bold, italic: run.italic }) })
    }
  }
  close(0)
  return paragraphs
}

function fillLines(words: readonly Word[], firstLine: number, box: Box): Line[] {
  const lines: Line[] = []
  let current: Word[] = []
  let width = 0
  const roomOf = () => box.width - (lines.length === 0 ? firstLine : 0)
  const close = (full: boolean) => {
    const trailing = current.at(-1)?.space ?? 0
    lines.push({ words: current, width: width - trailing, indent: lines.length === 0 ? firstLine : 0, full })
    current = []
    width = 0
  }
  for (const word of words.flatMap((one) => (one.width > box.width - Math.max(0, firstLine) ? cutWord(one, box, firstLine) : [one]))) {
    if (current.length > 0 && width + word.width > roomOf() + 0.01) close(true)
    current.push(word)
    width += word.width + word.space
  }
  close(false)
  return lines
}

function cutWord(word: Word, { size, width, measure }: Box, firstLine: number): Word[] {
  const most = width - Math.max(0, firstLine)
  const parts: Word[] = []
  let atoms: Atom[] = []
  let used = 0
  for (const atom of word.atoms) {
    for (const text of atom.text) {
      const wide = measure(text, { size, bold: atom.run.bold, italic: atom.run.italic })
      if (used + wide > most && atoms.length > 0) {
        parts.push({ atoms, width: used, space: 0 })
        atoms = []
        used = 0
      }
      const before = atoms.at(-1)
      if (before?.run === atom.run) atoms[atoms.length - 1] = { ...before, text: before.text + text, width: before.width + wide }
      else atoms.push({ text, run: atom.run, width: wide })
      used += wide
    }
  }
  return [...parts, { atoms, width: used, space: word.space }]
}

/** Room for what two programs round differently. */
const SLACK = 2

/** The paragraph indented on both sides so that its lines come out about as long as each other, and are no more than they were. */
export function balanceLines(laid: LaidParagraph, width: number, measure: Measure): LaidParagraph {
  const countAt = (room: number) => breakLines(laid.runs, { size: laid.size, width: room, firstLine: 0, measure }).length
  const room = width - laid.left - laid.right
  const count = countAt(room)
  let narrow = 0
  let wide = room
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2
    if (countAt(middle) > count) narrow = middle
    else wide = middle
  }
  const side = Math.max(0, (room - wide - SLACK) / 2)
  return { ...laid, left: laid.left + side, right: laid.right + side }
}

/** How long the longest line of a paragraph is. */
export function longestLine(laid: LaidParagraph, width: number, measure: Measure): number {
  const lines = breakLines(laid.runs, { size: laid.size, width: width - laid.left - laid.right, firstLine: 0, measure })
  return Math.max(0, ...lines.map((line) => line.width))
}

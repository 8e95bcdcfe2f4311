import { partMarker } from '#platform/official-document/numbering.model.ts'
import { runsOf, type Text } from '#platform/official-document/document.model.ts'
import type { ReportBlock, ReportPart } from './report-block.model.ts'
import type { PreviewBlock, PreviewRun } from './report-preview.contract.ts'

/** Blocks laid flat for the screen; `draw` gives each picture. */
export function flatten(blocks: readonly ReportBlock[], draw: (block: Extract<ReportBlock, { type: 'drawing' }>) => PreviewBlock): PreviewBlock[] {
  return flattenAt(blocks, 1, draw)
}

type Draw = Parameters<typeof flatten>[1]

function flattenAt(blocks: readonly ReportBlock[], level: number, draw: Draw): PreviewBlock[] {
  const counts = new Map<ReportPart['level'], number>()
  return blocks.flatMap((block): PreviewBlock[] => {
    if (block.type !== 'part') return flatBlock(block, draw)
    const position = (counts.get(block.level) ?? 0) + 1
    counts.set(block.level, position)
    const heading: PreviewBlock = { type: 'heading', level, marker: partMarker(block.level, position), text: block.heading ?? '' }
    return [heading, ...flattenAt(block.blocks, level + 1, draw)]
  })
}

function flatBlock(block: Exclude<ReportBlock, ReportPart>, draw: Draw): PreviewBlock[] {
  switch (block.type) {
    case 'paragraph':
      return [{ type: 'paragraph', note: block.style === 'note', runs: flatRuns(block.text) }]
    case 'list':
      return [{ type: 'list', items: block.items.map(flatRuns) }]
    case 'table': {
      const { caption, unit, columns, rows } = block
      const flat = rows.map((row) => ({ total: row.role === 'total', cells: row.cells.map(flatRuns) }))
      return [{ type: 'table', caption, unit, columns: columns.map(({ header, align }) => ({ header, align })), rows: flat }]
    }
    case 'drawing':
      return [draw(block)]
    case 'page-break':
      return []
  }
}

function flatRuns(text: Text): PreviewRun[] {
  return runsOf(text).map(({ text: words, bold, italic, figure }) => ({
    text: words,
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(figure ? { receipt: figure.receiptUrl } : {}),
  }))
}

import type { Block, RichText } from '../text/rich-text.contract.ts'
import { wordsOfLeaf } from '../text/rich-text.model.ts'

/** Characters that a hall can read on one page of a screen. */
const PER_PAGE = 420

/**
 * A text cut into pages for a screen: a new page at every heading of level 1 or 2, and where a page would grow too long to be read
 * from the back of the room. A heading never stands alone at the foot of a page.
 */
export function pagesOf(text: RichText): Block[][] {
  const pages: Block[][] = []
  let length = 0
  for (const block of text.content.flatMap(singleItems)) {
    const size = sizeOf(block)
    const page = pages.at(-1)
    const opens = block.type === 'heading' && block.attrs.level < 3
    const onlyHeadings = page?.every(({ type }) => type === 'heading') ?? false
    if (!page || (opens && !onlyHeadings) || (length + size > PER_PAGE && !onlyHeadings)) {
      pages.push([block])
      length = size
    } else {
      page.push(block)
      length += size
    }
  }
  return pages.length === 0 ? [[]] : pages.map(joinLists)
}

/** A long list is cut between its items. */
function singleItems(block: Block): Block[] {
  if (block.type === 'bulletList') return block.content.map((item) => ({ ...block, content: [item] }))
  if (block.type === 'orderedList')
    return block.content.map((item, index) => ({ ...block, attrs: { start: (block.attrs?.start ?? 1) + index }, content: [item] }))
  return sizeOf(block) === 0 ? [] : [block]
}

function joinLists(page: Block[]): Block[] {
  const joined: Block[] = []
  for (const block of page) {
    const last = joined.at(-1)
    if (last?.type === 'bulletList' && block.type === 'bulletList') joined[joined.length - 1] = { ...last, content: [...last.content, ...block.content] }
    else if (last?.type === 'orderedList' && block.type === 'orderedList' && block.attrs?.start !== 1)
      joined[joined.length - 1] = { ...last, content: [...last.content, ...block.content] }
    else joined.push(block)
  }
  return joined
}

function sizeOf(block: Block): number {
  const leaves = block.type === 'bulletList' || block.type === 'orderedList' ? block.content.flatMap((item) => item.content) : [block]
  return leaves.reduce((sum, leaf) => sum + wordsOfLeaf(leaf, () => '000.000.000 USD').length, 0)
}

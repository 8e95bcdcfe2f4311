import { type OfficialDocument, officialDocument } from '#platform/official-document/document.model.ts'
import type { BriefingState } from '../matter.contract.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { figuresOf, replaceFigures } from '../text/rich-text.model.ts'
import { type OfficialOptions, toOfficialBlocks } from '../text/to-official-blocks.model.ts'
import { type Paper, paperTypes } from './paper.contract.ts'

/** Papers are worked on until the briefing is put away. */
export function mayChangePapers(state: BriefingState): boolean {
  return state !== 'closed' && state !== 'cancelled'
}

/** The type of a file by its ending; undefined for one that papers do not take. */
export function typeOf(fileName: string): string | undefined {
  const ending = /\.[a-z]+$/iu.exec(fileName)?.[0].toLowerCase() ?? ''
  const known: Record<string, string> = { ...paperTypes, '.jpeg': paperTypes['.jpg'] }
  return known[ending]
}

/** Whether files of the type are pictures, which a screen shows as they are. */
export function isPicture(type: string | undefined): boolean {
  return type === paperTypes['.png'] || type === paperTypes['.jpg']
}

const startsWith = (bytes: Uint8Array, ...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte)

/** Whether the bytes begin as files of the type do: a renamed program is none. */
export function looksLike(type: string, bytes: Uint8Array): boolean {
  if (type === paperTypes['.pdf']) return startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)
  if (type === paperTypes['.png']) return startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)
  if (type === paperTypes['.jpg']) return startsWith(bytes, 0xff, 0xd8, 0xff)
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)
}

/** The same text with every figure live again, to be frozen at another moment. */
export function thaw(text: RichText): RichText {
  return replaceFigures(text, (node) => ({ ...node, attrs: { ...node.attrs, value: null, receiptId: null, asOf: null } }))
}

export function hasFigures(text: RichText): boolean {
  return figuresOf(text).length > 0
}

export interface PaperFacts {
  paper: Pick<Paper, 'title' | 'demo' | 'circulation'>
  issuingBody: string
  draft: boolean
}

/** A text paper as the document that its Word and PDF are made of. Papers of a briefing carry no number and no signature. */
export function paperDocument(text: RichText, { paper, issuingBody, draft }: PaperFacts, options: OfficialOptions): OfficialDocument {
  return officialDocument({
    head: {
      parentBody: null,
      issuingBody,
      number: null,
      symbol: '',
      place: null,
      date: null,
      urgency: null,
      circulation: paper.circulation === 'open' ? null : 'internal',
    },
    typeName: null,
    subject: paper.title,
    blocks: toOfficialBlocks(text, options),
    draft,
    demo: paper.demo,
  })
}

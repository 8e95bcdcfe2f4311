import type { Locale } from '#platform/format.ts'
import { type Block, documentTypes, officialDocument, type OfficialDocument } from '#platform/official-document/document.model.ts'
import { toOfficialBlocks } from '../text/to-official-blocks.model.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { isEmptyText } from '../text/rich-text.model.ts'
import type { DocumentSignature } from './document.contract.ts'
import type { DocumentKind, DocumentState } from './document.model.ts'
import { committee } from './recipient.default.ts'

export interface Paper {
  kind: DocumentKind
  state: DocumentState
  subject: string
  place: string
  number: number | null
  symbol: string
  /** The day on the paper: of issue, for minutes of signing; null on a draft. */
  date: string | null
  signatures: readonly DocumentSignature[]
  recipients: readonly string[]
  demo: boolean
  sections: readonly { heading: string | null; body: RichText }[]
}

interface PaperOptions {
  values: ReadonlyMap<string, { value: string | null; receiptId: string }>
  receiptUrl: (receiptId: string) => string
}

/** Minutes or notice as an official document. A section without a word is left out; a draft is marked as one. */
export function paperOf(paper: Paper, options: PaperOptions): OfficialDocument {
  const locale: Locale = 'vi'
  const blocks = paper.sections
    .filter(({ body }) => !isEmptyText(body))
    .flatMap(({ heading, body }): Block[] => {
      const inner = toOfficialBlocks(body, { locale, ...options, levels: heading ? ['clause', 'clause', 'point'] : ['roman', 'clause', 'point'] })
      return heading ? [{ type: 'part', level: 'roman', heading, blocks: inner }] : inner
    })
  return officialDocument({
    head: {
      parentBody: null,
      issuingBody: committee.name,
      number: paper.number,
      symbol: paper.symbol,
      place: paper.place,
      date: paper.date,
      urgency: null,
      circulation: null,
    },
    typeName: documentTypes[paper.kind].name,
    subject: paper.subject,
    blocks,
    signatures: paper.signatures.map(({ authority, position, name }) => ({ authority, position, name })),
    distribution: { names: paper.recipients, archive: { unit: committee.archiveUnit, copies: null } },
    draft: paper.state === 'draft' || paper.state === 'review',
    demo: paper.demo,
  })
}

import { z } from 'zod'
import { Text } from '../fields.contract.ts'
import { RichText } from '../text/rich-text.contract.ts'

/** What the product itself makes of the figures: sentences, tables, charts, the map. What each holds: `piece-*.model.ts`. */
export const pieceNames = [
  'headline-table',
  'year-on-year',
  'trend-chart',
  'trend-table',
  'sector-sentence',
  'sector-chart',
  'sector-table',
  'place-sentence',
  'place-table',
  'place-map',
  'country-sentence',
  'country-table',
  'provider-table',
  'nation-share',
  'coverage',
  'conduct-sentence',
  'conduct-table',
  'place-annex',
  'sector-annex',
  'provider-annex',
  'source-annex',
] as const
export const PieceName = z.enum(pieceNames)
export type PieceName = z.infer<typeof PieceName>

/** A stretch of a section: words with live figures, or something that the product makes. */
export const ReportItem = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), body: RichText }),
  z.strictObject({ type: z.literal('piece'), piece: PieceName }),
])
export type ReportItem = z.infer<typeof ReportItem>

export const SectionKey = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)
export const ReportItems = z.array(ReportItem).max(60)

/** A numbered part (I., II. …); `annex`: an appendix of its own behind the signature. Without a heading: what stands before part I. */
export const TemplateSection = z.strictObject({ key: SectionKey, heading: z.string().nullable(), annex: z.boolean(), items: ReportItems })
export type TemplateSection = z.infer<typeof TemplateSection>
/** The same as it is typed: its words are cleaned. */
export const GivenSection = TemplateSection.extend({ heading: Text(300).nullable() })

/** What stands around the text: the particulars of NĐ 30/2020/NĐ-CP that a report needs. */
export const Particulars = z.strictObject({
  parentBody: z.string().nullable(),
  issuingBody: z.string(),
  /** The registry clerk's; null until the report is issued. */
  number: z.number().int().min(1).max(99_999).nullable(),
  symbol: z.string(),
  place: z.string(),
  /** The day on the paper; null leaves it blank. */
  date: z.iso.date().nullable(),
  subject: z.string(),
  legalBases: z.array(z.string()).max(20),
  addressee: z.string().nullable(),
  signature: z.strictObject({ authority: z.array(z.string()).max(3), position: z.string(), name: z.string().nullable() }),
  recipients: z.array(z.string()).max(60),
  archiveUnit: z.string(),
})
export type Particulars = z.infer<typeof Particulars>
/** The same as they are typed. */
export const GivenParticulars = Particulars.extend({
  parentBody: Text(200).nullable(),
  issuingBody: Text(200),
  symbol: Text(60),
  place: Text(100),
  subject: Text(300),
  legalBases: z.array(Text(500)).max(20),
  addressee: Text(300).nullable(),
  signature: z.strictObject({ authority: z.array(Text(200)).max(3), position: Text(200), name: Text(200).nullable() }),
  recipients: z.array(Text(300)).max(60),
  archiveUnit: Text(60),
})

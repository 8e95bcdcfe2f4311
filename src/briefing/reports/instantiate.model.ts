import type { Inline, RichText } from '../text/rich-text.contract.ts'
import type { ReportFacts } from './report-data.model.ts'
import type { ReportItem, TemplateSection } from './report-item.contract.ts'

/** In a template, the year of the report; the year before is one less. A template is of no year, but a figure must ask for one. */
export const TEMPLATE_YEAR = 2000
/** In a template, the first year of a review. */
export const TEMPLATE_FIRST_YEAR = 1900

/** The words that a template may leave open, as they stand in its text, and what each becomes. */
export const openWords = [
  { token: '[năm báo cáo]', fill: ({ toYear }: ReportFacts) => String(toYear) },
  { token: '[năm trước]', fill: ({ toYear }: ReportFacts) => String(toYear - 1) },
  { token: '[năm sau]', fill: ({ toYear }: ReportFacts) => String(toYear + 1) },
  { token: '[năm đầu]', fill: ({ fromYear }: ReportFacts) => String(fromYear) },
  { token: '[số năm]', fill: ({ fromYear, toYear }: ReportFacts) => String(toYear - fromYear + 1) },
  { token: '[đơn vị]', fill: ({ subject }: ReportFacts) => subject },
] as const
export type OpenWord = (typeof openWords)[number]['token']

/** A text of a template with every open word said. */
export function fillWords(text: string, facts: ReportFacts): string {
  return openWords.reduce((filled, { token, fill }) => filled.replaceAll(token, fill(facts)), text)
}

/** The sections of a template for one report: open words said, figures asked for its years, of its subject, in its currency and on its map. */
export function instantiate(sections: readonly TemplateSection[], facts: ReportFacts, scope: { place?: string; agency?: string }): TemplateSection[] {
  return sections.map((section) => ({
    ...section,
    heading: section.heading === null ? null : fillWords(section.heading, facts),
    items: section.items.map((item): ReportItem => (item.type === 'piece' ? item : { ...item, body: fillText(item.body, facts, scope) })),
  }))
}

function fillText(text: RichText, facts: ReportFacts, scope: { place?: string; agency?: string }): RichText {
  return mapInlines(text, (node) => {
    if (node.type === 'text') return { ...node, text: fillWords(node.text, facts) }
    if (node.type !== 'figure') return node
    const { map, currency } = facts
    const query = { ...scope, ...node.attrs.query, map, currency, year: yearOf(node.attrs.query.year, facts) }
    return { ...node, attrs: { ...node.attrs, query } }
  })
}

function yearOf(year: number, { fromYear, toYear }: ReportFacts): number {
  return year === TEMPLATE_FIRST_YEAR ? fromYear : toYear + (year - TEMPLATE_YEAR)
}

/** A template's text shown for a year, so that its figures say something while it is edited; `forTemplate` turns it back. */
export function forSample(text: RichText, { fromYear, toYear }: { fromYear: number; toYear: number }): RichText {
  return shiftYears(text, (year) => (year === TEMPLATE_FIRST_YEAR ? fromYear : toYear + (year - TEMPLATE_YEAR)))
}

/** The opposite of `forSample`. */
export function forTemplate(text: RichText, { fromYear, toYear }: { fromYear: number; toYear: number }): RichText {
  return shiftYears(text, (year) => (year === fromYear && fromYear < toYear ? TEMPLATE_FIRST_YEAR : TEMPLATE_YEAR + (year - toYear)))
}

function shiftYears(text: RichText, shift: (year: number) => number): RichText {
  return mapInlines(text, (node) =>
    node.type === 'figure' ? { ...node, attrs: { ...node.attrs, query: { ...node.attrs.query, year: shift(node.attrs.query.year) } } } : node,
  )
}

type Leaf = { content?: Inline[] | undefined }

function mapInlines(text: RichText, change: (node: Inline) => Inline): RichText {
  const leaf = <L extends Leaf>(one: L): L => (one.content ? { ...one, content: one.content.map(change) } : one)
  return {
    ...text,
    content: text.content.map((block) =>
      block.type === 'bulletList' || block.type === 'orderedList'
        ? { ...block, content: block.content.map((item) => ({ ...item, content: item.content.map(leaf) })) }
        : leaf(block),
    ),
  }
}

import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/db.ts'
import { Exact } from '#platform/money.ts'
import { checkText } from '../text/check-numbers.action.ts'
import { plainText } from '../text/rich-text.model.ts'
import { composeReport, drawingsOf } from './compose.model.ts'
import { readFacts } from './create-report.action.ts'
import { type DrawnSvg, drawReportSvg } from './draw-report.action.ts'
import { gatherData } from './gather-data.action.ts'
import { findMakings } from './making.store.ts'
import { flatten } from './preview.model.ts'
import type { Report, ReportComparison } from './report.contract.ts'
import { figuresOfData, type ReportData } from './report-data.model.ts'
import type { TemplateSection } from './report-item.contract.ts'
import type { Contradiction, ReportPreview } from './report-preview.contract.ts'
import { reportActsFor } from './report.model.ts'
import { findReportSections, findSnapshot, getReport, type ReportRow } from './report.store.ts'

/** A report with its text, its files and what the actor may do with it. Throws `notFound`. */
export async function readReport(db: Db, id: string, actor: Actor): Promise<Report> {
  const row = await getReport(db, id)
  const sections = await findReportSections(db, id)
  const makings = await findMakings(db, id)
  return { ...row, sections, makings, acts: reportActsFor({ ...row, hasFigures: true }, actor) }
}

/** What a report says in numbers: of a frozen one as it was frozen, of a draft as of its moment. */
export async function readData(db: Db, row: ReportRow, sections: readonly TemplateSection[], now: string): Promise<ReportData> {
  const snapshot = await findSnapshot(db, row.id)
  return snapshot ?? gatherData(db, await readFacts(db, row), { texts: textsOf(sections), asOf: row.asOf, now })
}

export function textsOf(sections: readonly TemplateSection[]) {
  return sections.flatMap(({ items }) => items.flatMap((item) => (item.type === 'text' ? [item.body] : [])))
}

/** The report as it reads on screen. Lays down the receipts of the text's figures. */
export async function readPreview(db: Db, id: string, now: string): Promise<ReportPreview> {
  const row = await getReport(db, id)
  const sections = await findReportSections(db, id)
  const data = await readData(db, row, sections, now)
  const composed = await previewOf(sections, data)
  return { asOf: data.asOf, ...composed, contradictions: await findContradictions(db, sections, data) }
}

/** Sections as the screen shows them. */
async function previewOf(sections: readonly TemplateSection[], data: ReportData): Promise<Pick<ReportPreview, 'blocks' | 'annexes'>> {
  const composed = composeReport({ sections }, data, { locale: 'vi', publicUrl: '' })
  const { blocks, annexes } = composed
  const drawn = new Map<string, DrawnSvg>()
  for (const { name } of drawingsOf(composed)) drawn.set(name, await drawReportSvg(name, data, 'vi'))
  const flat = (list: typeof blocks) =>
    flatten(list, ({ name, caption }) => {
      const { svg, alternative } = drawn.get(name) ?? { svg: '', alternative: caption }
      return { type: 'picture', caption, alternative, svg }
    })
  return { blocks: flat(blocks), annexes: annexes.map((annex) => ({ name: annex.name, blocks: flat(annex.blocks) })) }
}

/** Numbers that somebody typed and the ledger contradicts at the report's moment. */
export async function findContradictions(db: Db, sections: readonly TemplateSection[], { facts, asOf }: ReportData): Promise<Contradiction[]> {
  const found: Contradiction[] = []
  for (const { key, heading, items } of sections)
    for (const item of items) {
      if (item.type !== 'text') continue
      const text = plainText(item.body, () => '\uFFFC')
      const numbers = await checkText(db, { text, year: facts.toYear, place: facts.placeId, asOf, language: 'vi' })
      found.push(...numbers.filter(({ verdict }) => verdict === 'contradicts').map((number) => ({ ...number, sectionKey: key, heading })))
    }
  return found
}

/** Every figure of a frozen report beside its value of now: the same questions put to the ledger once more. A draft has none. */
export async function readComparison(db: Db, id: string, now: string) {
  const row = await getReport(db, id)
  const snapshot = await findSnapshot(db, id)
  const sections = await findReportSections(db, id)
  const facts = snapshot?.facts ?? (await readFacts(db, row))
  const current = await gatherData(db, facts, { texts: textsOf(sections), asOf: null, now })
  return { frozenAsOf: snapshot?.asOf ?? null, currentAsOf: current.asOf, figures: snapshot ? compareData(snapshot, current) : [] }
}

/** Figures of either, by question; one that the other does not know has no value there. */
export function compareData(frozen: ReportData, current: ReportData): ReportComparison[] {
  const [then, today] = [frozen, current].map((data) => new Map(figuresOfData(data).map((value) => [value.key, value])))
  const labels = labelsOf(frozen, current)
  return [...new Map([...(then ?? []), ...(today ?? [])]).keys()].flatMap((key): ReportComparison[] => {
    const [was, is] = [then?.get(key), today?.get(key)]
    const any = was ?? is
    if (!any) return []
    const { code, query, unit } = any
    const label = labels.get(key) ?? null
    const [before, after] = [was?.value ?? null, is?.value ?? null]
    return [
      {
        key,
        code,
        query,
        label,
        unit,
        frozen: before,
        current: after,
        difference: differenceOf(before, after),
        changed: before !== after,
        receiptId: was?.receiptId ?? null,
      },
    ]
  })
}

function differenceOf(before: string | null, after: string | null): string | null {
  return before === null && after === null ? null : new Exact(after ?? 0).minus(before ?? 0).toFixed()
}

function labelsOf(...all: ReportData[]): Map<string, string> {
  const rows = all.flatMap((data) => Object.values(data.tables).flatMap((table) => table.rows.map((row) => ({ row, data }))))
  return new Map(rows.flatMap(({ row, data }) => figuresOfData(onlyRow(row, data)).map(({ key }): [string, string] => [key, row.label])))
}

const none = { rows: [], total: {} }
const onlyRow = (row: ReportData['headlines'][number], data: ReportData): ReportData => ({
  ...data,
  headlines: [row],
  nation: null,
  values: [],
  tables: { sectors: none, places: none, countries: none, providers: none },
})

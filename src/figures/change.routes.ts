import type { Actor } from '#platform/actor.ts'
import { renderChartSvg } from '#platform/chart-svg.ts'
import type { Db } from '#platform/db.ts'
import type { Locale } from '#platform/format.ts'
import { type Binding, implement } from '#platform/http.ts'
import { formatMessage } from '#platform/messages.ts'
import { Exact, sumOf } from '#platform/money.ts'
import { notFound } from '#platform/problem.ts'
import { reporters } from '#directory/role.contract.ts'
import { answerChange, breakPart, type Ends, findEnds, partsOf, shown } from './change-answer.store.ts'
import { drawChange } from './change-drawing.model.ts'
import { nameLines, type PlacedLine } from './change-line.store.ts'
import type { FoundLine } from './change-parts.store.ts'
import { linesSheet, stepsSheet } from './change-sheet.model.ts'
import { type ChangeAnswer, getChange, getChangeChart, getChangeLines, getChangeWorkbook, type Waterfall } from './change.contract.ts'
import { changeMessages } from './change.messages.ts'
import { bySize, differenceOf, type StepKind, stepsOf } from './change.model.ts'
import { workbookOf } from './sheet.action.ts'
import type { Sheet } from './sheet.model.ts'
import { XLSX } from './trend.contract.ts'

/** Reporters open the returns of their own agencies only; undefined: all. */
const agenciesOf = (actor: Actor) => ((reporters as readonly string[]).includes(actor.role) ? actor.agencyIds : undefined)

interface Page {
  step: StepKind
  key?: string | undefined
  offset: number
  limit: number
  mode: Ends['mode']
}

async function answerLines(db: Db, { unit, lines }: { unit: Waterfall['unit']; lines: readonly FoundLine[] }, page: Page, actor: Actor) {
  const own = lines.filter((line) => line.kind === page.step && (line.key ?? undefined) === page.key).toSorted(bySize)
  const shownLines = own.slice(page.offset, page.offset + page.limit)
  return {
    unit,
    lines: await nameLines(
      db,
      shownLines.map((line) => placed(line, unit)),
      agenciesOf(actor),
    ),
    agencies: page.mode === 'moments' ? await byAgency(db, own, unit) : [],
    total: own.length,
    amount: shown(stepsOf([page.step], own)[0]?.amount ?? '0', unit),
    next: page.offset + shownLines.length < own.length ? page.offset + shownLines.length : null,
  }
}

const placed = (line: FoundLine, unit: Waterfall['unit']): PlacedLine => ({
  ...line,
  before: shown(line.before, unit),
  after: shown(line.after, unit),
  difference: shown(differenceOf(line).toFixed(), unit),
})

async function byAgency(db: Db, lines: readonly FoundLine[], unit: Waterfall['unit']) {
  const groups = [...Map.groupBy(lines, ({ agencyId }) => agencyId).values()].flatMap((own) => {
    const [first] = own
    return first ? [{ ...placed(first, unit), difference: shown(sumOf(own.map(differenceOf)).toFixed(), unit), lines: own.length }] : []
  })
  const sorted = groups.toSorted((a, b) => new Exact(b.difference).abs().cmp(new Exact(a.difference).abs()))
  const named = await nameLines(db, sorted, [])
  return named.map(({ agencyId, agencyVi, agencyEn, difference, enteredAt, dueOn, daysLate }, index) => ({
    agencyId,
    agencyVi,
    agencyEn,
    difference,
    enteredAt,
    dueOn,
    daysLate,
    lines: sorted[index]?.lines ?? 0,
  }))
}

/** An Excel file is read by people: more lines than this nobody looks through, and the largest come first. */
const SHEET_LINES = 20_000

async function sheetsOf(db: Db, answer: ChangeAnswer, ends: Ends, locale: Locale, actor: Actor): Promise<Sheet[]> {
  const sheets = []
  for (const [index, part] of partsOf(answer.code).entries()) {
    const waterfall = answer.waterfalls[index]
    if (!waterfall) continue
    const { lines } = await breakPart(db, part, answer.query, ends)
    const order = waterfall.steps.map(({ kind, key }) => `${kind} ${key}`)
    const stepAt = (line: FoundLine) => order.indexOf(`${line.kind} ${line.key}`)
    const kept = lines.toSorted(bySize).slice(0, SHEET_LINES)
    const sorted = kept.toSorted((a, b) => stepAt(a) - stepAt(b) || bySize(a, b))
    const named = await nameLines(
      db,
      sorted.map((line) => placed(line, waterfall.unit)),
      agenciesOf(actor),
    )
    const told = named.flatMap((line, at) => {
      const step = waterfall.steps[stepAt(sorted[at] as FoundLine)]
      return step ? [{ ...line, step }] : []
    })
    sheets.push(stepsSheet(answer, waterfall, locale), linesSheet(answer, waterfall, { lines: told, total: lines.length, locale }))
  }
  return sheets
}

export const changeBindings: Binding[] = [
  implement(getChange, ({ db, now }, { params, query }) => answerChange(db, params.code, query, now)),
  implement(getChangeLines, async ({ db, now, actor }, { params, query: { part: index, step, key, offset, limit, ...asked } }) => {
    const ends = await findEnds(db, params.code, asked, now)
    const parts = partsOf(params.code)
    const { lines, waterfall } = await breakPart(db, parts[index] ?? parts[0], asked, ends)
    return answerLines(db, { unit: waterfall.unit, lines }, { step, key, offset, limit, mode: ends.mode }, actor)
  }),
  implement(getChangeChart, async ({ db, now }, { params, query: { part: index, width, locale, ...asked } }) => {
    const answer = await answerChange(db, params.code, asked, now)
    const waterfall = answer.waterfalls[index] ?? answer.waterfalls[0]
    if (!waterfall) throw notFound({})
    const { options, height, title } = drawChange(answer, waterfall, locale)
    const svg = renderChartSvg(options, { width, height })
    return { fileName: `${title}.svg`, contentType: 'image/svg+xml', bytes: new TextEncoder().encode(svg) }
  }),
  implement(getChangeWorkbook, async ({ db, now, actor }, { params, query: { locale, ...asked } }) => {
    const answer = await answerChange(db, params.code, asked, now)
    const sheets = await sheetsOf(db, answer, await findEnds(db, params.code, asked, now), locale, actor)
    return { fileName: `${formatMessage(changeMessages, locale, 'file')}.xlsx`, contentType: XLSX, bytes: await workbookOf(sheets, now) }
  }),
]

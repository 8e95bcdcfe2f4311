import type { ColumnSpec, RowSpec, SheetSpec, TitleLine } from '#platform/files/workbook-spec.ts'
import { writeWorkbook } from '#platform/files/workbook-writer.ts'
import { formatMessage, type Locale, type MessageArguments } from '#platform/messages.ts'
import { nameKey } from '#platform/text/search-key.ts'
import { compareVietnamese } from '#platform/text/sort-key.ts'
import { showCell } from './cell.model.ts'
import { findingSentence } from './finding.model.ts'
import type { Column, FigureQuestion, Finding, Form, FormLists, Line } from './form.contract.ts'
import { findColumn } from './form.model.ts'
import { templateMessages } from './template.messages.ts'

export interface TemplateInput {
  form: Form
  lists: FormLists
  /** Lines to fill in: those of the return, or the running grants of last year. */
  lines: readonly Line[]
  agencyName: string
  year: number
  locale: Locale
  /** Findings whose cells stand out, each with its sentence as a comment. */
  marks?: readonly Finding[]
  /** The lines are invented: every sheet says so. */
  demo?: boolean
  figures?: Readonly<Record<string, { value: string; reason?: string | null | undefined }>>
  narrative?: Readonly<Record<string, string>>
  /** Kept in the file's properties; the end of the report year when left out, so that the same input gives the same file. */
  now?: Date
}

const LEAST_ROWS = 300
const SPARE_ROWS = 50
const KINDS: Partial<Record<Column['type'], ColumnSpec['kind']>> = { money: 'money', date: 'date' }

/** The form as an .xlsx: instructions, the table with drop-downs and its lines, figures of the place, narrative. */
export async function makeTemplate(input: TemplateInput): Promise<{ fileName: string; bytes: Uint8Array }> {
  const bytes = await writeWorkbook({
    creator: input.agencyName,
    createdAt: input.now ?? new Date(Date.UTC(input.year, 11, 31)),
    sheets: [guideSheet(input), linesSheet(input), figuresSheet(input), narrativeSheet(input)],
  })
  const agency = nameKey(input.agencyName).replaceAll(' ', '-')
  return { fileName: `bao-cao-pcpnn-${input.year}-${agency}.xlsx`, bytes }
}

type Key = keyof typeof templateMessages.vi

function say(input: TemplateInput, key: Key, args?: MessageArguments): string {
  return formatMessage(templateMessages, input.locale, key, args)
}

function titles(input: TemplateInput, ...more: TitleLine[]): TitleLine[] {
  const { title } = input.form
  const demo: TitleLine[] = input.demo === true ? [{ text: say(input, 'template.demo'), style: 'note' }] : []
  return [
    { text: say(input, 'template.title', { title: title[input.locale], year: String(input.year) }).toLocaleUpperCase('vi'), style: 'title' },
    { text: say(input, 'template.agency', { agency: input.agencyName }), style: 'plain' },
    ...demo,
    ...more,
  ]
}

function guideSheet(input: TemplateInput): SheetSpec {
  const notes = (['template.guide.one-line', 'template.guide.keep', 'template.guide.again', 'template.guide.figures'] as const).map((key): TitleLine => ({
    text: `– ${say(input, key)}`,
    style: 'note',
  }))
  return {
    name: say(input, 'template.guide'),
    titles: [{ text: say(input, 'template.guide.title').toLocaleUpperCase('vi'), style: 'title' }, ...titles(input).slice(1), ...notes],
    columns: [
      { key: 'column', header: say(input, 'template.guide.column'), width: 26 },
      { key: 'required', header: say(input, 'template.guide.required'), width: 18 },
      { key: 'how', header: say(input, 'template.guide.how'), width: 60 },
      { key: 'options', header: say(input, 'template.guide.options'), width: 38 },
      { key: 'example', header: say(input, 'template.guide.example'), width: 34 },
    ],
    rows: input.form.columns.map((column) => ({
      column: column.label[input.locale],
      required: requirement(input, column),
      how: column.help?.[input.locale],
      options: column.options?.map(({ label }) => label[input.locale]).join('; '),
      example: column.example?.[input.locale],
    })),
  }
}

function requirement(input: TemplateInput, { required, requiredWhen }: Column): string {
  if (required) return say(input, 'template.yes')
  const other = requiredWhen === undefined ? undefined : findColumn(input.form, requiredWhen.column)
  if (requiredWhen === undefined || other === undefined) return ''
  const options = requiredWhen.is.map((code) => other.options?.find((option) => option.code === code)?.label[input.locale] ?? code)
  return say(input, 'template.sometimes', { column: other.label[input.locale], options: options.join(', ') })
}

function linesSheet(input: TemplateInput): SheetSpec {
  const { form, lines, lists, locale } = input
  const ordered = lines.toSorted((a, b) => a.position - b.position)
  const groups = new Map(form.groups.map((group) => [group.key, group.label[locale]]))
  return {
    name: say(input, 'template.lines'),
    titles: titles(input, { text: say(input, 'template.unit'), style: 'unit' }),
    frozenColumns: 3,
    columns: [
      { key: 'number', header: say(input, 'template.number'), width: 6, kind: 'integer', align: 'center' },
      ...form.columns.map((column) => columnSpec(input, column, groups.get(column.group))),
      { key: 'lineKey', header: say(input, 'template.line-key'), width: 38, hidden: true },
    ],
    rows: ordered.map((line, at): RowSpec => ({ number: at + 1, lineKey: line.lineKey, ...shownCells(line, form, { lists, locale }) })),
    blankRows: Math.max(LEAST_ROWS - lines.length, SPARE_ROWS),
    marks: marksOf(input, ordered),
  }
}

function columnSpec(input: TemplateInput, column: Column, group: string | undefined): ColumnSpec {
  const { locale, lists } = input
  const note = [column.help?.[locale], column.example && `${say(input, 'template.guide.example')}: ${column.example[locale]}`].filter(Boolean).join('\n')
  return {
    key: column.key,
    header: column.label[locale] + (column.required ? ' *' : ''),
    width: column.width,
    kind: KINDS[column.type] ?? 'text',
    choices: choicesOf(column, lists, locale),
    ...(group === undefined ? {} : { group }),
    ...(note === '' ? {} : { note }),
  }
}

function choicesOf(column: Column, lists: FormLists, locale: Locale): string[] {
  const show = (codes: readonly string[]) => codes.map((code) => showCell(column, code, lists, locale))
  switch (column.type) {
    case 'choice':
      return show(column.options?.map(({ code }) => code) ?? [])
    case 'country':
      return show(lists.countries.map(({ code }) => code)).toSorted(compareVietnamese)
    case 'currency':
      return lists.currencies.map(({ code }) => code)
    case 'agency':
      return show(lists.agencies.map(({ id }) => id)).toSorted(compareVietnamese)
    case 'topic':
      return show(lists.topics.map(({ code }) => code))
    case 'place-shares':
      return show(lists.places.map(({ id }) => `${id}:100`)).toSorted(compareVietnamese)
    case 'sector-shares':
      return show(lists.sectors.map(({ code }) => `${code}:100`))
    case 'text':
    case 'money':
    case 'date':
      return []
  }
}

// Amounts and dates go as values, so that the sheet can add and sort them; the rest as people read it.
function shownCells(line: Line, form: Form, { lists, locale }: { lists: FormLists; locale: Locale }): RowSpec {
  return Object.fromEntries(
    form.columns.map((column) => {
      const value = line.cells[column.key] ?? ''
      return [column.key, column.type === 'money' || column.type === 'date' ? value : showCell(column, value, lists, locale)]
    }),
  )
}

function marksOf({ form, locale, marks = [] }: TemplateInput, lines: readonly Line[]): SheetSpec['marks'] {
  const rows = new Map(lines.map((line, at) => [line.lineKey, at]))
  const notes = new Map<string, { row: number; key: string; note: string }>()
  for (const finding of marks) {
    const row = rows.get(finding.lineKey ?? '')
    if (row === undefined) continue
    const key = finding.column ?? 'name'
    const before = notes.get(`${row}|${key}`)?.note
    const sentence = findingSentence(form, finding, locale)
    notes.set(`${row}|${key}`, { row, key, note: before === undefined ? sentence : `${before}\n${sentence}` })
  }
  return [...notes.values()]
}

function figuresSheet(input: TemplateInput): SheetSpec {
  return {
    name: say(input, 'template.figures'),
    titles: titles(input),
    columns: [
      { key: 'number', header: say(input, 'template.number'), width: 6, kind: 'integer', align: 'center' },
      { key: 'question', header: say(input, 'template.question'), width: 64 },
      { key: 'unit', header: say(input, 'template.unit-of'), width: 12, align: 'center' },
      { key: 'value', header: say(input, 'template.value'), width: 22, kind: 'number', format: '#,##0.##' },
      { key: 'reason', header: say(input, 'template.reason'), width: 44 },
    ],
    rows: input.form.figures.map((question, at) => ({
      number: at + 1,
      question: question.label[input.locale],
      unit: unitLabel(input, question.unit),
      value: input.figures?.[question.code]?.value,
      reason: input.figures?.[question.code]?.reason,
    })),
  }
}

function unitLabel(input: TemplateInput, unit: FigureQuestion['unit']): string {
  if (unit === 'count') return say(input, 'template.unit.count')
  return unit === 'percent' ? say(input, 'template.unit.percent') : unit
}

function narrativeSheet(input: TemplateInput): SheetSpec {
  return {
    name: say(input, 'template.narrative'),
    titles: titles(input),
    columns: [
      { key: 'topic', header: say(input, 'template.topic'), width: 30 },
      { key: 'text', header: say(input, 'template.text'), width: 110, wrap: true },
    ],
    rows: input.form.narrative.map(({ code, label }) => ({ topic: label[input.locale], text: input.narrative?.[code] })),
  }
}

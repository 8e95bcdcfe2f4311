import { z } from 'zod'
import { PlainDateText } from '#platform/contract.ts'

const Bilingual = z.strictObject({ vi: z.string(), en: z.string() })

/**
 * How a cell is typed, stored and read. Every cell is stored as canonical text or is absent when empty:
 * text: NFC, one line · choice: the option's code · country: ISO 3166-1 alpha-2 · currency: ISO 4217 · agency: an agency
 * id, or the text as typed where no agency is meant · place-shares / sector-shares: `code:percent;code:percent`, percents
 * summing to 100 (`p63-45:60;p63-46:40`) · money, count: decimal text (`17216450.40`) · date: YYYY-MM-DD.
 */
export const ColumnType = z.enum(['text', 'choice', 'country', 'currency', 'agency', 'place-shares', 'sector-shares', 'topic', 'money', 'date'])
export type ColumnType = z.infer<typeof ColumnType>

export const Option = z.strictObject({ code: z.string(), label: Bilingual, aliases: z.array(z.string()).default([]) })

export const Column = z.strictObject({
  key: z.string(),
  type: ColumnType,
  label: Bilingual,
  /** Header texts under which the column is found in files that are not our template. */
  aliases: z.array(z.string()).default([]),
  group: z.string(),
  required: z.boolean().default(false),
  /** Required where another column holds one of these choices: the country of a provider that is an NGO. */
  requiredWhen: z.strictObject({ column: z.string(), is: z.array(z.string()) }).optional(),
  help: Bilingual.optional(),
  /** A filled cell as an example, for the instructions of the Excel template. */
  example: Bilingual.optional(),
  options: z.array(Option).optional(),
  width: z.number().default(14),
  /** Which end a date of month, quarter or year precision is read as. */
  end: z.boolean().default(false),
})
export type Column = z.infer<typeof Column>

/** What an agency states about its place. `computed` names the figure that the lines give; absent: lines cannot tell. */
export const FigureQuestion = z.strictObject({
  code: z.string(),
  label: Bilingual,
  unit: z.enum(['count', 'USD', 'VND', 'percent']),
  computed: z
    .enum([
      'grants',
      'grants_new',
      'organisations_active',
      'international_organisations',
      'providers_giving',
      'committed_whole_new',
      'committed_year',
      'disbursed',
      'none',
    ])
    .default('none'),
  required: z.boolean().default(false),
})
export type FigureQuestion = z.infer<typeof FigureQuestion>

export const NarrativeQuestion = z.strictObject({ code: z.string(), label: Bilingual, maxLength: z.number().default(10_000) })

/** A rule over the lines. Hard: submission is refused. Soft: somebody has to say why. Parameters belong to the kind. */
export const CheckRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sum'), parts: z.array(z.string()), total: z.string() }),
  z.strictObject({ kind: z.literal('not-above'), lower: z.string(), upper: z.string() }),
  z.strictObject({ kind: z.literal('ratio-above'), part: z.string(), whole: z.string(), percent: z.number() }),
  z.strictObject({ kind: z.literal('date-order'), first: z.string(), last: z.string() }),
  z.strictObject({ kind: z.literal('running-in-period'), starts: z.string(), ends: z.string() }),
  z.strictObject({ kind: z.literal('new-starts-in-period'), phase: z.string(), starts: z.string() }),
  z.strictObject({ kind: z.literal('jump'), column: z.string(), factor: z.number() }),
  z.strictObject({ kind: z.literal('duplicate'), columns: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('other-agency') }),
  z.strictObject({ kind: z.literal('total-jump'), column: z.string(), percent: z.number() }),
  z.strictObject({ kind: z.literal('missing-last-year') }),
])
export type CheckRule = z.infer<typeof CheckRule>

export const Check = z.strictObject({
  code: z.string(),
  severity: z.enum(['hard', 'soft']),
  column: z.string().nullable(),
  rule: CheckRule,
  message: Bilingual,
})
export type Check = z.infer<typeof Check>

/** A form as data: the grid, the Excel template, the reader of files and the checks are all drawn from it. */
export const Form = z.strictObject({
  id: z.string(),
  title: Bilingual,
  validFrom: PlainDateText,
  groups: z.array(z.strictObject({ key: z.string(), label: Bilingual })),
  columns: z.array(Column),
  figures: z.array(FigureQuestion),
  narrative: z.array(NarrativeQuestion),
  checks: z.array(Check),
})
export type Form = z.infer<typeof Form>

/** Column key -> canonical text. An empty cell has no member. */
export const Cells = z.record(z.string(), z.string())
export type Cells = z.infer<typeof Cells>

export const Line = z.strictObject({ lineKey: z.uuid(), position: z.number().int(), cells: Cells })
export type Line = z.infer<typeof Line>

/** What a check or a cell says about a line (or, with no line, about the whole return). */
export const Finding = z.strictObject({
  lineKey: z.uuid().nullable(),
  column: z.string().nullable(),
  /** `cell.*` for what cannot be read, else the code of the check. */
  code: z.string(),
  severity: z.enum(['hard', 'soft']),
  /** Arguments of the sentence, already written for people in the reader's formats where they are numbers. */
  args: z.record(z.string(), z.string()),
})
export type Finding = z.infer<typeof Finding>

/** The names that cells refer to, as they were in the period: what the grid, the reader and the checks need to know. */
export const FormLists = z.strictObject({
  places: z.array(z.strictObject({ id: z.string(), name: z.string(), setId: z.string(), aliases: z.array(z.string()) })),
  sectors: z.array(z.strictObject({ code: z.string(), name: z.string(), nameEn: z.string(), parent: z.string().nullable() })),
  countries: z.array(z.strictObject({ code: z.string(), name: z.string(), nameEn: z.string() })),
  currencies: z.array(z.strictObject({ code: z.string(), decimals: z.number() })),
  agencies: z.array(z.strictObject({ id: z.string(), name: z.string(), abbr: z.string().nullable() })),
  topics: z.array(z.strictObject({ code: z.string(), name: z.string() })),
})
export type FormLists = z.infer<typeof FormLists>

/** What a figure counts over the flows that its scope selects. */
export interface Measure {
  aggregate: 'sum' | 'grants' | 'organisations' | 'countries' | 'statement'
  flowKind: 'commitment' | 'year_commitment' | 'disbursement'
  /** Only grants that are new in the year. */
  isNew?: true
  refundable?: boolean
  providerKinds?: readonly string[]
  /** Only flows that carry money. */
  positive?: true
}

/** One dated way of counting; a figure keeps the way that was in force in its report year. */
interface Version {
  number: number
  fromYear: number
  measure: Measure
}

export interface BaseDefinition {
  kind: 'base'
  unit: 'money' | 'count'
  versions: readonly [Version, ...Version[]]
}

/** A figure made of other figures. `offset` is in years. */
export interface DerivedDefinition {
  kind: 'derived'
  unit: 'percent' | 'money'
  operation: 'ratio' | 'change-percent' | 'change-value'
  of: { code: BaseCode; offset: number }
  to: { code: BaseCode; offset: number }
}

const sum = (flowKind: Measure['flowKind'], more: Partial<Measure> = {}): BaseDefinition => ({
  kind: 'base',
  unit: 'money',
  versions: [{ number: 1, fromYear: 0, measure: { aggregate: 'sum', flowKind, ...more } }],
})
const count = (aggregate: Measure['aggregate'], ...versions: { fromYear: number; more: Partial<Measure> }[]): BaseDefinition => {
  const all = versions.map(({ fromYear, more }, index) => ({ number: index + 1, fromYear, measure: { aggregate, flowKind: 'disbursement' as const, ...more } }))
  return { kind: 'base', unit: 'count', versions: all as [Version, ...Version[]] }
}

/**
 * The closed list of base figures (law.md §8.3–8.4, §10.1). Sources of each and its formula in words are in
 * `figure.messages.ts`; "active organisations" changed its meaning after 2021 and both are kept.
 */
export const baseDefinitions = {
  disbursed: sum('disbursement'),
  committed_in_year: sum('year_commitment'),
  committed_whole: sum('commitment'),
  committed_whole_new: sum('commitment', { isNew: true }),
  committed_whole_new_grant: sum('commitment', { isNew: true, refundable: false }),
  committed_whole_new_refundable: sum('commitment', { isNew: true, refundable: true }),
  grants: count('grants', { fromYear: 0, more: {} }),
  grants_new: count('grants', { fromYear: 0, more: { isNew: true } }),
  organisations_active: count(
    'organisations',
    { fromYear: 0, more: { providerKinds: ['ngo'] } },
    { fromYear: 2022, more: { providerKinds: ['ngo'], positive: true } },
  ),
  home_countries: count('countries', { fromYear: 0, more: { providerKinds: ['ngo'] } }, { fromYear: 2022, more: { providerKinds: ['ngo'], positive: true } }),
  international_organisations: count('organisations', { fromYear: 0, more: { providerKinds: ['international_organisation'] } }),
  providers: count('organisations', { fromYear: 0, more: {} }),
  providers_giving: count('organisations', { fromYear: 0, more: { providerKinds: ['ngo', 'firm', 'individual'], positive: true } }),
  organisations_registered_in_area: count('statement', { fromYear: 0, more: {} }),
} as const satisfies Record<string, BaseDefinition>
export type BaseCode = keyof typeof baseDefinitions

const derived = (
  operation: DerivedDefinition['operation'],
  unit: DerivedDefinition['unit'],
  of: BaseCode,
  to: BaseCode,
  offset: number,
): DerivedDefinition => ({ kind: 'derived', unit, operation, of: { code: of, offset: 0 }, to: { code: to, offset } })

export const derivedDefinitions = {
  disbursement_ratio: derived('ratio', 'percent', 'disbursed', 'committed_in_year', 0),
  disbursed_change: derived('change-percent', 'percent', 'disbursed', 'disbursed', -1),
  disbursed_change_value: derived('change-value', 'money', 'disbursed', 'disbursed', -1),
  grants_new_vs_last_year: derived('ratio', 'percent', 'grants_new', 'grants_new', -1),
  committed_whole_new_vs_last_year: derived('ratio', 'percent', 'committed_whole_new', 'committed_whole_new', -1),
} as const satisfies Record<string, DerivedDefinition>
export type DerivedCode = keyof typeof derivedDefinitions
export type FigureCode = BaseCode | DerivedCode

export const definitions: Record<FigureCode, BaseDefinition | DerivedDefinition> = { ...baseDefinitions, ...derivedDefinitions }
export const figureCodes = Object.keys(definitions) as [FigureCode, ...FigureCode[]]
export const baseCodes = Object.keys(baseDefinitions) as [BaseCode, ...BaseCode[]]

/** The figures that stand first wherever a year is told, in this order. */
export const headlineCodes = [
  'disbursed',
  'committed_in_year',
  'disbursement_ratio',
  'organisations_active',
  'home_countries',
  'international_organisations',
  'grants',
  'grants_new',
] as const satisfies FigureCode[]

/** A span of years that a figure counts in one way. */
export interface Span extends Pick<Version, 'number' | 'measure'> {
  from: number
  to: number
}

/** A span of years cut where the way of counting changes. */
export function spansOf(definition: BaseDefinition, from: number, to: number): Span[] {
  const starts = definition.versions.map(({ fromYear }) => fromYear).filter((year) => year > from && year <= to)
  const firsts = [from, ...starts]
  return firsts.map((first, index) => ({ ...versionFor(definition, first), from: first, to: (firsts[index + 1] ?? to + 1) - 1 }))
}

/** The way of counting in force for a report year. */
export function versionFor(definition: BaseDefinition, year: number): Version {
  return definition.versions.findLast((version) => version.fromYear <= year) ?? definition.versions[0]
}

import { Exact, sumOf } from '#platform/money.ts'

/** Between two moments, in the order in which they are told. */
export const momentSteps = ['late', 'correction', 'double_removed', 'double_restored', 'rates', 'definition'] as const
/** Between two years. */
export const yearSteps = [
  'definition',
  'provider_new',
  'grant_new',
  'awaited_before',
  'risen',
  'fallen',
  'rates',
  'grant_ended',
  'awaited',
  'provider_left',
  'arrived',
  'left',
  'member',
] as const
export const stepKinds = [...new Set([...momentSteps, ...yearSteps])] as [StepKind, ...StepKind[]]
export type MomentStep = (typeof momentSteps)[number]
export type YearStep = (typeof yearSteps)[number]
export type StepKind = MomentStep | YearStep

/** What one agency reports of one grant, as it stood at an end of a change. */
export interface Standing {
  /** There is a line of it in the ledger, counted or not. */
  reported: boolean
  /** It counts; false where another agency's report of the same grant, place and year is the one that counts. */
  counted: boolean
  /** It is among what the figure counts and the scope asks for. */
  fits: boolean
}

export interface MomentFacts {
  before: Standing
  after: Standing
  /** The return was accepted for the first time between the two moments. */
  arrived: boolean
  /** Amount and currency of the report are the same, and the rate on the line is not. */
  onlyRate: boolean
}

/**
 * The one step that a line of difference between two moments belongs to. Nobody else's line changed sides without a
 * rule: a line that both moments know but one does not count is a matter of double counting, whatever its amount did.
 */
export function momentStepOf({ before, after, arrived, onlyRate }: MomentFacts): MomentStep {
  if (before.reported && after.reported && before.counted !== after.counted) return before.counted ? 'double_removed' : 'double_restored'
  if (!before.reported && arrived) return 'late'
  if (onlyRate && before.fits && after.fits) return 'rates'
  return 'correction'
}

export interface YearFacts {
  inBefore: boolean
  inAfter: boolean
  /** The provider gave anything that the question looks at in that year. */
  providerBefore: boolean
  providerAfter: boolean
  /** The report of that year that would tell of the grant is not in the ledger: whether it is new, or ended, nobody knows. */
  awaitedBefore: boolean
  awaitedAfter: boolean
  /** Amount and currency of the reports are the same, and the converted amount is not. */
  onlyRate: boolean
  rose: boolean
}

/** The one step that a grant belongs to between two years. */
export function yearStepOf(grant: YearFacts): YearStep {
  if (!grant.inBefore) return grant.awaitedBefore ? 'awaited_before' : grant.providerBefore ? 'grant_new' : 'provider_new'
  if (!grant.inAfter) return grant.awaitedAfter ? 'awaited' : grant.providerAfter ? 'grant_ended' : 'provider_left'
  if (grant.onlyRate) return 'rates'
  return grant.rose ? 'risen' : 'fallen'
}

/** A classified line of difference; `id` names what is one line on screen (the same agency and grant, or the same member). */
export interface StepLine {
  kind: StepKind
  id: string
  /** The member of the dimension that a change between years is broken by. */
  key: string | null
  before: string
  after: string
  /** In the currency of the report; null where there is none, or several. */
  amountBefore: string | null
  amountAfter: string | null
  currencyBefore: string | null
  currencyAfter: string | null
}

/** Lines of one step and one id become one (a grant that moved between places is one line), and those without a difference go. */
export function mergeLines<L extends StepLine>(lines: readonly L[]): L[] {
  const merged = [...Map.groupBy(lines, ({ kind, key, id }) => JSON.stringify([kind, key, id])).values()].flatMap((same) => {
    const [first] = same
    return first ? [same.length === 1 ? first : { ...first, ...addedUp(same) }] : []
  })
  return merged.filter((line) => !differenceOf(line).isZero())
}

function addedUp(same: readonly StepLine[]): Pick<StepLine, 'before' | 'after' | 'amountBefore' | 'amountAfter' | 'currencyBefore' | 'currencyAfter'> {
  const currencyBefore = onlyOne(same.flatMap((line) => (line.amountBefore === null ? [] : [line.currencyBefore])))
  const currencyAfter = onlyOne(same.flatMap((line) => (line.amountAfter === null ? [] : [line.currencyAfter])))
  const sum = (amounts: (string | null)[]) => sumOf(amounts.filter((amount) => amount !== null)).toFixed()
  return {
    before: sum(same.map((line) => line.before)),
    after: sum(same.map((line) => line.after)),
    amountBefore: currencyBefore && sum(same.map((line) => line.amountBefore)),
    amountAfter: currencyAfter && sum(same.map((line) => line.amountAfter)),
    currencyBefore,
    currencyAfter,
  }
}

const onlyOne = (values: readonly (string | null)[]) => (new Set(values).size === 1 ? (values[0] ?? null) : null)

export const differenceOf = ({ before, after }: Pick<StepLine, 'before' | 'after'>) => new Exact(after).minus(before)

/** Largest difference first, whichever its sign; equal ones by their id, so that pages do not overlap. */
export function bySize(a: StepLine, b: StepLine): number {
  return differenceOf(b).abs().cmp(differenceOf(a).abs()) || (a.id < b.id ? -1 : 1)
}

export interface StepSum {
  kind: StepKind
  amount: string
  lines: number
}

/** The sum of each kind of step, also of those that nothing fell into, in the order given. */
export function stepsOf(kinds: readonly StepKind[], lines: readonly StepLine[]): StepSum[] {
  const byKind = Map.groupBy(lines, ({ kind }) => kind)
  return kinds.map((kind) => {
    const own = byKind.get(kind) ?? []
    return { kind, amount: sumOf(own.map(differenceOf)).toFixed(), lines: own.length }
  })
}

/** A line that makes one member (an organisation, a country, a grant) be counted, or no longer. */
export interface MemberLine extends StepLine {
  member: string
}

const nearest: readonly StepKind[] = ['late', 'double_restored', 'correction', 'rates', 'double_removed']

/**
 * Of all lines that brought (or took) a member, the one it is told by: a late return before a double count before a
 * correction, and then the largest. A member is one, so it is told once.
 */
export function tellMembersOnce<L extends MemberLine>(lines: readonly L[], change: 'gained' | 'lost'): L[] {
  return [...Map.groupBy(lines, ({ member }) => member).values()].flatMap((same) => {
    const [told] = same.toSorted((a, b) => nearest.indexOf(a.kind) - nearest.indexOf(b.kind) || bySize(a, b))
    return told ? [{ ...told, id: told.member, before: change === 'gained' ? '0' : '1', after: change === 'gained' ? '1' : '0' }] : []
  })
}

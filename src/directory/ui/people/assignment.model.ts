import type { Assignment } from '../../person.contract.ts'

export type AssignmentState = 'current' | 'ended' | 'future'

/** Whether an assignment holds on a day; its last day belongs to it. */
export function assignmentState({ validFrom, validTo }: Pick<Assignment, 'validFrom' | 'validTo'>, today: string): AssignmentState {
  if (validFrom > today) return 'future'
  return validTo !== null && validTo < today ? 'ended' : 'current'
}

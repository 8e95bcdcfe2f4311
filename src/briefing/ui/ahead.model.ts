import type { BriefingState } from '../matter.contract.ts'

const open: readonly BriefingState[] = ['planned', 'invited', 'collecting', 'figures_locked', 'papers', 'line_check', 'in_session']

/** Whether a briefing still lies ahead or runs: by its state; a plan that was forgotten for a month is past. */
export function isAhead({ state, endsAt }: { state: BriefingState; endsAt: string }, now: string): boolean {
  return open.includes(state) && Date.parse(endsAt) + 30 * 86_400_000 > Date.parse(now)
}

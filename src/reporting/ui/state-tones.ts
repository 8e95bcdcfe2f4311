import type { StateTone } from '#ui/StateBadge.tsx'
import type { BoardState } from '../campaign.contract.ts'
import type { ReturnState } from '../return.model.ts'

/** What a state of a return means for the reader. */
export const stateTones: Readonly<Record<BoardState | ReturnState, StateTone>> = {
  not_started: 'idle',
  draft: 'working',
  submitted: 'sent',
  signed: 'sent',
  sent_back: 'attention',
  accepted: 'good',
  superseded: 'idle',
}

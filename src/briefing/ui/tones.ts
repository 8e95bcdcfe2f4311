import type { StateTone } from '#ui/StateBadge.tsx'
import type { LineGrade } from '../line-check.contract.ts'
import type { BriefingState } from '../matter.contract.ts'
import type { PointState } from '../point.contract.ts'
import type { StatementState } from '../statement.contract.ts'

export const briefingTones: Readonly<Record<BriefingState, StateTone>> = {
  planned: 'idle',
  invited: 'sent',
  collecting: 'working',
  figures_locked: 'working',
  papers: 'working',
  line_check: 'working',
  in_session: 'attention',
  concluded: 'working',
  notified: 'sent',
  following: 'working',
  closed: 'good',
  cancelled: 'bad',
}
export const pointTones: Readonly<Record<PointState, StateTone>> = { unconfirmed: 'idle', confirmed: 'sent', tested: 'good', connected: 'good' }
export const gradeTones: Readonly<Record<LineGrade, StateTone>> = { good: 'good', fair: 'working', poor: 'attention', failed: 'bad' }
export const statementTones: Readonly<Record<StatementState, StateTone>> = {
  registered: 'sent',
  accepted: 'good',
  declined: 'bad',
  withdrawn: 'idle',
  spoken: 'good',
}

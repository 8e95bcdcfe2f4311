import type { StateTone } from '#ui/StateBadge.tsx'
import type { DirectiveState, AddresseeState } from '../directive.model.ts'

export const directiveTones: Readonly<Record<DirectiveState, StateTone>> = { draft: 'idle', issued: 'working', closed: 'good', cancelled: 'bad' }
export const partTones: Readonly<Record<AddresseeState, StateTone>> = { open: 'idle', reported: 'sent', accepted: 'good', returned: 'attention' }

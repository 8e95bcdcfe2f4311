import { z } from 'zod'
import { defineProblem } from '#platform/problem.ts'

export const BriefingState = z.enum([
  'planned',
  'invited',
  'collecting',
  'figures_locked',
  'papers',
  'line_check',
  'in_session',
  'concluded',
  'notified',
  'following',
  'closed',
  'cancelled',
])
export type BriefingState = z.infer<typeof BriefingState>

/** What may be worked on in some states and not in others (`openIn` of `matter.model.ts`). */
export const Matter = z.enum(['frame', 'rooms', 'people', 'line_checks', 'registering', 'deciding', 'letters'])
export type Matter = z.infer<typeof Matter>

/** It is too early or too late for this in the life of the briefing. */
export const matterClosed = defineProblem('briefing.matter-closed', 409, z.object({ matter: Matter, state: BriefingState }))
/** The room is another's. */
export const notYourPoint = defineProblem('briefing.point.not-yours', 403)

import { z } from 'zod'
import { PointState } from '../point.contract.ts'

export const briefingTabs = ['overview', 'agenda', 'points', 'readiness', 'papers', 'statements', 'directives', 'documents', 'releases', 'archive'] as const
export type BriefingTab = (typeof briefingTabs)[number]
/** The address of a briefing's page. Tabs of other slices may keep members of their own beside these. */
export const BriefingSearch = z.looseObject({
  tab: z.enum(briefingTabs).optional().catch(undefined),
  state: PointState.optional().catch(undefined),
})

export const pointTabs = ['people', 'line', 'statements', 'dossier'] as const
export const PointSearch = z.object({ tab: z.enum(pointTabs).optional().catch(undefined) })

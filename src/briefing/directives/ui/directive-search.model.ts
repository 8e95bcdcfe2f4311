import { z } from 'zod'

export const boardStates = ['all', 'running', 'overdue', 'waiting', 'closed', 'draft'] as const
export const boardViews = ['mine', 'directives', 'addressees', 'matrix'] as const

/** What the address of the board keeps. */
export const DirectiveSearch = z.object({
  briefing: z.uuid().optional().catch(undefined),
  state: z.enum(boardStates).optional().catch(undefined),
  topic: z.string().max(41).optional().catch(undefined),
  agency: z.string().max(60).optional().catch(undefined),
  view: z.enum(boardViews).optional().catch(undefined),
})
export type DirectiveSearch = z.infer<typeof DirectiveSearch>

/** The addressee whose history is open. */
export const OneDirectiveSearch = z.object({ agency: z.string().max(60).optional().catch(undefined) })

import { z } from 'zod'
import { defineRoute, Instant } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { cleanLine } from '#platform/text/normalise.ts'
import { figureReaders, reporters, secretariat } from '#directory/role.contract.ts'

export const viewPages = ['trends', 'pivot'] as const
export const viewAudiences = ['nobody', 'agency', 'everybody'] as const
export type ViewAudience = (typeof viewAudiences)[number]
/** The auditor looks at what is shared, and keeps nothing. */
export const viewKeepers = [...secretariat, ...reporters]
export const viewNameTaken = defineProblem('figures.view.name-taken', 409, z.object({ name: z.string() }))

const Page = z.enum(viewPages)
const Audience = z.enum(viewAudiences)
const Name = z.string().max(480).transform(cleanLine).pipe(z.string().min(1).max(120))
/** What the address of the page says; what the page does not know is left out. */
const Search = z.record(z.string().max(40), z.union([z.string().max(1000), z.number(), z.boolean()]))
const ById = z.strictObject({ id: z.uuid() })

export const SavedView = z.strictObject({
  id: z.uuid(),
  page: Page,
  name: z.string(),
  search: Search,
  shared: Audience,
  /** Whether the caller keeps it; others only look. */
  mine: z.boolean(),
  /** Whom the keeper acted for. */
  agencyVi: z.string(),
  agencyEn: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type SavedView = z.infer<typeof SavedView>

export const listViews = defineRoute({
  method: 'GET',
  path: '/figure-views',
  summary: 'Saved views of a page of figures: the own ones and those that are shared with the caller',
  access: figureReaders,
  query: z.strictObject({ page: Page }),
  reply: z.strictObject({ views: z.array(SavedView) }),
})

export const saveView = defineRoute({
  method: 'POST',
  path: '/figure-views',
  summary: 'Save what a page of figures shows under a name',
  access: viewKeepers,
  body: z.strictObject({ page: Page, name: Name, search: Search, shared: Audience }),
  reply: SavedView,
  problems: [viewNameTaken],
})

export const changeView = defineRoute({
  method: 'PATCH',
  path: '/figure-views/:id',
  summary: 'Rename a saved view, share it, or let it show something else',
  access: viewKeepers,
  params: ById,
  body: z.strictObject({ name: Name.optional(), search: Search.optional(), shared: Audience.optional() }),
  reply: SavedView,
  problems: [notFound, viewNameTaken],
})

export const removeView = defineRoute({
  method: 'DELETE',
  path: '/figure-views/:id',
  summary: 'Take a saved view away',
  access: viewKeepers,
  params: ById,
  reply: z.strictObject({ id: z.uuid() }),
  problems: [notFound],
})

export const restoreView = defineRoute({
  method: 'POST',
  path: '/figure-views/:id/restoration',
  summary: 'Take the removal of a saved view back',
  access: viewKeepers,
  params: ById,
  reply: SavedView,
  problems: [notFound, viewNameTaken],
})

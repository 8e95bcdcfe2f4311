import { randomUUID } from 'node:crypto'
import { type Binding, implement, type WriteContext } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { compareVietnamese } from '#platform/text/sort-key.ts'
import { cleanSearch } from './analysis-search.model.ts'
import { changeView, listViews, removeView, restoreView, type SavedView, saveView } from './view.contract.ts'
import { ensureNameFree, findViews, getOwnView, insertView, updateView, type ViewChange } from './view.store.ts'

/** What the audit trail keeps of a view. */
const told = ({ page, name, shared, search }: SavedView) => ({ page, name, shared, search })

async function change({ tx, actor, now }: WriteContext, before: SavedView, action: string, changes: ViewChange): Promise<SavedView> {
  await updateView(tx, before.id, changes, now)
  const after = await getOwnView(tx, before.id, actor.personId)
  const { removedAt: _removed, ...view } = after
  tx.audit({ action: `figure-view.${action}`, subject: 'saved_view', subjectId: before.id, before: told(before), after: told(view) })
  return view
}

/** One of the caller's own that was not taken away. */
async function getKept({ tx, actor }: WriteContext, id: string): Promise<SavedView> {
  const { removedAt, ...view } = await getOwnView(tx, id, actor.personId)
  if (removedAt !== null) throw notFound({})
  return view
}

const given = <T extends object>(body: T) => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<T>

export const viewBindings: Binding[] = [
  implement(listViews, async ({ db, actor }, { query }) => {
    const views = await findViews(db, query.page, actor.personId)
    return { views: views.toSorted((a, b) => Number(b.mine) - Number(a.mine) || compareVietnamese(a.name, b.name)) }
  }),
  implement(saveView, async ({ tx, actor, now }, { body: { page, name, search, shared } }) => {
    const id = randomUUID()
    await ensureNameFree(tx, { page, name, id }, actor.personId)
    await insertView(tx, { id, page, name, shared, search: cleanSearch(page, search), ownerId: actor.personId, agencyId: actor.agencyId, now })
    const { removedAt: _removed, ...view } = await getOwnView(tx, id, actor.personId)
    tx.audit({ action: 'figure-view.saved', subject: 'saved_view', subjectId: id, after: told(view) })
    return view
  }),
  implement(changeView, async (context, { params, body }) => {
    const before = await getKept(context, params.id)
    if (body.name !== undefined) await ensureNameFree(context.tx, { page: before.page, name: body.name, id: before.id }, context.actor.personId)
    const search = body.search && cleanSearch(before.page, body.search)
    return change(context, before, 'changed', given({ ...body, search }) as ViewChange)
  }),
  implement(removeView, async (context, { params }) => {
    await change(context, await getKept(context, params.id), 'removed', { removedAt: context.now })
    return { id: params.id }
  }),
  implement(restoreView, async (context, { params }) => {
    const { removedAt, ...view } = await getOwnView(context.tx, params.id, context.actor.personId)
    if (removedAt === null) return view
    await ensureNameFree(context.tx, view, context.actor.personId)
    return change(context, view, 'restored', { removedAt: null })
  }),
]

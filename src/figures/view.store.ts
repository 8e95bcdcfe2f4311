import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { type SavedView, viewNameTaken } from './view.contract.ts'

type Page = SavedView['page']
type Row = Omit<SavedView, 'mine'> & { ownerId: string; removedAt: string | null }

const select = sql`select v.id, v.page, v.name, v.search, v.shared, v.owner_id, v.created_at, v.updated_at, v.removed_at, a.name_vi as agency_vi, a.name_en as agency_en
  from figures.saved_view v join directory.agency a on a.id = v.agency_id`

const shownTo = (personId: string, { ownerId, removedAt: _removed, ...view }: Row): SavedView => ({ ...view, mine: ownerId === personId })

/** The views of a page that the caller may see, own ones first, by name. */
export async function findViews(db: Db, page: Page, personId: string): Promise<SavedView[]> {
  const { rows } = await sql<Row>`${select} where v.page = ${page} and v.removed_at is null`.execute(db as Tx)
  return rows.map((row) => shownTo(personId, row))
}

/** One of the caller's own, removed or not. Throws notFound for another's, whoever may look at it. */
export async function getOwnView(db: Db, id: string, personId: string): Promise<SavedView & { removedAt: string | null }> {
  const { rows } = await sql<Row>`${select} where v.id = ${id} and v.owner_id = ${personId}`.execute(db as Tx)
  const [row] = rows
  if (!row) throw notFound({})
  return { ...shownTo(personId, row), removedAt: row.removedAt }
}

/** Refuses a name that the caller's views of the page have already. */
export async function ensureNameFree(db: Db, { page, name, id }: { page: Page; name: string; id: string }, personId: string): Promise<void> {
  const taken = await db
    .selectFrom('figures.savedView')
    .select('id')
    .where('ownerId', '=', personId)
    .where('page', '=', page)
    .where('name', '=', name)
    .where('removedAt', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (taken) throw viewNameTaken({ name })
}

export interface NewView extends Pick<SavedView, 'id' | 'page' | 'name' | 'search' | 'shared'> {
  ownerId: string
  agencyId: string
  now: string
}

export async function insertView(tx: Tx, { search, now, ...view }: NewView): Promise<void> {
  await tx
    .insertInto('figures.savedView')
    .values({ ...view, search: JSON.stringify(search), createdAt: now, updatedAt: now })
    .execute()
}

export type ViewChange = Partial<Pick<SavedView, 'name' | 'search' | 'shared'>> & { removedAt?: string | null }

export async function updateView(tx: Tx, id: string, { search, ...change }: ViewChange, now: string): Promise<void> {
  await tx
    .updateTable('figures.savedView')
    .set({ ...change, ...(search ? { search: JSON.stringify(search) } : {}), updatedAt: now })
    .where('id', '=', id)
    .execute()
}

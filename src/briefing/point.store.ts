import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { LineGrade } from './line-check.contract.ts'
import type { Contact, Point } from './point.contract.ts'

/** A room as it is kept; what the live room knows of it is added elsewhere. */
export interface PointRow extends Omit<Point, 'state'> {
  briefingId: string
  contactName: string | null
  contactPhone: string | null
  contactEmail: string | null
  lastGrade: LineGrade | null
}

/** The rooms of a briefing: by position, each followed by those below it. */
export async function findPoints(db: Db, briefingId: string): Promise<PointRow[]> {
  const { rows } =
    await sql<PointRow>`select p.id, p.briefing_id, p.code, p.kind, p.agency_id, p.place_id, p.parent_id, p.name_vi, p.name_en, p.address, p.position,
      p.confirmed_at, p.contact_name, p.contact_phone, p.contact_email, p.key_hash is not null as has_key,
      (select count(*)::int from briefing.attendee a where a.point_id = p.id) as people,
      (select c.grade from briefing.line_check c where c.point_id = p.id order by c.made_at desc, c.id desc limit 1) as last_grade
    from briefing.point p left join briefing.point up on up.id = p.parent_id
    where p.briefing_id = ${briefingId}
    order by coalesce(up.position, p.position), p.parent_id is not null, p.position, p.id`.execute(db as Tx)
  return rows
}

/** Throws notFound, also for a room of another briefing. */
export async function getPoint(db: Db, briefingId: string, pointId: string): Promise<PointRow> {
  const found = (await findPoints(db, briefingId)).find(({ id }) => id === pointId)
  if (!found) throw notFound({})
  return found
}

export const contactOf = ({ contactName, contactPhone, contactEmail }: PointRow): Contact => ({ name: contactName, phone: contactPhone, email: contactEmail })

export interface NewPoint extends Pick<Point, 'id' | 'code' | 'kind' | 'agencyId' | 'placeId' | 'parentId' | 'nameVi' | 'nameEn' | 'position'> {
  address?: string | null
  keyHash?: Uint8Array | null
}

export async function insertPoints(tx: Tx, { id: briefingId, demo }: { id: string; demo: boolean }, points: readonly NewPoint[]): Promise<void> {
  await tx
    .insertInto('briefing.point')
    .values(points.map((point) => ({ ...point, briefingId, demo })))
    .execute()
  for (const { keyHash: _secret, ...point } of points) tx.audit({ action: 'point.added', subject: 'briefing', subjectId: briefingId, after: point })
}

interface PointChange {
  address?: string | null
  contactName?: string
  contactPhone?: string
  contactEmail?: string | null
  confirmedAt?: string | null
  confirmedBy?: string | null
  keyHash?: Uint8Array | null
}

/** Changes a room; the audit line says what, without keys. */
export async function updatePoint(tx: Tx, before: PointRow, action: string, change: PointChange): Promise<PointRow> {
  const { numUpdatedRows } = await tx.updateTable('briefing.point').set(change).where('id', '=', before.id).executeTakeFirst()
  if (numUpdatedRows !== 1n) throw notFound({})
  const { keyHash, ...told } = change
  tx.audit({
    action,
    subject: 'point',
    subjectId: before.id,
    before: { confirmedAt: before.confirmedAt, address: before.address },
    after: { ...told, hasKey: keyHash !== null },
  })
  return getPoint(tx, before.briefingId, before.id)
}

/** Whether rooms below, statements or line checks hang on a room. */
export async function isPointUsed(db: Db, pointId: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`select exists (select from briefing.point where parent_id = ${pointId})
    or exists (select from briefing.statement where point_id = ${pointId}) or exists (select from briefing.line_check where point_id = ${pointId}) as used`.execute(
    db as Tx,
  )
  return rows[0]?.used ?? false
}

export async function deletePoint(tx: Tx, point: PointRow): Promise<void> {
  const { numDeletedRows } = await tx.deleteFrom('briefing.point').where('id', '=', point.id).executeTakeFirst()
  if (numDeletedRows !== 1n) throw notFound({})
  tx.audit({ action: 'point.removed', subject: 'briefing', subjectId: point.briefingId, before: { id: point.id, code: point.code, agencyId: point.agencyId } })
}

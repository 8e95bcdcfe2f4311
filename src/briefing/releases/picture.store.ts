import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { ReleasePicture } from './release.contract.ts'

export type KeptPicture = ReleasePicture & { releaseId: string; digest: string }

const columns = sql`i.id, i.release_id, i.digest, i.position, i.format, i.width, i.height, i.caption_vi, i.caption_en, i.taken_at, i.origin, i.consent_by, i.consent_at`

/** The pictures of articles, in their order. */
export async function findPictures(db: Db, releaseIds: readonly string[]): Promise<KeptPicture[]> {
  const { rows } = await sql<KeptPicture>`select ${columns} from briefing.release_picture i
    where i.release_id::text in (select value from jsonb_array_elements_text(${JSON.stringify(releaseIds)}::jsonb) as t(value)) order by i.release_id, i.position, i.added_at`.execute(
    db,
  )
  return rows
}

/** Throws notFound when there is none that the actor may see. */
export async function getPicture(db: Db, id: string): Promise<KeptPicture> {
  const { rows } = await sql<KeptPicture>`select ${columns} from briefing.release_picture i where i.id = ${id}`.execute(db)
  const [picture] = rows
  if (!picture) throw notFound({})
  return picture
}

export async function insertPicture(tx: Tx, picture: KeptPicture & { addedAt: string; addedBy: string | null; demo: boolean }): Promise<void> {
  const i = picture
  await sql`insert into briefing.release_picture (id, release_id, position, digest, format, width, height, caption_vi, caption_en, taken_at, origin, consent_by, consent_at, added_at, added_by, demo)
    values (${i.id}, ${i.releaseId}, ${i.position}, ${i.digest}, ${i.format}, ${i.width}, ${i.height}, ${i.captionVi}, ${i.captionEn}, ${i.takenAt}, ${i.origin}, ${i.consentBy}, ${i.consentAt},
      ${i.addedAt}, ${i.addedBy}, ${i.demo})`.execute(tx)
  tx.audit({ action: 'release.picture-added', subject: 'release', subjectId: i.releaseId, after: picture })
}

export async function updatePicture(tx: Tx, before: KeptPicture, after: KeptPicture): Promise<void> {
  await sql`update briefing.release_picture set position = ${after.position}, caption_vi = ${after.captionVi}, caption_en = ${after.captionEn}, consent_by = ${after.consentBy},
    consent_at = ${after.consentAt} where id = ${before.id}`.execute(tx)
  tx.audit({ action: 'release.picture-changed', subject: 'release', subjectId: before.releaseId, before, after })
}

export async function removePictureRow(tx: Tx, picture: KeptPicture): Promise<void> {
  await sql`delete from briefing.release_picture where id = ${picture.id}`.execute(tx)
  tx.audit({ action: 'release.picture-removed', subject: 'release', subjectId: picture.releaseId, before: picture })
}

/** The shape that travels: without the digest, which only the server uses. */
export function shownPicture({ releaseId: _releaseId, digest: _digest, ...shown }: KeptPicture): ReleasePicture {
  return shown
}

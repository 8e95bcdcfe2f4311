import { randomUUID } from 'node:crypto'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Upload } from '#platform/contract.ts'
import type { Db, Tx } from '#platform/db.ts'
import { type Binding, implement, type WriteContext } from '#platform/http.ts'
import type { Locale } from '#platform/messages.ts'
import { PictureUnreadable, readPicture } from '#platform/official-document/picture.ts'
import { toDocx } from '#platform/official-document/to-docx.ts'
import { notFound } from '#platform/problem.ts'
import { answerAsks } from '../text/resolve-figures.action.ts'
import { writeNode } from '../text/figure-text.model.ts'
import { figuresOf, paragraphsOf, wordsOfLeaf } from '../text/rich-text.model.ts'
import { findPictures, getPicture, insertPicture, type KeptPicture, removePictureRow, shownPicture, updatePicture } from './picture.store.ts'
import { articleOf } from './release-document.model.ts'
import {
  addPicture,
  DOCX,
  draftRelease,
  editPicture,
  exportRelease,
  listPublicReleases,
  listReleases,
  moveRelease,
  pictureRefused,
  redraftRelease,
  type Release,
  removePicture,
  saveRelease,
  showPicture,
  showPublicRelease,
  showRelease,
} from './release.contract.ts'
import { demand, draftReleaseOf, findReleaseSheet, isHeld, redraft, type ReleaseAct, saveReleaseText, stepRelease } from './release.action.ts'
import { findPublished, findReleaseRows, getRelease } from './release.store.ts'
import { getBriefingState } from './release-facts.store.ts'

export interface ReleaseOptions {
  files: FileStore
  publicUrl: string
}
const MOST_PICTURES = 20
const actOf = ({ actor, now }: Pick<WriteContext, 'actor' | 'now'>): ReleaseAct => ({ actor, now, newId: randomUUID })

/** The routes of articles, of their pictures, and of what is published. */
export function releaseBindings({ files, publicUrl }: ReleaseOptions): Binding[] {
  return [
    implement(listReleases, async ({ db }, { params }) => ({
      open: isHeld(await getBriefingState(db, params.id)),
      rows: await findReleaseRows(db, params.id),
    })),
    implement(draftRelease, async (context, { params }) => ({ id: await draftReleaseOf(context.tx, actOf(context), params.id) })),
    implement(showRelease, async ({ db, actor }, { params }) => findReleaseSheet(db, actor, params.id)),
    implement(saveRelease, async (context, { params, body }) => ({ revision: await saveReleaseText(context.tx, actOf(context), params.id, body) })),
    implement(redraftRelease, async (context, { params }) => ({ revision: await redraft(context.tx, actOf(context), params.id) })),
    implement(moveRelease, async (context, { params, body }) => ({ state: await stepRelease(context.tx, actOf(context), params.id, body) })),
    implement(exportRelease, async ({ db, now }, { params, query }) => makeArticle(db, { id: params.id, locale: query.language, now, files, publicUrl })),
    ...pictureBindings(files),
    implement(listPublicReleases, async ({ db }, { query }) => {
      const releases = await findPublished(db, { year: query.year })
      const pictures = await findPictures(
        db,
        releases.map(({ id }) => id),
      )
      return { releases: releases.map((release) => publicHead(release, pictures)) }
    }),
    implement(showPublicRelease, async ({ db }, { params }) => {
      const [release] = await findPublished(db, { slug: params.slug })
      if (!release) throw notFound({})
      const pictures = await findPictures(db, [release.id])
      const shown = pictures.map(({ id, width, height, captionVi, captionEn }) => ({ id, width, height, captionVi, captionEn }))
      return { head: publicHead(release, pictures), bodyVi: release.bodyVi, bodyEn: release.bodyEn, pictures: shown }
    }),
  ]
}

function pictureBindings(files: FileStore): Binding[] {
  return [
    implement(
      addPicture,
      async ({ tx, actor, now }, { params, query }, kept) => {
        const release = await getRelease(tx, params.id)
        await demand(tx, { actor }, release, 'edit')
        const before = await findPictures(tx, [release.id])
        if (before.length >= MOST_PICTURES) throw pictureRefused({ reason: 'count' })
        const picture: KeptPicture = {
          ...kept,
          id: randomUUID(),
          releaseId: release.id,
          position: (before.at(-1)?.position ?? 0) + 1,
          captionVi: null,
          captionEn: null,
          takenAt: query.takenAt ?? now,
          origin: query.origin,
          consentBy: null,
          consentAt: null,
        }
        await insertPicture(tx, { ...picture, addedAt: now, addedBy: actor.personId, demo: release.demo })
        return shownPicture(picture)
      },
      async ({ file }: { file: Upload }) => keepPicture(files, file),
    ),
    implement(editPicture, async ({ tx, actor, now }, { params, body }) => {
      const before = await getEditable(tx, actor, params.id)
      const consent = body.consentBy === undefined ? {} : { consentBy: body.consentBy, consentAt: body.consentBy === null ? null : now }
      const { consentBy: _consentBy, ...rest } = body
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
      const after = { ...before, ...given, ...consent }
      await updatePicture(tx, before, after)
      return shownPicture(after)
    }),
    implement(removePicture, async ({ tx, actor }, { params }) => {
      await removePictureRow(tx, await getEditable(tx, actor, params.id))
      return {}
    }),
    implement(showPicture, async ({ db }, { params }) => {
      const picture = await getPicture(db, params.id)
      return { fileName: `${picture.id}.${picture.format}`, contentType: `image/${picture.format}`, bytes: await files.get(picture.digest) }
    }),
  ]
}

async function getEditable(tx: Tx, actor: ReleaseAct['actor'], id: string): Promise<KeptPicture> {
  const picture = await getPicture(tx, id)
  await demand(tx, { actor }, await getRelease(tx, picture.releaseId), 'edit')
  return picture
}

/** Looks at the bytes, never at the name: only what is a picture is kept. */
async function keepPicture(files: FileStore, file: Upload) {
  try {
    const { format, pixels } = readPicture(file.bytes)
    return { format, ...pixels, digest: await files.put(file.bytes) }
  } catch (error) {
    if (error instanceof PictureUnreadable) throw pictureRefused({ reason: /size|damaged/.test(error.message) ? 'shape' : 'kind' })
    throw error
  }
}

interface Making {
  id: string
  locale: Locale
  now: string
  files: FileStore
  publicUrl: string
}

async function makeArticle(db: Db, { id, locale, now, files, publicUrl }: Making) {
  const release = await getRelease(db, id)
  const pictures = await Promise.all(
    (await findPictures(db, [id])).map(async (picture) => ({ ...shownPicture(picture), bytes: await files.get(picture.digest) })),
  )
  const live = figuresOf(locale === 'vi' ? release.bodyVi : release.bodyEn).filter(({ attrs }) => attrs.asOf === null)
  const values = new Map(
    (
      await answerAsks(
        db,
        live.map(({ attrs }) => attrs),
        { asOf: null, now },
      )
    ).map((value) => [value.key, value]),
  )
  const document = articleOf({ release, pictures, values, locale, receiptUrl: (receiptId) => `${publicUrl}/receipts/${receiptId}` })
  return { fileName: `${release.slug}-${locale}.docx`, contentType: DOCX, bytes: await toDocx(document, { madeAt: now }) }
}

function publicHead(release: Release, pictures: readonly KeptPicture[]) {
  const { slug, titleVi, titleEn, pointVi, pointEn, heldOn, reportYear, demo } = release
  return {
    slug,
    titleVi,
    titleEn,
    pointVi,
    pointEn,
    heldOn,
    reportYear,
    demo,
    publishedAt: release.publishedAt ?? release.changedAt,
    leadVi: leadOf(release.bodyVi, 'vi'),
    leadEn: leadOf(release.bodyEn, 'en'),
    pictureId: pictures.find((picture) => picture.releaseId === release.id)?.id ?? null,
  }
}

function leadOf(body: Release['bodyVi'], locale: Locale): string {
  const [first] = paragraphsOf(body)
  return first ? wordsOfLeaf(first, (node) => writeNode(node, locale)) : ''
}

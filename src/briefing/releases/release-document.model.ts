import { formatPlainDate } from '#platform/format.ts'
import type { Locale } from '#platform/messages.ts'
import { type Block, officialDocument, type OfficialDocument } from '#platform/official-document/document.model.ts'
import { toOfficialBlocks } from '../text/to-official-blocks.model.ts'
import type { Release, ReleasePicture } from './release.contract.ts'
import { releaseMessages } from './release.messages.ts'

/** Printed width of a picture in millimetres. */
const PICTURE_WIDTH = 140

export interface ArticleParts {
  release: Release
  pictures: readonly (ReleasePicture & { bytes: Uint8Array })[]
  /** Live figures by their key, as they are now. */
  values: ReadonlyMap<string, { value: string | null; receiptId: string }>
  locale: Locale
  receiptUrl: (receiptId: string) => string
}

/** The article as a paper without a state head: headline, lead, text, pictures, and whose it is. A text that is not published is a draft. */
export function articleOf({ release, pictures, values, locale, receiptUrl }: ArticleParts): OfficialDocument {
  const vi = locale === 'vi'
  const [lead, ...rest] = toOfficialBlocks(vi ? release.bodyVi : release.bodyEn, { locale, values, receiptUrl, levels: null })
  const shown = pictures.map((picture) => pictureBlock(picture, locale))
  const [first, ...others] = shown
  const day = formatPlainDate(release.heldOn, locale)
  return officialDocument({
    head: null,
    typeName: null,
    subject: vi ? release.titleVi : release.titleEn,
    blocks: [
      ...(lead?.type === 'paragraph' ? [{ ...lead, style: 'lead' as const }] : lead ? [lead] : []),
      ...(first ? [first] : []),
      ...rest,
      ...others,
      { type: 'paragraph', style: 'byline', text: `${vi ? release.pointVi : release.pointEn}, ${day}` },
    ],
    draft: release.state !== 'published',
    demo: release.demo,
  })
}

function pictureBlock({ format, width, height, bytes, captionVi, captionEn }: ReleasePicture & { bytes: Uint8Array }, locale: Locale): Block {
  const caption = locale === 'vi' ? captionVi : (captionEn ?? captionVi)
  const alternative = caption ?? releaseMessages[locale]['picture.of-room']
  return { type: 'picture', format, bytes, alternative, caption, width: PICTURE_WIDTH, pixels: { width, height } }
}

import type { Locale } from '#platform/messages.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { doc, normalised } from '../text/rich-text.model.ts'
import type { ReleaseFacts, ValueOf } from './release-facts.model.ts'
import { nationBlocks, ownBlocks } from './release-figures.model.ts'
import { conclusionBlocks, leadBlocks, storyBlocks, titleOf } from './release-story.model.ts'

export interface ReleaseDraft {
  titleVi: string
  titleEn: string
  bodyVi: RichText
  bodyEn: RichText
}

/**
 * The article of a room in both languages: the event, its figures (live), its conclusions. `valueOf` tells what is known today, by
 * which sentences are chosen; the numbers themselves stay bound to the database.
 */
export function draftOf(facts: ReleaseFacts, valueOf: ValueOf): ReleaseDraft {
  const body = (locale: Locale) =>
    normalised(
      doc(
        ...leadBlocks(facts, locale),
        ...storyBlocks(facts, locale),
        ...nationBlocks(facts, valueOf, locale),
        ...ownBlocks(facts, valueOf, locale),
        ...conclusionBlocks(facts, locale),
      ),
    )
  return { titleVi: titleOf(facts, 'vi'), titleEn: titleOf(facts, 'en'), bodyVi: body('vi'), bodyEn: body('en') }
}

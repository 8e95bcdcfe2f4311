import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import type { RichText } from '../../text/rich-text.contract.ts'
import { type Release, saveRelease, showRelease } from '../release.contract.ts'
import { releaseMessages } from '../release.messages.ts'

type Text = Pick<Release, 'titleVi' | 'titleEn' | 'bodyVi' | 'bodyEn'>

/** What is being written, in both languages, until it is saved over the revision that the page was opened with. */
export function useReleaseDraft(release: Release) {
  const t = useMessages(releaseMessages)
  const [changes, setChanges] = useState<Partial<Text>>({})
  const save = useAction(saveRelease, { invalidates: [showRelease], success: t('saved'), onDone: () => setChanges({}) })
  const { titleVi, titleEn, bodyVi, bodyEn, revision } = release
  const text: Text = { titleVi, titleEn, bodyVi, bodyEn, ...changes }
  return {
    text,
    dirty: Object.keys(changes).length > 0,
    saving: save.isPending,
    setTitle: (language: 'vi' | 'en', title: string) => setChanges((old) => ({ ...old, [language === 'vi' ? 'titleVi' : 'titleEn']: title })),
    setBody: (language: 'vi' | 'en', body: RichText) => setChanges((old) => ({ ...old, [language === 'vi' ? 'bodyVi' : 'bodyEn']: body })),
    save: () => save.mutate({ params: { id: release.id }, body: { revision, ...text } }),
    discard: () => setChanges({}),
  }
}

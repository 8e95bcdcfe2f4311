import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Problem } from '#platform/problem.ts'
import { queryOf, useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import type { RichText } from '../../text/rich-text.contract.ts'
import { ConflictDialog } from '../../text/ui/ConflictDialog.tsx'
import { RichTextEditor } from '../../text/ui/RichTextEditor.tsx'
import { type DocumentSection, holdSection, listBriefingDocuments, saveSection, sectionChanged } from '../document.contract.ts'
import { documentScreens } from '../document-screens.messages.ts'
import type { SectionBlockProps } from './SectionBlock.tsx'

/** Half of how long a section is held at a time. */
const RENEW_MS = 60_000

/** Edits one section; says to the others that it is being edited, and loses nothing when somebody was faster. */
export function SectionEditor({ document, section, year, asOf, onClose }: SectionBlockProps & { onClose: () => void }) {
  const t = useMessages(documentScreens)
  const queries = useQueryClient()
  const [heading, setHeading] = useState(section.heading ?? '')
  const [body, setBody] = useState(section.body)
  const [revision, setRevision] = useState(section.revision)
  const [theirs, setTheirs] = useState<DocumentSection>()
  const [replacement, setReplacement] = useState<RichText>()
  const params = { id: document.id, key: section.key }
  useHold(params)
  const save = useAction(saveSection, { errors: 'form', invalidates: [listBriefingDocuments], success: t('section.saved'), onDone: onClose })
  const keep = (known: number) =>
    save.mutate({ params, body: { revision: known, heading: heading.trim() || null, body } }, { onError: (error) => void (isConflict(error) && findTheirs()) })
  const findTheirs = async () => {
    const { documents } = await queries.fetchQuery({ ...queryOf(listBriefingDocuments, { params: { id: document.briefingId } }), staleTime: 0 })
    setTheirs(documents.find(({ id }) => id === document.id)?.sections.find(({ key }) => key === section.key))
  }
  const takeTheirs = (found: DocumentSection) => {
    setHeading(found.heading ?? '')
    setBody(found.body)
    setReplacement(found.body)
    setRevision(found.revision)
    setTheirs(undefined)
  }
  const keepMine = (found: DocumentSection) => {
    setRevision(found.revision)
    setTheirs(undefined)
    keep(found.revision)
  }
  return (
    <Stack gap="sm">
      <ErrorSummary error={theirs ? null : save.error} />
      <TextInput label={t('section.heading')} maxLength={300} value={heading} onChange={(event) => setHeading(event.currentTarget.value)} />
      <RichTextEditor label={t('section.body')} initial={section.body} onChange={setBody} year={year} asOf={asOf} replacement={replacement} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('section.cancel')}
        </Button>
        <Button loading={save.isPending} onClick={() => keep(revision)}>
          {t('section.save')}
        </Button>
      </Group>
      <ConflictDialog
        opened={theirs !== undefined}
        onClose={() => setTheirs(undefined)}
        mine={body}
        theirs={theirs ? { text: theirs.body, savedBy: theirs.editedBy ?? '', savedAt: theirs.editedAt ?? document.draftedAt } : null}
        onKeepMine={() => theirs && keepMine(theirs)}
        onTakeTheirs={() => theirs && takeTheirs(theirs)}
      />
    </Stack>
  )
}

const isConflict = (error: unknown) => error instanceof Problem && error.code === sectionChanged.code

/** Holds the section while its editor is open, and lets it go when it closes. */
function useHold({ id, key }: { id: string; key: string }) {
  const { mutate } = useAction(holdSection, { errors: 'form' })
  useEffect(() => {
    const say = (hold: boolean) => mutate({ params: { id, key }, body: { hold } })
    say(true)
    const renewing = setInterval(() => say(true), RENEW_MS)
    return () => {
      clearInterval(renewing)
      say(false)
    }
  }, [id, key, mutate])
}

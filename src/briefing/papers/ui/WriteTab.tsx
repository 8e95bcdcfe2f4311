import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { useAction, useQueryOf } from '#ui/data.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { ConflictDialog } from '../../text/ui/ConflictDialog.tsx'
import { RichTextEditor } from '../../text/ui/RichTextEditor.tsx'
import { SaveStateLine } from '../../text/ui/SaveState.tsx'
import { type Autosave, useAutosave } from '../../text/ui/use-autosave.ts'
import type { RichText } from '../../text/rich-text.contract.ts'
import { issuePaper, listPaperReaders, listPapers, type PaperDraft, savePaperDraft, showPaper, showPaperDraft } from '../paper.contract.ts'
import { paperScreenMessages } from '../paper-screens.messages.ts'
import type { ShownPaper } from './PaperPage.tsx'

/** The text of a paper being written, saved while it is, and issued as a version. */
export function WriteTab({ shown }: { shown: ShownPaper }) {
  const t = useMessages(paperScreenMessages)
  const { paper, reportYear, figuresAsOf } = shown
  const draft = useOpenedDraft(paper.id)
  const [text, setText] = useState(draft.body)
  const [replacement, setReplacement] = useState<RichText>()
  const autosave = useAutosave(draft.revision, (revision, body) => client(savePaperDraft, { params: { id: paper.id }, body: { revision, body } }))
  const conflict = useConflict(paper.id)
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <SaveStateLine autosave={autosave} onCompare={() => void conflict.open()} />
        <IssueButton shown={shown} autosave={autosave} />
      </Group>
      <RichTextEditor
        label={t('write.label', { title: paper.title })}
        initial={draft.body}
        replacement={replacement}
        year={reportYear}
        asOf={figuresAsOf}
        onChange={(next) => {
          setText(next)
          autosave.change(next)
        }}
      />
      <ConflictDialog
        opened={conflict.theirs !== null}
        onClose={conflict.close}
        mine={text}
        theirs={conflict.theirs && { text: conflict.theirs.body, savedBy: conflict.theirs.savedBy, savedAt: conflict.theirs.savedAt }}
        onKeepMine={() => {
          if (conflict.theirs) autosave.settle(conflict.theirs.revision, text)
          conflict.close()
        }}
        onTakeTheirs={() => {
          if (conflict.theirs) {
            autosave.settle(conflict.theirs.revision, null)
            setReplacement(conflict.theirs.body)
          }
          conflict.close()
        }}
      />
    </Stack>
  )
}

/** The draft as it was when the tab was opened: a later answer must not take the text from under its writer. */
function useOpenedDraft(paperId: string): PaperDraft {
  const draft = useQueryOf(showPaperDraft, { params: { id: paperId } })
  const [opened] = useState(draft)
  const queries = useQueryClient()
  // What was fetched is old as soon as something is written: who comes back fetches anew.
  useEffect(() => () => queries.removeQueries({ queryKey: [showPaperDraft.path] }), [queries])
  return opened
}

function useConflict(paperId: string) {
  const [theirs, setTheirs] = useState<PaperDraft | null>(null)
  return { theirs, open: async () => setTheirs(await client(showPaperDraft, { params: { id: paperId } })), close: () => setTheirs(null) }
}

function IssueButton({ shown: { paper, figuresAsOf }, autosave }: { shown: ShownPaper; autosave: Autosave }) {
  const t = useMessages(paperScreenMessages)
  const formats = useFormats()
  const navigate = useNavigate({ from: '/papers/$paperId' })
  const [opened, setOpened] = useState(false)
  const [note, setNote] = useState('')
  const issue = useAction(issuePaper, {
    invalidates: [showPaper, listPapers, listPaperReaders, showPaperDraft],
    success: ({ number }) => t('issue.done', { number }),
    onDone: () => {
      setOpened(false)
      void navigate({ search: { tab: 'read' } })
    },
  })
  const send = async () => {
    if (await autosave.flush()) issue.mutate({ params: { id: paper.id }, body: { revision: autosave.revisionNow(), note: note.trim() || null } })
  }
  return (
    <>
      <ReasonedButton
        leftSection={<IconSend size={18} aria-hidden />}
        disabledReason={autosave.state.kind === 'conflict' || autosave.state.kind === 'failed' ? t('issue.wait') : undefined}
        onClick={() => setOpened(true)}
      >
        {t('issue.act')}
      </ReasonedButton>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={
          <Text fw={600} size="lg">
            {t('issue.title')}
          </Text>
        }
      >
        <Stack>
          <Text>{figuresAsOf === null ? t('issue.live') : t('issue.frozen', { moment: formats.moment(figuresAsOf) })}</Text>
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            maxLength={1000}
            label={t('issue.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpened(false)}>
              {t('form.cancel')}
            </Button>
            <Button loading={issue.isPending} onClick={() => void send()}>
              {t('issue.act')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}

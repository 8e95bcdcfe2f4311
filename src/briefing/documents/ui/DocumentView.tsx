import { Button, Group, Paper, Stack, Title } from '@mantine/core'
import { IconFileTypePdf, IconFileWord } from '@tabler/icons-react'
import { useState } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { KeyValue, type KeyValueItem } from '#ui/KeyValue.tsx'
import { StateBadge, type StateTone } from '#ui/StateBadge.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { type BriefingDocument, downloadDocumentDocx, downloadDocumentPdf } from '../document.contract.ts'
import { documentScreens } from '../document-screens.messages.ts'
import type { DocumentState } from '../document.model.ts'
import { DocumentActs } from './DocumentActs.tsx'
import { ParticularsDialog } from './ParticularsDialog.tsx'
import { SectionBlock } from './SectionBlock.tsx'

const tones: Readonly<Record<DocumentState, StateTone>> = { draft: 'working', review: 'attention', signed: 'good', issued: 'good' }

interface DocumentViewProps {
  document: BriefingDocument
  nextNumber: number
  reportYear: number
  figuresAsOf: string | null
}

/** One paper: its facts, its sections to read or edit, and its history. */
export function DocumentView({ document, nextNumber, reportYear, figuresAsOf }: DocumentViewProps) {
  const t = useMessages(documentScreens)
  const mayEdit = document.acts.some(({ action, reasons }) => action === 'edit' && reasons.length === 0)
  return (
    <Stack gap="md">
      <Paper withBorder p="md">
        <Group justify="space-between" align="flex-start" gap="sm" mb="sm">
          <Group gap="sm">
            <Title order={2} size="h3">
              {t(`kind.${document.kind}`)}
            </Title>
            <StateBadge tone={tones[document.state]}>{t(`state.${document.state}`)}</StateBadge>
          </Group>
          <Group gap="xs" className="no-print">
            <Downloads id={document.id} />
            <DocumentActs document={document} nextNumber={nextNumber} />
          </Group>
        </Group>
        <Facts document={document} mayEdit={mayEdit} />
      </Paper>
      {document.sections.map((section, index) => (
        <SectionBlock key={section.key} document={document} section={section} nth={index + 1} mayEdit={mayEdit} year={reportYear} asOf={figuresAsOf} />
      ))}
      {document.steps.length > 0 ? (
        <Paper withBorder p="md">
          <Title order={3} size="h5" mb="sm">
            {t('history')}
          </Title>
          <Timeline
            label={t('history')}
            events={document.steps.map(({ at, action, personName, note }) => ({
              id: `${at}${action}`,
              at,
              title: stepOf(action, t),
              ...(personName ? { by: personName } : {}),
              body: note,
            }))}
          />
        </Paper>
      ) : null}
    </Stack>
  )
}

const steps = ['submit', 'send_back', 'sign', 'issue'] as const
function stepOf(action: string, t: ReturnType<typeof useMessages<keyof typeof documentScreens.vi>>): string {
  const known = steps.find((step) => step === action)
  return known ? t(`step.${known}`) : action
}

function Downloads({ id }: { id: string }) {
  const t = useMessages(documentScreens)
  const download = useFileDownload()
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileWord size={18} aria-hidden />}
        onClick={() => void download(client(downloadDocumentDocx, { params: { id } }))}
      >
        {t('word')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileTypePdf size={18} aria-hidden />}
        onClick={() => void download(client(downloadDocumentPdf, { params: { id } }))}
      >
        {t('pdf')}
      </Button>
    </>
  )
}

function Facts({ document, mayEdit }: { document: BriefingDocument; mayEdit: boolean }) {
  const t = useMessages(documentScreens)
  const { moment, date } = useFormats()
  const [editing, setEditing] = useState(false)
  const { number, subject, draftedBy, draftedAt, signedBy, signedAt, issuedOn } = document
  const items: (KeyValueItem | null)[] = [
    number ? { label: t('number'), value: number } : null,
    { label: t('particulars.subject'), value: subject },
    { label: t('drafted-by'), value: [draftedBy, moment(draftedAt)].filter(Boolean).join(' · ') },
    signedAt ? { label: t('signed-by'), value: [signedBy, moment(signedAt)].filter(Boolean).join(' · ') } : null,
    issuedOn ? { label: t('issued-on'), value: date(issuedOn) } : null,
  ]
  return (
    <>
      <KeyValue items={items.filter((item) => item !== null)} />
      {mayEdit ? (
        <Button mt="sm" size="xs" variant="default" className="no-print" onClick={() => setEditing(true)}>
          {t('particulars.edit')}
        </Button>
      ) : null}
      {editing ? <ParticularsDialog document={document} onClose={() => setEditing(false)} /> : null}
    </>
  )
}

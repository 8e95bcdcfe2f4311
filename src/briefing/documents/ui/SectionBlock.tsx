import { Alert, Button, Group, Paper, Text, Title } from '@mantine/core'
import { IconPencil, IconUserEdit } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { isEmptyText } from '../../text/rich-text.model.ts'
import { RichTextView } from '../../text/ui/RichTextView.tsx'
import { type BriefingDocument, type DocumentSection, listBriefingDocuments, takeDraftBody } from '../document.contract.ts'
import { documentScreens } from '../document-screens.messages.ts'
import { SectionEditor } from './SectionEditor.tsx'

export interface SectionBlockProps {
  document: BriefingDocument
  section: DocumentSection
  nth: number
  mayEdit: boolean
  year: number
  asOf: string | null
}

/** A section to read, with who edited it and who is at it now; in its editor when asked. */
export function SectionBlock(props: SectionBlockProps) {
  const { document, section, nth, mayEdit, asOf } = props
  const t = useMessages(documentScreens)
  const { moment } = useFormats()
  const [editing, setEditing] = useState(false)
  const name = section.heading ?? t('section.nth', { nth })
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      <Group justify="space-between" gap="sm" mb="xs">
        <Title order={3} size="h5">
          {name}
        </Title>
        <Group gap="sm" className="no-print">
          {section.edited && section.editedAt ? (
            <Text size="xs" c="dimmed">
              {t('section.edited', { by: section.editedBy ?? '', at: moment(section.editedAt) })}
            </Text>
          ) : null}
          {section.heldBy && !section.heldBy.mine ? (
            <Text size="sm" c="amber.9" fw={500}>
              <IconUserEdit size={15} aria-hidden style={{ verticalAlign: '-2px' }} /> {t('section.held', { name: section.heldBy.name })}
            </Text>
          ) : null}
          {mayEdit && !editing ? (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPencil size={14} aria-hidden />}
              aria-label={t('section.edit-of', { name })}
              onClick={() => setEditing(true)}
            >
              {t('section.edit')}
            </Button>
          ) : null}
        </Group>
      </Group>
      {editing ? (
        <SectionEditor {...props} onClose={() => setEditing(false)} />
      ) : isEmptyText(section.body) ? (
        <Text c="dimmed" size="sm">
          {t('section.empty')}
        </Text>
      ) : (
        <RichTextView text={section.body} asOf={asOf} language="vi" />
      )}
      {mayEdit && !editing && section.draftBody ? <Differs document={document} section={section} asOf={asOf} /> : null}
    </Paper>
  )
}

function Differs({ document, section, asOf }: Pick<SectionBlockProps, 'document' | 'section' | 'asOf'>) {
  const t = useMessages(documentScreens)
  const [shown, setShown] = useState(false)
  const take = useAction(takeDraftBody, { invalidates: [listBriefingDocuments], success: t('section.taken') })
  if (!section.draftBody) return null
  return (
    <Alert mt="sm" color="navy" variant="light" className="no-print">
      <Text size="sm">{t('section.differs')}</Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" onClick={() => setShown(!shown)} aria-expanded={shown}>
          {t(shown ? 'section.hide-draft' : 'section.show-draft')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          loading={take.isPending}
          onClick={() => take.mutate({ params: { id: document.id, key: section.key }, body: { revision: section.revision } })}
        >
          {t('section.take-draft')}
        </Button>
      </Group>
      {shown ? <RichTextView text={section.draftBody} asOf={asOf} language="vi" /> : null}
    </Alert>
  )
}

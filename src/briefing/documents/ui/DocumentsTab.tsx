import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileText, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { showBriefing } from '../../briefing.contract.ts'
import { useViewer } from '../../ui/use-viewer.ts'
import { type BriefingDocument, draftDocument, listBriefingDocuments } from '../document.contract.ts'
import { documentScreens } from '../document-screens.messages.ts'
import { documentKinds, type DocumentKind } from '../document.model.ts'
import { DocumentView } from './DocumentView.tsx'

/** Minutes and conclusion notice of a briefing: drafted, edited together, signed, issued, handed out. */
export function DocumentsTab({ briefingId }: { briefingId: string }) {
  const t = useMessages(documentScreens)
  const { isSecretariat } = useViewer()
  const { documents, nextNumber, mayDraft, reportYear, figuresAsOf } = useQueryOf(listBriefingDocuments, { params: { id: briefingId } })
  const [kind, setKind] = useState<DocumentKind>(documents.at(-1)?.kind ?? 'minutes')
  const document = documents.find((one) => one.kind === kind)
  if (documents.length === 0 && !isSecretariat) return <EmptyState title={t('none')} description={t('none-hint')} level={3} />
  const kinds = documentKinds.filter((each) => isSecretariat || documents.some((one) => one.kind === each))
  return (
    <Stack gap="md">
      <SegmentedControl
        className="no-print"
        aria-label={t('which')}
        style={{ alignSelf: 'flex-start' }}
        value={kind}
        onChange={(value) => setKind(documentKinds.find((each) => each === value) ?? 'minutes')}
        data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {document ? (
        <>
          {document.state === 'draft' && isSecretariat ? <Redraft document={document} /> : null}
          <DocumentView key={document.id} document={document} nextNumber={nextNumber} reportYear={reportYear} figuresAsOf={figuresAsOf} />
        </>
      ) : mayDraft.includes(kind) ? (
        <EmptyState title={t(`kind.${kind}`)} description={t(`draft.${kind}-hint`)} icon={IconFileText} level={3}>
          <DraftButton briefingId={briefingId} kind={kind} label={t(`draft.${kind}`)} />
        </EmptyState>
      ) : null}
    </Stack>
  )
}

function DraftButton({ briefingId, kind, label, again = false }: { briefingId: string; kind: DocumentKind; label: string; again?: boolean }) {
  const t = useMessages(documentScreens)
  const draft = useAction(draftDocument, {
    invalidates: [listBriefingDocuments, showBriefing],
    onDone: ({ drafted, kept }) =>
      notifications.show({
        color: 'green',
        message: kept.length > 0 ? t('redrafted.kept', { count: drafted.length, kept: kept.length }) : t('redrafted.none-kept', { count: drafted.length }),
      }),
  })
  return (
    <Button
      mt={again ? 0 : 'sm'}
      variant={again ? 'default' : 'filled'}
      leftSection={again ? <IconRefresh size={16} aria-hidden /> : undefined}
      loading={draft.isPending}
      onClick={() => draft.mutate({ params: { id: briefingId, kind }, body: {} })}
    >
      {label}
    </Button>
  )
}

function Redraft({ document }: { document: BriefingDocument }) {
  const t = useMessages(documentScreens)
  return (
    <Group gap="sm" className="no-print">
      <DraftButton briefingId={document.briefingId} kind={document.kind} label={t('redraft')} again />
      <Text size="sm" c="dimmed">
        {t('redraft.hint')} {document.newerEvents > 0 ? t('redraft.newer', { count: document.newerEvents }) : ''}
      </Text>
    </Group>
  )
}

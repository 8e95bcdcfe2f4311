import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconArrowBack, IconCheck, IconEye, IconPaperclip, IconRefresh, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction } from '#ui/data.ts'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { useViewer } from '../../ui/use-viewer.ts'
import { showDirectiveBoard } from '../board.contract.ts'
import { decideReport, type Directive, type DirectiveDetail, downloadEvidence, type Report, showDirective } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import styles from './Directives.module.css'
import { PartBadge } from './PartBadge.tsx'
import { Measured } from './PartsTable.tsx'
import { ReportDialog } from './ReportDialog.tsx'
import { useDirectiveWords } from './use-directive-words.ts'

type PartDetail = DirectiveDetail['parts'][number]
type Decision = 'accept' | 'acknowledge' | 'return' | 'reopen'
const icons = { report: IconSend, accept: IconCheck, acknowledge: IconEye, return: IconArrowBack, reopen: IconRefresh }

/** One addressee's part: what it reported, with files, what was decided on it, and what the reader can do now. */
export function PartHistory({ directive, part }: { directive: Directive; part: PartDetail }) {
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  const { role } = useViewer()
  const mayRead = role === 'auditor' || part.acts.some(({ action, reasons }) => action !== 'report' || !reasons.includes('own_agency'))
  return (
    <Paper withBorder p="md" component="section" aria-label={t('part.history-of', { agency: words.addressee(part.addressee) })}>
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={2} size="h4">
          {words.addressee(part.addressee)}
        </Title>
        <Group gap="sm">
          <PartBadge part={part} />
          <Text fw={600}>{part.percent}%</Text>
          {directive.measure ? <Measured part={part} measure={directive.measure} /> : null}
        </Group>
      </Group>
      <Stack gap="md">
        {part.reports.length > 0 ? (
          <Timeline
            label={t('part.history')}
            events={part.reports.map((report) => ({ ...headOf(report, t), body: <ReportBody report={report} />, icon: icons[report.action] }))}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t(mayRead ? 'part.no-history' : 'part.not-shown')}
          </Text>
        )}
        <PartActs directive={directive} part={part} />
      </Stack>
    </Paper>
  )
}

function headOf({ id, at, personName, action, percent }: Report, t: ReturnType<typeof useMessages<keyof typeof directiveScreens.vi>>) {
  return { id, at, ...(personName ? { by: personName } : {}), title: action === 'report' ? `${t('acted.report')}: ${percent}%` : t(`acted.${action}`) }
}

function ReportBody({ report }: { report: Report }) {
  const named = useNamed()
  const download = useFileDownload()
  return (
    <>
      <Text size="xs" c="dimmed">
        {named({ nameVi: report.fromNameVi, nameEn: report.fromNameEn })}
      </Text>
      {report.body ? <div className={styles.text}>{report.body}</div> : null}
      {report.files.map(({ id, name }) => (
        <Group key={id} gap={4} mt={4}>
          <IconPaperclip size={14} aria-hidden />
          <Anchor component="button" type="button" size="sm" onClick={() => void download(client(downloadEvidence, { params: { id } }))}>
            {name}
          </Anchor>
        </Group>
      ))}
    </>
  )
}

function PartActs({ directive, part }: { directive: Directive; part: PartDetail }) {
  const t = useMessages(directiveScreens)
  const [asked, setAsked] = useState<Decision>()
  const [reporting, setReporting] = useState(false)
  const decide = useAction(decideReport, { invalidates: [showDirective, showDirectiveBoard], success: t('decide.done'), onDone: () => setAsked(undefined) })
  const offered = part.acts.filter(({ reasons }) => !reasons.some((reason) => reason === 'state' || reason === 'own_agency' || reason === 'directive_issued'))
  const asks = part.acts.find(({ action }) => action === asked)?.asks
  return (
    <Group gap="xs" className="no-print">
      {offered.map(({ action, reasons }) =>
        action === 'report' ? (
          <ReasonedButton key={action} onClick={() => setReporting(true)}>
            {t('action.report')}
          </ReasonedButton>
        ) : (
          <ReasonedButton
            key={action}
            variant={action === 'accept' ? 'filled' : 'default'}
            disabledReason={reasons[0] ? t(`reason.${reasons[0]}`) : undefined}
            onClick={() => setAsked(action)}
          >
            {t(`action.${action}`)}
          </ReasonedButton>
        ),
      )}
      {asked ? (
        <ConfirmDialog
          opened
          onClose={() => setAsked(undefined)}
          title={t(`action.${asked}`)}
          confirmLabel={t(`action.${asked}`)}
          reason={asks === 'note' ? 'required' : 'optional'}
          reasonLabel={t('decide.note')}
          busy={decide.isPending}
          onConfirm={(note) => decide.mutate({ params: { id: directive.id, agencyId: part.agencyId }, body: { action: asked, note: note || null } })}
        />
      ) : null}
      <ReportDialog directive={directive} part={part} opened={reporting} onClose={() => setReporting(false)} />
    </Group>
  )
}

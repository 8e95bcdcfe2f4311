import { Alert, Button, Group, Tabs, Text } from '@mantine/core'
import { IconLock, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { queryOf, useAction, useQueryOf } from '#ui/data.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { compareReport, discardReport, freezeReport, listReports, previewReport, type Report, showReport } from '../report.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import { CompareTab } from './CompareTab.tsx'
import { EditTab } from './EditTab.tsx'
import { FilesTab } from './FilesTab.tsx'
import { PreviewTab } from './PreviewTab.tsx'
import { reportTabs } from './report-search.model.ts'
import { ReportState, useWhose } from './ReportsPage.tsx'

/** One report: to read, to write, its files, and what was frozen beside what is known now. */
export function ReportPage() {
  const t = useMessages(reportScreens)
  const { moment } = useFormats()
  const whose = useWhose()
  const { reportId } = useParams({ from: '/signed-in/reports/$reportId' })
  const report = useQueryOf(showReport, { params: { id: reportId } })
  const description = t('report.description', {
    kind: t(`kind.${report.kind}`),
    whose: whose(report),
    asOf: report.asOf ? moment(report.asOf) : t('as-of.now'),
  })
  return (
    <Page title={report.subject} description={description} aside={<ReportState state={report.state} />} actions={<Acts report={report} />}>
      {report.frozenAt ? (
        <Alert color="green" variant="light" icon={<IconLock size={20} aria-hidden />} mb="md">
          <Text size="sm">{t('report.frozen-alert', { asOf: moment(report.asOf ?? report.frozenAt) })}</Text>
          <Text size="sm" c="dimmed">
            {t('report.frozen', { by: report.frozenBy ?? '', at: moment(report.frozenAt), reason: report.frozenReason ?? '' })}
          </Text>
        </Alert>
      ) : null}
      <ReportTabs report={report} />
    </Page>
  )
}

function ReportTabs({ report }: { report: Report }) {
  const t = useMessages(reportScreens)
  const { tab = 'read' } = useSearch({ from: '/signed-in/reports/$reportId' })
  const navigate = useNavigate({ from: '/reports/$reportId' })
  const mayEdit = report.acts.some(({ action, reasons }) => action === 'edit' && reasons.length === 0)
  const shown = reportTabs.filter((each) => each !== 'edit' || mayEdit)
  return (
    <Tabs value={tab} onChange={(value) => void navigate({ search: { tab: reportTabs.find((each) => each === value) } })} keepMounted={false}>
      <Tabs.List className="no-print" mb="md">
        {shown.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {t(`tab.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Suspense fallback={<PageSkeleton />}>
        <Tabs.Panel value="read">
          <PreviewTab report={report} />
        </Tabs.Panel>
        {mayEdit ? (
          <Tabs.Panel value="edit">
            <EditTab report={report} />
          </Tabs.Panel>
        ) : null}
        <Tabs.Panel value="files">
          <FilesTab report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="compare">
          <CompareTab report={report} />
        </Tabs.Panel>
      </Suspense>
    </Tabs>
  )
}

function Acts({ report }: { report: Report }) {
  const t = useMessages(reportScreens)
  const [asked, setAsked] = useState<'freeze' | 'discard'>()
  const find = (action: 'freeze' | 'discard') => report.acts.find((act) => act.action === action && !act.reasons.includes('state'))
  const [freezing, discarding] = [find('freeze'), find('discard')]
  return (
    <Group gap="xs">
      <PrintButton />
      {discarding ? (
        <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsked('discard')}>
          {t('discard')}
        </Button>
      ) : null}
      {freezing ? (
        <ReasonedButton
          leftSection={<IconLock size={16} aria-hidden />}
          disabledReason={freezing.reasons[0] ? t(`reason.${freezing.reasons[0]}`) : undefined}
          onClick={() => setAsked('freeze')}
        >
          {t('freeze')}
        </ReasonedButton>
      ) : null}
      {asked === 'freeze' ? <FreezeDialog report={report} onClose={() => setAsked(undefined)} /> : null}
      {asked === 'discard' ? <DiscardDialog id={report.id} onClose={() => setAsked(undefined)} /> : null}
    </Group>
  )
}

function FreezeDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const t = useMessages(reportScreens)
  const { moment } = useFormats()
  const preview = useQuery(queryOf(previewReport, { params: { id: report.id } })).data
  const freeze = useAction(freezeReport, {
    invalidates: [showReport, previewReport, compareReport, listReports],
    success: ({ figures }) => t('freeze.done', { count: figures }),
    onDone: onClose,
  })
  const contradictions = preview?.contradictions.length ?? 0
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('freeze.title')}
      confirmLabel={t('freeze')}
      reason="required"
      reasonLabel={t('freeze.reason')}
      busy={freeze.isPending}
      onConfirm={(reason) => freeze.mutate({ params: { id: report.id }, body: { reason } })}
    >
      <Text>{t('freeze.body', { asOf: preview ? moment(preview.asOf) : t('as-of.now') })}</Text>
      {contradictions > 0 ? (
        <Alert color="amber" mt="sm">
          {t('freeze.contradictions', { count: contradictions })}
        </Alert>
      ) : null}
    </ConfirmDialog>
  )
}

function DiscardDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useMessages(reportScreens)
  const navigate = useNavigate()
  const discard = useAction(discardReport, { invalidates: [listReports], success: t('discard.done'), onDone: () => void navigate({ to: '/reports' }) })
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('discard')}
      confirmLabel={t('discard')}
      tone="danger"
      busy={discard.isPending}
      onConfirm={() => discard.mutate({ params: { id } })}
    >
      {t('discard.body')}
    </ConfirmDialog>
  )
}

import { Button, Group, Text } from '@mantine/core'
import { IconPlus, IconReportAnalytics, IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink, ButtonLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { useViewer } from '../../ui/use-viewer.ts'
import { listReports, type ReportSummary } from '../report.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import { NewReportDialog } from './NewReportDialog.tsx'

/** The reports that the reader may read, and a new one. */
export function ReportsPage() {
  const t = useMessages(reportScreens)
  const { reports, years, agencies, mayNation } = useQueryOf(listReports)
  const { isSecretariat, agencyId } = useViewer()
  const [asking, setAsking] = useState(false)
  const mayWrite = (mayNation || agencies.length > 0) && years.length > 0
  const begin = mayWrite ? (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAsking(true)}>
      {t('new')}
    </Button>
  ) : null
  const actions = (
    <Group gap="xs">
      {isSecretariat ? (
        <ButtonLink to="/reports/templates" variant="default" leftSection={<IconTemplate size={18} aria-hidden />}>
          {t('templates')}
        </ButtonLink>
      ) : null}
      {begin}
    </Group>
  )
  return (
    <Page title={t('reports')} description={t('reports.description')} actions={actions}>
      {reports.length === 0 ? (
        <EmptyState title={t('list.none')} description={t('list.none-hint')} icon={IconReportAnalytics} />
      ) : (
        <ReportTable reports={reports} />
      )}
      {asking ? <NewReportDialog years={years} agencies={agencies} mayNation={mayNation} own={agencyId} onClose={() => setAsking(false)} /> : null}
    </Page>
  )
}

function ReportTable({ reports }: { reports: readonly ReportSummary[] }) {
  const t = useMessages(reportScreens)
  const { moment } = useFormats()
  const whose = useWhose()
  return (
    <DataTable
      caption={t('list.title')}
      rows={reports}
      rowKey={({ id }) => id}
      filterable
      columns={[
        {
          id: 'subject',
          header: t('list.subject'),
          rowHeader: true,
          value: ({ subject }) => subject,
          cell: ({ id, kind, subject }) => (
            <>
              <AnchorLink to="/reports/$reportId" params={{ reportId: id }} fw={600}>
                {subject}
              </AnchorLink>
              <Text size="xs" c="dimmed">
                {t(`kind.${kind}`)}
              </Text>
            </>
          ),
        },
        { id: 'whose', header: t('list.whose'), value: whose },
        {
          id: 'years',
          header: t('list.years'),
          align: 'center',
          value: ({ fromYear, toYear }) => (fromYear === toYear ? String(toYear) : `${fromYear} – ${toYear}`),
        },
        { id: 'as-of', header: t('list.as-of'), value: ({ asOf }) => asOf ?? '', cell: ({ asOf }) => (asOf ? moment(asOf) : t('as-of.now')) },
        { id: 'state', header: t('list.state'), width: 140, value: ({ state }) => t(`state.${state}`), cell: ({ state }) => <ReportState state={state} /> },
        {
          id: 'created',
          header: t('list.created'),
          value: ({ createdAt }) => createdAt,
          cell: ({ createdAt, createdBy }) => [createdBy, moment(createdAt)].filter(Boolean).join(' · '),
          wideOnly: true,
        },
      ]}
    />
  )
}

export function ReportState({ state }: { state: ReportSummary['state'] }) {
  const t = useMessages(reportScreens)
  return <StateBadge tone={state === 'frozen' ? 'good' : 'working'}>{t(`state.${state}`)}</StateBadge>
}

/** Whom a report is about, in the reader's language. */
export function useWhose() {
  const t = useMessages(reportScreens)
  const { locale } = useLocale()
  return ({ agencyVi, agencyEn }: Pick<ReportSummary, 'agencyVi' | 'agencyEn'>) => (locale === 'en' ? agencyEn : agencyVi) ?? t('nation')
}

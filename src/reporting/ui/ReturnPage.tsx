import { Alert, Anchor, Button, Group, Tabs } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconCircleCheck, IconFileSpreadsheet, IconFileUpload } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { useQueryOf } from '#ui/data.ts'
import { useFormats, useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { showCampaignForm } from '../campaign.contract.ts'
import { reportingMessages } from '../reporting.messages.ts'
import { showReturn, type GivenRemark } from '../return.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import { downloadTemplate, downloadWorkbook } from '../workbook.contract.ts'
import { ConflictDialog } from './ConflictDialog.tsx'
import { FiguresTab } from './FiguresTab.tsx'
import { HistoryTab } from './HistoryTab.tsx'
import { NarrativeTab } from './NarrativeTab.tsx'
import './tones.css'
import { PrintedReturn } from './PrintedReturn.tsx'
import { ProblemsTab } from './ProblemsTab.tsx'
import { RemarksTab } from './RemarksTab.tsx'
import { ReturnActions } from './ReturnActions.tsx'
import { ReturnHead } from './ReturnHead.tsx'
import { returnTabs, type ReturnScreen, type ReturnTab } from './return-screen.ts'
import styles from './Return.module.css'
import { SaveStatus } from './SaveStatus.tsx'
import { stateTones } from './state-tones.ts'
import { UploadDialog } from './UploadDialog.tsx'
import { useDraftState, useDraftStore } from './use-draft.ts'

const LinesTab = lazy(() => import('./LinesTab.tsx').then(({ LinesTab: component }) => ({ default: component })))
const route = '/signed-in/returns/$returnId'

/** The return of one agency: worked on, signed, judged and looked back on at one address. */
export function ReturnPage() {
  const { returnId } = useParams({ from: route })
  const search = useSearch({ from: route })
  const t = useMessages(returnMessages)
  const states = useMessages(reportingMessages)
  const named = useNamed()
  const screen = useScreen(returnId, search.version)
  const { locale } = useLocale()
  const navigate = useNavigate({ from: '/returns/$returnId' })
  const [accepted, setAccepted] = useState(false)
  const { working, state } = screen
  const agency = named(working.agency)
  const tab = search.tab ?? 'lines'
  return (
    <Page
      title={t('return.title', { agency, year: String(working.campaign.reportYear) })}
      aside={<StateBadge tone={stateTones[working.version.state]}>{states(`state.${working.version.state}`)}</StateBadge>}
      description={locale === 'en' ? working.campaign.titleEn : working.campaign.titleVi}
      trail={[{ label: locale === 'en' ? working.campaign.titleEn : working.campaign.titleVi, href: `/campaigns/${working.campaign.id}` }]}
      actions={<ReturnActions screen={screen} onAccepted={() => setAccepted(true)} />}
    >
      <div>
        <ReturnHead working={working} onVersion={(version) => void navigate({ search: (old) => ({ ...old, version }) })} />
        <Notices screen={screen} accepted={accepted} />
        <Group justify="space-between" mb="xs" className="no-print">
          <FileButtons screen={screen} />
          {screen.readOnly ? null : <SaveStatus screen={screen} />}
        </Group>
      </div>
      <Tabs value={tab} onChange={(value) => screen.goToTab(returnTabs.find((each) => each === value) ?? 'lines')} keepMounted={false} className="no-print">
        <Tabs.List mb="sm">
          {returnTabs.map((each) => (
            <Tabs.Tab key={each} value={each} rightSection={<TabCount tab={each} screen={screen} />}>
              {t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="lines">
          <Suspense fallback={<div style={{ minHeight: 420 }} />}>
            <LinesTab key={working.version.id} screen={screen} target={{ line: search.line, column: search.column }} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="figures">
          <FiguresTab screen={screen} />
        </Tabs.Panel>
        <Tabs.Panel value="narrative">
          <NarrativeTab screen={screen} />
        </Tabs.Panel>
        <Tabs.Panel value="problems">
          <ProblemsTab screen={screen} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryTab screen={screen} />
        </Tabs.Panel>
        <Tabs.Panel value="remarks">
          <RemarksTab screen={screen} />
        </Tabs.Panel>
      </Tabs>
      <PrintedReturn screen={screen} />
      {state.status.kind === 'conflict' ? <ConflictDialog screen={screen} /> : null}
    </Page>
  )
}

/** Everything that the parts of the page share. */
function useScreen(returnId: string, version: number | undefined): ReturnScreen {
  const working = useQueryOf(showReturn, { params: { id: returnId }, query: { version } })
  const { form, lists } = useQueryOf(showCampaignForm, { params: { id: working.campaign.id } })
  const store = useDraftStore(working)
  const state = useDraftState(store)
  const navigate = useNavigate({ from: '/returns/$returnId' })
  const [given, put] = useLocalStorage<GivenRemark[]>({ key: `nhipcau.remarks.${working.version.id}`, defaultValue: [] })
  const may = (action: string) => working.actions.some((offered) => offered.action === action && offered.allowed)
  const newest = working.version.number === Math.max(...working.versions.map(({ number }) => number))
  const sendsBack = newest && may('send_back')
  const goToCell = useCallback(
    (line: string | null, column: string | null) =>
      void navigate({ search: (old) => ({ ...old, tab: undefined, line: line ?? undefined, column: column ?? undefined }) }),
    [navigate],
  )
  const goToTab = useCallback(
    (tab: ReturnTab) =>
      void navigate({ search: (old) => ({ ...old, tab: tab === 'lines' ? undefined : tab, line: undefined, column: undefined }), replace: true }),
    [navigate],
  )
  const remarks = useMemo(() => (sendsBack ? { given, put } : null), [sendsBack, given, put])
  return { working, form, lists, store, state, readOnly: !(newest && may('edit')), remarks, goToCell, goToTab }
}

function TabCount({ tab, screen: { state, working, remarks } }: { tab: ReturnTab; screen: ReturnScreen }): ReactNode {
  const { count } = useFormats()
  const badge = (value: number, tone?: string) => (
    <span className={styles.count} data-tone={tone}>
      {count(value)}
    </span>
  )
  if (tab === 'lines') return badge(state.content.lines.length)
  if (tab === 'problems' && state.findings.length > 0)
    return badge(state.findings.length, state.summary.hard > 0 ? 'hard' : state.summary.unexplained > 0 ? 'soft' : undefined)
  const written = working.remarks.length + (remarks?.given.length ?? 0)
  if (tab === 'remarks' && written > 0) return badge(written)
  return null
}

function Notices({ screen: { working, remarks, goToTab }, accepted }: { screen: ReturnScreen; accepted: boolean }) {
  const t = useMessages(returnMessages)
  const { version, versions } = working
  const newest = Math.max(...versions.map(({ number }) => number))
  const sentBack = version.state === 'draft' && working.remarks.some(({ versionId }) => versionId === version.basedOn)
  return (
    <div className="no-print">
      {accepted ? (
        <Alert mb="md" color="green" icon={<IconCircleCheck aria-hidden />} title={t('accepted.title')} role="status">
          {t('accepted.explain')}{' '}
          <Anchor href={`/figures?year=${working.campaign.reportYear}`}>{t('accepted.figures', { year: String(working.campaign.reportYear) })}</Anchor>
        </Alert>
      ) : null}
      {version.number < newest ? (
        <Alert mb="md" color="amber">
          {t('old-version', { number: version.number, newest })}
        </Alert>
      ) : null}
      {sentBack ? (
        <Alert mb="md" color="amber" title={t('sent-back.title')}>
          {t('sent-back.explain')}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => goToTab('remarks')}>
            {t('sent-back.open')}
          </Button>
        </Alert>
      ) : null}
      {version.note && version.state === 'draft' && !sentBack ? (
        <Alert mb="md" color="amber" title={t('note.title')}>
          {version.note}
        </Alert>
      ) : null}
      {remarks && remarks.given.length > 0 ? <Alert mb="md">{t('remarks.waiting', { count: remarks.given.length })}</Alert> : null}
    </div>
  )
}

function FileButtons({ screen }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const download = useFileDownload()
  const [uploading, setUploading] = useState(false)
  const { working, readOnly, store } = screen
  const params = { id: working.id }
  return (
    <Group gap="xs">
      {readOnly ? (
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          onClick={() => void download(client(downloadWorkbook, { params, query: { version: working.version.number } }))}
        >
          {t('file.workbook')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          onClick={() => void store.flush().then(() => download(client(downloadTemplate, { params })))}
        >
          {t('file.template')}
        </Button>
      )}
      {readOnly ? null : (
        <Button variant="default" leftSection={<IconFileUpload size={16} aria-hidden />} onClick={() => setUploading(true)}>
          {t('file.upload')}
        </Button>
      )}
      <PrintButton />
      {uploading ? <UploadDialog returnId={working.id} onClose={() => setUploading(false)} before={store.flush} /> : null}
    </Group>
  )
}

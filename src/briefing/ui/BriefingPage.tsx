import { Button, Group, Skeleton, Tabs } from '@mantine/core'
import { IconCalendarDown, IconDoorEnter, IconMasksTheater, IconPlayerPlay } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { useQueryOf } from '#ui/data.ts'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { TabList } from '#ui/TabList.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { showBriefing, type Briefing } from '../briefing.contract.ts'
import { briefingMessages } from '../briefing.messages.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { calendarEntry } from '../invitation.contract.ts'
import { briefingTabs, type BriefingTab } from './briefing-search.model.ts'
import { briefingTones } from './tones.ts'
import { useTimeWords } from './use-time-words.ts'
import { useViewer } from './use-viewer.ts'

const route = '/signed-in/briefings/$briefingId'
type Tab = LazyExoticComponent<ComponentType<{ briefingId: string }>>

/** What stands in each tab; every slice brings its own. */
const panels: Readonly<Record<BriefingTab, Tab>> = {
  overview: lazy(() => import('./OverviewTab.tsx').then(({ OverviewTab }) => ({ default: OverviewTab }))),
  agenda: lazy(() => import('./AgendaTab.tsx').then(({ AgendaTab }) => ({ default: AgendaTab }))),
  points: lazy(() => import('./PointsTab.tsx').then(({ PointsTab }) => ({ default: PointsTab }))),
  readiness: lazy(() => import('./ReadinessTab.tsx').then(({ ReadinessTab }) => ({ default: ReadinessTab }))),
  papers: lazy(() => import('../papers/ui/PapersTab.tsx').then(({ PapersTab }) => ({ default: PapersTab }))),
  statements: lazy(() => import('./StatementsTab.tsx').then(({ StatementsTab }) => ({ default: StatementsTab }))),
  directives: lazy(() => import('../directives/ui/DirectivesTab.tsx').then(({ DirectivesTab }) => ({ default: DirectivesTab }))),
  documents: lazy(() => import('../documents/ui/DocumentsTab.tsx').then(({ DocumentsTab }) => ({ default: DocumentsTab }))),
  releases: lazy(() => import('../releases/ui/ReleasesTab.tsx').then(({ ReleasesTab }) => ({ default: ReleasesTab }))),
  archive: lazy(() => import('../archive/ui/ArchiveTab.tsx').then(({ ArchiveTab }) => ({ default: ArchiveTab }))),
}

/** One briefing, before, during and after, in tabs. */
export function BriefingPage() {
  const { briefingId } = useParams({ from: route })
  const { tab = 'overview' } = useSearch({ from: route })
  const t = useMessages(briefingScreens)
  const states = useMessages(briefingMessages)
  const { locale } = useLocale()
  const { span } = useTimeWords()
  const { seesReadiness } = useViewer()
  const navigate = useNavigate({ from: '/briefings/$briefingId' })
  const { briefing } = useQueryOf(showBriefing, { params: { id: briefingId } })
  const tabs = briefingTabs.filter((each) => each !== 'readiness' || seesReadiness)
  return (
    <Page
      title={locale === 'en' ? briefing.titleEn : briefing.titleVi}
      description={`${span(briefing)} · ${briefing.centre}`}
      aside={<StateBadge tone={briefingTones[briefing.state]}>{states(`state.${briefing.state}`)}</StateBadge>}
      actions={<RoomButtons briefing={briefing} />}
    >
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ search: { tab: briefingTabs.find((each) => each === value && each !== 'overview') }, replace: true })}
        keepMounted={false}
      >
        <TabList active={tab} tabs={tabs.map((each) => ({ value: each, label: t(`tab.${each}`) }))} />
        {tabs.map((each) => {
          const Panel = panels[each]
          return (
            <Tabs.Panel key={each} value={each}>
              <Suspense fallback={<Skeleton height={320} />}>
                <Panel briefingId={briefingId} />
              </Suspense>
            </Tabs.Panel>
          )
        })}
      </Tabs>
    </Page>
  )
}

const roomOpen: readonly Briefing['state'][] = ['papers', 'line_check', 'in_session']
const rehearsing: readonly Briefing['state'][] = ['invited', 'collecting', 'figures_locked', 'papers', 'line_check']

function RoomButtons({ briefing }: { briefing: Briefing }) {
  const t = useMessages(briefingScreens)
  const download = useFileDownload()
  const { isSecretariat } = useViewer()
  return (
    <Group gap="xs">
      <PrintButton />
      {briefing.state === 'planned' ? null : (
        <Button
          variant="default"
          leftSection={<IconCalendarDown size={18} aria-hidden />}
          onClick={() => void download(client(calendarEntry, { params: { id: briefing.id } }))}
        >
          {t('calendar')}
        </Button>
      )}
      {briefing.demo && isSecretariat && rehearsing.includes(briefing.state) ? (
        <Button component="a" href={`/room/${briefing.id}/join`} variant="default" leftSection={<IconMasksTheater size={18} aria-hidden />}>
          {t('room.join')}
        </Button>
      ) : null}
      {rehearsing.includes(briefing.state) ? (
        <Button component="a" href={`/room/${briefing.id}?kind=rehearsal`} variant="default" leftSection={<IconPlayerPlay size={18} aria-hidden />}>
          {t('room.rehearse')}
        </Button>
      ) : null}
      {roomOpen.includes(briefing.state) ? (
        <Button component="a" href={`/room/${briefing.id}`} size="md" leftSection={<IconDoorEnter size={20} aria-hidden />}>
          {t('room.enter')}
        </Button>
      ) : null}
    </Group>
  )
}

import { Button, Group, Skeleton, Tabs } from '@mantine/core'
import { IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { useQueryOf } from '#ui/data.ts'
import { useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { TabList } from '#ui/TabList.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { showBriefing } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { letterDocx, letterPdf } from '../invitation.contract.ts'
import { showPoint } from '../point.contract.ts'
import { pointTabs } from './briefing-search.model.ts'
import { LineTab } from './LineTab.tsx'
import { PeopleTab } from './PeopleTab.tsx'
import { StatementsTab } from './StatementsTab.tsx'
import { pointTones } from './tones.ts'

const SpeakerDossier = lazy(() => import('../papers/ui/SpeakerDossier.tsx').then(({ SpeakerDossier: component }) => ({ default: component })))
const route = '/signed-in/briefings/$briefingId/points/$pointId'

/** A room's own page: who sits in it, its line, its statements, and what its speaker should know. */
export function PointPage() {
  const { briefingId, pointId } = useParams({ from: route })
  const { tab = 'people' } = useSearch({ from: route })
  const t = useMessages(briefingScreens)
  const named = useNamed()
  const { locale } = useLocale()
  const params = { id: briefingId, pointId }
  const { briefing } = useQueryOf(showBriefing, { params: { id: briefingId } })
  const detail = useQueryOf(showPoint, { params })
  const navigate = useNavigate({ from: '/briefings/$briefingId/points/$pointId' })
  const title = locale === 'en' ? briefing.titleEn : briefing.titleVi
  const answers = detail.contact !== null
  const tabs = pointTabs.filter((each) => answers || each === 'people' || each === 'statements')
  return (
    <Page
      title={t('point.title', { name: named(detail.point) })}
      description={`${t(`point-kind.${detail.point.kind}`)} · ${detail.point.code}`}
      aside={<StateBadge tone={pointTones[detail.point.state]}>{t(`point-state.${detail.point.state}`)}</StateBadge>}
      trail={[{ label: title, href: `/briefings/${briefingId}` }]}
      actions={answers ? <LetterButtons params={params} /> : null}
    >
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ search: { tab: pointTabs.find((each) => each === value && each !== 'people') }, replace: true })}
        keepMounted={false}
      >
        <TabList active={tab} tabs={tabs.map((each) => ({ value: each, label: t(`point-tab.${each}`) }))} />
        <Tabs.Panel value="people">
          <PeopleTab briefing={briefing} detail={detail} />
        </Tabs.Panel>
        <Tabs.Panel value="line">
          <LineTab briefing={briefing} point={detail.point} />
        </Tabs.Panel>
        <Tabs.Panel value="statements">
          <StatementsTab briefingId={briefingId} pointId={pointId} />
        </Tabs.Panel>
        <Tabs.Panel value="dossier">
          <Suspense fallback={<Skeleton height={320} />}>
            <SpeakerDossier briefingId={briefingId} pointId={pointId} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function LetterButtons({ params }: { params: { id: string; pointId: string } }) {
  const t = useMessages(briefingScreens)
  const download = useFileDownload()
  return (
    <Group gap="xs">
      <Button variant="default" leftSection={<IconFileTypePdf size={18} aria-hidden />} onClick={() => void download(client(letterPdf, { params }))}>
        {t('point.letter-pdf')}
      </Button>
      <Button variant="default" leftSection={<IconFileTypeDocx size={18} aria-hidden />} onClick={() => void download(client(letterDocx, { params }))}>
        {t('point.letter-docx')}
      </Button>
    </Group>
  )
}

import { IconDatabaseOff, IconFileText } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { getPlace, type PlaceDetail } from '#directory/place.contract.ts'
import { secretariat, type Role } from '#directory/role.contract.ts'
import { getSession } from '#directory/session.contract.ts'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useMessages, type Translate } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { getOverview, getPublished, getTable, type Overview } from '../figure.contract.ts'
import { CoverageLine } from './CoverageLine.tsx'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { HeadlineCards } from './HeadlineCards.tsx'
import { PageActions } from './PageActions.tsx'
import { PlaceGrants } from './PlaceGrants.tsx'
import { PlaceHistory } from './PlaceHistory.tsx'
import { providersQuery } from './places-query.model.ts'
import { RankingPanel } from './RankingPanel.tsx'
import { ReadingControls } from './ReadingControls.tsx'
import { TrendPanel } from './TrendPanel.tsx'
import { useFigureWords, useReading } from './use-figures.ts'

/** The figures of one place, and how they stand to what was printed of it. */
export function PlacePage() {
  const t = useMessages(figuresPageMessages)
  const { locale } = useLocale()
  const { formats } = useFigureWords()
  const { reading } = useReading()
  const { placeId = '' } = useParams({ strict: false })
  const detail = useQueryOf(getPlace, { params: { id: placeId } })
  const overview = useQueryOf(getOverview, { query: { ...reading, place: placeId } })
  const published = usePublishedOf(placeId)
  const { place } = detail
  const name = locale === 'en' ? place.nameEn : capital(place.fullNameVi)
  return (
    <Page
      title={t('title.place', { name, year: String(reading.year) })}
      description={
        <>
          {t('place.of', { region: locale === 'en' ? place.regionEn : place.regionVi })}.{' '}
          {t('as-known', { moment: formats.moment(overview.asOf), map: t(`map.${reading.map}`) })}
          <PlaceHistory detail={detail} />
        </>
      }
      actions={
        <>
          <ReturnsButton detail={detail} />
          <PageActions />
        </>
      }
    >
      <ReadingControls briefings={[...new Set(published.map(({ heldOn }) => heldOn))]} />
      <CoverageLine coverage={overview.coverage} year={reading.year} ofPlace />
      {overview.headlines.every(({ value }) => value === null || Number(value) === 0) ? (
        <EmptyState icon={IconDatabaseOff} title={t('empty.title', { year: String(reading.year) })} description={hintOf(detail, reading.map, t)} />
      ) : (
        <Body overview={overview} placeId={placeId} published={published} />
      )}
    </Page>
  )
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

function hintOf({ predecessors, place }: PlaceDetail, map: string, t: Translate<keyof typeof figuresPageMessages.vi>) {
  if (predecessors.length > 0 && map !== '34') return t('place.merged-hint')
  return place.validTo !== null && map === '34' ? t('place.old-hint') : t('empty.body')
}

function usePublishedOf(placeId: string): Overview['published'] {
  const { reading } = useReading()
  const all = useQueryOf(getPublished, { query: { year: reading.year } })
  return all.filter(({ computedQuery }) => computedQuery?.place === placeId)
}

function Body({ overview, placeId, published }: { overview: Overview; placeId: string; published: Overview['published'] }) {
  const t = useMessages(figuresPageMessages)
  const { reading } = useReading()
  const providers = useQueryOf(getTable, { query: providersQuery(reading, placeId) })
  const query = { ...reading, place: placeId, asOf: overview.asOf }
  return (
    <>
      <HeadlineCards
        headlines={overview.headlines}
        query={query}
        published={published}
        incomplete={overview.coverage.missing.length > 0}
        beforeIncomplete={overview.trend.some((before) => before.year === overview.year - 1 && before.accepted < before.owed)}
      />
      <div className={`${styles.panels} ${styles.two}`}>
        <TrendPanel trend={overview.trend} query={query} />
        <RankingPanel title={t('sectors.title')} table={overview.sectors} query={query} dimension="heading" />
        <RankingPanel title={t('place.providers')} table={providers} query={query} dimension="provider" />
        <RankingPanel title={t('countries.title')} table={overview.countries} query={query} dimension="country" />
      </div>
      <PlaceGrants query={query} />
    </>
  )
}

/** To the place's own returns, for those who may open them. */
function ReturnsButton({ detail }: { detail: PlaceDetail }) {
  const t = useMessages(figuresPageMessages)
  const { session } = useQueryOf(getSession)
  const agencies = [detail.place.id, ...detail.successors.map(({ successorId }) => successorId)].map((id) => `a-${id}`)
  if (!session || !(mayReadAll(session.assignment.role) || agencies.includes(session.assignment.agency.id))) return null
  return (
    <Button component={Link} to="/campaigns" variant="default" leftSection={<IconFileText size={18} aria-hidden />}>
      {t('place.returns')}
    </Button>
  )
}

const mayReadAll = (role: Role) => role === 'auditor' || (secretariat as readonly Role[]).includes(role)

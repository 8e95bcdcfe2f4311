import { Button } from '@mantine/core'
import { IconDatabaseOff, IconDownload } from '@tabler/icons-react'
import { urlOf } from '#platform/client.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useQueryOf } from '#ui/data.ts'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { getOverview, getPublished, type Overview } from '../figure.contract.ts'
import { getFlowFile } from '../flow-file.contract.ts'
import { CoverageLine } from './CoverageLine.tsx'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { HeadlineCards } from './HeadlineCards.tsx'
import { PageActions } from './PageActions.tsx'
import { PlacesPanel } from './PlacesPanel.tsx'
import { RankingPanel } from './RankingPanel.tsx'
import { ReadingControls } from './ReadingControls.tsx'
import { TrendPanel } from './TrendPanel.tsx'
import { useFigureWords, useReading } from './use-figures.ts'

/** The figures of the national report: every number opens where it comes from. */
export function OverviewPage() {
  const t = useMessages(figuresPageMessages)
  const { formats } = useFigureWords()
  const { reading } = useReading()
  const overview = useQueryOf(getOverview, { query: reading })
  const published = useQueryOf(getPublished, { query: { year: reading.year } })
  const briefings = [...new Set(published.map(({ heldOn }) => heldOn))]
  const year = String(reading.year)
  return (
    <Page
      title={t('title', { year })}
      description={t('as-known', { moment: formats.moment(overview.asOf), map: t(`map.${reading.map}`) })}
      actions={
        <>
          <LinesButton overview={overview} />
          <PageActions />
        </>
      }
    >
      <ReadingControls briefings={briefings} />
      <CoverageLine coverage={overview.coverage} year={reading.year} />
      {overview.coverage.accepted === 0 ? (
        <EmptyState icon={IconDatabaseOff} title={t('empty.title', { year })} description={t('empty.body')} />
      ) : (
        <Body overview={overview} />
      )}
    </Page>
  )
}

/** Every line of the ledger behind the page, at the moment it shows. */
function LinesButton({ overview: { year, asOf } }: { overview: Overview }) {
  const t = useMessages(figuresPageMessages)
  const { locale } = useLocale()
  const { reading } = useReading()
  const address = urlOf(`/api${getFlowFile.path}`, {}, { from: year, to: year, map: reading.map, asOf, locale })
  return (
    <Button component="a" href={address} download variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
      {t('export.lines')}
    </Button>
  )
}

function Body({ overview }: { overview: Overview }) {
  const t = useMessages(figuresPageMessages)
  const { reading } = useReading()
  // The moment shown, so that a receipt opened later still answers for what stands here.
  const query = { ...reading, asOf: overview.asOf }
  return (
    <>
      <HeadlineCards
        headlines={overview.headlines}
        query={query}
        published={overview.published}
        incomplete={overview.coverage.missing.length > 0}
        beforeIncomplete={overview.trend.some((before) => before.year === overview.year - 1 && before.accepted < before.owed)}
      />
      <div className={`${styles.panels} ${styles.two}`}>
        <TrendPanel trend={overview.trend} query={query} />
        <RankingPanel title={t('sectors.title')} table={overview.sectors} query={query} dimension="heading" />
      </div>
      <PlacesPanel overview={overview} query={query} />
      <RankingPanel title={t('countries.title')} table={overview.countries} query={query} dimension="country" limit={10} />
    </>
  )
}

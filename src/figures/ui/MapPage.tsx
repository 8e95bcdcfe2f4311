import { Alert } from '@mantine/core'
import { IconDatabaseOff } from '@tabler/icons-react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import styles from './figures-layout.module.css'
import { MapControls } from './MapControls.tsx'
import map from './map-page.module.css'
import { mapPageMessages } from './map-page.messages.ts'
import { MapMaps } from './MapMaps.tsx'
import { MapTable } from './MapTable.tsx'
import { PageActions } from './PageActions.tsx'
import { PinnedPlace } from './PinnedPlace.tsx'
import { useFigureWords } from './use-figures.ts'
import { useMapScreen, type MapScreen } from './use-map.ts'
import { YearSlider } from './YearSlider.tsx'

/** Any figure on the map of the country: through the years, or two years compared. */
export function MapPage() {
  const t = useMessages(mapPageMessages)
  const { name, formats } = useFigureWords()
  const screen = useMapScreen()
  const words = { name: name(screen.measure), year: String(screen.year), against: String(screen.against) }
  return (
    <Page
      title={t(screen.view === 'one' ? 'title' : 'title.compare', words)}
      description={t('as-known', { moment: formats.moment(screen.series.asOf) })}
      actions={<PageActions />}
    >
      <MapControls screen={screen} />
      {screen.years.length === 0 ? <EmptyState icon={IconDatabaseOff} title={t('empty.title')} description={t('empty.body')} /> : <Body screen={screen} />}
    </Page>
  )
}

function Body({ screen }: { screen: MapScreen }) {
  const t = useMessages(mapPageMessages)
  const accepted = screen.series.years.find(({ year }) => year === screen.year)?.accepted ?? 0
  return (
    <>
      <YearSlider screen={screen} />
      {accepted === 0 ? <Alert color="amber">{t('year.empty', { year: String(screen.year) })}</Alert> : null}
      <div className={map.stage} data-view={screen.view}>
        <section className={styles.panel}>
          <MapMaps screen={screen} />
        </section>
        <div className={map.side}>
          <PinnedPlace screen={screen} />
          <section className={styles.panel}>
            <MapTable screen={screen} />
          </section>
        </div>
      </div>
    </>
  )
}

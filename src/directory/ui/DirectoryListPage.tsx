import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef, type ComponentType } from 'react'
import { NotFoundPage } from '#ui/error-pages.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { directoryScreenMessages } from '../directory-screens.messages.ts'
import styles from './directory.module.css'
import { directoryLists, listNamed, type DirectoryListName } from './directory-search.model.ts'
import { AgenciesList } from './lists/AgenciesList.tsx'
import { CountriesList } from './lists/CountriesList.tsx'
import { CurrenciesList } from './lists/CurrenciesList.tsx'
import { ExchangeRatesList } from './lists/ExchangeRatesList.tsx'
import { HolidaysList } from './lists/HolidaysList.tsx'
import { PlacesList } from './lists/PlacesList.tsx'
import { SectorsList } from './lists/SectorsList.tsx'
import { TopicsList } from './lists/TopicsList.tsx'

const screens: Record<DirectoryListName, ComponentType> = {
  places: PlacesList,
  agencies: AgenciesList,
  sectors: SectorsList,
  topics: TopicsList,
  countries: CountriesList,
  currencies: CurrenciesList,
  'exchange-rates': ExchangeRatesList,
  holidays: HolidaysList,
}

/** One list of the directory, with the others a press away. */
export function DirectoryListPage() {
  const t = useMessages(directoryScreenMessages)
  const list = listNamed(useParams({ strict: false }).list)
  if (!list) return <NotFoundPage />
  const Screen = screens[list]
  return (
    <Page title={t(`list.${list}`)} description={t(`list.${list}.description`)} actions={<PrintButton />}>
      <ListTabs list={list} />
      <Screen key={list} />
    </Page>
  )
}

/** The lists side by side; on a phone the chosen one is rolled into sight. */
function ListTabs({ list }: { list: DirectoryListName }) {
  const t = useMessages(directoryScreenMessages)
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>(`[data-list='${list}']`)
    if (chosen && row.current) row.current.scrollLeft = chosen.offsetLeft - row.current.offsetLeft - 16
  }, [list])
  return (
    <nav ref={row} className={styles.tabs} aria-label={t('directory.lists')}>
      {directoryLists.map((name) => (
        <Link key={name} to="/directory/$list" params={{ list: name }} data-list={name} className={styles.tab} activeOptions={{ includeSearch: false }}>
          {t(`list.${name}`)}
        </Link>
      ))}
    </nav>
  )
}

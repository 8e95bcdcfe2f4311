import { Title } from '@mantine/core'
import {
  IconBuildingBank,
  IconCalendar,
  IconCategory,
  IconCoins,
  IconCurrencyDong,
  IconMapPin,
  IconStorm,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { directoryScreenMessages } from '../directory-screens.messages.ts'
import styles from './directory.module.css'
import { directoryLists, type DirectoryListName } from './directory-search.model.ts'

const icons: Record<DirectoryListName, TablerIcon> = {
  places: IconMapPin,
  agencies: IconBuildingBank,
  sectors: IconCategory,
  topics: IconStorm,
  countries: IconWorld,
  currencies: IconCoins,
  'exchange-rates': IconCurrencyDong,
  holidays: IconCalendar,
}

/** The lists of the directory, each with what it holds. */
export function DirectoryPage() {
  const t = useMessages(directoryScreenMessages)
  return (
    <Page title={t('directory.title')} description={t('directory.description')}>
      <ul className={styles.grid}>
        {directoryLists.map((list) => {
          const Icon = icons[list]
          return (
            <li key={list}>
              <Link to="/directory/$list" params={{ list }} className={styles.card}>
                <Icon size={26} stroke={1.6} aria-hidden />
                <div>
                  <Title order={2}>{t(`list.${list}`)}</Title>
                  <p>{t(`list.${list}.description`)}</p>
                </div>
              </Link>
            </li>
          )
        })}
      </ul>
    </Page>
  )
}

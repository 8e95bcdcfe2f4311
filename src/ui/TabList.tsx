import { Tabs } from '@mantine/core'
import { useEffect, useRef } from 'react'
import styles from './TabList.module.css'

interface TabListProps {
  tabs: readonly { value: string; label: string }[]
  active: string
}

/** The tabs of a page in one row that scrolls on a phone; the one that is open is in sight. */
export function TabList({ tabs, active }: TabListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const row = list.current
    const tab = row?.querySelector<HTMLElement>(`[role=tab][id$="-tab-${active}"]`)
    if (row && tab) row.scrollTo({ left: tab.offsetLeft - (row.clientWidth - tab.clientWidth) / 2 })
  }, [active])
  return (
    <Tabs.List ref={list} mb="md" className={`no-print ${styles.tabs}`}>
      {tabs.map(({ value, label }) => (
        <Tabs.Tab key={value} value={value}>
          {label}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  )
}

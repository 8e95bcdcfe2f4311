import { Fragment, type ReactNode } from 'react'
import styles from './KeyValue.module.css'

export interface KeyValueItem {
  label: string
  value: ReactNode
}

/** Facts of one thing, name beside value; stacked where it is narrow. */
export function KeyValue({ items }: { items: readonly KeyValueItem[] }) {
  return (
    <dl className={styles.list}>
      {items.map(({ label, value }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

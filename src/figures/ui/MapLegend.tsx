import type { CSSProperties } from 'react'
import type { LegendEntry } from '../map/scale.model.ts'
import styles from './VietnamMap.module.css'

type MapLegendProps = { title: string; entries: LegendEntry[]; style?: CSSProperties | undefined }

/** What the colours of a map mean, as a list that a screen reader can read too. */
export function MapLegend({ title, entries, style }: MapLegendProps) {
  if (entries.length === 0) return null
  return (
    <div className={styles.legend} style={style}>
      <div className={styles.legendTitle}>{title}</div>
      <ul className={styles.legendRows}>
        {entries.map((entry) => (
          <li key={entry.text} className={styles.legendRow}>
            <span className={styles.swatch} data-kind={entry.kind} style={entry.kind === 'missing' ? undefined : { backgroundColor: entry.colour }} />
            {entry.text}
          </li>
        ))}
      </ul>
    </div>
  )
}

import type { CSSProperties } from 'react'
import { largestRadius } from '../map/map-paint.model.ts'
import type { MapSymbols } from '../map/map-paint.model.ts'
import type { MapMode } from '../map/map.model.ts'
import { symbolRadius } from '../map/scale.model.ts'
import type { LegendEntry } from '../map/scale.model.ts'
import styles from './VietnamMap.module.css'

type MapLegendProps = { title: string; entries: LegendEntry[]; symbols?: MapSymbols | undefined; mode: MapMode; style?: CSSProperties | undefined }

/** What the colours and circles of a map mean, as a list that a screen reader can read too. */
export function MapLegend({ title, entries, symbols, mode, style }: MapLegendProps) {
  if (entries.length === 0 && !symbols) return null
  return (
    <div className={styles.legend} style={style}>
      <div className={styles.legendTitle}>{title}</div>
      {symbols && <Sizes symbols={symbols} mode={mode} />}
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

function Sizes({ symbols, mode }: { symbols: MapSymbols; mode: MapMode }) {
  const across = largestRadius[mode] * 2 + 2
  return (
    <ul className={styles.sizes}>
      {symbols.steps.map(({ value, text }) => {
        const radius = symbolRadius(value, symbols.largest, largestRadius[mode])
        const tall = Math.max(radius * 2 + 2, 16)
        return (
          <li key={value} className={styles.legendRow}>
            <svg className={styles.size} width={across} height={tall} viewBox={`0 0 ${across} ${tall}`} aria-hidden="true">
              <circle cx={across / 2} cy={tall / 2} r={radius} />
            </svg>
            {text}
          </li>
        )
      })}
    </ul>
  )
}

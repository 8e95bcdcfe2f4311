import { useId, useMemo, useState } from 'react'
import { missingColours } from '#ui/palette.ts'
import { useElementWidth } from '#ui/use-element-width.ts'
import type { MapLabels } from '../map/map.messages.ts'
import { paintMap } from '../map/map-paint.model.ts'
import type { MapNames, MapValues, PaintedMap } from '../map/map-paint.model.ts'
import { drawMap, mapModeFor } from '../map/map.model.ts'
import type { MapMode, UnitSet } from '../map/map.model.ts'
import { buildScale, legendOf, symbolRadius } from '../map/scale.model.ts'
import { MapLegend } from './MapLegend.tsx'
import { MapSea } from './MapSea.tsx'
import { MapUnits } from './MapUnits.tsx'
import styles from './VietnamMap.module.css'

export type VietnamMapProps = {
  unitSet: UnitSet
  /** Decimal strings by place id (`p34-44`), with the words to show; a place left out has no data. */
  values: MapValues
  names: MapNames
  /** The name of the whole picture, for those who hear it. */
  title: string
  legendTitle: string
  /** How the edges of a class are written; leave the unit to `legendTitle`. */
  formatValue: (value: string) => string
  labels: MapLabels
  selected?: string | undefined
  onSelect?: ((placeId: string) => void) | undefined
  /** A second amount, drawn as circles whose area is in proportion to it. */
  symbols?: ReadonlyMap<string, string> | undefined
  method?: 'quantile' | 'log'
  classes?: number
  /** Forces a form; otherwise the width decides. */
  mode?: MapMode | undefined
  maxHeight?: number
}

type Pointed = { code: string; x: number; y: number }

/** Height over width that fits each form without much empty sea. */
const ratio: Record<MapMode, number> = { full: 1.04, inset: 1.22 }
const widthBeforeMeasured = 360

function useMap(props: VietnamMapProps, width: number): PaintedMap {
  const { unitSet, values, names, labels, method, classes, maxHeight = 760 } = props
  const mode = props.mode ?? mapModeFor(width)
  const drawing = useMemo(() => {
    return drawMap({ unitSet, mode, width, height: Math.min(width * ratio[mode], maxHeight) })
  }, [unitSet, mode, width, maxHeight])
  return useMemo(() => {
    const known = [...values.values()].map(({ value }) => value)
    const scale = buildScale(known, { ...(method && { method }), ...(classes && { classes }) })
    return paintMap(drawing, { values, names, scale, labels })
  }, [drawing, values, names, labels, method, classes])
}

/**
 * Viet Nam by province, coloured by amount, with Hoàng Sa and Trường Sa; wide it shows them in place, on a phone in
 * frames. Put the same figures in a table beside it.
 */
export function VietnamMap(props: VietnamMapProps) {
  const { ref, width = widthBeforeMeasured } = useElementWidth<HTMLDivElement>()
  const map = useMap(props, width)
  const hatchId = useId()
  const hintId = useId()
  const [pointed, setPointed] = useState<Pointed>()
  const point = (code: string, x: number, y: number) => setPointed({ code, x, y })
  const leave = () => setPointed(undefined)
  const { labels, selected, onSelect } = props
  const entries = legendOf(map.scale, { ...labels, formatValue: props.formatValue })
  const corner = map.legendCorner && { left: share(map.legendCorner.x, map.width), top: share(map.legendCorner.y, map.height) }
  return (
    <figure className={styles.map} data-mode={map.mode}>
      <div ref={ref} className={styles.stage}>
        <svg viewBox={`0 0 ${map.width} ${map.height}`} role="group" aria-label={props.title} aria-describedby={hintId}>
          <Hatch id={hatchId} />
          <MapUnits {...{ map, hatchId, selected, onSelect }} pointed={pointed?.code} onPoint={point} onLeave={leave} />
          {props.symbols && <Symbols map={map} symbols={props.symbols} />}
          <MapSea map={map} onPoint={point} onLeave={leave} />
        </svg>
        {corner && <MapLegend title={props.legendTitle} entries={entries} style={corner} />}
        {pointed && <Card map={map} pointed={pointed} labels={labels} />}
      </div>
      {!corner && <MapLegend title={props.legendTitle} entries={entries} />}
      <figcaption className={styles.caption}>
        <span>{labels.caption}</span>
        <span>{labels.attribution}</span>
        <span id={hintId} className={styles.unseen}>
          {labels.description} {labels.keyboardHint}
        </span>
      </figcaption>
    </figure>
  )
}

const share = (part: number, whole: number): string => `${(part / whole) * 100}%`

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={5} height={5} fill={missingColours.ground} />
        <path d="M0 0V5" stroke={missingColours.hatch} strokeWidth={1.6} />
      </pattern>
    </defs>
  )
}

const largestRadius = { full: 22, inset: 13 }

function Symbols({ map, symbols }: { map: PaintedMap; symbols: ReadonlyMap<string, string> }) {
  const largest = [...symbols.values()].reduce((most, value) => (Number(value) > Number(most) ? value : most), '0')
  return (
    <g className={styles.symbols} aria-hidden="true">
      {map.units.map(({ code, placeId, centroid: [x, y] }) => {
        const radius = symbolRadius(symbols.get(placeId), largest, largestRadius[map.mode])
        return radius > 0 && <circle key={code} cx={x} cy={y} r={radius} />
      })}
    </g>
  )
}

/** Right of this part of the width a card opens to the left: over land, and not over Hoàng Sa. */
const sideChange = { full: 0.25, inset: 0.6 }

/** What the pointer or the keyboard is on. Its words are in the accessible name of the unit already. */
function Card({ map, pointed, labels }: { map: PaintedMap; pointed: Pointed; labels: MapLabels }) {
  const unit = map.units.find(({ code }) => code === pointed.code)
  if (!unit) return null
  const onLeft = pointed.x > map.width * sideChange[map.mode]
  return (
    <div
      aria-hidden="true"
      className={styles.card}
      data-side={onLeft ? 'left' : 'right'}
      style={{ left: share(pointed.x, map.width), top: share(pointed.y, map.height) }}
    >
      <strong>{unit.name}</strong>
      {labels.archipelagoOf[unit.code] && <small>{labels.archipelagoOf[unit.code]}</small>}
      <span>{unit.label}</span>
    </div>
  )
}

import { useId, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { missingColours } from '#ui/palette.ts'
import { useElementWidth } from '#ui/use-element-width.ts'
import type { MapLabels } from '../map/map.messages.ts'
import { classPaint, largestRadius, paintMap } from '../map/map-paint.model.ts'
import type { MapNames, MapPaint, MapSymbols, MapValues, PaintedMap } from '../map/map-paint.model.ts'
import { drawMap, mapModeFor } from '../map/map.model.ts'
import type { MapMode, UnitSet } from '../map/map.model.ts'
import { buildScale, symbolRadius } from '../map/scale.model.ts'
import type { ScaleMethod } from '../map/scale.model.ts'
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
  /** Colours shared with other maps; otherwise classes are made from `values`. */
  paint?: MapPaint | undefined
  symbols?: MapSymbols | undefined
  /** More than name and value for the card of what is pointed at. */
  card?: ((placeId: string) => ReactNode) | undefined
  method?: ScaleMethod
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
  const { unitSet, values, names, labels, paint, formatValue, method, classes, maxHeight = 760 } = props
  const mode = props.mode ?? mapModeFor(width)
  const drawing = useMemo(() => {
    return drawMap({ unitSet, mode, width, height: Math.min(width * ratio[mode], maxHeight) })
  }, [unitSet, mode, width, maxHeight])
  return useMemo(() => {
    const known = [...values.values()].map(({ value }) => value)
    const own = () => classPaint(buildScale(known, { ...(method && { method }), ...(classes && { classes }) }), { ...labels, formatValue })
    return paintMap(drawing, { values, names, paint: paint ?? own(), labels })
  }, [drawing, values, names, labels, paint, formatValue, method, classes])
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
  const legend = { title: props.legendTitle, entries: map.legend, symbols: props.symbols, mode: map.mode }
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
        {corner && <MapLegend {...legend} style={corner} />}
        {pointed && <Card map={map} pointed={pointed} labels={labels} more={props.card} />}
      </div>
      {!corner && <MapLegend {...legend} />}
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

function Symbols({ map, symbols: { values, largest } }: { map: PaintedMap; symbols: MapSymbols }) {
  return (
    <g className={styles.symbols} aria-hidden="true">
      {map.units.map(({ code, placeId, centroid: [x, y] }) => {
        const radius = symbolRadius(values.get(placeId), largest, largestRadius[map.mode])
        if (radius > 0) return <circle key={code} cx={x} cy={y} r={radius} />
        return values.has(placeId) && <circle key={code} className={styles.ring} cx={x} cy={y} r={2.5} />
      })}
    </g>
  )
}

/** Right of this part of the width a card opens to the left: over land, and not over Hoàng Sa. */
const sideChange = { full: 0.25, inset: 0.6 }

/** What the pointer or the keyboard is on. Its words are in the accessible name of the unit already. */
function Card({ map, pointed, labels, more }: { map: PaintedMap; pointed: Pointed; labels: MapLabels; more: VietnamMapProps['card'] }) {
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
      {more?.(unit.placeId)}
    </div>
  )
}

import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { neighbourOf } from '../map/map.model.ts'
import type { Direction } from '../map/map.model.ts'
import type { PaintedMap, PaintedUnit } from '../map/map-paint.model.ts'
import styles from './VietnamMap.module.css'

const directions: Partial<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

type MapUnitsProps = {
  map: PaintedMap
  hatchId: string
  /** The code of the unit under the pointer, which may be on its islands. */
  pointed?: string | undefined
  selected?: string | undefined
  onSelect?: ((placeId: string) => void) | undefined
  onPoint: (code: string, x: number, y: number) => void
  onLeave: () => void
}

/**
 * The provinces: one stop of the Tab key for the whole map, arrows to the nearest unit that way, Enter or
 * Space to choose.
 */
export function MapUnits({ map, hatchId, pointed, selected, onSelect, onPoint, onLeave }: MapUnitsProps) {
  const group = useRef<SVGGElement>(null)
  const chosen = map.units.find((unit) => unit.placeId === selected)
  const [visited, setVisited] = useState<string>()
  const [focused, setFocused] = useState<string>()
  const stop = map.units.find((unit) => unit.code === visited) ?? chosen ?? map.units[0]

  function move(event: KeyboardEvent, unit: PaintedUnit) {
    const direction = directions[event.key]
    if (direction) {
      event.preventDefault()
      const code = neighbourOf(map.units, unit.code, direction)
      group.current?.querySelector<SVGPathElement>(`[data-code="${code}"]`)?.focus()
    } else if (onSelect && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      onSelect(unit.placeId)
    }
  }

  function arrive(unit: PaintedUnit) {
    setVisited(unit.code)
    setFocused(unit.code)
    onPoint(unit.code, ...unit.centroid)
  }

  function leave() {
    setFocused(undefined)
    onLeave()
  }

  const marked = [
    { unit: map.units.find((unit) => unit.code === pointed), className: styles.pointed },
    { unit: chosen, className: styles.selected },
    { unit: map.units.find((unit) => unit.code === focused), className: styles.focused },
  ]
  return (
    <g ref={group}>
      {map.units.map((unit) => (
        <path
          key={unit.code}
          data-code={unit.code}
          className={onSelect ? styles.choosable : styles.unit}
          d={unit.path}
          fill={unit.fill.kind === 'missing' ? `url(#${hatchId})` : unit.fill.colour}
          role={onSelect ? 'button' : 'img'}
          aria-label={unit.said}
          aria-pressed={onSelect ? unit.placeId === selected : undefined}
          tabIndex={unit.code === stop?.code ? 0 : -1}
          onClick={onSelect && (() => onSelect(unit.placeId))}
          onKeyDown={(event) => move(event, unit)}
          onFocus={() => arrive(unit)}
          onBlur={leave}
          onPointerMove={(event) => onPoint(unit.code, ...pointer(event.currentTarget, event))}
          onPointerLeave={onLeave}
        />
      ))}
      <g className={styles.lines} aria-hidden="true">
        <path className={styles.borders} d={map.borders} />
        <path className={styles.fineBorders} d={map.borders} />
        <path className={styles.outline} d={map.outline} />
        {marked.map(({ unit, className }) => unit && <path key={className} className={className} d={unit.path} />)}
      </g>
    </g>
  )
}

/** Where the pointer is in the units of the drawing, which the page may have scaled. */
function pointer(shape: SVGGraphicsElement, event: { clientX: number; clientY: number }): [number, number] {
  const toDrawing = shape.getScreenCTM()?.inverse()
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(toDrawing)
  return [x, y]
}

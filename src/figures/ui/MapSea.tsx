import { describeIsland } from '../map/map-paint.model.ts'
import type { PaintedMap } from '../map/map-paint.model.ts'
import { archipelagoUnit } from '../map/map-geometry.model.ts'
import { labelText } from '../map/map.model.ts'
import type { Archipelago, LabelDrawing } from '../map/map.model.ts'
import styles from './VietnamMap.module.css'

const lineHeight = 1.25
const archipelagos: Archipelago[] = ['HS', 'TS']

function SeaLabel({ label }: { label: LabelDrawing }) {
  const className = label.id === 'sea' ? styles.seaLabel : styles.islandLabel
  return (
    <text className={className} data-label={label.id} x={label.x} y={label.y} fontSize={label.size} textAnchor="middle">
      {label.lines.map((line, index) => (
        <tspan key={line} x={label.x} dy={index === 0 ? 0 : label.size * lineHeight} className={index > 0 ? styles.minor : undefined}>
          {index > 0 ? ` ${line}` : line}
        </tspan>
      ))}
    </text>
  )
}

type MapSeaProps = { map: PaintedMap; onPoint: (code: string, x: number, y: number) => void; onLeave: () => void }

/** Hoàng Sa and Trường Sa, their frames on a small map, and the name of the sea: on every map, always. */
export function MapSea({ map, onPoint, onLeave }: MapSeaProps) {
  return (
    <g>
      {map.insets.map(({ group, ...frame }) => (
        <rect key={group} className={styles.inset} rx={2} {...frame} />
      ))}
      {archipelagos.map((group) => {
        const label = map.labels.find(({ id }) => id === group)
        return (
          <g key={group} role="img" aria-label={label && labelText(label)} className={styles.islands} fill={map.islandColour(archipelagoUnit[group])}>
            {map.islands
              .filter((island) => island.group === group)
              .map((island) => (
                <circle
                  key={island.name}
                  data-island={group}
                  cx={island.x}
                  cy={island.y}
                  r={2.1}
                  onPointerEnter={() => onPoint(island.unitCode, island.x, island.y)}
                  onPointerLeave={onLeave}
                >
                  <title>{describeIsland(map, island)}</title>
                </circle>
              ))}
          </g>
        )
      })}
      {map.labels.map((label) => (
        <SeaLabel key={label.id} label={label} />
      ))}
    </g>
  )
}

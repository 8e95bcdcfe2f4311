import { useMemo } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { mapLabels } from '../map/map.messages.ts'
import { classPaint, differencePaint, groundPaint, type MapPaint, type MapSymbols, type MapValues } from '../map/map-paint.model.ts'
import { buildScale, symbolSteps, type Scale } from '../map/scale.model.ts'
import { mapPageMessages } from './map-page.messages.ts'
import { largestOf, pooledValues } from './map-rows.model.ts'
import { useFigureWords, useShortNumber } from './use-figures.ts'
import type { MapScreen } from './use-map.ts'

/** One drawing of the country: what stands in each place and how it is painted. */
export interface MapLayer {
  key: string
  title: string
  legendTitle: string
  values: MapValues
  paint: MapPaint
  symbols?: MapSymbols
}

/** What the page draws: one map, two on one scale, or the difference. */
export function useMapLayers(screen: MapScreen): MapLayer[] {
  const t = useMessages(mapPageMessages)
  const { name } = useFigureWords()
  const paint = usePaint(screen)
  const difference = useDifference(screen)
  const { year, against, view, measure } = screen
  const layer = (of: number, key: 'value' | 'against'): MapLayer => {
    const { paint: painted, symbols, legendTitle, valuesOf } = paint
    return { key, title: t('map.of', { name: name(measure), year: String(of) }), legendTitle, values: valuesOf(key), paint: painted, ...symbols(key) }
  }
  if (view === 'one') return [layer(year, 'value')]
  if (view === 'beside') return [layer(against, 'against'), layer(year, 'value')]
  return screen.comparable ? [difference] : []
}

function usePaint({ series, rows, form, classes, measure }: MapScreen) {
  const { value, name, formats } = useFigureWords()
  const short = useShortNumber(series.unit)
  const labels = mapLabels(formats.locale)
  const scale = useScale(series, rows, classes)
  const largest = useMemo(() => largestOf(pooledValues(series, drawnOf(rows))), [series, rows])
  const inSet = rows.filter((row) => row.inSet)
  const valuesOf = (key: 'value' | 'against'): MapValues =>
    new Map(inSet.flatMap((row) => (row[key] === null ? [] : [[row.id, { value: row[key], label: value(row[key], series.unit, 'short') }] as const])))
  const symbols = (key: 'value' | 'against'): { symbols?: MapSymbols } =>
    form === 'colour'
      ? {}
      : {
          symbols: {
            values: new Map(inSet.flatMap((row) => (row[key] === null ? [] : [[row.id, row[key]] as const]))),
            largest,
            steps: symbolSteps(largest).map((step) => ({ value: step, text: value(step, series.unit, 'short') })),
          },
        }
  const paint = form === 'circles' ? groundPaint(labels) : classPaint(scale, { ...labels, formatValue: short })
  return { paint, symbols, valuesOf, legendTitle: `${name(measure)}${unitOf(series.unit)}` }
}

const drawnOf = (rows: MapScreen['rows']) => new Set(rows.filter(({ inSet }) => inSet).map(({ id }) => id))
const unitOf = (unit: string) => (unit === 'count' ? '' : unit === 'percent' ? ' (%)' : ` (${unit})`)

/** Made once from all years, so that a colour keeps its meaning while the year moves. */
function useScale(series: MapScreen['series'], rows: MapScreen['rows'], classes: MapScreen['classes']): Scale {
  // Which places are drawn depends on the set only, which comes with the series.
  const drawn = [...drawnOf(rows)].sort().join(' ')
  return useMemo(() => buildScale(pooledValues(series, new Set(drawn.split(' '))), { method: classes, classes: 5 }), [series, drawn, classes])
}

function useDifference({ rows, series, year, against, measure }: MapScreen): MapLayer {
  const t = useMessages(mapPageMessages)
  const { name, formats } = useFigureWords()
  const short = useShortNumber(series.unit)
  const inSet = rows.filter((row) => row.inSet && row.difference !== null)
  const unit = series.unit === 'count' ? 'count' : series.unit === 'percent' ? 'points' : { money: series.unit }
  return {
    key: 'difference',
    title: t('map.difference', { name: name(measure), year: String(year), against: String(against) }),
    legendTitle: t('difference.legend', { name: name(measure), unit: unit === 'points' ? t('difference.points') : series.unit === 'count' ? '' : series.unit }),
    values: new Map(inSet.map((row) => [row.id, { value: row.difference, label: formats.signedChange(row.difference ?? '0', unit) }])),
    paint: differencePaint(
      inSet.map((row) => row.difference),
      { formatValue: short, zero: t('difference.same'), noData: t('difference.missing') },
    ),
  }
}

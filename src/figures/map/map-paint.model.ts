import { labelText } from './map.model.ts'
import type { MapDrawing, MapMode, UnitDrawing } from './map.model.ts'
import type { MapLabels } from './map.messages.ts'
import { diverging, missingColours, symbolColours } from '#ui/palette.ts'
import { Exact } from '#platform/money.ts'
import { buildScale, fillOf, legendOf } from './scale.model.ts'
import type { Fill, LegendEntry, Scale } from './scale.model.ts'

/** A place's value as a decimal string (null: not reported) and the words it is shown with. */
export type MapValue = { value: string | null; label: string }
export type MapValues = ReadonlyMap<string, MapValue>
export type MapNames = ReadonlyMap<string, string>

/** How values become colours, and how a legend explains it. Several maps with one paint can be compared. */
export type MapPaint = { fill: (value: string | null | undefined) => Fill; legend: (missing: boolean) => LegendEntry[] }

/** Circles whose area is in proportion to an amount; `largest` fills the largest circle, `steps` stand in the legend. */
export type MapSymbols = { values: ReadonlyMap<string, string>; largest: string; steps: readonly { value: string; text: string }[] }

/** The paint of a scale of classes. Zero stands in its legend where any of its values is, missing where a unit of the map is. */
export function classPaint(scale: Scale, words: PaintWords): MapPaint {
  return {
    fill: (value) => fillOf(scale, value),
    legend: (missing) => legendOf({ ...scale, missing: missing ? 1 : 0 }, words),
  }
}

type PaintWords = { formatValue: (value: string) => string; zero: string; noData: string }

/** The ground below circles: one pale colour, hatched where nothing is known. */
export function groundPaint(words: Pick<PaintWords, 'noData'>): MapPaint {
  const missing: LegendEntry = { kind: 'missing', colour: missingColours.ground, text: words.noData }
  return {
    fill: (value) =>
      value === null || value === undefined ? { kind: 'missing', colour: missingColours.ground } : { kind: 'class', colour: symbolColours.ground },
    legend: (isMissing) => (isMissing ? [missing] : []),
  }
}

/**
 * The paint of differences: classes of equal reach on both sides of nothing, so that a fall and a rise of the same size
 * are equally dark. The edges are quantiles of the sizes in `values`, in thirds.
 */
export function differencePaint(values: Iterable<string | null>, words: PaintWords): MapPaint {
  const sizes = [...values].map((value) => (value === null ? null : new Exact(value).abs().toFixed()))
  const scale = buildScale(sizes, { classes: diverging.rise.length })
  const last = diverging.rise.length - 1
  const classAt = (size: string) => scale.breaks.filter((edge) => new Exact(size).gte(edge)).length
  const lightest = scale.breaks.length === last ? 0 : 1
  const shade = (index: number, up: boolean) => diverging[up ? 'rise' : 'fall'][index + lightest] ?? diverging.same
  return {
    fill: (value) => {
      if (value === null || value === undefined) return { kind: 'missing', colour: missingColours.ground }
      const number = new Exact(value)
      return number.isZero() ? { kind: 'zero', colour: diverging.same } : { kind: 'class', colour: shade(classAt(number.abs().toFixed()), number.gt(0)) }
    },
    legend: (missing) => {
      const classes = scale.classes.map(({ from, to }, index) => ({ text: spanOf(from, to, words.formatValue), index }))
      const side = (up: boolean): LegendEntry[] =>
        classes.map(({ text, index }) => ({ kind: 'class', colour: shade(index, up), text: `${up ? '+' : '−'} ${text}` }))
      return [
        ...side(true).reverse(),
        { kind: 'zero', colour: diverging.same, text: words.zero },
        ...side(false),
        ...(missing ? [{ kind: 'missing' as const, colour: missingColours.ground, text: words.noData }] : []),
      ]
    },
  }
}

function spanOf(from: string, to: string, format: (value: string) => string): string {
  const [low, high] = [format(from), format(to)]
  return low === high ? low : `${low} – ${high}`
}

/** The radius of the largest circle, in pixels. */
export const largestRadius: Record<MapMode, number> = { full: 24, inset: 14 }

export type PaintedUnit = UnitDrawing & { name: string; label: string; said: string; value: string | null; fill: Fill }
export type PaintedMap = Omit<MapDrawing, 'units'> & { units: PaintedUnit[]; legend: LegendEntry[]; islandColour: (code: string) => string }

/**
 * Joins a drawing with names and values. Units without a value count as missing, so the legend explains their
 * hatching; the islands take the colour of the unit they belong to.
 */
export function paintMap(drawing: MapDrawing, data: { values: MapValues; names: MapNames; paint: MapPaint; labels: MapLabels }): PaintedMap {
  const { values, names, paint, labels } = data
  const units = drawing.units.map((unit): PaintedUnit => {
    const found = values.get(unit.placeId)
    const name = names.get(unit.placeId) ?? unit.code
    const value = found?.value ?? null
    const label = value === null ? labels.noData : (found?.label ?? value)
    return { ...unit, name, value, label, said: describeUnit({ code: unit.code, name, label }, labels), fill: paint.fill(value) }
  })
  const colours = new Map(units.map((unit) => [unit.code, unit.fill.colour]))
  const islandColour = (code: string) => colours.get(code) ?? paint.fill(null).colour
  return { ...drawing, units, legend: paint.legend(units.some(({ value }) => value === null)), islandColour }
}

/** The archipelago's own words for a dot: `Đảo Sơn Ca, QUẦN ĐẢO TRƯỜNG SA (tỉnh Khánh Hòa)`. */
export function describeIsland(drawing: Pick<MapDrawing, 'labels'>, island: { group: string; name: string }): string {
  const label = drawing.labels.find(({ id }) => id === island.group)
  return label ? `${island.name}, ${labelText(label)}` : island.name
}

/** How a unit is named aloud: `Đà Nẵng (gồm quần đảo Hoàng Sa): 12,3 triệu USD`. */
export function describeUnit(unit: { code: string; name: string; label: string }, labels: Pick<MapLabels, 'archipelagoOf'>): string {
  const part = labels.archipelagoOf[unit.code]
  return `${unit.name}${part ? ` (${part})` : ''}: ${unit.label}`
}

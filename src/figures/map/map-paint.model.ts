import { labelText } from './map.model.ts'
import type { MapDrawing, UnitDrawing } from './map.model.ts'
import type { MapLabels } from './map.messages.ts'
import { fillOf } from './scale.model.ts'
import type { Fill, Scale } from './scale.model.ts'

/** A place's value as a decimal string (null: not reported) and the words it is shown with. */
export type MapValue = { value: string | null; label: string }
export type MapValues = ReadonlyMap<string, MapValue>
export type MapNames = ReadonlyMap<string, string>

export type PaintedUnit = UnitDrawing & { name: string; label: string; said: string; value: string | null; fill: Fill }
export type PaintedMap = Omit<MapDrawing, 'units'> & { units: PaintedUnit[]; scale: Scale; islandColour: (code: string) => string }

/** The scale with every unit counted that has no value, also those the data never mentioned. */
export function withMissing(scale: Scale, units: { placeId: string }[], values: MapValues): Scale {
  const missing = units.filter(({ placeId }) => (values.get(placeId)?.value ?? null) === null).length
  return { ...scale, missing }
}

/**
 * Joins a drawing with names and values. Units without a value count as missing, so the legend explains their
 * hatching; the islands take the colour of the unit they belong to.
 */
export function paintMap(drawing: MapDrawing, data: { values: MapValues; names: MapNames; scale: Scale; labels: MapLabels }): PaintedMap {
  const { values, names, scale, labels } = data
  const units = drawing.units.map((unit): PaintedUnit => {
    const found = values.get(unit.placeId)
    const name = names.get(unit.placeId) ?? unit.code
    const value = found?.value ?? null
    const label = value === null ? labels.noData : (found?.label ?? value)
    return { ...unit, name, value, label, said: describeUnit({ code: unit.code, name, label }, labels), fill: fillOf(scale, value) }
  })
  const colours = new Map(units.map((unit) => [unit.code, unit.fill.colour]))
  const islandColour = (code: string) => colours.get(code) ?? fillOf(scale, null).colour
  return { ...drawing, units, scale: withMissing(scale, units, values), islandColour }
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

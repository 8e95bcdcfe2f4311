import { geoMercator, geoPath } from 'd3-geo'
import type { GeoProjection } from 'd3-geo'
import type { MultiPoint, MultiPolygon, Polygon } from 'geojson'
import { archipelagoUnit, bordersOf, islands, outline, unitPlaceId, unitsOf } from './map-geometry.model.ts'
import type { Archipelago, Island, UnitSet } from './map-geometry.model.ts'

export { unitPlaceId }
export type { Archipelago, UnitSet }

/** `full`: the archipelagos at their true place. `inset`: for cards, phones and columns, in two frames. */
export type MapMode = 'full' | 'inset'
export type Frame = { x: number; y: number; width: number; height: number }
export type UnitDrawing = { code: string; placeId: string; path: string; centroid: [number, number] }
export type IslandDrawing = { group: Archipelago; name: string; unitCode: string; x: number; y: number }
/** One label in one or two lines; `x` is its middle, `y` the baseline of the first line, `size` in pixels. */
export type LabelDrawing = { id: Archipelago | 'sea'; lines: string[]; x: number; y: number; size: number }
export type InsetDrawing = Frame & { group: Archipelago }

export type MapDrawing = {
  unitSet: UnitSet
  mode: MapMode
  width: number
  height: number
  units: UnitDrawing[]
  borders: string
  outline: string
  islands: IslandDrawing[]
  insets: InsetDrawing[]
  labels: LabelDrawing[]
  /** The corner of the open sea north-east of the coast where a legend covers nothing; full maps only. */
  legendCorner: { x: number; y: number } | undefined
}

/** Below these the labels of the archipelagos could not be read; a smaller map is drawn at this size. */
export const smallestMap: Record<MapMode, { width: number; height: number }> = {
  full: { width: 460, height: 480 },
  inset: { width: 240, height: 320 },
}

const labelLines = {
  HS: ['QUẦN ĐẢO HOÀNG SA', '(TP. Đà Nẵng)'],
  TS: ['QUẦN ĐẢO TRƯỜNG SA', '(tỉnh Khánh Hòa)'],
  sea: ['BIỂN ĐÔNG'],
}
const lineHeight = 1.25
const margin = 8

const corners = (...coordinates: [number, number][]): MultiPoint => ({ type: 'MultiPoint', coordinates })
const wholeCountry = corners([101.8, 6.5], [117.9, 23.6])
const mainland = corners([102.1, 8.45], [109.5, 23.45])
const insetExtent: Record<Archipelago, MultiPoint> = {
  HS: corners([110.6, 15.4], [113.2, 17.4]),
  TS: corners([111.2, 6.3], [117.6, 12.2]),
}
/** Width over height of the frames' extents on Mercator's projection. */
const insetRatio: Record<Archipelago, number> = { HS: 1.25, TS: 1.07 }

/** Which form a picture of this width can carry: full needs about twice the width of the mainland. */
export function mapModeFor(width: number): MapMode {
  return width < 560 ? 'inset' : 'full'
}

/** Every label of a map as one text, as a reader or a test looks for it. */
export function labelText(label: { lines: string[] }): string {
  return label.lines.join(' ')
}

function fit(frame: Frame, extent: MultiPoint): GeoProjection {
  const { x, y, width, height } = frame
  const low: [number, number] = [x, y]
  const high: [number, number] = [x + width, y + height]
  return geoMercator().fitExtent([low, high], extent)
}

function at(projection: GeoProjection, lon: number, lat: number): [number, number] {
  const point = projection([lon, lat])
  if (!point) throw new RangeError(`Outside the projection: ${lon}, ${lat}`)
  return [round(point[0]), round(point[1])]
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** Symbols sit on the largest piece: the middle of all pieces of a coastal province can lie in the sea. */
function largestPiece(geometry: MultiPolygon): Polygon {
  const path = geoPath()
  const pieces = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }))
  return pieces.reduce((best, piece) => (path.area(piece) > path.area(best) ? piece : best))
}

function drawUnits(unitSet: UnitSet, projection: GeoProjection) {
  const path = geoPath(projection).digits(1)
  const units = unitsOf(unitSet).map(({ properties: { code }, geometry }): UnitDrawing => {
    const [x, y] = path.centroid(largestPiece(geometry))
    const centroid: [number, number] = [round(x), round(y)]
    return { code, placeId: unitPlaceId(unitSet, code), path: path(geometry) ?? '', centroid }
  })
  return { units, borders: path(bordersOf(unitSet)) ?? '', outline: path(outline()) ?? '' }
}

function drawIsland(island: Island, projection: GeoProjection): IslandDrawing {
  const [x, y] = at(projection, island.lon, island.lat)
  return { group: island.group, name: island.name_vi, unitCode: archipelagoUnit[island.group], x, y }
}

function drawFull(unitSet: UnitSet, width: number, height: number): MapDrawing {
  const inner = { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin }
  const projection = fit(inner, wholeCountry)
  const size = round(clamp(width / 72, 9.5, 13))
  const [hoangSaX, hoangSaY] = at(projection, 112.1, 15.6)
  const [truongSaX, truongSaY] = at(projection, 114, 11.7)
  const [seaX, seaY] = at(projection, 112.3, 13.4)
  const [legendX] = at(projection, 110.9, 20)
  return {
    unitSet,
    mode: 'full',
    width,
    height,
    ...drawUnits(unitSet, projection),
    islands: islands.map((island) => drawIsland(island, projection)),
    insets: [],
    labels: [
      { id: 'HS', lines: labelLines.HS, x: hoangSaX, y: round(hoangSaY + size * 1.4), size },
      { id: 'TS', lines: labelLines.TS, x: truongSaX, y: round(truongSaY - size * 1.7), size },
      { id: 'sea', lines: labelLines.sea, x: seaX, y: seaY, size: round(size * 1.15) },
    ],
    legendCorner: { x: legendX, y: margin + 8 },
  }
}

/** A bit over a third of the picture, unless both frames and their labels would not stand above each other. */
const insetWidth = (width: number, height: number): number => round(clamp(Math.min(width * 0.36, (height - 116) / 1.75), 120, 190))

/** The two frames stand in a column of sea on the right: Hoàng Sa about its latitude, Trường Sa at the foot. */
function placeInsets(width: number, height: number, labelHeight: number) {
  const across = insetWidth(width, height)
  const x = round(width - margin - across)
  const tall = { HS: across / insetRatio.HS + labelHeight, TS: across / insetRatio.TS + labelHeight }
  const truongSaY = round(height - margin - tall.TS)
  const hoangSaY = round(Math.min(height * 0.3, truongSaY - tall.HS - labelHeight * 0.8))
  return {
    HS: { group: 'HS' as const, x, y: hoangSaY, width: across, height: round(tall.HS) },
    TS: { group: 'TS' as const, x, y: truongSaY, width: across, height: round(tall.TS) },
  }
}

function insetProjection(inset: InsetDrawing, labelHeight: number): GeoProjection {
  const { x, y, width, height } = inset
  const inner = { x: x + 4, y: y + labelHeight, width: width - 8, height: height - labelHeight - 4 }
  return fit(inner, insetExtent[inset.group])
}

function drawInset(unitSet: UnitSet, width: number, height: number): MapDrawing {
  const size = round(clamp(insetWidth(width, height) / 13.4, 9, 11.5))
  const labelHeight = round(size * lineHeight * 2 + 6)
  const { HS, TS } = placeInsets(width, height, labelHeight)
  const land = { x: margin, y: margin, width: HS.x - 2 * margin, height: height - 2 * margin }
  const projections = { HS: insetProjection(HS, labelHeight), TS: insetProjection(TS, labelHeight) }
  const label = (inset: InsetDrawing): LabelDrawing => {
    const middle = round(inset.x + inset.width / 2)
    return { id: inset.group, lines: labelLines[inset.group], x: middle, y: round(inset.y + size + 4), size }
  }
  const seaY = round((HS.y + HS.height + TS.y) / 2 + size * 0.4)
  return {
    unitSet,
    mode: 'inset',
    width,
    height,
    ...drawUnits(unitSet, fit(land, mainland)),
    islands: islands.map((island) => drawIsland(island, projections[island.group])),
    insets: [HS, TS],
    labels: [label(HS), label(TS), { id: 'sea', lines: labelLines.sea, x: round(HS.x + HS.width / 2), y: seaY, size }],
    legendCorner: undefined,
  }
}

/**
 * Everything a renderer needs to draw Viet Nam with Hoàng Sa and Trường Sa, in pixels: paths by unit, one dot per
 * island, frames and labels. The drawing is never smaller than `smallestMap`; use the width and height it returns.
 */
export function drawMap(options: { unitSet: UnitSet; width: number; height: number; mode: MapMode }): MapDrawing {
  const { unitSet, mode } = options
  const width = Math.max(options.width, smallestMap[mode].width)
  const height = Math.max(options.height, smallestMap[mode].height)
  return mode === 'full' ? drawFull(unitSet, width, height) : drawInset(unitSet, width, height)
}

export type Direction = 'up' | 'down' | 'left' | 'right'
const heading: Record<Direction, [number, number]> = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] }

/**
 * The unit that an arrow key goes to: the nearest one that lies more ahead than aside. Stays where it is at
 * the edge of the country or when the code is unknown.
 */
export function neighbourOf(units: UnitDrawing[], code: string, direction: Direction): string {
  const from = units.find((unit) => unit.code === code)
  if (!from) return code
  const [aheadX, aheadY] = heading[direction]
  let best = { code, cost: Infinity }
  for (const unit of units) {
    const dx = unit.centroid[0] - from.centroid[0]
    const dy = unit.centroid[1] - from.centroid[1]
    const ahead = dx * aheadX + dy * aheadY
    const aside = Math.abs(dx * aheadY) + Math.abs(dy * aheadX)
    const cost = ahead + 2 * aside
    if (ahead > 0 && ahead >= aside && cost < best.cost) best = { code: unit.code, cost }
  }
  return best.code
}

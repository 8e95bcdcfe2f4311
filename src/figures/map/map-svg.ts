import type { Locale } from '#platform/format.ts'
import { missingColours, palette, pictureFont, symbolColours } from '#ui/palette.ts'
import { mapLabels } from './map.messages.ts'
import { classPaint, describeIsland, largestRadius, paintMap } from './map-paint.model.ts'
import type { MapNames, MapPaint, MapSymbols, MapValues, PaintedMap } from './map-paint.model.ts'
import { unitsOf } from './map-geometry.model.ts'
import { drawMap, labelText, mapModeFor, smallestMap, unitPlaceId } from './map.model.ts'
import type { LabelDrawing, MapMode, UnitSet } from './map.model.ts'
import { symbolRadius } from './scale.model.ts'
import type { LegendEntry, Scale } from './scale.model.ts'

export type MapSvgOptions = {
  unitSet: UnitSet
  mode?: MapMode
  values: MapValues
  names: MapNames
  scale: Scale
  locale: Locale
  width: number
  height: number
  title: string
  /** What the colours count, with the unit: "Giải ngân, triệu USD". */
  legendTitle: string
  /** How the edges of a class are written in the legend. */
  formatValue: (value: string) => string
  /** In place of the classes of `scale`. */
  paint?: MapPaint | undefined
  symbols?: MapSymbols | undefined
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
const hatchId = 'nc-map-hatch'
const rowHeight = 18
const titleHeight = 34
const captionSize = 10
const captionLineHeight = 14

function hatch(): string {
  const { ground, hatch: line } = missingColours
  return (
    `<pattern id="${hatchId}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="5" height="5" fill="${ground}"/><path d="M0 0V5" stroke="${line}" stroke-width="1.6"/></pattern>`
  )
}

const inkOf = (fill: { kind: string; colour: string }): string => (fill.kind === 'missing' ? `url(#${hatchId})` : fill.colour)

function unitPaths(map: PaintedMap): string {
  const paths = map.units.map((unit) => {
    return `<path data-code="${unit.code}" d="${unit.path}" fill="${inkOf(unit.fill)}"><title>${escape(unit.said)}</title></path>`
  })
  const borders = `<path d="${map.borders}" stroke="${palette.paper}" stroke-width="0.9"/>`
  const fine = `<path d="${map.borders}" stroke="${palette.blue}" stroke-opacity="0.5" stroke-width="0.4"/>`
  const outline = `<path d="${map.outline}" stroke="${palette.blue}" stroke-opacity="0.75" stroke-width="0.6"/>`
  return `${paths.join('')}<g fill="none" stroke-linejoin="round">${borders}${fine}${outline}</g>`
}

function islandDots(map: PaintedMap): string {
  const dots = map.islands.map((island) => {
    const said = escape(describeIsland(map, island))
    const place = `cx="${island.x}" cy="${island.y}" r="2.1" fill="${map.islandColour(island.unitCode)}"`
    return `<circle data-island="${island.group}" ${place}><title>${said}</title></circle>`
  })
  return `<g stroke="${palette.blue}" stroke-width="0.7">${dots.join('')}</g>`
}

function labelSvg(label: LabelDrawing): string {
  const sea = label.id === 'sea'
  const look = sea ? `font-style="italic" letter-spacing="3" fill="#4f7da8"` : `font-weight="600" fill="${palette.ink}"`
  const lines = label.lines.map((line, index) => {
    const small = index > 0 ? ` font-weight="400"` : ''
    return `<tspan x="${label.x}" dy="${index === 0 ? 0 : label.size * 1.25}"${small}>${escape(line)}</tspan>`
  })
  const place = `x="${label.x}" y="${label.y}" font-size="${label.size}" text-anchor="middle"`
  return `<text data-label="${label.id}" aria-label="${escape(labelText(label))}" ${place} ${look}>${lines.join(' ')}</text>`
}

function insetFrames(map: PaintedMap): string {
  return map.insets
    .map(({ x, y, width, height }) => {
      const place = `x="${x}" y="${y}" width="${width}" height="${height}"`
      return `<rect ${place} rx="2" fill="${palette.paper}" fill-opacity="0.7" stroke="#8fa6bd" stroke-width="0.8"/>`
    })
    .join('')
}

/** A picture outside the page cannot measure its text; this is a little more than the face's mean width. */
const charactersPerLine = (width: number, size: number): number => Math.floor((width - 16) / (size * 0.56))

function wrap(text: string, limit: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && longer.length <= limit) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Rows of a legend run down one column, or down two where it stands under a small map. */
function legendSvg(entries: LegendEntry[], title: string, layout: { x: number; y: number; columns: number; width: number }) {
  const perColumn = Math.ceil(entries.length / layout.columns)
  const rows = entries.map((entry, index) => {
    const x = Math.floor(index / perColumn) * (layout.width / layout.columns)
    const y = 12 + (index % perColumn) * rowHeight
    const swatch = `<rect x="${x}" y="${y}" width="20" height="12" fill="${inkOf(entry)}" stroke="#8fa6bd" stroke-width="0.6"/>`
    return `${swatch}<text x="${x + 28}" y="${y + 10}">${escape(entry.text)}</text>`
  })
  const caption = `<text font-weight="600">${escape(title)}</text>`
  const corner = `translate(${layout.x} ${layout.y + 12})`
  return {
    svg: `<g data-part="legend" font-size="11" transform="${corner}">${caption}${rows.join('')}</g>`,
    height: 30 + perColumn * rowHeight,
  }
}

function captionLines(words: { caption: string; attribution: string }, width: number): string[] {
  return [words.caption, words.attribution].flatMap((text) => wrap(text, charactersPerLine(width, captionSize)))
}

function captions(lines: string[], top: number): string {
  const texts = lines.map((line, index) => {
    return `<text x="8" y="${top + 14 + index * captionLineHeight}" font-size="${captionSize}">${escape(line)}</text>`
  })
  return `<g fill="${palette.muted}">${texts.join('')}</g>`
}

/** Heads the picture: title text and the metadata that carries the licence of the shapes into every export. */
function head(options: MapSvgOptions): string {
  const words = mapLabels(options.locale)
  const credit = `<metadata>${escape(mapLabels('vi').attribution)}</metadata>`
  const named = `<title>${escape(options.title)}</title><desc>${escape(words.description)} ${escape(words.caption)}</desc>`
  return `${named}${credit}<defs>${hatch()}</defs>`
}

function picture(map: PaintedMap): string {
  return [unitPaths(map), insetFrames(map), islandDots(map), ...map.labels.map(labelSvg)].join('')
}

const lacksValues = ({ unitSet, values }: MapSvgOptions): boolean =>
  unitsOf(unitSet).some(({ properties }) => (values.get(unitPlaceId(unitSet, properties.code))?.value ?? null) === null)

const symbolLook = `fill="${symbolColours.fill}" fill-opacity="0.8" stroke="${palette.paper}"`

/** Circles of the amounts; an amount of nothing is an empty ring, which is not the same as no circle. */
function symbolDots(map: PaintedMap, symbols: MapSymbols): string {
  const dots = map.units.map(({ placeId, centroid: [x, y] }) => {
    const value = symbols.values.get(placeId)
    const radius = symbolRadius(value, symbols.largest, largestRadius[map.mode])
    if (radius > 0) return `<circle data-symbol="${placeId}" cx="${x}" cy="${y}" r="${radius}" ${symbolLook}/>`
    return value === undefined ? '' : `<circle data-symbol="${placeId}" cx="${x}" cy="${y}" r="2.5" fill="none" stroke="${symbolColours.ring}"/>`
  })
  return `<g>${dots.join('')}</g>`
}

/** The legend's circles below each other, each with its amount. */
function symbolLegend(symbols: MapSymbols, mode: MapMode, corner: { x: number; y: number }) {
  let y = corner.y
  const rows = symbols.steps.map(({ value, text }) => {
    const radius = symbolRadius(value, symbols.largest, largestRadius[mode])
    const middle = y + Math.max(radius, 8)
    y += Math.max(radius * 2, 16) + 4
    const x = corner.x + largestRadius[mode]
    return `<circle cx="${x}" cy="${middle}" r="${radius}" ${symbolLook}/><text x="${corner.x + largestRadius[mode] * 2 + 8}" y="${middle + 4}">${escape(text)}</text>`
  })
  return { svg: `<g data-part="sizes" font-size="11">${rows.join('')}</g>`, height: y - corner.y + 6 }
}

/**
 * A map as a standalone SVG document for pages, Word, PDF and download: title, legend, caption, attribution, and
 * Hoàng Sa and Trường Sa whatever the size. The picture is `width` × `height` pixels unless that is too small
 * for its labels.
 */
export function renderMapSvg(options: MapSvgOptions): string {
  const labels = mapLabels(options.locale)
  const mode = options.mode ?? mapModeFor(options.width)
  const width = Math.max(options.width, smallestMap[mode].width)
  const lines = captionLines(labels, width)
  const below = { x: 8, y: 0, columns: width < 340 ? 1 : 2, width: width - 16 }
  const paint = options.paint ?? classPaint(options.scale, { ...labels, formatValue: options.formatValue })
  const { symbols } = options
  const entries = paint.legend(lacksValues(options))
  const classSpace = legendSvg(entries, options.legendTitle, below).height
  const sizes = symbols && symbolLegend(symbols, mode, { x: 0, y: 0 })
  const legendSpace = mode === 'inset' ? classSpace + (sizes?.height ?? 0) : 0
  const foot = legendSpace + lines.length * captionLineHeight + 10
  const drawing = drawMap({ ...options, width, mode, height: options.height - titleHeight - foot })
  const map = paintMap(drawing, { ...options, paint, labels })
  const corner = map.legendCorner ? { ...map.legendCorner, columns: 1, width: 0 } : { ...below, y: map.height + 2 }
  const oneColumn = legendSvg(entries, options.legendTitle, corner)
  const legend = oneColumn.svg + (symbols ? symbolLegend(symbols, mode, { x: corner.x, y: corner.y + oneColumn.height }).svg : '')
  const height = titleHeight + map.height + foot
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${escape(pictureFont)}" fill="${palette.ink}">`,
    head(options),
    `<rect width="${width}" height="${height}" fill="${palette.paper}"/>`,
    `<text x="8" y="22" font-size="15" font-weight="600">${escape(options.title)}</text>`,
    `<rect y="${titleHeight}" width="${width}" height="${map.height}" fill="${palette.sea}"/>`,
    `<g transform="translate(0 ${titleHeight})">${picture(map)}${symbols ? symbolDots(map, symbols) : ''}${legend}</g>`,
    captions(lines, titleHeight + map.height + legendSpace),
    '</svg>',
  ].join('\n')
}

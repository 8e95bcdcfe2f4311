import { geoArea, geoContains } from 'd3-geo'
import { describe, expect, it } from 'vitest'
import { islands, unitPlaceId, unitsOf } from './map-geometry.model.ts'
import type { UnitSet } from './map-geometry.model.ts'
import { drawMap, labelText, mapModeFor, neighbourOf } from './map.model.ts'
import type { MapDrawing, MapMode } from './map.model.ts'

const unitSets: UnitSet[] = ['63', '34']
const modes: MapMode[] = ['full', 'inset']
const sizes = [
  [100, 100],
  [240, 320],
  [320, 480],
  [390, 300],
  [460, 480],
  [700, 1200],
  [900, 950],
  [1800, 700],
] as const

const everyDrawing = unitSets.flatMap((unitSet) => modes.flatMap((mode) => sizes.map(([width, height]) => drawMap({ unitSet, mode, width, height }))))
const nameOf = ({ unitSet, mode, width, height }: MapDrawing) => `${unitSet} ${mode} ${width}×${height}`

function codeAt(unitSet: UnitSet, lon: number, lat: number): string | undefined {
  return unitsOf(unitSet).find((unit) => geoContains(unit, [lon, lat]))?.properties.code
}

describe('the units of the map', () => {
  it('are 63 or 34, each with its own code', () => {
    for (const unitSet of unitSets) {
      const codes = unitsOf(unitSet).map(({ properties }) => properties.code)
      expect(codes).toHaveLength(Number(unitSet))
      expect(new Set(codes).size).toBe(Number(unitSet))
    }
  })

  it('cover the same area in both sets', () => {
    const area = (unitSet: UnitSet) => unitsOf(unitSet).reduce((sum, unit) => sum + geoArea(unit), 0)
    expect(area('34')).toBeCloseTo(area('63'), 10)
    const squareKilometres = area('63') * 6371 ** 2
    expect(squareKilometres).toBeGreaterThan(320_000)
    expect(squareKilometres).toBeLessThan(340_000)
  })

  it.each([
    ['Hà Nội', 105.85, 21.03, '01', '01'],
    ['Thành phố Hồ Chí Minh', 106.7, 10.78, '79', '79'],
    ['Đà Nẵng', 108.2, 16.05, '48', '48'],
    ['Huế', 107.59, 16.46, '46', '46'],
    ['Hải Phòng', 106.68, 20.85, '31', '31'],
    ['Cần Thơ', 105.77, 10.03, '92', '92'],
    ['Buôn Ma Thuột', 108.05, 12.67, '66', '66'],
    ['Đông Hà', 107.1, 16.82, '45', '44'],
    ['Đồng Hới', 106.6, 17.47, '44', '44'],
    ['Lào Cai', 103.97, 22.48, '10', '15'],
    ['Gia Nghĩa', 107.69, 12.0, '67', '68'],
    ['Cà Mau', 105.15, 9.18, '96', '96'],
    ['Phú Quốc', 103.97, 10.22, '91', '91'],
    ['Côn Đảo', 106.6, 8.69, '77', '79'],
    ['Nha Trang', 109.15, 12.25, '56', '56'],
    ['Phú Quý', 108.94, 10.53, '60', '68'],
    ['Quy Nhơn', 109.19, 13.77, '52', '52'],
  ])('hold %s in the right province', (_town, lon, lat, code63, code34) => {
    expect(codeAt('63', lon, lat)).toBe(code63)
    expect(codeAt('34', lon, lat)).toBe(code34)
  })

  it('have the ids of the places in the directory', () => {
    expect(unitPlaceId('63', '45')).toBe('p63-45')
    expect(unitPlaceId('34', '44')).toBe('p34-44')
  })
})

describe('the islands', () => {
  it('are 18 of Hoàng Sa and 30 of Trường Sa within their known extents, with source and confidence', () => {
    const hoangSa = islands.filter(({ group }) => group === 'HS')
    const truongSa = islands.filter(({ group }) => group === 'TS')
    expect(hoangSa).toHaveLength(18)
    expect(truongSa).toHaveLength(30)
    expect(hoangSa.every(({ lon, lat }) => lon >= 111 && lon <= 113 && lat >= 15.7 && lat <= 17.25)).toBe(true)
    expect(truongSa.every(({ lon, lat }) => lon >= 111.5 && lon <= 117.4 && lat >= 6.5 && lat <= 12)).toBe(true)
    expect(islands.every(({ source, confidence }) => source !== '' && confidence !== '')).toBe(true)
  })
})

describe.each(everyDrawing.map((drawing) => [nameOf(drawing), drawing] as const))('the map %s', (_name, drawing) => {
  const inside = ({ x, y }: { x: number; y: number }) => x >= 0 && x <= drawing.width && y >= 0 && y <= drawing.height

  it('labels both archipelagos and the sea in readable letters', () => {
    expect(drawing.labels.map(labelText)).toEqual(['QUẦN ĐẢO HOÀNG SA (TP. Đà Nẵng)', 'QUẦN ĐẢO TRƯỜNG SA (tỉnh Khánh Hòa)', 'BIỂN ĐÔNG'])
    expect(drawing.labels.every(({ size }) => size >= 9)).toBe(true)
  })

  it('keeps whole labels in the picture and in their frame', () => {
    for (const label of drawing.labels) {
      const half = Math.max(...label.lines.map((line) => line.length)) * label.size * 0.34
      const frame = drawing.insets.find(({ group }) => group === label.id) ?? { x: 0, width: drawing.width }
      expect(label.x - half).toBeGreaterThanOrEqual(frame.x)
      expect(label.x + half).toBeLessThanOrEqual(frame.x + frame.width)
      expect(inside(label)).toBe(true)
    }
  })

  it('draws every island inside the picture, of the colour of its province', () => {
    expect(drawing.islands.filter(({ group }) => group === 'HS').length).toBeGreaterThanOrEqual(18)
    expect(drawing.islands.filter(({ group }) => group === 'TS').length).toBeGreaterThanOrEqual(30)
    expect(drawing.islands.every(inside)).toBe(true)
    const codes = new Set(drawing.units.map(({ code }) => code))
    for (const island of drawing.islands) {
      expect(island.unitCode).toBe(island.group === 'HS' ? '48' : '56')
      expect(codes.has(island.unitCode)).toBe(true)
    }
  })

  it('draws every unit as a path with its middle inside the picture', () => {
    expect(drawing.units).toHaveLength(Number(drawing.unitSet))
    for (const unit of drawing.units) {
      expect(unit.path).toMatch(/^M/)
      expect(inside({ x: unit.centroid[0], y: unit.centroid[1] })).toBe(true)
    }
  })

  it('frames the archipelagos when they are not at their true place, clear of land and of each other', () => {
    if (drawing.mode === 'full') {
      expect(drawing.insets).toEqual([])
      return
    }
    expect(drawing.insets.map(({ group }) => group)).toEqual(['HS', 'TS'])
    const [hoangSa, truongSa] = drawing.insets
    if (!hoangSa || !truongSa) throw new Error('two frames')
    expect(hoangSa.y).toBeGreaterThanOrEqual(0)
    expect(hoangSa.y + hoangSa.height).toBeLessThan(truongSa.y)
    for (const frame of drawing.insets) {
      expect(frame.x + frame.width).toBeLessThanOrEqual(drawing.width)
      expect(frame.y + frame.height).toBeLessThanOrEqual(drawing.height)
      const dots = drawing.islands.filter(({ group }) => group === frame.group)
      for (const { x, y } of dots) {
        expect(x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height).toBe(true)
      }
      expect(drawing.units.every(({ centroid: [x] }) => x < frame.x)).toBe(true)
    }
  })
})

describe('true positions', () => {
  it('put Hoàng Sa east of Đà Nẵng and Trường Sa south-east of Khánh Hòa', () => {
    const drawing = drawMap({ unitSet: '34', mode: 'full', width: 900, height: 950 })
    const [daNang, khanhHoa] = ['48', '56'].map((code) => drawing.units.find((unit) => unit.code === code))
    const dot = (name: string) => drawing.islands.find((island) => island.name === name)
    expect(dot('Đảo Hoàng Sa')?.x).toBeGreaterThan(daNang?.centroid[0] ?? Infinity)
    expect(dot('Đảo Song Tử Tây')?.x).toBeGreaterThan(khanhHoa?.centroid[0] ?? Infinity)
    expect(dot('Đảo Song Tử Tây')?.y).toBeGreaterThan(khanhHoa?.centroid[1] ?? Infinity)
  })

  it('are given up for frames only where the picture is narrow', () => {
    expect(mapModeFor(390)).toBe('inset')
    expect(mapModeFor(900)).toBe('full')
  })
})

describe('arrow keys', () => {
  const { units } = drawMap({ unitSet: '63', mode: 'full', width: 900, height: 950 })

  it('go to the neighbour that way', () => {
    expect(neighbourOf(units, '45', 'up')).toBe('44')
    expect(neighbourOf(units, '44', 'down')).toBe('45')
  })

  it('stay at the edge of the country', () => {
    expect(neighbourOf(units, '96', 'down')).toBe('96')
    expect(neighbourOf(units, 'none', 'up')).toBe('none')
  })

  it('reach every unit from any other', () => {
    const reached = new Set(['01'])
    for (const code of reached) {
      for (const direction of ['up', 'down', 'left', 'right'] as const) reached.add(neighbourOf(units, code, direction))
    }
    expect(reached.size).toBe(63)
  })
})

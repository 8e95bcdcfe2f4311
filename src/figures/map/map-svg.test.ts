import { describe, expect, it } from 'vitest'
import { SaxesParser } from 'saxes'
import { unitPlaceId, unitsOf } from './map-geometry.model.ts'
import type { UnitSet } from './map-geometry.model.ts'
import { mapsSvg } from './maps-svg.ts'
import { renderMapSvg } from './map-svg.ts'
import type { MapSvgOptions } from './map-svg.ts'
import { buildScale, fillOf } from './scale.model.ts'

function optionsFor(unitSet: UnitSet, changes: Partial<MapSvgOptions> = {}): MapSvgOptions {
  const places = unitsOf(unitSet).map(({ properties }) => unitPlaceId(unitSet, properties.code))
  const values = new Map(places.map((place, index) => [place, { value: `${index + 1}`, label: `${index + 1} USD` }]))
  const names = new Map(places.map((place) => [place, `Tỉnh <${place}>`]))
  const scale = buildScale([...values.values()].map(({ value }) => value))
  const texts = { title: 'Giải ngân & cam kết', legendTitle: 'USD', formatValue: (value: string) => value }
  return { unitSet, values, names, scale, locale: 'vi', width: 900, height: 950, ...texts, ...changes }
}

type Element = { name: string; attributes: Record<string, string>; text: string }

/** Reads the document strictly, so that anything that is not well-formed fails. */
function read(svg: string): Element[] {
  const elements: Element[] = []
  const open: Element[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' }
    elements.push(element)
    open.push(element)
  })
  parser.on('text', (text) => open.forEach((element) => (element.text += text)))
  parser.on('closetag', () => open.pop())
  parser.write(svg).close()
  return elements
}

const forms = [
  ['63', 'full', 900, 950],
  ['34', 'full', 480, 500],
  ['63', 'inset', 360, 600],
  ['34', 'inset', 120, 80],
] as const

describe.each(forms)('a rendered map of the %s, %s, %i×%i', (unitSet, mode, width, height) => {
  const elements = read(renderMapSvg(optionsFor(unitSet, { mode, width, height })))
  const texts = elements.filter(({ name }) => name === 'text').map(({ text }) => text)

  it('shows Hoàng Sa and Trường Sa with their labels and all their dots', () => {
    expect(texts).toContain('QUẦN ĐẢO HOÀNG SA (TP. Đà Nẵng)')
    expect(texts).toContain('QUẦN ĐẢO TRƯỜNG SA (tỉnh Khánh Hòa)')
    expect(texts).toContain('BIỂN ĐÔNG')
    const dots = elements.filter(({ name }) => name === 'circle').map(({ attributes }) => attributes['data-island'])
    expect(dots.filter((group) => group === 'HS').length).toBeGreaterThanOrEqual(18)
    expect(dots.filter((group) => group === 'TS').length).toBeGreaterThanOrEqual(30)
  })

  it('carries the caption and the licence of the shapes', () => {
    expect(texts.join(' ')).toContain('Sơ đồ minh họa, không dùng để xác định địa giới')
    const attribution = 'Bản đồ nền: @svg-maps/vietnam, Victor Cazanave, CC BY 4.0, đã chỉnh sửa'
    expect(texts.join(' ')).toContain(attribution)
    expect(elements.find(({ name }) => name === 'metadata')?.text).toBe(attribution)
  })

  it('draws every unit', () => {
    expect(elements.filter(({ attributes }) => attributes['data-code'])).toHaveLength(Number(unitSet))
  })
})

describe('a rendered map', () => {
  it('gives the islands the colour of Đà Nẵng and Khánh Hòa', () => {
    const options = optionsFor('34')
    const elements = read(renderMapSvg(options))
    const colourOf = (group: string) =>
      new Set(elements.filter(({ attributes }) => attributes['data-island'] === group).map(({ attributes }) => attributes.fill))
    expect([...colourOf('HS')]).toEqual([fillOf(options.scale, options.values.get('p34-48')?.value).colour])
    expect([...colourOf('TS')]).toEqual([fillOf(options.scale, options.values.get('p34-56')?.value).colour])
  })

  it('names the archipelagos as part of their provinces for those who hear it', () => {
    const elements = read(renderMapSvg(optionsFor('34')))
    const titles = elements.filter(({ name }) => name === 'title').map(({ text }) => text)
    expect(titles.some((title) => title.includes('p34-48') && title.includes('gồm quần đảo Hoàng Sa'))).toBe(true)
    expect(titles.some((title) => title.includes('p34-56') && title.includes('gồm quần đảo Trường Sa'))).toBe(true)
    expect(titles).toContain('Đảo Sơn Ca, QUẦN ĐẢO TRƯỜNG SA (tỉnh Khánh Hòa)')
  })

  it('hatches a place without a value and says so in the legend', () => {
    const options = optionsFor('34')
    const svg = renderMapSvg({ ...options, values: new Map([...options.values].filter(([place]) => place !== 'p34-01')) })
    const elements = read(svg)
    expect(elements.find(({ attributes }) => attributes['data-code'] === '01')?.attributes.fill).toMatch(/^url\(#/)
    expect(elements.some(({ name, text }) => name === 'text' && text === 'Chưa có số liệu')).toBe(true)
    expect(read(renderMapSvg(options)).some(({ name, text }) => name === 'text' && text === 'Chưa có số liệu')).toBe(false)
  })

  it('draws circles in proportion with a legend of sizes, a ring for zero and nothing for the unknown', () => {
    const symbols = {
      values: new Map([
        ['p34-01', '100'],
        ['p34-48', '25'],
        ['p34-56', '0'],
      ]),
      largest: '100',
      steps: [{ value: '100', text: '100 USD' }],
    }
    const elements = read(renderMapSvg(optionsFor('34', { symbols })))
    const circle = (place: string) => elements.find(({ attributes }) => attributes['data-symbol'] === place)?.attributes
    expect(Number(circle('p34-01')?.['r'])).toBe(2 * Number(circle('p34-48')?.['r']))
    expect(circle('p34-56')?.['fill']).toBe('none')
    expect(circle('p34-44')).toBeUndefined()
    expect(elements.some(({ name, text }) => name === 'text' && text === '100 USD')).toBe(true)
  })

  it('stands beside another in one picture, both with their archipelagos', () => {
    const one = renderMapSvg(optionsFor('34'))
    const elements = read(mapsSvg([one, one]))
    expect(elements.filter(({ attributes }) => attributes['data-label'] === 'TS')).toHaveLength(2)
    expect(Number(elements[0]?.attributes.width)).toBe(900 * 2 + 16)
    expect(mapsSvg([one])).toBe(one)
  })

  it('has the size that was asked', () => {
    const [root] = read(renderMapSvg(optionsFor('63', { width: 360, height: 640, mode: 'inset' })))
    expect([root?.attributes.width, Number(root?.attributes.height)]).toEqual(['360', 640])
  })
})

import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { unitPlaceId, unitsOf } from '../map/map-geometry.model.ts'
import { mapLabels } from '../map/map.messages.ts'
import type { MapMode } from '../map/map.model.ts'
import { VietnamMap } from './VietnamMap.tsx'

const places = unitsOf('34').map(({ properties }) => unitPlaceId('34', properties.code))
const values = new Map(places.map((place, index) => [place, { value: `${index + 1}`, label: `${index + 1} USD` }]))
const names = new Map(places.map((place) => [place, `Tỉnh ${place}`]))

function render(mode: MapMode, onSelect?: () => void): string {
  return renderToStaticMarkup(
    <VietnamMap
      unitSet="34"
      mode={mode}
      values={values}
      names={names}
      title="Giải ngân năm 2023"
      legendTitle="USD"
      formatValue={(value) => value}
      labels={mapLabels('vi')}
      selected="p34-44"
      onSelect={onSelect}
    />,
  )
}

const count = (markup: string, part: RegExp) => [...markup.matchAll(part)].length

describe.each(['full', 'inset'] as const)('the map on a page, %s', (mode) => {
  const markup = render(mode, () => undefined)
  const words = markup.replace(/<[^>]+>/g, '')

  it('always shows Hoàng Sa and Trường Sa', () => {
    expect(words).toContain('QUẦN ĐẢO HOÀNG SA (TP. Đà Nẵng)')
    expect(words).toContain('QUẦN ĐẢO TRƯỜNG SA (tỉnh Khánh Hòa)')
    expect(count(markup, /data-island="HS"/g)).toBeGreaterThanOrEqual(18)
    expect(count(markup, /data-island="TS"/g)).toBeGreaterThanOrEqual(30)
  })

  it('names them as part of Đà Nẵng and Khánh Hòa to a screen reader', () => {
    expect(markup).toContain('aria-label="Tỉnh p34-48 (gồm quần đảo Hoàng Sa): ')
    expect(markup).toContain('aria-label="Tỉnh p34-56 (gồm quần đảo Trường Sa): ')
    expect(markup).toContain('aria-label="QUẦN ĐẢO HOÀNG SA (TP. Đà Nẵng)"')
  })

  it('carries the caption and the licence', () => {
    expect(words).toContain('Sơ đồ minh họa, không dùng để xác định địa giới')
    expect(words).toContain('Bản đồ nền: @svg-maps/vietnam, Victor Cazanave, CC BY 4.0, đã chỉnh sửa')
  })

  it('is one stop of the Tab key, at what is selected', () => {
    expect(count(markup, /<path[^>]*tabindex="0"/g)).toBe(1)
    expect(markup).toMatch(/<path[^>]*data-code="44"[^>]*aria-pressed="true" tabindex="0"/)
  })
})

describe('the map on a page', () => {
  it('offers no buttons when nothing can be chosen', () => {
    expect(count(render('full'), /role="button"/g)).toBe(0)
    expect(
      count(
        render('full', () => undefined),
        /role="button"/g,
      ),
    ).toBe(34)
  })
})

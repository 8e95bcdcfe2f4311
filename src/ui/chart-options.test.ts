import { describe, expect, it } from 'vitest'
import { renderChartSvg } from '#platform/chart-svg.ts'
import { rankingHeight, rankingOptions, sectorBarOptions, shareOptions, trendOptions } from './chart-options.ts'
import { categorical, palette, sequential } from './palette.ts'

const usd = (value: string | null) => ({ value, text: value === null ? 'Chưa có số liệu' : `${value} USD` })
const size = { width: 640, height: 320 }
const draw = (options: Parameters<typeof renderChartSvg>[0]) => renderChartSvg(options, size)
const countOf = (svg: string, colour: string) => svg.split(`fill="${colour}"`).length - 1

const trend = {
  years: [
    { year: '2021', bar: usd('200.50'), line: usd('210') },
    { year: '2022', bar: usd(null), line: usd('220') },
    { year: '2023', bar: usd('300'), line: usd('330') },
  ],
  barName: 'Giải ngân',
  lineName: 'Cam kết',
  formatAxis: (value: string) => value,
  description: 'Giải ngân theo năm',
}

/** The tip of a chart, called as the engine calls it. */
function tipOf(options: ReturnType<typeof trendOptions>, points: object[]): string {
  const tooltip = Array.isArray(options.tooltip) ? options.tooltip[0] : options.tooltip
  const formatter = tooltip?.formatter as (points: object[]) => string
  return formatter(points)
}

describe('trendOptions', () => {
  it('leaves a gap for a year that has not reported and keeps its name', () => {
    const svg = draw(trendOptions({ ...trend, lineName: undefined }))
    expect(countOf(svg, palette.blue)).toBe(2)
    expect(svg).toContain('2022')
  })

  it('makes the current year stand out', () => {
    const svg = draw(trendOptions({ ...trend, current: '2023' }))
    expect(countOf(svg, palette.blueSoft)).toBe(1)
  })

  it('tells exact words in its tip, never the float, and nothing executable', () => {
    const options = trendOptions(trend)
    const exact = { value: 0.1, words: '17.216.450,40 USD' }
    const tip = tipOf(options, [{ name: '<img>', seriesName: 'Giải ngân', data: exact }])
    expect(tip).toContain('17.216.450,40 USD')
    expect(tip).not.toContain('0.1')
    expect(tip).not.toContain('<img>')
  })

  it('says what it is to a screen reader', () => {
    expect(trendOptions(trend).aria).toMatchObject({ enabled: true, label: { description: 'Giải ngân theo năm' } })
  })
})

describe('rankingOptions and sectorBarOptions', () => {
  const bars = [
    { name: 'Y tế', ...usd('90') },
    { name: 'Giáo dục và đào tạo', ...usd(null) },
  ]

  it('writes the words at the end of each bar, also where there is no bar', () => {
    const svg = draw(rankingOptions({ bars, valueName: 'Giải ngân', description: 'Lĩnh vực' }))
    expect(svg).toContain('90 USD')
    expect(svg).toContain('Chưa có số liệu')
    expect(svg).toContain('Giáo dục và đào tạo')
  })

  it('keeps the colour of a sector whatever its rank', () => {
    const order = ['Giáo dục và đào tạo', 'Y tế']
    const svg = draw(sectorBarOptions({ bars, order, valueName: 'Giải ngân', description: 'Lĩnh vực' }))
    expect(countOf(svg, categorical[1])).toBe(1)
  })

  it('grows with its bars', () => {
    expect(rankingHeight(10)).toBeGreaterThan(rankingHeight(5))
  })
})

describe('shareOptions', () => {
  it('divides each row into parts of one hundred per cent', () => {
    const parts = [
      { name: 'Y tế', values: [usd('1'), usd('0')] },
      { name: 'Giáo dục', values: [usd('3'), usd('0')] },
    ]
    const { series } = shareOptions({ rows: ['2022', '2023'], parts, description: 'Cơ cấu' })
    expect(series).toMatchObject([{ data: [{ value: 25 }, { value: 0 }] }, { data: [{ value: 75 }, { value: 0 }] }])
  })
})

describe('renderChartSvg', () => {
  it('gives a document of the asked size that is drawn in full, without waiting for an animation', () => {
    const svg = draw(trendOptions(trend))
    expect(svg).toMatch(/^<svg width="640" height="320"/)
    expect(svg).not.toContain('@keyframes')
    expect(svg).not.toContain('NaN')
  })
})

describe('the palette', () => {
  const channel = (part: number) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (colour: string) => 1.05 / (luminance(colour) + 0.05)

  it('has text colours that can be read on white', () => {
    for (const colour of [palette.ink, palette.muted, palette.red, palette.blue]) {
      expect(contrast(colour)).toBeGreaterThan(4.5)
    }
  })

  it('darkens step by step, so that it survives grey print', () => {
    const steps = sequential.map(contrast)
    for (const [index, step] of steps.slice(1).entries()) expect(step / (steps[index] ?? 0)).toBeGreaterThan(1.25)
  })

  it('has ten different colours for kinds', () => {
    expect(new Set(categorical).size).toBe(10)
  })
})

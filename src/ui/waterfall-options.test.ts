import { expect, test } from 'vitest'
import { renderChartSvg } from '#platform/chart-svg.ts'
import { waterfallGround, waterfallOptions, waterfallSpans } from './waterfall-options.ts'

const total = (value: string) => ({ kind: 'total' as const, value, name: `= ${value}`, text: value })
const step = (value: string) => ({ kind: 'step' as const, value, name: `± ${value}`, text: value })

test('each step hangs where the one before it ended, and the last total meets it', () => {
  expect(waterfallSpans([total('10'), step('5'), step('-8'), total('7')])).toEqual([
    { from: 0, to: 10 },
    { from: 10, to: 15 },
    { from: 15, to: 7 },
    { from: 0, to: 7 },
  ])
})

test('the axis begins at nothing unless all that happens is far above it', () => {
  expect(waterfallGround([total('100'), step('80'), total('180')])).toBe(0)
  expect(waterfallGround([total('1000'), step('5'), total('1005')])).toBeGreaterThan(900)
  expect(waterfallGround([total('0'), step('0'), total('0')])).toBe(0)
})

test('the server draws the same names and words, below nothing too', () => {
  const svg = renderChartSvg(waterfallOptions({ description: 'Thử', valueName: 'Thay đổi', bars: [total('3'), step('-5'), step('4'), total('2')] }), {
    width: 800,
    height: 200,
  })
  for (const words of ['= 3', '± -5', '± 4', '= 2']) expect(svg).toContain(words)
})

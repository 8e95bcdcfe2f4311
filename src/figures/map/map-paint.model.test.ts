import { describe, expect, it } from 'vitest'
import { diverging } from '#ui/palette.ts'
import { differencePaint, groundPaint } from './map-paint.model.ts'

const words = { formatValue: (value: string) => value, zero: 'Không đổi', noData: 'Thiếu số liệu' }

describe('differencePaint', () => {
  const paint = differencePaint(['-90', '-10', '1', '10', '90', '0', null], words)

  it('makes a fall and a rise of the same size equally dark', () => {
    for (const size of ['1', '10', '90']) {
      const [up, down] = [paint.fill(size).colour, paint.fill(`-${size}`).colour]
      expect(diverging.rise.findIndex((colour) => colour === up)).toBe(diverging.fall.findIndex((colour) => colour === down))
    }
  })

  it('tells unchanged from unknown', () => {
    expect([paint.fill('0.00').kind, paint.fill(null).kind]).toEqual(['zero', 'missing'])
  })

  it('has a legend from the greatest rise to the greatest fall', () => {
    const texts = paint.legend(true).map(({ text }) => text)
    expect(texts[0]).toMatch(/^\+ .*90/)
    expect(texts.slice(-2)).toEqual([expect.stringMatching(/^− .*90/), 'Thiếu số liệu'])
    expect(paint.legend(false).map(({ text }) => text)).not.toContain('Thiếu số liệu')
  })
})

it('hatches the ground below circles where nothing is known, also where another place has nothing at all', () => {
  const paint = groundPaint(words)
  expect([paint.fill(null).kind, paint.fill('0').kind, paint.fill('5').kind]).toEqual(['missing', 'class', 'class'])
})

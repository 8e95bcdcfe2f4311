import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createReach, foundOf, pauseOf } from './reach.ts'

/** A server that is away or not, and how often it was asked. */
function serverOf(reach: ReturnType<typeof createReach>) {
  const server = { away: false, silent: false, asked: 0 }
  reach.start({
    probe: async () => {
      server.asked += 1
      if (server.silent) return new Promise(() => {})
      reach.note(server.away ? 'database-away' : 'answer')
      if (server.away) throw new Error('away')
    },
    wait: (work, ms) => {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
    random: () => 0,
  })
  return server
}

describe('the way to the server', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is not called lost for one lost call that a second one answers', async () => {
    const reach = createReach()
    const server = serverOf(reach)
    const told = vi.fn<() => void>()
    reach.subscribe(told)
    reach.note('database-away')
    await vi.advanceTimersByTimeAsync(60_000)
    expect([server.asked, told.mock.calls.length, reach.read()]).toEqual([1, 0, 'there'])
  })

  it('is asked again by itself, slower and slower, and tells once that it is back', async () => {
    const reach = createReach()
    const server = serverOf(reach)
    const seen: string[] = []
    reach.subscribe(() => void seen.push(reach.read()))
    server.away = true
    reach.note('database-away')
    await vi.advanceTimersByTimeAsync(0)
    expect([reach.read(), server.asked]).toEqual(['database-away', 1])
    // 2 + 4 + 8 + 16 seconds, then every half a minute.
    await vi.advanceTimersByTimeAsync(30_000)
    expect(server.asked).toBe(5)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.asked).toBe(7)
    server.away = false
    await vi.advanceTimersByTimeAsync(30_000)
    expect([reach.read(), server.asked]).toEqual(['there', 8])
    await vi.advanceTimersByTimeAsync(300_000)
    expect([seen, server.asked]).toEqual([['database-away', 'there'], 8])
  })

  it('is back as soon as any call is answered, and asked at once by who cannot wait', async () => {
    const reach = createReach()
    const server = serverOf(reach)
    server.away = true
    reach.note('server-away')
    await vi.advanceTimersByTimeAsync(0)
    await reach.askNow()
    expect([reach.read(), server.asked]).toEqual(['database-away', 2])
    reach.note('answer')
    expect(reach.read()).toBe('there')
    await vi.advanceTimersByTimeAsync(300_000)
    expect(server.asked).toBe(2)
  })

  it('is lost where the server takes the question and says nothing', async () => {
    const reach = createReach()
    const server = serverOf(reach)
    server.silent = true
    reach.note('server-away')
    await vi.advanceTimersByTimeAsync(9_999)
    expect(reach.read()).toBe('there')
    await vi.advanceTimersByTimeAsync(1)
    expect(reach.read()).toBe('server-away')
  })
})

it('tells a missing database from a missing server, and either from a refusal', () => {
  const problem = 'application/problem+json; charset=utf-8'
  expect([foundOf(503, problem), foundOf(503, 'text/html'), foundOf(502, null), foundOf(504, null)]).toEqual([
    'database-away',
    'server-away',
    'server-away',
    'server-away',
  ])
  expect([200, 304, 401, 409, 500].map((status) => foundOf(status, problem))).toEqual(Array.from({ length: 5 }, () => 'answer'))
})

it('spreads the tries of many browsers over a fifth of the pause', () => {
  expect([pauseOf(0, 0), pauseOf(0, 1), pauseOf(20, 0), pauseOf(20, 1)]).toEqual([2000, 2400, 30_000, 36_000])
})

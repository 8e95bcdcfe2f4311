import { expect, test } from 'vitest'
import { findingsOf } from '../../line-check.model.ts'
import { browserOf, measuresOf } from './line-measures.model.ts'

const line = { upKbits: 1900.4, downKbits: 2700, rttMs: 40, upLoss: 0.001, downLoss: 0.0234, frames: 100 }
const good = {
  camera: { ok: true, width: 1280, height: 720 } as const,
  microphone: { ok: true, peak: 0.4 } as const,
  line,
  paths: { udp: true, relayUdp: null, relayTcp: null },
}

test('what was measured is kept in whole kilobits and per cent', () => {
  expect(measuresOf(good, true)).toEqual({
    camera: 'ok',
    microphone: 'ok',
    speaker: 'heard',
    path: 'udp',
    upKbps: 1900,
    downKbps: 2700,
    roundTripMs: 40,
    lossPercent: 2.34,
  })
})

test('a microphone that is never loud is silent, a page without a lock is not allowed its camera', () => {
  const found = measuresOf({ ...good, microphone: { ok: true, peak: 0.004 }, camera: { ok: false, problem: 'insecure' } }, null)
  expect(found).toMatchObject({ microphone: 'silent', camera: 'denied', speaker: 'not_tried' })
  expect(findingsOf(found).map(({ code }) => code)).toEqual(expect.arrayContaining(['microphone_silent', 'camera_denied', 'speaker_not_tried']))
})

test('the way is the best one that carried something', () => {
  const path = (paths: typeof good.paths | { udp: false; relayUdp: boolean; relayTcp: boolean }, carried = line as typeof line | null) =>
    measuresOf({ ...good, paths, line: carried }, true).path
  expect(path({ udp: false, relayUdp: true, relayTcp: true })).toBe('turn_udp')
  expect(path({ udp: false, relayUdp: false, relayTcp: true })).toBe('turn_tcp')
  expect(path({ udp: false, relayUdp: true, relayTcp: true }, null)).toBe('none')
})

test('a browser is told by name and number', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
  expect(browserOf(chrome)).toBe('Chrome 142')
  expect(browserOf(`${chrome} Edg/142.0.1.2`)).toBe('Edge 142')
  expect(browserOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox 140')
})

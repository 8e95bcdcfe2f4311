import { expect, test } from 'vitest'
import type { LineMeasures } from './line-check.contract.ts'
import { findingsOf, gradeOf, thresholds } from './line-check.model.ts'

const good: LineMeasures = {
  camera: 'ok',
  microphone: 'ok',
  speaker: 'heard',
  path: 'udp',
  ...thresholds.good,
}
const cases: [Partial<LineMeasures>, string, string[]][] = [
  [{}, 'good', []],
  [{ upKbps: thresholds.good.upKbps - 1 }, 'fair', ['slow_up']],
  [{ upKbps: thresholds.fair.upKbps - 1 }, 'poor', ['slow_up']],
  [{ downKbps: thresholds.fair.downKbps }, 'fair', ['slow_down']],
  [{ roundTripMs: thresholds.fair.roundTripMs + 1 }, 'poor', ['slow_answer']],
  [{ lossPercent: 1.5 }, 'fair', ['loss']],
  [{ path: 'turn_udp' }, 'good', []],
  [{ path: 'turn_tcp' }, 'fair', ['only_tcp']],
  [{ path: 'none', upKbps: null, downKbps: null, roundTripMs: null, lossPercent: null }, 'failed', ['no_path']],
  [{ microphone: 'denied', camera: 'denied' }, 'failed', ['microphone_denied', 'camera_denied']],
  [{ camera: 'missing', speaker: 'not_tried' }, 'poor', ['no_camera', 'speaker_not_tried']],
  [{ lossPercent: null }, 'fair', ['not_measured']],
]
test.each(cases)('a line of %j is %s', (change, grade, codes) => {
  const measures = { ...good, ...change }
  expect(gradeOf(measures)).toBe(grade)
  expect(findingsOf(measures).map(({ code }) => code)).toEqual(codes)
})

import type { LineFinding, LineGrade, LineMeasures } from './line-check.contract.ts'

/**
 * What a room must reach for a grade. A room always sends its small picture (150 kbit/s) and sound (32), and when it is called its
 * large one (1,500 kbit/s); it always receives the stage with sound and a screen (about 2,600 kbit/s, or some 600 where the
 * picture is left out). The check plays back what the room itself sends, 1,500 kbit/s at most: who gets nearly all of that back is
 * not at the limit of the line.
 */
export const thresholds = {
  good: { upKbps: 1300, downKbps: 1300, roundTripMs: 200, lossPercent: 1 },
  fair: { upKbps: 600, downKbps: 1000, roundTripMs: 400, lossPercent: 5 },
} as const

type Code = LineFinding['code']
const order: readonly LineGrade[] = ['failed', 'poor', 'fair', 'good']

/** What is to mend, worst first. */
export function findingsOf(measures: LineMeasures): LineFinding[] {
  const all = [...devices(measures), ...line(measures)]
  return all.toSorted((a, b) => order.indexOf(a.grade) - order.indexOf(b.grade))
}

/** The grade that the worst finding leaves. */
export function gradeOf(measures: LineMeasures): LineGrade {
  return findingsOf(measures)[0]?.grade ?? 'good'
}

const finding = (is: boolean, code: Code, grade: LineGrade): LineFinding[] => (is ? [{ code, grade }] : [])

function devices({ camera, microphone, speaker }: LineMeasures): LineFinding[] {
  return [
    ...finding(microphone === 'denied', 'microphone_denied', 'failed'),
    ...finding(microphone === 'missing' || microphone === 'failed', 'no_microphone', 'failed'),
    ...finding(microphone === 'silent', 'microphone_silent', 'poor'),
    ...finding(camera === 'denied', 'camera_denied', 'poor'),
    ...finding(camera === 'missing' || camera === 'failed', 'no_camera', 'poor'),
    ...finding(speaker === 'not_heard', 'speaker_not_heard', 'poor'),
    ...finding(speaker === 'not_tried', 'speaker_not_tried', 'fair'),
  ]
}

function line({ path, upKbps, downKbps, roundTripMs, lossPercent }: LineMeasures): LineFinding[] {
  if (path === 'none') return [{ code: 'no_path', grade: 'failed' }]
  const unmeasured = [upKbps, downKbps, roundTripMs, lossPercent].includes(null)
  return [
    ...atLeast(upKbps, 'upKbps', 'slow_up'),
    ...atLeast(downKbps, 'downKbps', 'slow_down'),
    ...atMost(roundTripMs, 'roundTripMs', 'slow_answer'),
    ...atMost(lossPercent, 'lossPercent', 'loss'),
    ...finding(path === 'turn_tcp', 'only_tcp', 'fair'),
    ...finding(unmeasured, 'not_measured', 'fair'),
  ]
}

function atLeast(value: number | null, name: 'upKbps' | 'downKbps', code: Code): LineFinding[] {
  if (value === null || value >= thresholds.good[name]) return []
  return [{ code, grade: value >= thresholds.fair[name] ? 'fair' : 'poor' }]
}

function atMost(value: number | null, name: 'roundTripMs' | 'lossPercent', code: Code): LineFinding[] {
  if (value === null || value <= thresholds.good[name]) return []
  return [{ code, grade: value <= thresholds.fair[name] ? 'fair' : 'poor' }]
}

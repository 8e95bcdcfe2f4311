import type { CaptureProblem } from '#platform/media/browser/capture.web.ts'
import type { LineCheckResult } from '#platform/media/browser/line-check.web.ts'
import type { LineMeasures } from '../../line-check.contract.ts'

/** A microphone that never gets louder than this is off, far away, or turned to the wall. */
export const silentBelow = 0.01

/** What was found, in the words that the product keeps. `heard`: what the person said of the test sound; null when not asked yet. */
export function measuresOf({ camera, microphone, line, paths }: LineCheckResult, heard: boolean | null): LineMeasures {
  return {
    camera: camera.ok ? 'ok' : stateOf(camera.problem),
    microphone: microphone.ok ? (microphone.peak < silentBelow ? 'silent' : 'ok') : stateOf(microphone.problem),
    speaker: heard === null ? 'not_tried' : heard ? 'heard' : 'not_heard',
    path: pathOf(paths, line !== null),
    upKbps: line ? Math.round(line.upKbits) : null,
    downKbps: line ? Math.round(line.downKbits) : null,
    roundTripMs: line?.rttMs ?? null,
    lossPercent: line ? Math.round(Math.max(line.upLoss, line.downLoss) * 10_000) / 100 : null,
  }
}

function stateOf(problem: CaptureProblem): 'missing' | 'denied' | 'failed' {
  if (problem === 'no-camera' || problem === 'no-microphone') return 'missing'
  return problem === 'denied' || problem === 'insecure' ? 'denied' : 'failed'
}

/** The best way that was found: straight, else through the relay by UDP, else by TCP. A relay that answers but carries nothing is none. */
function pathOf(paths: LineCheckResult['paths'], carried: boolean): LineMeasures['path'] {
  if (paths.udp) return 'udp'
  if (!carried) return 'none'
  return paths.relayUdp ? 'turn_udp' : 'turn_tcp'
}

/** The browser by name and number, as a helper on the telephone asks for it. */
export function browserOf(agent: string): string {
  const found = /(Edg|OPR|Firefox|Chrome|Version)\/([\d.]+)/.exec(agent.replace(/Chrome\/[\d.]+ Safari\/[\d.]+ (?=Edg|OPR)/, ''))
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' }
  return found?.[1] ? `${names[found[1]] ?? found[1]} ${found[2]?.split('.')[0] ?? ''}`.trim() : agent.slice(0, 300) || '?'
}

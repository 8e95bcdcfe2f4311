import type { DownSignal, UpSignal } from '../media-signal.ts'
import { CaptureFailed, type CaptureProblem, type DeviceChoice, openCapture } from './capture.web.ts'
import { type EchoResult, runEcho } from './echo.web.ts'
import { canRelay } from './relay-check.web.ts'
import { meterSound } from './sound.web.ts'

export interface LineCheckOptions {
  /** The signals of a room of its own: the server shows the page its own feed. */
  send: (signal: UpSignal) => void
  onMessage: (listener: (signal: DownSignal) => void) => () => void
  /** Relays that are configured, with their passes. */
  iceServers: RTCIceServer[]
  devices?: DeviceChoice
  /** Told of the camera's picture and the microphone's level while the check runs. */
  onVideo?: (track: MediaStreamTrack) => void
  onLevel?: (level: number) => void
  /** How long the line is measured; 6 s when absent. */
  seconds?: number
}

export interface LineCheckResult {
  camera: { ok: true; width: number; height: number } | { ok: false; problem: CaptureProblem }
  /** `peak` 0 to 1, the loudest that was heard while the check ran; below some 0.01 the microphone is off or far away. */
  microphone: { ok: true; peak: number } | { ok: false; problem: CaptureProblem }
  /** Through the media server and back; null when no way to it was found. */
  line: EchoResult | null
  /** Ways to the media server; null: not tried, because no such relay is configured. */
  paths: { udp: boolean; relayUdp: boolean | null; relayTcp: boolean | null }
}

/** Tries what a room needs: camera, microphone, the line, and the ways through the firewall. Throws nothing: what fails is in the result. */
export async function checkLine(options: LineCheckOptions): Promise<LineCheckResult> {
  const devices = checkDevices(options)
  const relays = Promise.all([canRelay(options.iceServers, 'udp'), canRelay(options.iceServers, 'tcp')])
  const direct = await runEcho({ ...options, iceServers: [], relayOnly: false, seconds: options.seconds ?? 6 })
  const [relayUdp, relayTcp] = await relays
  const relayed = direct === null && (relayUdp || relayTcp) ? await runEcho({ ...options, relayOnly: true, seconds: options.seconds ?? 6 }) : null
  const { camera, microphone } = await devices
  return { camera, microphone, line: direct ?? relayed, paths: { udp: direct !== null, relayUdp, relayTcp } }
}

async function checkDevices(options: LineCheckOptions): Promise<Pick<LineCheckResult, 'camera' | 'microphone'>> {
  try {
    const { video, audio, problems } = await openCapture(options.devices)
    if (video) options.onVideo?.(video)
    const peak = audio ? await listen(audio, (options.seconds ?? 6) * 1000, options.onLevel) : 0
    const { width = 0, height = 0 } = video?.getSettings() ?? {}
    video?.stop()
    audio?.stop()
    const why = (missing: 'no-camera' | 'no-microphone') => problems.find((one) => one === missing) ?? problems[0] ?? missing
    return {
      camera: video ? { ok: true, width, height } : { ok: false, problem: why('no-camera') },
      microphone: audio ? { ok: true, peak } : { ok: false, problem: why('no-microphone') },
    }
  } catch (error) {
    const problem = error instanceof CaptureFailed ? error.problem : 'failed'
    return { camera: { ok: false, problem }, microphone: { ok: false, problem } }
  }
}

async function listen(track: MediaStreamTrack, ms: number, onLevel: LineCheckOptions['onLevel']): Promise<number> {
  let peak = 0
  const stop = meterSound(track, (level) => {
    peak = Math.max(peak, level)
    onLevel?.(level)
  })
  await new Promise((resolve) => setTimeout(resolve, ms))
  stop()
  return peak
}

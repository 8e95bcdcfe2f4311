import type { LinkDigest } from './link-ladder.ts'

/** What the connections of one direction have counted since they began. */
export interface Sample {
  atMs: number
  bytes: number
  packets: number
  lost: number
  frames: number
  slowestFps: number | null
  frozen: number
  rttMs: number | null
  audioLevel: number
  limited: boolean
}

/** The members of statistics that are read here; which of them a report has depends on its type. */
interface Report {
  type: string
  kind?: string
  bytesSent?: number
  bytesReceived?: number
  packetsSent?: number
  packetsReceived?: number
  packetsLost?: number
  framesEncoded?: number
  framesDecoded?: number
  framesPerSecond?: number
  totalFreezesDuration?: number
  roundTripTime?: number
  currentRoundTripTime?: number
  nominated?: boolean
  audioLevel?: number
  qualityLimitationReason?: string
}

/** Counts the connections of one direction. */
export async function sampleOf(connections: readonly RTCPeerConnection[], way: 'up' | 'down'): Promise<Sample> {
  const reports = (await Promise.all(connections.map((connection) => reportsOf(connection)))).flat()
  const sample: Sample = {
    atMs: performance.now(),
    bytes: 0,
    packets: 0,
    lost: 0,
    frames: 0,
    slowestFps: null,
    frozen: 0,
    rttMs: null,
    audioLevel: 0,
    limited: false,
  }
  for (const report of reports) {
    if (way === 'up') countUp(sample, report)
    else countDown(sample, report)
    if (report.type === 'candidate-pair' && report.nominated) takeRtt(sample, report.currentRoundTripTime)
  }
  return sample
}

/** What happened between two samples; a connection built anew begins at nothing and never counts below it. */
export function digestOf(before: Sample, now: Sample): LinkDigest {
  const seconds = Math.max(0.001, (now.atMs - before.atMs) / 1000)
  const grown = (of: 'bytes' | 'packets' | 'lost' | 'frames' | 'frozen') => Math.max(0, now[of] - before[of])
  const lost = grown('lost')
  const all = grown('packets') + lost
  return {
    kbits: Math.round((grown('bytes') * 8) / 1000 / seconds),
    loss: all > 0 ? lost / all : 0,
    rttMs: now.rttMs,
    fps: now.slowestFps,
    frames: grown('frames'),
    audioLevel: now.audioLevel,
    frozen: grown('frozen') / seconds,
    limited: now.limited,
  }
}

function countDown(sample: Sample, report: Report) {
  if (report.type !== 'inbound-rtp') return
  sample.bytes += report.bytesReceived ?? 0
  sample.packets += report.packetsReceived ?? 0
  sample.lost += report.packetsLost ?? 0
  sample.frames += report.framesDecoded ?? 0
  takeFps(sample, report.framesPerSecond)
  sample.frozen += report.totalFreezesDuration ?? 0
  sample.audioLevel = Math.max(sample.audioLevel, report.audioLevel ?? 0)
}

function countUp(sample: Sample, report: Report) {
  if (report.type === 'media-source' && report.kind === 'audio') sample.audioLevel = Math.max(sample.audioLevel, report.audioLevel ?? 0)
  if (report.type === 'remote-inbound-rtp') {
    sample.lost += report.packetsLost ?? 0
    takeRtt(sample, report.roundTripTime)
  }
  if (report.type !== 'outbound-rtp') return
  sample.bytes += report.bytesSent ?? 0
  sample.packets += report.packetsSent ?? 0
  sample.frames += report.framesEncoded ?? 0
  takeFps(sample, report.framesPerSecond)
  sample.limited ||= report.qualityLimitationReason === 'bandwidth'
}

function takeFps(sample: Sample, fps: number | undefined) {
  if (fps) sample.slowestFps = Math.min(sample.slowestFps ?? fps, fps)
}

function takeRtt(sample: Sample, seconds: number | undefined) {
  if (seconds !== undefined) sample.rttMs = Math.max(sample.rttMs ?? 0, Math.round(seconds * 1000))
}

async function reportsOf(connection: RTCPeerConnection): Promise<Report[]> {
  const stats = await connection.getStats()
  const reports: Report[] = []
  stats.forEach((report: Report) => reports.push(report))
  return reports
}

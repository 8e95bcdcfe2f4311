import type { TrackName } from '../media-plane.ts'

/** One thing to send: what it is for, from which track, how big, and whether it is sent from the start. */
export interface Line {
  name: TrackName
  track: MediaStreamTrack
  encoding: RTCRtpEncodingParameters
  /** Rather fewer pictures than smaller ones: a picture made small at its first moment takes ten seconds and more to grow again. */
  keepsSize?: boolean
}

export interface Sender {
  /** Makes an offer with `tracks` by m-line; the answer goes to `accept`. */
  offer: () => Promise<{ sdp: string; tracks: Record<string, TrackName> }>
  accept: (sdp: string) => Promise<void>
  /** Changes whether and how big a track is sent, without negotiating. */
  setEncoding: (name: TrackName, change: Partial<RTCRtpEncodingParameters>) => Promise<void>
  replaceTrack: (name: TrackName, track: MediaStreamTrack | null) => Promise<void>
  connection: RTCPeerConnection
  close: () => void
}

export interface SenderOptions {
  iceServers: RTCIceServer[]
  /** Only by the relay: to try the relay itself. */
  relayOnly?: boolean
  onUp?: () => void
  onLost: () => void
}

const VIDEO_CODECS = ['video/VP8', 'video/rtx']
const AUDIO_CODECS = ['audio/opus']

const START_KBITS = 800

export const THUMB_HEIGHT = 180
export const STAGE_HEIGHT = 720

/**
 * The three lines of a camera with its microphone: a thumb for good; stage and sound only when told.
 * The thumb has a copy of the track: senders that share a track share the smallest size that either of them falls to.
 */
export function cameraLines(video: MediaStreamTrack | null, audio: MediaStreamTrack | null): Line[] {
  const lines: Line[] = []
  if (video) {
    video.contentHint = 'motion'
    lines.push({
      name: 'thumb',
      track: video.clone(),
      encoding: { active: true, maxBitrate: 150_000, maxFramerate: 15, scaleResolutionDownBy: scaleTo(video, THUMB_HEIGHT) },
    })
    lines.push({
      name: 'stage',
      track: video,
      encoding: { active: false, maxBitrate: 1_500_000, maxFramerate: 25, scaleResolutionDownBy: scaleTo(video, STAGE_HEIGHT) },
      keepsSize: true,
    })
  }
  if (audio) lines.push({ name: 'audio', track: audio, encoding: { active: false, maxBitrate: 32_000, priority: 'high', networkPriority: 'high' } })
  return lines
}

export function shareLines(screen: MediaStreamTrack): Line[] {
  return [{ name: 'share', track: screen, encoding: { active: true, maxBitrate: 1_000_000, maxFramerate: 15 }, keepsSize: true }]
}

export function interpretationLines(audio: MediaStreamTrack): Line[] {
  return [{ name: 'interpretation', track: audio, encoding: { active: true, maxBitrate: 32_000, priority: 'high', networkPriority: 'high' } }]
}

/** How many times smaller, and never bigger, a camera's picture becomes to be of a height. */
export function scaleTo(track: MediaStreamTrack, height: number): number {
  return Math.max(1, (track.getSettings().height ?? STAGE_HEIGHT) / height)
}

/** A connection that sends the lines given and receives nothing. */
export function openSender(lines: readonly Line[], options: SenderOptions): Sender {
  const connection = new RTCPeerConnection({
    iceServers: options.iceServers,
    bundlePolicy: 'max-bundle',
    iceTransportPolicy: options.relayOnly ? 'relay' : 'all',
  })
  const transceivers = new Map(lines.map((line) => [line.name, addLine(connection, line)]))
  tellState(connection, options)
  // One after the other: parameters that were asked for before another change was made are refused.
  let changed: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    const turn = changed.then(work)
    changed = turn.catch(() => undefined)
    return turn
  }
  const change = (name: TrackName, encoding: Partial<RTCRtpEncodingParameters>) => inTurn(() => set(name, encoding))
  const set = async (name: TrackName, encoding: Partial<RTCRtpEncodingParameters>) => {
    const sender = transceivers.get(name)?.sender
    const parameters = sender?.getParameters()
    const first = parameters?.encodings[0]
    if (!sender || !parameters || !first) return
    Object.assign(first, encoding)
    await sender.setParameters(parameters)
  }
  return {
    async offer() {
      await connection.setLocalDescription(await connection.createOffer())
      return { sdp: connection.localDescription?.sdp ?? '', tracks: Object.fromEntries([...transceivers].map(([name, line]) => [line.mid ?? '', name])) }
    },
    async accept(sdp) {
      await connection.setRemoteDescription({ type: 'answer', sdp: startAt(sdp, START_KBITS) })
      await Promise.all(lines.filter((line) => line.keepsSize).map((line) => inTurn(() => keepSize(transceivers.get(line.name)?.sender))))
    },
    setEncoding: change,
    replaceTrack: async (name, track) => transceivers.get(name)?.sender.replaceTrack(track),
    connection,
    close: () => connection.close(),
  }
}

async function keepSize(sender: RTCRtpSender | undefined): Promise<void> {
  if (!sender) return
  const parameters: RTCRtpSendParameters & { degradationPreference?: string } = sender.getParameters()
  parameters.degradationPreference = 'maintain-resolution'
  await sender.setParameters(parameters)
}

/** Lets Chromium begin at a rate instead of feeling its way up from 300 kbit/s; other browsers pass over it. */
export function startAt(sdp: string, kbits: number): string {
  return sdp.replaceAll(/^(a=rtpmap:(\d+) VP8\/90000)(\r?\n)/gm, `$1$3a=fmtp:$2 x-google-start-bitrate=${kbits}$3`)
}

function addLine(connection: RTCPeerConnection, line: Line): RTCRtpTransceiver {
  const transceiver = connection.addTransceiver(line.track, { direction: 'sendonly', sendEncodings: [line.encoding] })
  const wanted = line.track.kind === 'audio' ? AUDIO_CODECS : VIDEO_CODECS
  const codecs = RTCRtpSender.getCapabilities(line.track.kind)?.codecs.filter((codec) => wanted.includes(codec.mimeType)) ?? []
  transceiver.setCodecPreferences(codecs)
  return transceiver
}

/** Only `failed` counts as a loss: `disconnected` mends itself as often as not. */
export function tellState(connection: RTCPeerConnection, { onUp, onLost }: { onUp?: () => void; onLost: () => void }): void {
  connection.addEventListener('connectionstatechange', () => {
    if (connection.connectionState === 'connected') onUp?.()
    if (connection.connectionState === 'failed') onLost()
  })
}

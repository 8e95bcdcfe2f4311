import type { TrackName } from '../media-plane.ts'
import type { Purpose, UpSignal } from '../media-signal.ts'
import type { Capture } from './capture.web.ts'
import type { SendLevel } from './link-ladder.ts'
import { cameraLines, type Line, openSender, scaleTo, type Sender, STAGE_HEIGHT, THUMB_HEIGHT } from './sender.web.ts'

interface Publication {
  sender: Sender
  lines: Line[]
}

export interface PublicationsOptions {
  iceServers: RTCIceServer[]
  send: (signal: UpSignal) => void
  onUp: (purpose: Purpose) => void
  onLost: (purpose: Purpose) => void
}

export type Publications = ReturnType<typeof openPublications>

const STAGE_BITRATE = { full: 1_500_000, half: 500_000 }

/** What a page sends: one connection for each purpose. */
export function openPublications(options: PublicationsOptions) {
  const all = new Map<Purpose, Publication>()
  let told: readonly TrackName[] = ['thumb']
  let level: SendLevel = 'full'

  const publish = async (purpose: Purpose, lines: Line[]) => {
    all.get(purpose)?.sender.close()
    const sender = openSender(lines, { iceServers: options.iceServers, onUp: () => options.onUp(purpose), onLost: () => options.onLost(purpose) })
    all.set(purpose, { sender, lines })
    const { sdp, tracks } = await sender.offer()
    options.send({ type: 'publish', purpose, sdp, tracks })
    if (purpose === 'camera') await applyTold()
  }
  const applyTold = async () => {
    const camera = all.get('camera')
    if (!camera) return
    // What is not wanted of a thumb is sent black: its packets are how the server knows that the line lives.
    for (const { name, track } of camera.lines) track.enabled = told.includes(name)
    await camera.sender.setEncoding('audio', { active: told.includes('audio') })
    await camera.sender.setEncoding('stage', { active: told.includes('stage') && level !== 'thumb' })
  }
  return {
    publish,
    purposes: () => [...all.keys()],
    connections: () => [...all.values()].map((one) => one.sender.connection),
    publishAgain: async (purpose: Purpose) => {
      const known = all.get(purpose)
      if (known) await publish(purpose, known.lines)
    },
    accept: async (purpose: Purpose, sdp: string) => all.get(purpose)?.sender.accept(sdp),
    refuse: (purpose: Purpose) => all.get(purpose)?.sender.close(),
    setSending: (tracks: readonly TrackName[]) => {
      told = tracks
      return applyTold()
    },
    async setLevel(wanted: SendLevel) {
      level = wanted
      const camera = all.get('camera')
      const track = camera?.lines.find((line) => line.name === 'stage')?.track
      if (!camera || !track) return
      const half = wanted !== 'full'
      await camera.sender.setEncoding('stage', {
        maxBitrate: half ? STAGE_BITRATE.half : STAGE_BITRATE.full,
        scaleResolutionDownBy: scaleTo(track, STAGE_HEIGHT) * (half ? 2 : 1),
      })
      await applyTold()
    },
    /** Other devices in place of those that are sent; the old ones are stopped. */
    async swap(capture: Capture) {
      const camera = all.get('camera')
      if (!camera) return
      const fresh = cameraLines(capture.video, capture.audio)
      for (const line of camera.lines) {
        const next = fresh.find((one) => one.name === line.name)?.track ?? null
        await camera.sender.replaceTrack(line.name, next)
        line.track.stop()
        if (next) line.track = next
        if (next && line.name !== 'audio') await camera.sender.setEncoding(line.name, { scaleResolutionDownBy: scaleTo(next, heightOf(line.name)) })
      }
      await applyTold()
    },
    /** Whether there was anything to end. */
    stop(purpose: Purpose): boolean {
      const known = all.get(purpose)
      if (!known) return false
      known.sender.close()
      for (const line of known.lines) line.track.stop()
      return all.delete(purpose)
    },
    closeConnections() {
      for (const { sender } of all.values()) sender.close()
    },
  }
}

function heightOf(name: TrackName): number {
  return name === 'thumb' ? THUMB_HEIGHT : STAGE_HEIGHT
}

import type { TrackName } from '#platform/media/media-plane.ts'
import type { DownSignal, Level, Purpose, UpSignal } from '#platform/media/media-signal.ts'
import type { DeviceChoice } from '#platform/media/browser/capture.web.ts'
import type { Digest, LinkGrade } from '#platform/media/browser/link-ladder.ts'
import { openRoomMedia, type RoomMedia as PeerMedia } from '#platform/media/browser/room-media.web.ts'
import type { ServerMessage } from '../room.contract.ts'
import type { RoomConnection } from './room-connection.ts'
import type { Listening, OwnLine, RoomMedia, Smaller } from './room-media.model.ts'
import { watchTrackLevel } from './track-level.ts'

const smallerOf: Record<Level, Smaller> = { full: 'nothing', small: 'second_picture', slides: 'pictures' }
const peerOf = (purpose: Purpose) => (purpose === 'share' ? 'share' : 'send')
const worse = { good: 0, fair: 1, poor: 2 }

export interface PageMediaOptions {
  connection: RoomConnection
  newId: () => string
  /** Camera and microphone to publish; null for those who only see and hear. */
  choice: DeviceChoice | null
  /** An interpreter's microphone instead. */
  interprets?: boolean
}

/**
 * The pictures and sounds of one page, between the room's socket and the media parts of the platform: one set of connections for what
 * it sends and the stage, one for the wall. Comes back by itself with the socket and with the media server.
 */
export function openPageMedia(options: PageMediaOptions): RoomMedia & { close: () => void } {
  const { connection, newId } = options
  const slotListeners = new Set<() => void>()
  const levelListeners = new Set<(level: number) => void>()
  const streams = new Map<string, MediaStream>()
  const occupants = new Map<string, string | null>()
  const requests = new Map<string, Purpose>()
  let own: MediaStream | null = null
  let line: OwnLine | null = null
  let smaller: Smaller = 'nothing'
  let listening: Listening = { channel: null, floorVolume: 0.15 }
  let wallIds: readonly string[] = []
  let wall: PeerMedia | null = null
  let camera = true
  let stopLevel = () => undefined as void
  let started = false
  let wantsStage = true

  const changed = () => slotListeners.forEach((listener) => listener())
  const askView = (peer: 'view' | 'wall') => {
    if (peer === 'view' && !wantsStage) return
    connection.tell({
      type: 'media.view',
      request: newId(),
      peer,
      pointIds: peer === 'wall' ? [...wallIds] : [],
      smaller,
      channel: peer === 'wall' ? null : listening.channel,
    })
  }

  /** What the parts for one viewer say, in the words of the room's protocol. */
  const sendFor = (peer: 'view' | 'wall') => {
    let viewed = false
    return (signal: UpSignal) => {
      switch (signal.type) {
        case 'publish': {
          const request = newId()
          requests.set(request, signal.purpose)
          return void connection.tell({ type: 'media.publish', request, peer: peerOf(signal.purpose), sdp: signal.sdp, tracks: signal.tracks })
        }
        case 'unpublish':
          return void connection.tell({ type: 'media.leave', peer: peerOf(signal.purpose) })
        case 'view':
          if (viewed) connection.tell({ type: 'media.leave', peer })
          viewed = true
          return void askView(peer)
        case 'answer':
          return void connection.tell({ type: 'media.answer', peer, sdp: signal.sdp })
        case 'level':
          if (peer === 'wall') return
          smaller = smallerOf[signal.level]
          return void askView('view')
      }
    }
  }
  const hear = (peer: 'view' | 'wall', listener: (signal: DownSignal) => void) =>
    connection.listen((message) => {
      const signal = signalOf(message, peer, requests)
      if (signal) listener(signal)
    })

  const onSlot = (slot: string, stream: MediaStream) => {
    streams.set(slot, stream)
    changed()
  }
  const onDigest = (digest: Digest, grades: { up: LinkGrade; down: LinkGrade }) => {
    const grade = worse[grades.up] > worse[grades.down] ? grades.up : grades.down
    const roundTripMs = Math.max(digest.up.rttMs ?? 0, digest.down.rttMs ?? 0)
    const lossPercent = Math.min(100, Math.max(digest.up.loss, digest.down.loss) * 100)
    line = { grade, smaller, upKbps: digest.up.kbits, downKbps: digest.down.kbits, roundTripMs, lossPercent }
    const { upKbps, downKbps } = line
    connection.tell({ type: 'line', grade, upKbps, downKbps, roundTripMs, lossPercent, level: Math.min(1, digest.up.audioLevel) })
    changed()
  }
  const stage = openRoomMedia({
    send: sendFor('view'),
    onMessage: (listener) => hear('view', listener),
    iceServers: connection.view().iceServers,
    onSlot,
    onDigest,
  })

  const applySend = () => {
    const { send } = connection.view()
    const tracks: TrackName[] = [
      ...(camera ? (['thumb'] as const) : []),
      ...(camera && send.stage ? (['stage'] as const) : []),
      ...(send.audio ? (['audio'] as const) : []),
    ]
    void stage.setSending(tracks)
  }
  const publish = async (choice: DeviceChoice) => {
    const { video, audio } = await stage.publish(choice)
    // A copy: what is sent may be blackened while the room still wants to see itself.
    own = video ? new MediaStream([video.clone()]) : null
    if (audio) stopLevel = watchTrackLevel(audio.clone(), (level) => levelListeners.forEach((listener) => listener(level)))
    applySend()
    changed()
  }
  const begin = () => {
    if (started || connection.view().media !== 'ready') return
    started = true
    stage.view()
    // Without a camera and a microphone the room still sees, hears and works.
    if (options.choice && !options.interprets) void publish(options.choice).catch(() => changed())
  }
  const stopListening = connection.listen((message) => {
    if (message.type === 'welcome') comeBack(message.peers)
    if (message.type === 'media.status') queueMicrotask(begin)
    if (message.type === 'media.send') queueMicrotask(applySend)
    if (message.type !== 'media.slots') return
    for (const [slot, pointId] of Object.entries(message.slots)) occupants.set(slot, pointId)
    changed()
  })
  /** After a reconnection: what the media server still carries goes on, the rest is built anew. */
  const comeBack = (peers: readonly string[]) => {
    queueMicrotask(begin)
    if (!started) return
    if (!peers.includes('view')) stage.rebuild('view')
    if (!peers.includes('send')) stage.rebuild('camera')
    if (wall && !peers.includes('wall')) wall.rebuild('view')
  }
  queueMicrotask(begin)

  return {
    subscribe: (listener) => {
      slotListeners.add(listener)
      return () => void slotListeners.delete(listener)
    },
    stream: (slot) => (occupants.get(slot) || slot.endsWith('_audio') ? (streams.get(slot) ?? null) : null),
    occupant: (slot) => occupants.get(slot) ?? null,
    own: () => (camera ? own : null),
    line: () => line,
    watchLevel: (listener) => {
      levelListeners.add(listener)
      return () => void levelListeners.delete(listener)
    },
    showStage: (on) => {
      if (on === wantsStage) return
      wantsStage = on
      if (on && started) stage.rebuild('view')
      if (!on) connection.tell({ type: 'media.leave', peer: 'view' })
    },
    showWall: (pointIds) => {
      wallIds = pointIds
      if (pointIds.length === 0) {
        if (wall) connection.tell({ type: 'media.leave', peer: 'wall' })
        wall?.close()
        wall = null
        return
      }
      if (wall) return void askView('wall')
      wall = openRoomMedia({ send: sendFor('wall'), onMessage: (listener) => hear('wall', listener), iceServers: connection.view().iceServers, onSlot })
      wall.view()
    },
    listen: (next) => {
      const moved = next.channel !== listening.channel
      listening = next
      if (moved && started) askView('view')
    },
    share: async (on) => {
      if (!on) {
        stage.stop('share')
        return true
      }
      return stage.share().then(
        () => true,
        () => false,
      )
    },
    interpret: async (on) => {
      if (!on) return stage.stop('interpretation')
      const { getUserMedia } = navigator.mediaDevices
      const stream = await getUserMedia.call(navigator.mediaDevices, { audio: true })
      const [microphone] = stream.getAudioTracks()
      if (!microphone) return
      stopLevel()
      stopLevel = watchTrackLevel(microphone.clone(), (level) => levelListeners.forEach((listener) => listener(level)))
      await stage.interpret(microphone)
    },
    setCamera: (on) => {
      camera = on
      applySend()
      changed()
    },
    close: () => {
      stopListening()
      stopLevel()
      stage.close()
      wall?.close()
      for (const track of own?.getTracks() ?? []) track.stop()
    },
  }
}

function signalOf(message: ServerMessage, peer: 'view' | 'wall', requests: Map<string, Purpose>): DownSignal | null {
  switch (message.type) {
    case 'media.offer':
      return message.peer === peer ? { type: 'offer', sdp: message.sdp, mids: message.mids } : null
    case 'media.answer': {
      const purpose = requests.get(message.request)
      return purpose && peer === 'view' ? { type: 'published', purpose, sdp: message.sdp } : null
    }
    case 'media.refused': {
      const purpose = requests.get(message.request)
      if (!purpose || peer !== 'view') return null
      const reason = message.code === 'full' || message.code === 'unavailable' ? message.code : 'refused'
      return { type: 'unpublished', purpose, reason }
    }
    case 'media.status':
      return message.reset ? { type: 'reset' } : null
    default:
      return null
  }
}

import nodeDataChannel, { type PeerConnection, type Track } from 'node-datachannel'
import { nowMs } from './clock.ts'
import { asksForKeyframe, KEYFRAME_EVERY_MS, packetMaker, payloadTypes, readStamp, type SentTrack, shapes, type Stamp, tracks } from './packets.ts'

const CONNECT_MS = 5000

/** What a sender offers, with the track of each m-line. */
export interface Offered {
  sdp: string
  tracks: Record<string, SentTrack>
}

export interface Sender {
  offer: Offered
  /** Resolves when packets can be sent, with the time. */
  connect: (answer: string) => Promise<number>
  set: (sending: Partial<Record<SentTrack, boolean>>) => void
  /** Sends what is due. Answers how many packets. */
  tick: (now: number) => number
  close: () => void
}

interface Line {
  track: Track
  make: ReturnType<typeof packetMaker>
  on: boolean
  due: number
  keyframeDue: number
  every: number
}

/** One page's camera: three tracks on one connection, of which the thumb is sent from the start. */
export async function openSender(id: string, index: number, address: string): Promise<Sender> {
  const connection = newConnection(id, address)
  const lines = Object.fromEntries(tracks.map((name, mid) => [name, openLine(connection, name, { mid: `${mid}`, index })])) as Record<SentTrack, Line>
  const sdp = await described(connection, () => connection.setLocalDescription('offer'))
  const set: Sender['set'] = (sending) => {
    for (const name of tracks) {
      const on = sending[name]
      if (on === undefined || on === lines[name].on) continue
      Object.assign(lines[name], { on, due: 0, keyframeDue: 0 })
    }
  }
  return {
    offer: { sdp, tracks: Object.fromEntries(tracks.map((name, mid) => [`${mid}`, name])) },
    connect: async (answer) => {
      const connected = untilConnected(id, connection)
      connection.setRemoteDescription(answer, 'answer')
      const at = await connected
      set({ thumb: true })
      return at
    },
    set,
    tick: (now) => tracks.reduce((sum, name) => sum + sendDue(lines[name], now), 0),
    close: () => connection.close(),
  }
}

function openLine(connection: PeerConnection, name: SentTrack, { mid, index }: { mid: string; index: number }): Line {
  const ssrc = 1_000_000 + index * 16 + tracks.indexOf(name)
  const track = connection.addTrack(name === 'audio' ? soundLine(mid, ssrc) : pictureLine(mid, ssrc))
  const line: Line = { track, make: packetMaker(name, index, ssrc), on: false, due: 0, keyframeDue: 0, every: 1000 / shapes[name].rate }
  track.onMessage((packet) => {
    if (name !== 'audio' && asksForKeyframe(packet)) line.keyframeDue = 0
  })
  return line
}

function soundLine(mid: string, ssrc: number) {
  const line = new nodeDataChannel.Audio(mid, 'SendOnly')
  line.addOpusCodec(payloadTypes.audio)
  line.addSSRC(ssrc, `c${ssrc}`, `s${ssrc}`, `t${ssrc}`)
  return line
}

function pictureLine(mid: string, ssrc: number) {
  const line = new nodeDataChannel.Video(mid, 'SendOnly')
  line.addVP8Codec(payloadTypes.video)
  line.addSSRC(ssrc, `c${ssrc}`, `s${ssrc}`, `t${ssrc}`)
  return line
}

/** A frame at a time; after a pause of the whole process what was missed is left out. */
function sendDue(line: Line, now: number): number {
  if (!line.on || now < line.due || !line.track.isOpen()) return 0
  // Senders do not beat together: each begins at its own moment of a frame.
  line.due = line.due === 0 || now - line.due > 10 * line.every ? now + Math.random() * line.every : line.due + line.every
  const keyframe = now >= line.keyframeDue
  if (keyframe) line.keyframeDue = now + KEYFRAME_EVERY_MS
  const packets = line.make(nowMs(), keyframe)
  for (const packet of packets) line.track.sendMessageBinary(packet)
  return packets.length
}

export interface Viewer {
  /** What the page answers to an offer. */
  answer: string
  connected: Promise<number>
  close: () => void
}

/** One page that looks: takes every line of the offer, and hands on each packet with the m-line it came on. */
export async function openViewer(id: string, offer: string, address: string, take: (mid: string, stamp: Stamp, at: number) => void): Promise<Viewer> {
  const connection = newConnection(id, address)
  const kept: Track[] = []
  connection.onTrack((track) => {
    const mid = track.mid()
    kept.push(track)
    track.onMessage((packet) => {
      const stamp = readStamp(packet)
      if (stamp) take(mid, stamp, nowMs())
    })
  })
  const connected = untilConnected(id, connection)
  connected.catch(() => undefined)
  // The media server shall begin the encryption: our library would, before the server has the answer, and try again only a second later.
  const answer = await described(connection, () => connection.setRemoteDescription(offer.replaceAll('a=setup:actpass', 'a=setup:active'), 'offer'))
  return { answer, connected, close: () => connection.close() }
}

function newConnection(id: string, address: string): PeerConnection {
  return new nodeDataChannel.PeerConnection(id, { iceServers: [], bindAddress: address, forceMediaTransport: true, mtu: 1280 })
}

/** Our own description with its addresses, after `begin`. */
function described(connection: PeerConnection, begin: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const done = () => resolve(connection.localDescription()?.sdp ?? '')
    connection.onGatheringStateChange((state) => state === 'complete' && done())
    try {
      begin()
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    if (connection.gatheringState() === 'complete' && connection.localDescription()) done()
  })
}

function untilConnected(id: string, connection: PeerConnection): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${id} is not connected after ${CONNECT_MS} ms: ${connection.state()}`)), CONNECT_MS)
    connection.onStateChange((state) => {
      if (state === 'connected') {
        clearTimeout(timer)
        resolve(nowMs())
      } else if (state === 'failed') {
        clearTimeout(timer)
        reject(new Error(`${id} failed to connect`))
      }
    })
  })
}

import type { ViewOffer } from '../media-plane.ts'
import { tellState } from './sender.web.ts'

export interface Viewer {
  /** Takes an offer of the server and makes the answer to it. */
  accept: (offer: ViewOffer) => Promise<string>
  /** The stream of a slot: it stays the same while the slot's source changes. */
  stream: (slot: string) => MediaStream | undefined
  slots: () => string[]
  /** The m-line of each slot, to find a slot in the connection's statistics. */
  mids: () => ReadonlyMap<string, string>
  connection: RTCPeerConnection
  close: () => void
}

export interface ViewerOptions {
  iceServers: RTCIceServer[]
  relayOnly?: boolean
  onSlot: (slot: string, stream: MediaStream) => void
  onUp?: () => void
  onLost: () => void
}

/** A connection that receives what the server puts into its slots, and sends nothing. */
export function openViewer(options: ViewerOptions): Viewer {
  const connection = new RTCPeerConnection({
    iceServers: options.iceServers,
    bundlePolicy: 'max-bundle',
    iceTransportPolicy: options.relayOnly ? 'relay' : 'all',
  })
  const streams = new Map<string, MediaStream>()
  const mids = new Map<string, string>()
  let turn = Promise.resolve('')
  tellState(connection, options)

  const accept = async (offer: ViewOffer) => {
    await connection.setRemoteDescription({ type: 'offer', sdp: offer.sdp })
    await connection.setLocalDescription(await connection.createAnswer())
    for (const [slot, mid] of Object.entries(offer.mids)) takeSlot(slot, mid)
    return connection.localDescription?.sdp ?? ''
  }
  const takeSlot = (slot: string, mid: string) => {
    const track = connection.getTransceivers().find((line) => line.mid === mid)?.receiver.track
    mids.set(slot, mid)
    if (!track || streams.get(slot)?.getTracks()[0] === track) return
    const stream = new MediaStream([track])
    streams.set(slot, stream)
    options.onSlot(slot, stream)
  }
  return {
    // Offers that come close together are taken one after the other.
    accept: (offer) => {
      turn = turn.catch(() => '').then(() => accept(offer))
      return turn
    },
    stream: (slot) => streams.get(slot),
    slots: () => [...streams.keys()],
    mids: () => mids,
    connection,
    close: () => connection.close(),
  }
}

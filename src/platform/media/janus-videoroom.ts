import type { JanusClient, JanusEvent, Jsep } from './janus-client.ts'

export const PLUGIN = 'janus.plugin.videoroom'

/** One m-line of a viewer as the media server describes it; `crossrefid` is the name of our slot. */
export interface ViewStream {
  mid: string
  crossrefid?: string
  active: boolean
  feed_id?: string
  feed_mid?: string
}

export interface SourceRef {
  feed: string
  mid: string
}

export interface RoomKeys {
  adminKey: string
  roomSecret: string
}

/** Places of a feed that nothing sends to: a slot without a source rests there, and needs no negotiation when it gets one. */
export interface Parking {
  feed: string
  audio: string
  video: string
}

const ALREADY_OPEN = 427
const STREAMS_OF_DUMMY = [
  { codec: 'opus', fmtp: 'useinbandfec=1;usedtx=1' },
  { codec: 'vp8', fmtp: 'none' },
]

/** The VideoRoom verbs that the plane uses, on one connection. */
export function videoRoom(client: JanusClient, keys: RoomKeys) {
  const secret = keys.roomSecret
  const admin = { secret, admin_key: keys.adminKey }
  const create = (handle: number, room: string) => client.message(handle, roomRequest(room, keys))

  return {
    /** Makes the room anew; one that is there already is ended first, unless it is to be kept. */
    async openRoom(handle: number, room: string, keep: boolean) {
      try {
        await create(handle, room)
      } catch (error) {
        if (keep || !isCode(error, ALREADY_OPEN)) {
          if (keep && isCode(error, ALREADY_OPEN)) return
          throw error
        }
        await client.message(handle, { request: 'destroy', room, secret })
        await create(handle, room)
      }
    },
    closeRoom: (handle: number, room: string) => client.message(handle, { request: 'destroy', room, secret }),
    async participants(handle: number, room: string) {
      const { data } = await client.message<{ participants: { id: string; publisher: boolean; dummy?: boolean }[] }>(handle, {
        request: 'listparticipants',
        room,
      })
      return data.participants
    },
    /** Joins and publishes in one request; the answer's jsep is for the sender. */
    publish: (handle: number, room: string, feed: string, offer: string, names: Record<string, string>) =>
      client.message(
        handle,
        {
          request: 'joinandconfigure',
          ptype: 'publisher',
          room,
          id: feed,
          descriptions: Object.entries(names).map(([mid, description]) => ({ mid, description })),
        },
        { type: 'offer', sdp: offer },
      ),
    kick: (handle: number, room: string, feed: string) => client.message(handle, { request: 'kick', room, secret, id: feed }),
    /** On the sender's own handle: `moderate` would tell every other sender of it, which in a storm of joins is most of the work. */
    mute: (handle: number, mids: readonly string[], muted: boolean) =>
      client.message(handle, { request: 'configure', streams: mids.map((mid) => ({ mid, send: !muted })) }),
    keyframe: (handle: number, mid: string) => client.message(handle, { request: 'configure', streams: [{ mid, keyframe: true }] }),
    view: (handle: number, room: string, slots: readonly (SourceRef & { crossrefid: string })[]) =>
      client.message<{ streams: ViewStream[] }>(handle, { request: 'join', ptype: 'subscriber', room, autoupdate: false, streams: slots }),
    addSlots: (handle: number, slots: readonly (SourceRef & { crossrefid: string })[]) =>
      client.message<{ streams: ViewStream[] }>(handle, { request: 'update', subscribe: slots }),
    /** Sources that the viewer has already are left alone, so that this also tells how its m-lines stand. */
    switchSlots: (handle: number, slots: readonly (SourceRef & { sub_mid: string })[]) =>
      client.message<{ streams: ViewStream[] }>(handle, { request: 'switch', streams: slots }),
    start: (handle: number, answer: Jsep) => client.message(handle, { request: 'start' }, answer),
    async forward(handle: number, room: string, source: SourceRef, to: { port: number; pt: number }) {
      const { data } = await client.message<{ forwarders: { stream_id: number }[] }>(handle, {
        request: 'rtp_forward',
        room,
        ...admin,
        publisher_id: source.feed,
        host: '127.0.0.1',
        host_family: 'ipv4',
        streams: [{ mid: source.mid, ...to }],
      })
      return data.forwarders.map((one) => one.stream_id)
    },
    stopForward: (handle: number, room: string, feed: string, stream: number) =>
      client.message(handle, { request: 'stop_rtp_forward', room, ...admin, publisher_id: feed, stream_id: stream }),
  }
}

export type VideoRoom = ReturnType<typeof videoRoom>

/** Where slots without a source rest: the feed that the room itself pretends to have. */
export async function findParking(rooms: VideoRoom, handle: number, room: string): Promise<Parking> {
  const dummy = (await rooms.participants(handle, room)).find((one) => one.dummy)
  if (!dummy) throw new Error(`room ${room} has no resting feed`)
  return { feed: dummy.id, audio: '0', video: '1' }
}

/** What the plugin itself says in an event, or nothing when the event is of the core. */
export function pluginNews(event: JanusEvent): { what: string; feed: string; levelDb: number } | undefined {
  const data = event.plugindata?.data
  if (!data) return undefined
  const level = data['audio-level-dBov-avg']
  return { what: String(data['videoroom']), feed: String(data['id'] ?? ''), levelDb: typeof level === 'number' ? -level : 0 }
}

export function isCode(error: unknown, code: number): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/**
 * `videoorient_ext` off: senders turn the picture themselves, since a resting slot was negotiated without it.
 * `audio_active_packets` 25 and a level of 45: talking is seen half a second after it begins, and at the level of a room rather than of a headset.
 */
function roomRequest(room: string, { adminKey, roomSecret }: RoomKeys) {
  return {
    request: 'create',
    room,
    secret: roomSecret,
    admin_key: adminKey,
    is_private: true,
    publishers: 1000,
    bitrate: 0,
    fir_freq: 0,
    audiocodec: 'opus',
    videocodec: 'vp8',
    opus_fec: true,
    opus_dtx: true,
    videoorient_ext: false,
    playoutdelay_ext: false,
    audiolevel_event: true,
    audio_active_packets: 25,
    audio_level_average: 45,
    notify_joining: false,
    dummy_publisher: true,
    dummy_streams: STREAMS_OF_DUMMY,
  }
}

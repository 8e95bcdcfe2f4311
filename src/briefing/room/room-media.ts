import { type MediaEvent, MediaFull, type MediaRoom, MediaUnavailable, type Slot } from '#platform/media/media-plane.ts'
import type { ClientMessage, PeerName } from './room.contract.ts'
import type { LiveRoom } from './live-room.ts'
import type { RoomHouse } from './room-house.ts'
import { type Member, tell, tellAll } from './room-member.ts'
import {
  type FeedUp,
  type Filled,
  maySeeWall,
  publishable,
  sendRights,
  type SendRights,
  stageSlots,
  type Track,
  type Viewer,
  wallSlots,
} from './room-stage.model.ts'

type Publish = Extract<ClientMessage, { type: 'media.publish' }>
type View = Extract<ClientMessage, { type: 'media.view' }>
type Answer = Extract<ClientMessage, { type: 'media.answer' }>

/** Pictures and sounds of a session: who may send what, and what each page receives now. */
export interface RoomMedia {
  publish: (member: Member, message: Publish) => Promise<void>
  view: (member: Member, message: View) => Promise<void>
  answer: (member: Member, message: Answer) => Promise<void>
  leave: (member: Member, peer: PeerName) => Promise<void>
  /** Ends all that a connection sends and receives. */
  drop: (connection: string) => void
  /** Points every page's slots, and every sender's tracks, at what the state says now. */
  refresh: () => void
  tellRights: (member: Member) => void
  peersOf: (connection: string) => PeerName[]
  close: () => void
}

interface Watched {
  member: Member
  peer: 'view' | 'wall'
  pointIds: readonly string[]
  viewer: Omit<Viewer, 'seat'>
  /** What the media server was told last. */
  told: string
  /** Acts on one connection follow one another. */
  turn: Promise<void>
}

const peerName = (connection: string, peer: PeerName) => `${connection}.${peer}`
const connectionOf = (peer: string) => peer.slice(0, 36)
/** Slots named alike up to the first dot are played in step. */
const slotName = (name: string) => name.replace('_', '.')
function trackOf(name: string, smaller: Viewer['smaller']): Track {
  if (name.endsWith('audio')) return 'audio'
  return name.startsWith('share') ? 'share' : smaller === 'nothing' ? 'stage' : 'thumb'
}

export function openRoomMedia(house: RoomHouse, room: LiveRoom): RoomMedia {
  const views = new Map<string, Watched>()
  const muted = new Map<string, boolean>()
  const rights = new Map<string, string>()
  let carried: MediaRoom | null = null
  let opening: Promise<MediaRoom> | null = null
  let planned = false
  let closed = false

  const open = async (): Promise<MediaRoom> => {
    if (!house.media) throw new MediaUnavailable('There is no media server')
    opening ??= house.media.openRoom(room.session.id).then((opened) => (carried = opened))
    return opening.catch((error: unknown) => {
      opening = null
      throw error
    })
  }
  if (house.media) void open().then(refresh, house.warn)

  /** Feeds that are up, with whose they are, in the order they came. */
  const feedsUp = (): FeedUp[] =>
    (carried?.feeds() ?? []).flatMap(({ feed, peer, tracks }) => {
      const connection = connectionOf(peer)
      const seat = room.state().seats[connection]?.seat
      if (!seat || (seat.kind !== 'point' && seat.kind !== 'chair' && seat.kind !== 'interpreter')) return []
      return [{ feed, connection, pointId: seat.kind === 'interpreter' ? null : seat.pointId, tracks }]
    })

  function refresh() {
    if (planned || closed) return
    planned = true
    setImmediate(() => {
      planned = false
      if (closed) return
      for (const member of room.members.values()) tellRights(member)
      if (!carried) return
      const feeds = feedsUp()
      holdBack(feeds)
      for (const watched of views.values()) void point(watched, feeds)
    })
  }

  /** What a sender may not send is stopped at the media server, whatever its page does. Of several windows of a room the newest counts. */
  function holdBack(feeds: readonly FeedUp[]) {
    for (const up of feeds) {
      const seat = room.state().seats[up.connection]?.seat
      if (!seat) continue
      const allowed = sendRights(room.state(), seat, up.connection)
      const newest = (track: Track) => up.pointId === null || feeds.findLast((one) => one.pointId === up.pointId && one.tracks.includes(track)) === up
      for (const track of up.tracks) mute(up.feed, track, !(allowed[track] && newest(track)))
    }
  }

  function mute(feed: string, track: Track, stop: boolean) {
    const key = `${feed}/${track}`
    if (muted.get(key) === stop || !carried) return
    muted.set(key, stop)
    carried.mute(feed, track, stop).catch((error: unknown) => {
      muted.delete(key)
      house.warn(error)
    })
  }

  const filledFor = ({ member, peer, pointIds, viewer }: Watched, feeds: readonly FeedUp[]): Record<string, Filled> =>
    peer === 'wall' ? wallSlots(room.state(), member.actor.seat, pointIds, feeds) : stageSlots(room.state(), { ...viewer, seat: member.actor.seat }, feeds)

  /** Brings one page's slots up to date; nothing is sent where nothing changed. */
  function point(watched: Watched, feeds: readonly FeedUp[], isFirst = false): Promise<void> {
    const filled = filledFor(watched, feeds)
    const text = JSON.stringify(filled)
    if (text === watched.told && !isFirst) return watched.turn
    watched.told = text
    const work = watched.turn.then(() => apply(watched, filled))
    watched.turn = work.catch((error: unknown) => {
      watched.told = ''
      if (!(error instanceof MediaUnavailable) && !isFirst) house.warn(error)
    })
    return isFirst ? work : watched.turn
  }

  async function apply({ member, peer, viewer }: Watched, filled: Record<string, Filled>) {
    const opened = await open()
    const slots = Object.entries(filled).map(([name, { source }]): Slot => {
      const kind = name.endsWith('_audio') ? 'audio' : 'video'
      return peer === 'wall'
        ? { name, kind: 'video', source, reserve: 'thumb' }
        : { name: slotName(name), kind, source, reserve: trackOf(name, viewer.smaller) }
    })
    const offer = await opened.view(peerName(member.actor.connection, peer), slots)
    const names = new Map(Object.keys(filled).map((name) => [peer === 'wall' ? name : slotName(name), name]))
    if (offer) {
      const mids = Object.fromEntries(Object.entries(offer.mids).map(([name, mid]) => [names.get(name) ?? name, mid]))
      tell(member, { type: 'media.offer', peer, sdp: offer.sdp, mids })
    }
    tell(member, { type: 'media.slots', peer, slots: Object.fromEntries(Object.entries(filled).map(([name, { pointId }]) => [name, pointId])) })
  }

  function tellRights(member: Member) {
    const { connection, seat } = member.actor
    if (!member.view || (seat.kind !== 'point' && seat.kind !== 'chair')) return
    const { stage, audio }: SendRights = sendRights(room.state(), seat, connection)
    const text = `${stage}/${audio}`
    if (rights.get(connection) === text) return
    rights.set(connection, text)
    tell(member, { type: 'media.send', stage, audio })
  }

  async function publish(member: Member, { peer, request, sdp, tracks }: Publish) {
    const { seat, connection } = member.actor
    const allowed = publishable(seat, peer)
    const waits = seat.kind === 'point' && member.view === 'waiting'
    if (waits || Object.values(tracks).some((track) => !allowed.includes(track))) return refuse(member, request, 'not_yours')
    const code = room.facts().points.find(({ id }) => id === seat.pointId)?.code ?? 'INT'
    const feed = `${code}.${peer}.${connection.slice(0, 8)}`
    return guarded(member, request, async () => {
      const opened = await open()
      // Closed before it opens: the first packet must not get through where the seat may not be heard.
      const may = sendRights(room.state(), seat, connection)
      for (const track of new Set(Object.values(tracks))) {
        muted.set(`${feed}/${track}`, !may[track])
        await opened.mute(feed, track, !may[track])
      }
      const answer = await opened.publish(peerName(connection, peer), feed, sdp, tracks)
      tell(member, { type: 'media.answer', request, peer, sdp: answer.sdp })
      rights.delete(connection)
      tellRights(member)
      refresh()
    })
  }

  async function view(member: Member, { peer, request, pointIds, smaller, channel }: View) {
    if (member.view === 'waiting' || (peer === 'wall' && !maySeeWall(member.actor.seat))) return refuse(member, request, 'not_yours')
    const key = peerName(member.actor.connection, peer)
    const ofBriefing = new Set(room.facts().points.map(({ id }) => id))
    const known = views.get(key)
    const watched: Watched = {
      member,
      peer,
      pointIds: pointIds.filter((id) => ofBriefing.has(id)),
      viewer: { smaller, channel },
      told: '',
      turn: known?.turn ?? Promise.resolve(),
    }
    views.set(key, watched)
    return guarded(
      member,
      request,
      () => point(watched, feedsUp(), true),
      () => views.get(key) === watched && !known && views.delete(key),
    )
  }

  async function guarded(member: Member, request: string, work: () => Promise<void>, undo: () => unknown = () => undefined) {
    try {
      await work()
    } catch (error) {
      undo()
      const isFull = error instanceof MediaFull
      refuse(member, request, isFull ? 'full' : error instanceof MediaUnavailable ? 'unavailable' : 'refused')
      if (isFull && member.actor.seat.kind === 'point') room.ask({ kind: 'unseat', connection: member.actor.connection })
    }
  }

  const refuse = (member: Member, request: string, code: string) => tell(member, { type: 'media.refused', request, code })

  async function leave({ actor }: Member, peer: PeerName) {
    const name = peerName(actor.connection, peer)
    views.delete(name)
    await carried?.leave(name).catch(house.warn)
    refresh()
  }

  function drop(connection: string) {
    rights.delete(connection)
    for (const peer of ['send', 'share', 'view', 'wall'] as const) {
      views.delete(peerName(connection, peer))
      if (carried?.peers().includes(peerName(connection, peer))) carried.leave(peerName(connection, peer)).catch(house.warn)
    }
    refresh()
  }

  function take(event: MediaEvent) {
    if (event.type === 'status') return tellAll(room.members.values(), { type: 'media.status', media: house.mediaState(), reset: false })
    if (event.room !== room.session.id) return undefined
    switch (event.type) {
      case 'reset':
        views.clear()
        muted.clear()
        return tellAll(room.members.values(), { type: 'media.status', media: house.mediaState(), reset: true })
      case 'peer-down':
        return void views.delete(event.peer)
      case 'talking':
        return withPoint(event.feed, (pointId) => room.lines.heard(pointId, event.talking ? Math.max(0, Math.min(1, 1 - event.levelDb / 127)) : 0))
      case 'slow-link': {
        const seat = room.state().seats[connectionOf(event.peer)]?.seat
        return seat?.pointId ? room.lines.slow(seat.pointId) : undefined
      }
      default:
        for (const key of muted.keys()) if (event.type === 'feed-down' && key.startsWith(`${event.feed}/`)) muted.delete(key)
        return refresh()
    }
  }

  function withPoint(feed: string, work: (pointId: string) => void) {
    const pointId = feedsUp().find((up) => up.feed === feed)?.pointId
    if (pointId) work(pointId)
  }

  const unsubscribe = house.media?.subscribe(take)
  return {
    publish,
    view,
    answer: async (member, { peer, sdp }) => {
      if (!views.has(peerName(member.actor.connection, peer))) return
      await carried?.answer(peerName(member.actor.connection, peer), sdp).catch(house.warn)
    },
    leave,
    drop,
    refresh,
    tellRights,
    peersOf: (connection) => (['send', 'share', 'view', 'wall'] as const).filter((peer) => carried?.peers().includes(peerName(connection, peer))),
    close: () => {
      closed = true
      unsubscribe?.()
    },
  }
}

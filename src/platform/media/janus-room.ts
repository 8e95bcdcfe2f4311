import { findParking, pluginNews } from './janus-videoroom.ts'
import type { JanusEvent } from './janus-client.ts'
import { feedBroke, feedCameUp, forward, keyframe, mute, publish, unpublish } from './janus-feeds.ts'
import { answer, reviewViewer, unview, view, viewerBroke } from './janus-viewers.ts'
import type { MediaRoom } from './media-plane.ts'
import { packetsIn } from './packet-budget.ts'
import { type RoomContext, tracksOf } from './room-context.ts'

/** Besides the 2 s after which the media server says that nothing comes. */
const SILENCE_MS = 6000

/** The acts of a room, one after another for each feed and each viewer. */
export function mediaRoom(room: RoomContext, close: () => Promise<void>): MediaRoom {
  const { memory } = room
  const ofFeed = <T>(feed: string, act: () => Promise<T>) => room.inTurn(`feed ${feed}`, act)
  const ofViewer = <T>(peer: string, act: () => Promise<T>) => room.inTurn(`viewer ${peer}`, act)
  return {
    peers: () => [...new Set([...Object.keys(memory.viewers), ...Object.values(memory.feeds).map((feed) => feed.peer)])],
    feeds: () =>
      Object.entries(memory.feeds)
        .filter(([, feed]) => feed.up)
        .map(([name, feed]) => ({ feed: name, peer: feed.peer, tracks: tracksOf(feed) })),
    publish: (peer, feed, offer, tracks) => ofFeed(feed, () => publish(room, { peer, feed, offer, tracks })),
    unpublish: (feed) => ofFeed(feed, () => unpublish(room, feed)),
    view: (peer, slots) => ofViewer(peer, () => view(room, peer, slots)),
    // Not in turn: a change of the viewer may be waiting for this answer.
    answer: (peer, sdp) => answer(room, peer, sdp),
    unview: (peer) => ofViewer(peer, () => unview(room, peer)),
    mute: (feed, track, muted) => ofFeed(feed, () => mute(room, feed, track, muted)),
    keyframe: (feed, track) => keyframe(room, feed, track),
    forward: (source, port) => forward(room, source, port),
    async leave(peer) {
      const own = Object.keys(memory.feeds).filter((feed) => memory.feeds[feed]?.peer === peer)
      await Promise.all([ofViewer(peer, () => unview(room, peer)), ...own.map((feed) => ofFeed(feed, () => unpublish(room, feed)))])
    },
    close,
  }
}

/** Opens the room at the media server; `keep` when what is in it shall stay. */
export async function openAtServer(room: RoomContext, keep: boolean): Promise<void> {
  const { verbs, control } = room.connection()
  await verbs.openRoom(control, room.name, keep)
  room.parking = await findParking(verbs, control, room.name)
}

/** After a time without a connection: what went meanwhile is told as if it went now. */
export async function reviewRoom(room: RoomContext): Promise<void> {
  const { verbs, control } = room.connection()
  const there = await verbs.participants(control, room.name)
  const publishing = new Set(there.filter((one) => one.publisher).map((one) => one.id))
  for (const [feed, known] of Object.entries(room.memory.feeds)) {
    room.budget.set(`in ${room.name} ${feed}`, packetsIn(tracksOf(known)))
    if (!publishing.has(feed) && known.up) feedBroke(room, feed)
    if (publishing.has(feed)) feedCameUp(room, feed)
  }
  const reviews = Object.entries(room.memory.viewers).map(async ([peer, viewer]) => {
    if (!(await reviewViewer(room, peer, viewer))) await viewerBroke(room, peer)
  })
  await Promise.all(reviews)
  room.touch()
}

/** Takes an event of a handle of this room; says whether the handle was one of its own. */
export function takeEvent(room: RoomContext, event: JanusEvent): boolean {
  // Each sender is told of every other that comes, goes or talks: in a storm of joins far more than anything else, and not to be searched for.
  if (event.janus === 'event') return tellTalking(room, event)
  const feed = Object.keys(room.memory.feeds).find((name) => room.memory.feeds[name]?.handle === event.sender)
  if (feed !== undefined) {
    takeFeedEvent(room, feed, event)
    return true
  }
  const peer = Object.keys(room.memory.viewers).find((name) => room.memory.viewers[name]?.handle === event.sender)
  if (peer !== undefined) takeViewerEvent(room, peer, event)
  return peer !== undefined
}

function takeFeedEvent(room: RoomContext, feed: string, event: JanusEvent) {
  if (event.janus === 'webrtcup') feedCameUp(room, feed)
  else if (event.janus === 'hangup' || event.janus === 'detached') feedBroke(room, feed)
  else if (event.janus === 'slowlink') tellSlowLink(room, room.memory.feeds[feed]?.peer ?? '', event)
  else if (event.janus === 'media') watchSilence(room, feed, event)
}

function takeViewerEvent(room: RoomContext, peer: string, event: JanusEvent) {
  if (event.janus === 'hangup' || event.janus === 'detached') void viewerBroke(room, peer)
  else if (event.janus === 'slowlink') tellSlowLink(room, peer, event)
}

/**
 * The media server does not see that a sender's line is dead, only that nothing comes. A thumb is always sent, so its silence gives
 * the feed up; the browser, which may only have been away, is told by the end of the connection.
 */
function watchSilence(room: RoomContext, feed: string, event: JanusEvent) {
  if (room.memory.feeds[feed]?.mids.thumb !== event.mid) return
  clearTimeout(room.silent.get(feed))
  room.silent.delete(feed)
  if (event.receiving !== false) return
  const handle = event.sender
  const giveUp = () => {
    room.silent.delete(feed)
    if (room.memory.feeds[feed]?.handle === handle) void room.inTurn(`feed ${feed}`, () => unpublish(room, feed)).catch(() => undefined)
  }
  room.silent.set(feed, setTimeout(giveUp, SILENCE_MS).unref())
}

/** Janus calls it `uplink` when its own packets do not arrive, which is the peer's way down. */
function tellSlowLink(room: RoomContext, peer: string, event: JanusEvent) {
  room.emit({ type: 'slow-link', room: room.name, peer, direction: event.uplink === true ? 'down' : 'up', lost: event.lost ?? 0 })
}

/** Every publisher is told of everyone who talks; the speaker's own handle is listened to, so that it is told once. */
function tellTalking(room: RoomContext, event: JanusEvent): boolean {
  const news = pluginNews(event)
  if (!news || (news.what !== 'talking' && news.what !== 'stopped-talking') || room.memory.feeds[news.feed]?.handle !== event.sender) return false
  room.emit({ type: 'talking', room: room.name, feed: news.feed, talking: news.what === 'talking', levelDb: news.levelDb })
  return true
}

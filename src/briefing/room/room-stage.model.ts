import type { ClientMessage, Seat } from './room.contract.ts'
import { pointOnStage } from './room-permission.model.ts'
import type { PointInRoom, RoomState } from './room-state.model.ts'
import { chairPoints } from './room-state-change.model.ts'

/** The places of a page's `view` connection; a `wall` names its places by the rooms' ids. */
export const stageSlotNames = ['speaker_video', 'speaker_audio', 'chair_video', 'chair_audio', 'share_video', 'interpretation_audio'] as const
export type StageSlotName = (typeof stageSlotNames)[number]
export type Track = 'thumb' | 'stage' | 'audio' | 'share' | 'interpretation'
export type Smaller = Extract<ClientMessage, { type: 'media.view' }>['smaller']

/** Something that can be seen or heard now: what one window of a room or of an interpreter sends. The newest stands last. */
export interface FeedUp {
  feed: string
  connection: string
  /** Null for an interpreter. */
  pointId: string | null
  tracks: readonly Track[]
}

/** What is in a place: whose it is, and the track that carries it; no track where there is none, or where it is the viewer's own. */
export interface Filled {
  pointId: string | null
  source: { feed: string; track: Track } | null
}
const nothing: Filled = { pointId: null, source: null }

export interface Viewer {
  seat: Seat
  smaller: Smaller
  channel: 'en' | 'vi' | null
}

/** Whom a stage shows: whoever was called, and the chair beside. A room that was not called is in no place of it. */
export function stageSlots(state: RoomState, viewer: Viewer, feeds: readonly FeedUp[]): Record<StageSlotName, Filled> {
  const shown = maySee(state, viewer.seat) ? onStage(state) : { speaker: null, speakerVoice: null, chair: null, share: null }
  const of = (pointId: string | null, track: Track): Filled => {
    if (!pointId) return nothing
    const own = pointId === viewer.seat.pointId && (viewer.seat.kind === 'point' || viewer.seat.kind === 'chair')
    return { pointId, source: own ? null : sourceOf(feeds, pointId, track) }
  }
  const { smaller } = viewer
  const secondPicture = smaller === 'nothing' || !shown.speaker
  const speaker = pictured(state.layout, 'speaker') && smaller !== 'pictures' ? shown.speaker : null
  const chair = (pictured(state.layout, 'chair') || !shown.speaker) && smaller !== 'pictures' && secondPicture ? shown.chair : null
  const track = smaller === 'nothing' ? 'stage' : 'thumb'
  return {
    speaker_video: of(speaker, track),
    speaker_audio: of(heard(state, shown.speakerVoice), 'audio'),
    chair_video: of(chair, track),
    chair_audio: of(shown.chair === shown.speakerVoice ? null : heard(state, shown.chair), 'audio'),
    share_video: of(shown.share, 'share'),
    interpretation_audio: interpreted(state, viewer, feeds),
  }
}

/** The small pictures of the rooms asked for: for the chair's side only. */
export function wallSlots(state: RoomState, viewer: Seat, pointIds: readonly string[], feeds: readonly FeedUp[]): Record<string, Filled> {
  if (!maySeeWall(viewer)) return {}
  const admitted = (pointId: string) => state.points[pointId] && !state.points[pointId].waiting
  return Object.fromEntries(
    [...new Set(pointIds)].map((pointId) => [pointId, { pointId, source: admitted(pointId) ? sourceOf(feeds, pointId, 'thumb') : null }]),
  )
}

export const maySeeWall = ({ kind }: Seat) => kind === 'chair' || kind === 'control'

/** Nobody who only watches sees a restricted item, and nobody who still waits sees anything. */
export function maySee(state: RoomState, { kind, pointId }: Seat): boolean {
  if (state.endedAt) return false
  if (kind === 'watcher' || kind === 'captioner') return !state.agenda.restricted
  return kind !== 'point' || (pointId !== null && state.points[pointId]?.waiting === false)
}

function onStage(state: RoomState) {
  const chair = [...chairPoints(state)].find((pointId) => isIn(state.points[pointId])) ?? null
  const speaker = state.spotlight ?? state.floor?.entry.pointId ?? null
  const voice = pointOnStage(state)
  const share = state.showing?.kind === 'share' ? state.showing.pointId : null
  return {
    speaker: inRoom(state, speaker),
    speakerVoice: inRoom(state, voice),
    chair: chair !== null && chair === speaker ? null : chair,
    share: share !== null && state.points[share]?.sharing ? inRoom(state, share) : null,
  }
}

const isIn = (point: PointInRoom | undefined) => point !== undefined && !point.waiting && point.connections.length > 0
const inRoom = (state: RoomState, pointId: string | null) => (pointId !== null && isIn(state.points[pointId]) ? pointId : null)
const heard = (state: RoomState, pointId: string | null) => (pointId !== null && state.points[pointId]?.micOn ? pointId : null)

function pictured(layout: RoomState['layout'], who: 'speaker' | 'chair'): boolean {
  if (layout === 'screen') return false
  return who === 'speaker' || layout === 'speaker_and_chair' || layout === 'grid'
}

function sourceOf(feeds: readonly FeedUp[], pointId: string, track: Track): Filled['source'] {
  const feed = feeds.findLast((one) => one.pointId === pointId && one.tracks.includes(track))
  return feed ? { feed: feed.feed, track } : null
}

function interpreted(state: RoomState, { seat, channel }: Viewer, feeds: readonly FeedUp[]): Filled {
  const connection = channel && maySee(state, seat) ? state.interpretation[channel] : undefined
  const feed = feeds.findLast((one) => one.connection === connection && one.tracks.includes('interpretation'))
  return feed ? { pointId: null, source: { feed: feed.feed, track: 'interpretation' } } : nothing
}

export type SendRights = Record<Track, boolean>
const silent: SendRights = { thumb: false, stage: false, audio: false, share: false, interpretation: false }

/** Which tracks of a seat are let through now; the server drops the others whatever is sent. */
export function sendRights(state: RoomState, seat: Seat, connection: string): SendRights {
  if (state.endedAt) return silent
  if (seat.kind === 'interpreter') return { ...silent, interpretation: Object.values(state.interpretation).includes(connection) }
  const point = seat.pointId && (seat.kind === 'point' || seat.kind === 'chair') ? state.points[seat.pointId] : undefined
  if (!point || point.waiting) return silent
  const called = seat.kind === 'chair' || seat.pointId === pointOnStage(state) || seat.pointId === state.spotlight
  const mayTalk = seat.kind === 'chair' || seat.pointId === pointOnStage(state)
  return { thumb: true, stage: called, audio: mayTalk && point.micOn && !point.muted, share: point.sharing, interpretation: false }
}

/** Tracks that a seat may publish at all, by peer connection. */
export function publishable(seat: Seat, peer: 'send' | 'share'): readonly Track[] {
  if (seat.kind === 'interpreter') return peer === 'send' ? ['interpretation'] : []
  if (seat.kind !== 'point' && seat.kind !== 'chair') return []
  return peer === 'send' ? ['thumb', 'stage', 'audio'] : ['share']
}

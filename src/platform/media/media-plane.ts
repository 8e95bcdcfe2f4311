/** A picture or a sound that a peer sends; the name says what it is for, never who may see it. */
export type TrackName = 'thumb' | 'stage' | 'audio' | 'share' | 'interpretation'

/** Where a slot takes its packets from: one track of one feed. A feed is what one peer connection publishes. */
export interface Source {
  feed: string
  track: TrackName
}

/** A place in a viewer's connection that stays while its source changes. */
export interface Slot {
  name: string
  kind: 'audio' | 'video'
  source: Source | null
  /** What the slot will carry at most, for the packet budget; without it, its source counts, and an empty video slot counts as a thumb. */
  reserve?: TrackName
}

/**
 * An offer made by the media server; `mids` tells which m-line carries which slot, for all slots. Slots whose names agree up to the
 * first dot (`stage.video`, `stage.audio`) are played in step.
 */
export interface ViewOffer {
  sdp: string
  mids: Record<string, string>
}

export type MediaStatus =
  | { state: 'ready'; engine: string; version: string }
  | { state: 'starting' }
  /** Nothing to start: `install` names the Debian package. */
  | { state: 'missing'; install: string }
  /** It ended and could not be brought back yet. */
  | { state: 'down'; reason: string }

export type MediaEvent =
  | { type: 'status'; status: MediaStatus }
  /** Every peer connection is gone (the media server ended and is back): all peers must be built anew. */
  | { type: 'reset'; room: string }
  | { type: 'feed-up'; room: string; peer: string; feed: string; tracks: TrackName[] }
  | { type: 'feed-down'; room: string; peer: string; feed: string }
  | { type: 'peer-down'; room: string; peer: string }
  | { type: 'talking'; room: string; feed: string; talking: boolean; levelDb: number }
  | { type: 'slow-link'; room: string; peer: string; direction: 'up' | 'down'; lost: number }

/** Nothing can be done now: there is no media server, or it is just coming back (a `reset` follows). */
export class MediaUnavailable extends Error {}

/** The viewer did not answer the last offer, or the media server does not know what was asked for. */
export class MediaRefused extends Error {}

/** Refused because the packets of one more peer would not fit the budget of the machine; those inside are not disturbed. */
export class MediaFull extends Error {}

/**
 * The media server behind our own signalling. Peers and feeds are named by the caller (letters, digits, `-`, `.`), and are unique in a room.
 * Nobody may publish or view because of anything in here: whoever calls has decided that already.
 */
export interface MediaPlane {
  status: () => MediaStatus
  subscribe: (listener: (event: MediaEvent) => void) => () => void
  /**
   * Opens the room where it is not open; a room that was open before a restart of our server is taken over with its peers.
   * Never fails for want of a media server: then the room's acts throw MediaUnavailable, and `reset` says when it is there.
   */
  openRoom: (room: string) => Promise<MediaRoom>
  /** Lets go of the control connection and leaves the media server running, so that a next process can take over. */
  release: () => Promise<void>
  /** Ends the media server as well. */
  close: () => Promise<void>
}

export interface MediaRoom {
  /** Peers that the media server still carries, so that a page that comes back keeps its connections. */
  peers: () => string[]
  /** Feeds that are up, with whose they are. */
  feeds: () => { feed: string; peer: string; tracks: TrackName[] }[]
  /**
   * Answers the offer of a sender. `tracks` names each m-line of the offer by its mid. A feed of that name that is there already is replaced.
   * `feed-up` follows when its packets can come. Throws MediaFull.
   */
  publish: (peer: string, feed: string, offer: string, tracks: Record<string, TrackName>) => Promise<{ sdp: string }>
  unpublish: (feed: string) => Promise<void>
  /**
   * Opens a viewer or changes it: `slots` is all that it shall have; a slot left out, or whose feed is not up, is empty.
   * Opening, adding a slot, and giving a source to a slot whose feed broke off bring an offer; every other change needs none.
   * A page that lost its connection calls `unview` first. Throws MediaFull (for a new viewer or new slots only).
   */
  view: (peer: string, slots: readonly Slot[]) => Promise<ViewOffer | null>
  /** The viewer's answer to the last offer. */
  answer: (peer: string, sdp: string) => Promise<void>
  unview: (peer: string) => Promise<void>
  /** Stops or lets through a track at the media server, whatever its sender does; holds for a feed of that name that comes (again) later. */
  mute: (feed: string, track: TrackName, muted: boolean) => Promise<void>
  keyframe: (feed: string, track: TrackName) => Promise<void>
  /** Copies a track as plain RTP (VP8: payload type 96, opus: 111) to a UDP port of this machine; undone by the function returned. */
  forward: (source: Source, port: number) => Promise<() => Promise<void>>
  /** Ends the feeds and the viewer of a peer. */
  leave: (peer: string) => Promise<void>
  close: () => Promise<void>
}

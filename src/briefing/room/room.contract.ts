import { z } from 'zod'
import { FigureAnswer, FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { Instant } from '#platform/contract.ts'
import { RoomFacts } from './room-facts.contract.ts'
import { ShownTable } from './shown-table.contract.ts'

/**
 * The protocol of the room. A page sends commands; the server decides, stores events, and tells everybody. Both sides fold the
 * same events with the same reducer (`room.model.ts`), so what a page shows is what the database holds.
 */
const Id = z.uuid()
const Line = z.string().trim().min(1).max(300)
const Text = z.string().trim().min(1).max(2000)
const Minutes = z.number().int().min(1).max(120)

/** What somebody is in the room for. `control` is the secretariat's desk; a point is a room; a watcher only watches. */
export const SeatKind = z.enum(['chair', 'control', 'point', 'interpreter', 'captioner', 'watcher'])
export type SeatKind = z.infer<typeof SeatKind>
export const Seat = z.strictObject({
  kind: SeatKind,
  /** The room it speaks for: the chair's is the centre; a watcher has one where the session had no place left for the room. */
  pointId: Id.nullable(),
  name: z.string(),
  /** Nobody sits there: the server plays the room. */
  synthetic: z.literal(true).optional(),
})
export type Seat = z.infer<typeof Seat>

export const Layout = z.enum(['speaker', 'speaker_and_chair', 'screen', 'screen_and_speaker', 'grid'])
export type Layout = z.infer<typeof Layout>
export const Channel = z.enum(['en', 'vi'])
export const Attendance = z.enum(['present', 'online', 'absent'])

/** What is put on everybody's screen. */
export const Showing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('figure'), saidId: Id }),
  z.strictObject({ kind: z.literal('paper'), paperId: Id, version: z.number().int().min(1), page: z.number().int().min(1).max(5000) }),
  z.strictObject({ kind: z.literal('comparison'), code: FigureCode, year: z.number().int(), otherYear: z.number().int() }),
  z.strictObject({ kind: z.literal('map'), code: FigureCode, year: z.number().int(), map: z.string().max(20) }),
  z.strictObject({ kind: z.literal('share'), pointId: Id }),
])
export type Showing = z.infer<typeof Showing>

/** One act a page asks for. `id` makes it happen once, however often it is sent. */
const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ id: Id, type: z.literal(type), ...shape })

export const Command = z.discriminatedUnion('type', [
  // the session
  command('session.start', {}),
  command('session.end', {}),
  command('session.lock', { locked: z.boolean() }),
  command('agenda.go', { itemId: Id.nullable() }),
  command('layout.set', { layout: Layout }),
  command('spotlight.set', { pointId: Id.nullable() }),
  command('recording.set', { on: z.boolean() }),
  // rooms
  command('point.admit', { pointId: Id }),
  command('point.remove', { pointId: Id, reason: Line }),
  command('point.mute', { pointId: Id, muted: z.boolean() }),
  command('points.mute-all', {}),
  command('roll.mark', { pointId: Id, attendance: Attendance, reason: Line.nullable() }),
  command('roll.answer', { attendeeIds: z.array(Id).max(200) }),
  command('message.send', { pointId: Id.nullable(), text: Text }),
  command('chat.send', { text: Text }),
  // the floor
  command('hand.raise', { subject: Line.nullable() }),
  command('hand.lower', {}),
  command('queue.add', { pointId: Id, statementId: Id.nullable(), subject: Line.nullable(), minutes: Minutes }),
  command('queue.move', { entryId: Id, before: Id.nullable() }),
  command('queue.drop', { entryId: Id }),
  command('floor.give', { entryId: Id, minutes: Minutes }),
  command('floor.extend', { minutes: Minutes }),
  command('floor.end', {}),
  command('mic.set', { on: z.boolean() }),
  command('share.set', { on: z.boolean() }),
  // what is said and asked
  command('figure.say', { code: FigureCode, query: FigureQuery }),
  command('screen.show', { showing: Showing.nullable() }),
  command('question.ask', { text: Text, addressee: Line.nullable() }),
  command('question.answer', { questionId: Id, text: Text }),
  command('poll.open', { question: Line }),
  command('poll.vote', { pollId: Id, choice: z.enum(['agree', 'other']), note: Line.nullable() }),
  command('poll.close', { publish: z.boolean() }),
  command('conclusion.add', { text: Text }),
  command('conclusion.edit', { conclusionId: Id, text: Text }),
  command('conclusion.drop', { conclusionId: Id }),
  // voices beside the floor
  command('interpretation.set', { channel: Channel, on: z.boolean() }),
  command('caption.say', { text: Line, final: z.boolean() }),
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']

/**
 * What has happened, stored once and for ever. Ids made by an event are part of it. `at` and `seq` are on the envelope.
 * Presence is per connection, so that one room with two windows leaves when its last one does.
 */
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape })
export const QueueEntry = z.strictObject({
  id: Id,
  pointId: Id,
  statementId: Id.nullable(),
  subject: Line.nullable(),
  minutes: Minutes,
  raised: z.boolean(),
  /** Who will speak, as the statement was registered. */
  speaker: z.string().optional(),
  since: Instant.optional(),
})
export type QueueEntry = z.infer<typeof QueueEntry>
export const RoomEvent = z.discriminatedUnion('type', [
  event('session.started', {}),
  event('session.ended', {}),
  event('session.locked', { locked: z.boolean() }),
  event('agenda.went', { itemId: Id.nullable(), restricted: z.boolean() }),
  event('layout.set', { layout: Layout }),
  event('spotlight.set', { pointId: Id.nullable() }),
  event('recording.set', { on: z.boolean() }),
  event('seat.joined', { connection: Id, server: Id, seat: Seat, waiting: z.boolean() }),
  event('seat.left', { connection: Id, seat: Seat, why: z.enum(['closed', 'lost', 'removed', 'server']) }),
  event('point.admitted', { pointId: Id }),
  event('point.removed', { pointId: Id, reason: Line }),
  event('point.muted', { pointId: Id, muted: z.boolean() }),
  event('points.muted', {}),
  event('roll.marked', { pointId: Id, attendance: Attendance, reason: Line.nullable(), attendeeIds: z.array(Id).nullable() }),
  event('message.sent', { messageId: Id, pointId: Id.nullable(), text: Text }),
  event('chat.sent', { messageId: Id, pointId: Id.nullable(), from: z.string(), text: Text }),
  event('queue.added', { entry: QueueEntry }),
  event('queue.moved', { entryId: Id, before: Id.nullable() }),
  event('queue.dropped', { entryId: Id }),
  event('floor.given', { entry: QueueEntry, minutes: Minutes }),
  event('floor.extended', { minutes: Minutes }),
  event('floor.ended', { entryId: Id, pointId: Id, spokeSeconds: z.number().int().min(0) }),
  event('mic.set', { pointId: Id, on: z.boolean() }),
  event('share.set', { pointId: Id, on: z.boolean() }),
  event('figure.said', { saidId: Id, by: z.string(), pointId: Id.nullable(), label: z.string(), answer: FigureAnswer }),
  /** `answer`: the numbers of a comparison or a map; `title`: a paper's. Rooms without an account see them as well. */
  event('screen.shown', { showing: Showing.nullable(), answer: ShownTable.optional(), title: z.string().optional() }),
  event('question.asked', { questionId: Id, pointId: Id, text: Text, addressee: Line.nullable() }),
  event('question.answered', { questionId: Id, text: Text, by: z.string() }),
  event('poll.opened', { pollId: Id, question: Line }),
  event('poll.voted', { pollId: Id, pointId: Id, choice: z.enum(['agree', 'other']), note: Line.nullable() }),
  /** Votes that are published are part of it: until then nobody but the desk saw them. */
  event('poll.closed', {
    pollId: Id,
    publish: z.boolean(),
    votes: z.record(Id, z.strictObject({ choice: z.enum(['agree', 'other']), note: Line.nullable() })).optional(),
  }),
  event('conclusion.added', { conclusionId: Id, text: Text }),
  event('conclusion.edited', { conclusionId: Id, text: Text }),
  event('conclusion.dropped', { conclusionId: Id }),
  event('interpretation.set', { connection: Id, channel: Channel, on: z.boolean() }),
  /** Only finished lines are kept; one being typed is passed on and forgotten. */
  event('caption.said', { text: Line }),
])
export type RoomEvent = z.infer<typeof RoomEvent>
export interface StoredEvent {
  seq: number
  at: string
  event: RoomEvent
}

/** Peer connections that a page may hold: what it sends, what it shares, the stage it sees, the wall of all rooms. */
export const PeerName = z.enum(['send', 'share', 'view', 'wall'])
export type PeerName = z.infer<typeof PeerName>
const Sdp = z.string().min(10).max(200_000)
const TrackName = z.enum(['thumb', 'stage', 'audio', 'share', 'interpretation'])

/** What a page tells beside commands: who it is, its media, its line. */
export const ClientMessage = z.discriminatedUnion('type', [
  /** First of all. `connection` is the page's own, kept over reconnections; `after` the last event it has folded. */
  z.strictObject({ type: z.literal('hello'), ticket: z.string().min(20).max(200), connection: Id, after: z.number().int().min(0) }),
  z.strictObject({ type: z.literal('command'), command: Command }),
  z.strictObject({
    type: z.literal('media.publish'),
    request: Id,
    peer: z.enum(['send', 'share']),
    sdp: Sdp,
    tracks: z.record(z.string().regex(/^[A-Za-z0-9]{1,8}$/), TrackName),
  }),
  /** Asks for the stage, or for the wall of these rooms. The slots are the server's choice. `smaller`: what a weak line leaves out. */
  z.strictObject({
    type: z.literal('media.view'),
    request: Id,
    peer: z.enum(['view', 'wall']),
    pointIds: z.array(Id).max(120),
    smaller: z.enum(['nothing', 'second_picture', 'pictures']),
    channel: Channel.nullable(),
  }),
  z.strictObject({ type: z.literal('media.answer'), peer: z.enum(['view', 'wall']), sdp: Sdp }),
  z.strictObject({ type: z.literal('media.leave'), peer: PeerName }),
  z.strictObject({
    type: z.literal('line'),
    grade: z.enum(['good', 'fair', 'poor']),
    upKbps: z.number().int().min(0),
    downKbps: z.number().int().min(0),
    roundTripMs: z.number().int().min(0),
    lossPercent: z.number().min(0).max(100),
    level: z.number().min(0).max(1),
  }),
  z.strictObject({ type: z.literal('ping'), sentAt: z.number() }),
])
export type ClientMessage = z.infer<typeof ClientMessage>

export const LineReport = z.strictObject({
  pointId: Id,
  grade: z.enum(['good', 'fair', 'poor', 'lost']),
  upKbps: z.number(),
  downKbps: z.number(),
  roundTripMs: z.number(),
  lossPercent: z.number(),
  level: z.number(),
})
export type LineReport = z.infer<typeof LineReport>

/** What the server tells a page. State and events are cut to what the seat may see before they leave the server. */
export const ServerMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('welcome'),
    you: Seat,
    connection: Id,
    now: Instant,
    /** Whole state, when the page has none or is too far behind; else null, and the events it missed follow. */
    state: z.unknown().nullable(),
    seq: z.number().int(),
    media: z.enum(['ready', 'starting', 'missing', 'down']),
    iceServers: z.array(z.strictObject({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() })),
    /** Peer connections of this page that the media server still carries. */
    peers: z.array(PeerName),
    /** Rooms, agenda and statements by name, cut to what the seat may see; told again (`facts`) when they change. */
    facts: RoomFacts,
  }),
  z.strictObject({ type: z.literal('facts'), facts: RoomFacts }),
  /**
   * What happened, where the seat may see it. `from`: the first number that this message answers for; what lay between it and `seq` was
   * not the seat's to see, so that nothing is lost while `from` follows on the last number folded.
   */
  z.strictObject({ type: z.literal('event'), seq: z.number().int(), from: z.number().int(), at: Instant, event: RoomEvent.nullable() }),
  z.strictObject({ type: z.literal('done'), id: Id, seq: z.number().int() }),
  z.strictObject({ type: z.literal('refused'), id: Id, code: z.string(), details: z.record(z.string(), z.unknown()) }),
  z.strictObject({ type: z.literal('media.answer'), request: Id, peer: z.enum(['send', 'share']), sdp: Sdp }),
  z.strictObject({ type: z.literal('media.offer'), peer: z.enum(['view', 'wall']), sdp: Sdp, mids: z.record(z.string(), z.string()) }),
  /** Who is in which slot now; slots of the wall are named by the room's id. */
  z.strictObject({ type: z.literal('media.slots'), peer: z.enum(['view', 'wall']), slots: z.record(z.string(), Id.nullable()) }),
  z.strictObject({ type: z.literal('media.refused'), request: Id, code: z.string() }),
  /** Which of its own tracks the page shall send; the server drops the others whatever it sends. */
  z.strictObject({ type: z.literal('media.send'), stage: z.boolean(), audio: z.boolean() }),
  z.strictObject({ type: z.literal('media.status'), media: z.enum(['ready', 'starting', 'missing', 'down']), reset: z.boolean() }),
  z.strictObject({ type: z.literal('lines'), lines: z.array(LineReport) }),
  z.strictObject({ type: z.literal('caption'), text: z.string(), final: z.boolean() }),
  z.strictObject({ type: z.literal('pong'), sentAt: z.number(), now: Instant }),
  /** The page is shown the door, or what it sent was not understood; the socket closes. */
  z.strictObject({ type: z.literal('goodbye'), code: z.enum(['ticket', 'removed', 'replaced', 'full', 'protocol', 'ended']) }),
])
export type ServerMessage = z.infer<typeof ServerMessage>

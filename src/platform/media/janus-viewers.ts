import { setTimeout as pause } from 'node:timers/promises'
import { isCode, PLUGIN, type ViewStream } from './janus-videoroom.ts'
import type { Jsep } from './janus-client.ts'
import type { ViewerMemory } from './janus-memory.ts'
import { MediaFull, MediaRefused, type Slot, type ViewOffer } from './media-plane.ts'
import { packetsOut } from './packet-budget.ts'
import { findMid, getParking, type RoomContext } from './room-context.ts'
import { planSlots, type Renewal, type SlotPlan } from './slot-plan.ts'
import { groupStreams } from './view-sdp.ts'

const NO_SUCH_FEED = 428
const ANSWER_MS = 10_000

const budgetKey = (room: RoomContext, peer: string) => `out ${room.name} ${peer}`

/** Opens a viewer or changes it; see MediaRoom.view. */
export async function view(room: RoomContext, peer: string, slots: readonly Slot[]): Promise<ViewOffer | null> {
  admit(room, peer, slots)
  for (let attempt = 1; ; attempt += 1) {
    try {
      const viewer = room.memory.viewers[peer]
      return viewer ? await changeViewer(room, viewer, slots) : await openViewer(room, peer, slots)
    } catch (error) {
      // A feed went while it was asked for: the word of it is under way, and the slot then counts as empty.
      if (!isCode(error, NO_SUCH_FEED) || attempt === 5) throw error
      await pause(30 * attempt)
    }
  }
}

/** Those inside may change what they see; only what is new is weighed. */
function admit(room: RoomContext, peer: string, slots: readonly Slot[]) {
  const key = budgetKey(room, peer)
  const have = room.memory.viewers[peer]?.slots ?? {}
  const cost = packetsOut(slots)
  const isNew = slots.some((slot) => !have[slot.name])
  if (isNew && !room.budget.fits(key, cost)) throw new MediaFull(`no room for ${cost} packets a second more`)
  room.budget.set(key, cost)
}

async function openViewer(room: RoomContext, peer: string, slots: readonly Slot[]): Promise<ViewOffer> {
  const { client, verbs } = room.connection()
  const { renewals } = plan(room, {}, slots)
  const handle = await client.attach(PLUGIN)
  try {
    const { data, jsep } = await verbs.view(handle, room.name, renewals.map(lineOf))
    const viewer: ViewerMemory = { handle, slots: {}, offered: true, packets: packetsOut(slots) }
    const offer = takeLines(viewer, renewals, data.streams, jsep)
    room.memory.viewers[peer] = viewer
    room.touch()
    return offer
  } catch (error) {
    room.budget.free(budgetKey(room, peer))
    await client.detach(handle).catch(() => undefined)
    throw error
  }
}

async function changeViewer(room: RoomContext, viewer: ViewerMemory, slots: readonly Slot[]): Promise<ViewOffer | null> {
  const { verbs } = room.connection()
  viewer.packets = packetsOut(slots)
  await switchSlots(room, viewer, plan(room, viewer.slots, slots).switches)
  if (plan(room, viewer.slots, slots).renewals.length === 0) return null
  await untilAnswered(viewer)
  const { renewals } = plan(room, viewer.slots, slots)
  if (renewals.length === 0) return null
  const { data, jsep } = await verbs.addSlots(viewer.handle, renewals.map(lineOf))
  viewer.offered = true
  const offer = takeLines(viewer, renewals, data.streams, jsep)
  room.touch()
  return offer
}

function plan(room: RoomContext, have: ViewerMemory['slots'], slots: readonly Slot[]): SlotPlan {
  return planSlots(have, slots, getParking(room), (source) => findMid(room, source))
}

async function switchSlots(room: RoomContext, viewer: ViewerMemory, switches: SlotPlan['switches']): Promise<void> {
  if (switches.length === 0) return
  const { data } = await room.connection().verbs.switchSlots(
    viewer.handle,
    switches.map(({ feed, mid, sub_mid }) => ({ feed, mid, sub_mid })),
  )
  for (const { name, source } of switches) {
    const slot = viewer.slots[name]
    if (slot && !slot.broken) slot.source = source
  }
  markBroken(viewer, data.streams)
  room.touch()
}

/** What the media server says of its lines is the truth: a feed may have broken off between two messages. */
function markBroken(viewer: ViewerMemory, streams: readonly ViewStream[]) {
  const resting = new Set(streams.filter((stream) => !stream.active).map((stream) => stream.mid))
  for (const slot of Object.values(viewer.slots)) if (resting.has(slot.mid)) Object.assign(slot, { broken: true, source: null })
}

function lineOf({ crossrefid, feed, mid }: Renewal) {
  return { crossrefid, feed, mid }
}

function takeLines(viewer: ViewerMemory, renewals: readonly Renewal[], streams: readonly ViewStream[], jsep: Jsep | undefined): ViewOffer {
  if (!jsep) throw new MediaRefused('the media server made no offer')
  for (const { crossrefid, kind, source } of renewals) {
    const line = streams.find((stream) => stream.crossrefid === crossrefid)
    if (!line) throw new MediaRefused(`the media server gave no line for slot ${crossrefid}`)
    viewer.slots[crossrefid] = { mid: line.mid, kind, source, broken: false }
  }
  markBroken(viewer, streams)
  const mids = Object.fromEntries(Object.entries(viewer.slots).map(([name, slot]) => [name, slot.mid]))
  const slotOfMid = new Map(Object.entries(mids).map(([name, mid]) => [mid, name]))
  return { sdp: groupStreams(jsep.sdp, slotOfMid), mids }
}

/** One offer at a time: the media server would keep back a second one and send it when nobody expects it. */
async function untilAnswered(viewer: ViewerMemory): Promise<void> {
  for (let waited = 0; viewer.offered; waited += 20) {
    if (waited >= ANSWER_MS) throw new MediaRefused('the viewer has not answered the last offer')
    await pause(20)
  }
}

export async function answer(room: RoomContext, peer: string, sdp: string): Promise<void> {
  const viewer = room.memory.viewers[peer]
  if (!viewer?.offered) throw new MediaRefused(`no offer is open for ${peer}`)
  await room.connection().verbs.start(viewer.handle, { type: 'answer', sdp })
  viewer.offered = false
  room.touch()
}

export async function unview(room: RoomContext, peer: string): Promise<void> {
  const viewer = room.memory.viewers[peer]
  if (!viewer) return
  forgetViewer(room, peer)
  await room
    .connection()
    .client.detach(viewer.handle)
    .catch(() => undefined)
}

/** The viewer's connection ended by itself. */
export async function viewerBroke(room: RoomContext, peer: string): Promise<void> {
  await unview(room, peer).catch(() => undefined)
  room.emit({ type: 'peer-down', room: room.name, peer })
}

function forgetViewer(room: RoomContext, peer: string) {
  delete room.memory.viewers[peer]
  room.budget.free(budgetKey(room, peer))
  room.touch()
}

/** Whether the media server still has the viewer after we were away, and what has become of its slots. */
export async function reviewViewer(room: RoomContext, peer: string, viewer: ViewerMemory): Promise<boolean> {
  room.budget.set(budgetKey(room, peer), viewer.packets)
  const rest = getParking(room)
  const lines = Object.values(viewer.slots).filter((slot) => !slot.broken)
  const refs = lines.map((slot) => ({ sub_mid: slot.mid, ...presentSource(room, slot, rest) }))
  try {
    if (refs.length === 0) return true
    const { data } = await room.connection().verbs.switchSlots(viewer.handle, refs)
    markBroken(viewer, data.streams)
    return data.streams.length > 0
  } catch {
    return false
  }
}

function presentSource(room: RoomContext, slot: ViewerMemory['slots'][string], rest: ReturnType<typeof getParking>) {
  const mid = slot.source ? findMid(room, slot.source) : undefined
  return slot.source && mid !== undefined ? { feed: slot.source.feed, mid } : { feed: rest.feed, mid: rest[slot.kind] }
}

import type { Parking, SourceRef } from './janus-videoroom.ts'
import type { SlotMemory } from './janus-memory.ts'
import type { Slot, Source } from './media-plane.ts'

/** Finds the m-line of a source; nothing when its feed is not up or has no such track. */
export type FindMid = (source: Source) => string | undefined

export interface Switch extends SourceRef {
  name: string
  sub_mid: string
  source: Source | null
}

export interface Renewal extends SourceRef {
  crossrefid: string
  kind: Slot['kind']
  source: Source | null
}

export interface SlotPlan {
  /** Need no negotiation. */
  switches: Switch[]
  /** Need one: new slots, and those whose feed broke off. Empty when there is nothing to gain from negotiating. */
  renewals: Renewal[]
}

/** What must be done to a viewer's slots so that it has what is wanted and nothing else. */
export function planSlots(have: Readonly<Record<string, SlotMemory>>, wanted: readonly Slot[], parking: Parking, findMid: FindMid): SlotPlan {
  const byName = new Map(wanted.map((slot) => [slot.name, slot]))
  const sourceFor = (name: string) => reachable(byName.get(name)?.source ?? null, findMid)
  const kept = Object.entries(have)
  const switches = kept
    .filter(([name, slot]) => !slot.broken && !sameSource(slot.source, sourceFor(name)))
    .map(([name, slot]) => ({ name, sub_mid: slot.mid, ...sourceRef(sourceFor(name), slot.kind, parking, findMid) }))
  const added = wanted.filter((slot) => !have[slot.name])
  const broken = kept.filter(([, slot]) => slot.broken)
  const worthwhile = added.length > 0 || broken.some(([name]) => sourceFor(name) !== null)
  if (!worthwhile) return { switches, renewals: [] }
  // The media server gives m-lines that rest to whom asks first, by kind: the broken ones take back their own by asking before the new.
  const lines = [
    ...broken.toSorted(([, a], [, b]) => Number(a.mid) - Number(b.mid)).map(([name, slot]) => ({ name, kind: slot.kind })),
    ...added.map(({ name, kind }) => ({ name, kind })),
  ]
  return { switches, renewals: lines.map(({ name, kind }) => ({ crossrefid: name, kind, ...sourceRef(sourceFor(name), kind, parking, findMid) })) }
}

function reachable(source: Source | null, findMid: FindMid): Source | null {
  return source && findMid(source) !== undefined ? source : null
}

function sourceRef(source: Source | null, kind: Slot['kind'], parking: Parking, findMid: FindMid): SourceRef & { source: Source | null } {
  const mid = source ? findMid(source) : undefined
  return source && mid !== undefined ? { source, feed: source.feed, mid } : { source: null, feed: parking.feed, mid: parking[kind] }
}

function sameSource(a: Source | null, b: Source | null): boolean {
  return a?.feed === b?.feed && a?.track === b?.track
}

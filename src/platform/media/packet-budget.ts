import type { Slot, TrackName } from './media-plane.ts'

/** Packets a second of one track at its full rate: 150 kbit/s at 15 fps, 1.5 Mbit/s, 1 Mbit/s, and a sound packet each 20 ms. */
export const PACKETS: Record<TrackName, number> = { thumb: 30, stage: 180, share: 120, audio: 50, interpretation: 50 }

/**
 * What the media server receives for good while a peer is in. A stage picture is sent by the one who is called only,
 * and its packets are counted where they go out.
 */
const RECEIVED: Record<TrackName, number> = { ...PACKETS, stage: 0 }

/** CPU seconds that one packet costs (Janus with event loops: 10 to 16 µs measured on a small x86 server; the dear end is taken). */
const CPU_SECONDS_A_PACKET = 16e-6
/** Beyond this share of the cores latency grows by queueing, and nothing is refused by the media server itself. */
const USABLE_SHARE = 0.6

/** Packets a second that this machine may carry. */
export function packetsFor(cores: number): number {
  return Math.floor((cores * USABLE_SHARE) / CPU_SECONDS_A_PACKET)
}

/** Packets a second that a sender costs. */
export function packetsIn(tracks: readonly TrackName[]): number {
  return tracks.reduce((sum, track) => sum + RECEIVED[track], 0)
}

/** Packets a second that a viewer may come to cost: a slot counts what it is reserved for, else what it has now. */
export function packetsOut(slots: readonly Pick<Slot, 'kind' | 'source' | 'reserve'>[]): number {
  return slots.reduce((sum, slot) => sum + PACKETS[slot.reserve ?? slot.source?.track ?? (slot.kind === 'audio' ? 'audio' : 'thumb')], 0)
}

/** Keeps what each part of a peer costs; says no to what would not fit, and never to what is inside already. */
export function openBudget(limit: number) {
  const costs = new Map<string, number>()
  const used = () => costs.values().reduce((sum, cost) => sum + cost, 0)
  return {
    used,
    limit,
    /** True when the cost fits in place of what `key` costs now; a smaller or equal cost always fits. */
    fits: (key: string, cost: number) => cost <= (costs.get(key) ?? 0) || used() - (costs.get(key) ?? 0) + cost <= limit,
    set: (key: string, cost: number) => void costs.set(key, cost),
    free: (key: string) => void costs.delete(key),
    clear: () => costs.clear(),
  }
}

export type Budget = ReturnType<typeof openBudget>

import { z } from 'zod'
import type { ViewOffer } from './media-plane.ts'

/** What a page sends for: its camera and microphone, its screen, or the voice of an interpreter. Each is one connection. */
export const Purpose = z.enum(['camera', 'share', 'interpretation'])
export type Purpose = z.infer<typeof Purpose>

/** What a page's line bears: everything; small pictures; sound and the shared screen alone. */
export const Level = z.enum(['full', 'small', 'slides'])
export type Level = z.infer<typeof Level>

const Sdp = z.string().startsWith('v=0').max(200_000)
const Track = z.enum(['thumb', 'stage', 'audio', 'share', 'interpretation'])

/** What a page may say about its pictures and sound. Feeds are named by the server: a page only says what they are for. */
export const UpSignal = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('publish'), purpose: Purpose, sdp: Sdp, tracks: z.record(z.string().max(16), Track) }),
  z.strictObject({ type: z.literal('unpublish'), purpose: Purpose }),
  /** Asks for a viewer of its own, made anew: the page has none, or has lost it. */
  z.strictObject({ type: z.literal('view') }),
  z.strictObject({ type: z.literal('answer'), sdp: Sdp }),
  z.strictObject({ type: z.literal('level'), level: Level }),
])
export type UpSignal = z.infer<typeof UpSignal>

/** What the server says to one page. */
export type DownSignal =
  | { type: 'published'; purpose: Purpose; sdp: string }
  /** `full`: no packets left for one more; `unavailable`: no media server at the moment; `refused`: not allowed. */
  | { type: 'unpublished'; purpose: Purpose; reason: 'full' | 'unavailable' | 'refused' }
  | ({ type: 'offer' } & ViewOffer)
  /** Every connection is gone: build all of them anew. */
  | { type: 'reset' }

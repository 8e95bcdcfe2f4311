import { z } from 'zod'
import { SeatKind } from '../room.contract.ts'
import { SessionKind } from '../room-facts.contract.ts'

/** What the address of the room may say; anything else is left out. A key for a room without an account stands in the fragment, which is never sent. */
export const RoomSearch = z.object({
  as: SeatKind.optional().catch(undefined),
  point: z.uuid().optional().catch(undefined),
  kind: SessionKind.optional().catch(undefined),
})
export type RoomSearch = z.infer<typeof RoomSearch>

/** The key out of the fragment of a link: `#key=…`. */
export function keyOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('key')
}

import type { Wire } from '#platform/socket.ts'
import type { ServerMessage } from './room.contract.ts'
import type { Actor } from './room-decision.model.ts'
import type { ViewKind } from './room-view.model.ts'

/** A page that is in a room on this server. */
export interface Member {
  actor: Actor
  ticketId: string
  wire: Wire
  /** What it was shown last; null until it has been welcomed. */
  view: ViewKind | null
  /** The last number that it was told of. */
  told: number
}

/** Sends one message to one page. */
export function tell(member: Pick<Member, 'wire'>, message: ServerMessage, urgency?: 'skip'): void {
  member.wire.send(JSON.stringify(message), urgency)
}

/** Sends one message to many: it is written once. */
export function tellAll(members: Iterable<Member>, message: ServerMessage, urgency?: 'skip'): void {
  const bytes = Buffer.from(JSON.stringify(message))
  for (const { wire, view } of members) if (view) wire.send(bytes, urgency)
}

/** Shows a page the door. */
export function dismiss(wire: Wire, code: Extract<ServerMessage, { type: 'goodbye' }>['code']): void {
  tell({ wire }, { type: 'goodbye', code })
  wire.close(4000, code)
}

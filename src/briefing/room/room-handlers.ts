import type { ClientMessage, Command } from './room.contract.ts'
import type { LiveRoom } from './live-room.ts'
import { lookUp } from './look-up.action.ts'
import type { RoomHouse } from './room-house.ts'
import { type Member, tell, tellAll } from './room-member.ts'
import { mayCommand } from './room-permission.model.ts'

type Handlers = {
  [T in ClientMessage['type']]: (around: { house: RoomHouse; room: LiveRoom; member: Member }, message: Extract<ClientMessage, { type: T }>) => void
}

const handlers: Handlers = {
  // Looked at by the door.
  hello: () => undefined,
  ping: ({ house, member }, { sentAt }) => tell(member, { type: 'pong', sentAt, now: house.clock().toISOString() }),
  command: ({ house, room, member }, { command }) => void obey(house, room, member, command),
  'media.publish': ({ room, member }, message) => void room.media.publish(member, message),
  'media.view': ({ room, member }, message) => void room.media.view(member, message),
  'media.answer': ({ room, member }, message) => void room.media.answer(member, message),
  'media.leave': ({ room, member }, { peer }) => void room.media.leave(member, peer),
  line: ({ room, member }, message) => {
    const { kind, pointId } = member.actor.seat
    if (pointId && (kind === 'point' || kind === 'chair') && member.view !== 'waiting') room.lines.report(pointId, message)
  },
}

/** What a page that is in the room says. */
export function handle(house: RoomHouse, room: LiveRoom, member: Member, message: ClientMessage): void {
  // A page that was not welcomed yet has no seat to speak from.
  if (!member.view) {
    if (message.type === 'command') refuse(member, message.command, 'waiting')
    return
  }
  const handler = handlers[message.type] as (around: { house: RoomHouse; room: LiveRoom; member: Member }, message: ClientMessage) => void
  handler({ house, room, member }, message)
}

const refuse = (member: Member, { id }: Command, code: string, details: Record<string, unknown> = {}) => tell(member, { type: 'refused', id, code, details })

/** Permission first; then what the command needs to know is looked up, and it waits for its turn. */
async function obey(house: RoomHouse, room: LiveRoom, member: Member, command: Command) {
  const verdict = mayCommand(member.actor.seat, room.state(), command.type)
  // A command that was done already may be sent again when it is no longer allowed: only the database knows.
  if (!verdict.allowed && verdict.why === 'not_yours') return refuse(member, command, verdict.why)
  if (command.type === 'caption.say' && !command.final) return verdict.allowed ? type(house, room, command.text) : refuse(member, command, verdict.why)
  const asked = verdict.allowed ? await lookUp(house, room, member.actor, command) : {}
  return room.ask({ kind: 'command', actor: member.actor, command, asked }, (outcome) => {
    if ('seq' in outcome) tell(member, { type: 'done', id: command.id, seq: outcome.seq })
    else refuse(member, command, outcome.refused, outcome.details)
  })
}

/** A line of captions that is still being typed. */
function type(house: RoomHouse, room: LiveRoom, text: string) {
  showCaption(room, text)
  if (house.others() > 0) house.whisper(room.session.id, { caption: text })
}

/** Shows those who are in the room what is being typed. */
export function showCaption(room: LiveRoom, text: string): void {
  const inside = [...room.members.values()].filter(({ view }) => view !== 'waiting')
  tellAll(inside, { type: 'caption', text, final: false }, 'skip')
}

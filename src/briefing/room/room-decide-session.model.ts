import type { QueueEntry, RoomEvent } from './room.contract.ts'
import { type Deciders, done, type Given, isRoomOf, refuse } from './room-decision.model.ts'
import { endFloor } from './room-decide-floor.model.ts'
import type { RoomState } from './room-state.model.ts'

type SessionCommand = 'session.start' | 'session.end' | 'session.lock' | 'agenda.go' | 'layout.set' | 'spotlight.set' | 'recording.set'

/** Begin and end, agenda, what the stage looks like. */
export const sessionDeciders: Deciders<SessionCommand> = {
  'session.start': (state, given) =>
    done({ type: 'session.started' }, ...(given.facts.briefing.recorded ? [recording(true)] : []), ...registered(state, given)),
  'session.end': (state, given) => done(...endFloor(state, given), { type: 'session.ended' }),
  'session.lock': (state, _given, { locked }) => (state.locked === locked ? done() : done({ type: 'session.locked', locked })),
  'agenda.go': (state, given, { itemId }) => {
    const item = given.facts.agenda.find(({ id }) => id === itemId)
    if (itemId !== null && !item) return refuse('item_unknown')
    if (itemId === state.agenda.itemId) return done()
    const restricted = item?.restricted ?? false
    return done(
      // Nothing of a restricted item is on a screen, and nothing of the item before stays on it.
      ...(restricted && state.showing ? [{ type: 'screen.shown', showing: null } as const] : []),
      { type: 'agenda.went', itemId, restricted },
      ...(state.agenda.restricted && !restricted && given.facts.briefing.recorded ? [recording(true)] : []),
    )
  },
  'layout.set': (state, _given, { layout }) => (state.layout === layout ? done() : done({ type: 'layout.set', layout })),
  'spotlight.set': (state, { facts }, { pointId }) => {
    if (pointId === state.spotlight) return done()
    if (pointId === null) return done({ type: 'spotlight.set', pointId })
    if (!isRoomOf(facts, pointId)) return refuse('point_unknown')
    if (state.points[pointId]?.waiting) return refuse('point_waiting')
    return done({ type: 'spotlight.set', pointId })
  },
  'recording.set': (state, _given, { on }) => (state.recording === on ? done() : done(recording(on))),
}

const recording = (on: boolean): RoomEvent => ({ type: 'recording.set', on })

/** Statements that were registered and accepted before the day stand in the queue first, in their order. */
function registered(state: RoomState, { facts, newId, now }: Given): RoomEvent[] {
  const queued = new Set(state.queue.map(({ statementId }) => statementId))
  return facts.statements
    .filter(({ id, state: stage, pointId }) => stage === 'accepted' && !queued.has(id) && isRoomOf(facts, pointId))
    .map(({ id, pointId, subject, minutes, speakerName }): QueueEntry => {
      const speaker = speakerName ? { speaker: speakerName } : {}
      return { id: newId(), pointId, statementId: id, subject, minutes, raised: false, ...speaker, since: now }
    })
    .map((entry) => ({ type: 'queue.added', entry }))
}

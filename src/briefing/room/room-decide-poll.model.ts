import { type Deciders, done, ownRoom, refuse } from './room-decision.model.ts'

/** A show of opinion: one vote a room, changed until the poll is closed, told to all only when it is published. */
export const pollDeciders: Deciders<'poll.open' | 'poll.vote' | 'poll.close'> = {
  'poll.open': (_state, { newId }, { question }) => done({ type: 'poll.opened', pollId: newId(), question }),
  'poll.vote': (state, given, { pollId, choice, note }) =>
    state.poll?.pollId === pollId ? done({ type: 'poll.voted', pollId, pointId: ownRoom(given), choice, note }) : refuse('no_poll'),
  'poll.close': ({ poll }, _given, { publish }) => {
    if (!poll) return refuse('no_poll')
    if (poll.closedAt && !publish) return done()
    return done({ type: 'poll.closed', pollId: poll.pollId, publish, ...(publish ? { votes: poll.votes } : {}) })
  },
}

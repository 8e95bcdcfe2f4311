import { type Deciders, done, refuse } from './room-decision.model.ts'

/** Voices beside the floor. A line of captions that is still being typed is nothing that happened. */
export const voiceDeciders: Deciders<'interpretation.set' | 'caption.say'> = {
  'interpretation.set': (state, { actor }, { channel, on }) => {
    const present = state.interpretation[channel]
    if (on) return present === actor.connection ? done() : done({ type: 'interpretation.set', connection: actor.connection, channel, on })
    return present === actor.connection ? done({ type: 'interpretation.set', connection: actor.connection, channel, on }) : refuse('not_on_air')
  },
  'caption.say': (_state, _given, { text, final }) => (final ? done({ type: 'caption.said', text }) : done()),
}

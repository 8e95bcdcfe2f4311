import { type Deciders, done, isRoomOf, refuse } from './room-decision.model.ts'

/** Figures that are said, and what is on everybody's screen. */
export const screenDeciders: Deciders<'figure.say' | 'screen.show'> = {
  'figure.say': (_state, { actor, figure, newId }) => {
    // The database is asked in the name of a person: a room that came in by its key has none.
    if (!actor.personId) return refuse('no_account')
    if (!figure) return refuse('figure_unknown')
    const saidId = newId()
    return done(
      { type: 'figure.said', saidId, by: actor.seat.name, pointId: actor.seat.pointId, label: figure.label, answer: figure.answer },
      { type: 'screen.shown', showing: { kind: 'figure', saidId } },
    )
  },
  'screen.show': (state, { facts, table, paper }, { showing }) => {
    if (showing?.kind === 'paper' && !paper) return refuse('paper_unknown')
    if (showing?.kind === 'figure' && !state.figures.some(({ saidId }) => saidId === showing.saidId)) return refuse('figure_unknown')
    if (showing?.kind === 'share') {
      if (!isRoomOf(facts, showing.pointId)) return refuse('point_unknown')
      if (!state.points[showing.pointId]?.sharing) return refuse('nothing_shared')
    }
    return showing === null && state.showing === null
      ? done()
      : done({ type: 'screen.shown', showing, ...(table ? { answer: table } : {}), ...(paper ? { title: paper.title } : {}) })
  },
}

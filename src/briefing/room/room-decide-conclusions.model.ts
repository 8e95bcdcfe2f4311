import { type Deciders, done, refuse } from './room-decision.model.ts'
import type { RoomState } from './room-state.model.ts'

/** What the chair concludes; directives are made of it afterwards. */
export const conclusionDeciders: Deciders<'conclusion.add' | 'conclusion.edit' | 'conclusion.drop'> = {
  'conclusion.add': (_state, { newId }, { text }) => done({ type: 'conclusion.added', conclusionId: newId(), text }),
  'conclusion.edit': (state, _given, { conclusionId, text }) =>
    has(state, conclusionId) ? done({ type: 'conclusion.edited', conclusionId, text }) : refuse('conclusion_unknown'),
  'conclusion.drop': (state, _given, { conclusionId }) =>
    has(state, conclusionId) ? done({ type: 'conclusion.dropped', conclusionId }) : refuse('conclusion_unknown'),
}

const has = (state: RoomState, conclusionId: string) => state.conclusions.some((one) => one.conclusionId === conclusionId)

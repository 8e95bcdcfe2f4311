import { type Deciders, done, ownRoom, refuse } from './room-decision.model.ts'

/** Written questions of rooms, and the desk's answers; an answer may be given again, better. */
export const questionDeciders: Deciders<'question.ask' | 'question.answer'> = {
  'question.ask': (_state, given, { text, addressee }) => done({ type: 'question.asked', questionId: given.newId(), pointId: ownRoom(given), text, addressee }),
  'question.answer': (state, { actor }, { questionId, text }) =>
    state.questions.some((question) => question.questionId === questionId)
      ? done({ type: 'question.answered', questionId, text, by: actor.seat.name })
      : refuse('question_unknown'),
}

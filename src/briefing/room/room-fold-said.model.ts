import type { RoomEvent } from './room.contract.ts'
import type { RoomState } from './room-state.model.ts'

type SaidEventType =
  | 'message.sent'
  | 'chat.sent'
  | 'figure.said'
  | 'screen.shown'
  | 'question.asked'
  | 'question.answered'
  | 'poll.opened'
  | 'poll.voted'
  | 'poll.closed'
  | 'conclusion.added'
  | 'conclusion.edited'
  | 'conclusion.dropped'
  | 'interpretation.set'
  | 'caption.said'

/** Lines of captions that a state carries along; all of them stay among the events. */
export const CAPTIONS_KEPT = 30

/** What is said, shown, asked, voted and concluded. */
export function foldSaid(state: RoomState, event: Extract<RoomEvent, { type: SaidEventType }>, at: string): RoomState {
  switch (event.type) {
    case 'message.sent':
      return { ...state, messages: [...state.messages, { messageId: event.messageId, pointId: event.pointId, text: event.text, at }] }
    case 'chat.sent':
      return { ...state, chat: [...state.chat, { messageId: event.messageId, pointId: event.pointId, from: event.from, text: event.text, at }] }
    case 'figure.said': {
      const { type: _type, ...figure } = event
      return { ...state, figures: [...state.figures, { ...figure, at }] }
    }
    case 'screen.shown':
      return { ...state, showing: event.showing, shownAnswer: event.answer ?? null, shownTitle: event.title ?? null }
    case 'question.asked': {
      const { type: _type, ...question } = event
      return { ...state, questions: [...state.questions, { ...question, at, answer: null }] }
    }
    case 'question.answered': {
      const answer = { text: event.text, by: event.by, at }
      return { ...state, questions: state.questions.map((question) => (question.questionId === event.questionId ? { ...question, answer } : question)) }
    }
    case 'poll.opened':
    case 'poll.voted':
    case 'poll.closed':
      return foldPoll(state, event, at)
    case 'conclusion.added':
      return { ...state, conclusions: [...state.conclusions, { conclusionId: event.conclusionId, text: event.text, at }] }
    case 'conclusion.edited':
      return { ...state, conclusions: state.conclusions.map((one) => (one.conclusionId === event.conclusionId ? { ...one, text: event.text } : one)) }
    case 'conclusion.dropped':
      return { ...state, conclusions: state.conclusions.filter(({ conclusionId }) => conclusionId !== event.conclusionId) }
    case 'interpretation.set':
      return interpret(state, event)
    case 'caption.said':
      return { ...state, captions: [...state.captions, { text: event.text, at }].slice(-CAPTIONS_KEPT) }
  }
}

/** A poll stays the present one, its result with it, until the next is opened. */
function foldPoll(state: RoomState, event: Extract<RoomEvent, { type: 'poll.opened' | 'poll.voted' | 'poll.closed' }>, at: string): RoomState {
  const { poll } = state
  if (event.type === 'poll.opened') {
    const opened = { pollId: event.pollId, question: event.question, openedAt: at, closedAt: null, published: false, votes: {} }
    return { ...state, poll: opened, pastPolls: poll ? [...state.pastPolls, poll] : state.pastPolls }
  }
  if (poll?.pollId !== event.pollId) return state
  if (event.type === 'poll.voted') {
    return { ...state, poll: { ...poll, votes: { ...poll.votes, [event.pointId]: { choice: event.choice, note: event.note } } } }
  }
  return { ...state, poll: { ...poll, closedAt: poll.closedAt ?? at, published: poll.published || event.publish, votes: event.votes ?? poll.votes } }
}

function interpret(state: RoomState, { connection, channel, on }: Extract<RoomEvent, { type: 'interpretation.set' }>): RoomState {
  const { [channel]: present, ...others } = state.interpretation
  if (on) return { ...state, interpretation: { ...others, [channel]: connection } }
  return present === connection ? { ...state, interpretation: others } : state
}

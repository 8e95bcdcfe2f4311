import type { RoomState } from '../room/room-state.model.ts'
import type { Chapter, SaidFigure } from './archive.contract.ts'

export interface ChapterFacts {
  points: readonly { id: string; nameVi: string; nameEn: string }[]
  agenda: readonly { id: string; kind: string; titleVi: string; titleEn: string; owner: string | null }[]
  figures: readonly SaidFigure[]
  /** Times of restricted items: nothing in them is told but the item itself. */
  isWithheld: (at: string) => boolean
}

/** A session as its timeline: the items of the agenda, and within them who spoke, figures, questions, the show of opinion, conclusions. */
export function chaptersOf(state: RoomState, facts: ChapterFacts): Chapter[] {
  const told = [...speeches(state, facts), ...figures(facts), ...questions(state, facts), ...polls(state), ...conclusions(state)].filter(
    ({ at }) => !facts.isWithheld(at),
  )
  return [...items(state, facts), ...told].sort((a, b) => (a.at === b.at ? order.indexOf(a.kind) - order.indexOf(b.kind) : a.at < b.at ? -1 : 1))
}

const order: readonly Chapter['kind'][] = ['item', 'speech', 'figure', 'question', 'poll', 'conclusion']
const empty = { to: null, pointVi: null, pointEn: null, detail: null, seconds: null, figure: null } as const

function nameOf({ points }: ChapterFacts, pointId: string | null) {
  const point = points.find(({ id }) => id === pointId)
  return { pointVi: point?.nameVi ?? null, pointEn: point?.nameEn ?? null }
}

function items({ agenda, endedAt }: RoomState, facts: ChapterFacts): Chapter[] {
  const open = agenda.itemId && agenda.since ? [{ itemId: agenda.itemId, from: agenda.since, to: endedAt }] : []
  return [...agenda.done, ...open].flatMap(({ itemId, from, to }): Chapter[] => {
    const item = facts.agenda.find(({ id }) => id === itemId)
    return item
      ? [
          {
            ...empty,
            kind: 'item',
            id: `${itemId} ${from}`,
            at: from,
            to,
            titleVi: item.titleVi,
            titleEn: item.titleEn,
            detail: item.kind === 'restricted' ? null : item.owner,
          },
        ]
      : []
  })
}

const speeches = ({ spoken }: RoomState, facts: ChapterFacts): Chapter[] =>
  spoken.map(({ entry, from, to, seconds }) => ({
    ...empty,
    ...nameOf(facts, entry.pointId),
    kind: 'speech',
    id: `${entry.id} ${from}`,
    at: from,
    to,
    titleVi: entry.subject ?? '–',
    titleEn: entry.subject ?? '–',
    seconds,
  }))

const figures = (facts: ChapterFacts): Chapter[] =>
  facts.figures.map((figure) => ({
    ...empty,
    kind: 'figure',
    id: figure.saidId,
    at: figure.at,
    titleVi: figure.label,
    titleEn: figure.label,
    pointVi: figure.pointVi,
    pointEn: figure.pointEn,
    detail: figure.by,
    figure,
  }))

const questions = ({ questions: asked }: RoomState, facts: ChapterFacts): Chapter[] =>
  asked.map(({ questionId, at, pointId, text, answer }) => ({
    ...empty,
    ...nameOf(facts, pointId),
    kind: 'question',
    id: questionId,
    at,
    titleVi: text,
    titleEn: text,
    detail: answer ? `${answer.by}: ${answer.text}` : null,
  }))

/** Votes are told only where they were published. */
const polls = ({ pastPolls, poll }: RoomState): Chapter[] =>
  [...pastPolls, ...(poll && !pastPolls.some(({ pollId }) => pollId === poll.pollId) ? [poll] : [])].map(
    ({ pollId, openedAt, closedAt, question, published, votes }) => {
      const cast = Object.values(votes)
      const agree = cast.filter(({ choice }) => choice === 'agree').length
      return {
        ...empty,
        kind: 'poll',
        id: pollId,
        at: openedAt,
        to: closedAt,
        titleVi: question,
        titleEn: question,
        detail: published ? `${agree}/${cast.length}` : null,
      }
    },
  )

const conclusions = ({ conclusions: made }: RoomState): Chapter[] =>
  made.map(({ conclusionId, at, text }) => ({ ...empty, kind: 'conclusion', id: conclusionId, at, titleVi: text, titleEn: text }))

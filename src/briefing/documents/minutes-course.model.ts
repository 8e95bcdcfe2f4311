import { unitOf } from '../text/figure-text.model.ts'
import { bold, doc, h, italic, p, ul } from '../text/rich-text.model.ts'
import type { Block, FigureNode, Inline, RichText } from '../text/rich-text.contract.ts'
import { clockOf, durationOf, type MinutesSource, withPosition } from './minutes-source.model.ts'
import { isWithheld, withheldTimes } from './presence.model.ts'

const words = (text: string): Inline => ({ type: 'text', text: text.normalize('NFC') })
const nameOf = (source: MinutesSource, pointId: string | null) => source.points.find(({ id }) => id === pointId)?.nameVi ?? 'Chủ trì'

/** What was done when: each item of the agenda with its time, and who spoke in it, how long and on what. */
export function courseText(source: MinutesSource): RichText {
  const { state, agenda } = source
  const spans = [
    ...state.agenda.done,
    ...(state.agenda.itemId && state.agenda.since ? [{ itemId: state.agenda.itemId, from: state.agenda.since, to: state.endedAt ?? state.agenda.since }] : []),
  ]
  const blocks = spans.flatMap(({ itemId, from, to }): Block[] => {
    const item = agenda.find(({ id }) => id === itemId)
    if (!item) return []
    const head = h(2, `${item.titleVi} (${clockOf(from)} – ${clockOf(to)})`)
    // A restricted item leaves its neutral title and its time, nothing else.
    if (item.kind === 'restricted') return [head]
    const turns = speakersIn(source, from, to)
    return [head, ...(item.owner ? [p(`Thực hiện: ${item.owner}.`)] : []), ...(turns.length > 0 ? [ul(...turns)] : [])]
  })
  const outside = speakersOutside(source, spans)
  return doc(
    ...blocks,
    ...(outside.length > 0 ? [h(2, 'Phát biểu ngoài chương trình'), ul(...outside)] : []),
    ...(blocks.length + outside.length === 0 ? [p()] : []),
  )
}

function speakersIn(source: MinutesSource, from: string, to: string): Inline[][] {
  return turnsOf(source)
    .filter((turn) => turn.from >= from && turn.from < to)
    .map((turn) => turn.line)
}

function speakersOutside(source: MinutesSource, spans: readonly { from: string; to: string }[]): Inline[][] {
  return turnsOf(source)
    .filter((turn) => !spans.some(({ from, to }) => turn.from >= from && turn.from < to))
    .map((turn) => turn.line)
}

function turnsOf(source: MinutesSource): { from: string; line: Inline[] }[] {
  const withheld = withheldTimes(source.events)
  return source.state.spoken
    .filter(({ from }) => !isWithheld(from, withheld))
    .map(({ entry, from, to, seconds }) => {
      const statement = source.statements.find(({ id }) => id === entry.statementId)
      const speaker = withPosition(statement?.speakerName ?? null, statement?.speakerPosition ?? null)
      const subject = entry.subject ?? statement?.subject
      const told = [
        speaker ? ` (${speaker})` : '',
        `: ${clockOf(from)} – ${clockOf(to)}, ${durationOf(seconds)}`,
        subject ? `. Nội dung: ${subject}` : '',
      ].join('')
      return { from, line: [bold(nameOf(source, entry.pointId)), words(`${told.replace(/[.;]$/, '')}.`)] }
    })
}

/** Figures put on everybody's screen, as they were said: the moment, who said it, and the receipt that the number carries. */
export function figuresText(source: MinutesSource): RichText | null {
  const withheld = withheldTimes(source.events)
  const said = source.state.figures.filter(({ at }) => !isWithheld(at, withheld))
  if (said.length === 0) return null
  return doc(ul(...said.map(({ at, label, pointId, answer }) => [words(`${clockOf(at)}, ${nameOf(source, pointId)}: ${label}: `), frozen(answer), words('.')])))
}

function frozen({ code, query, value, receiptId, asOf }: MinutesSource['state']['figures'][number]['answer']): FigureNode {
  const unit = unitOf(code, query)
  return { type: 'figure', attrs: { code, query, style: unit === 'USD' || unit === 'VND' ? 'millions' : 'exact', value, receiptId, asOf } }
}

/** Written questions with their answers; an open one says so. */
export function questionsText(source: MinutesSource): RichText | null {
  const withheld = withheldTimes(source.events)
  const asked = source.state.questions.filter(({ at }) => !isWithheld(at, withheld))
  if (asked.length === 0) return null
  const blocks = asked.flatMap(({ at, pointId, addressee, text, answer }) => [
    p(bold(`${nameOf(source, pointId)}`), words(` hỏi${addressee ? ` ${addressee}` : ''} lúc ${clockOf(at)}: ${text}`)),
    answer ? p(bold(answer.by), words(` trả lời lúc ${clockOf(answer.at)}: ${answer.text}`)) : p(italic('Chưa trả lời tại hội nghị.')),
  ])
  return doc(...blocks)
}

/** Shows of opinion with their result by room; of those who differ, with their note. */
export function opinionsText(source: MinutesSource): RichText | null {
  const withheld = withheldTimes(source.events)
  const polls = [...source.state.pastPolls, ...(source.state.poll ? [source.state.poll] : [])].filter(({ openedAt }) => !isWithheld(openedAt, withheld))
  if (polls.length === 0) return null
  const blocks = polls.flatMap(({ question, openedAt, closedAt, votes }): Block[] => {
    const all = Object.entries(votes)
    const other = all.filter(([, vote]) => vote.choice === 'other')
    const time = closedAt ? `${clockOf(openedAt)} – ${clockOf(closedAt)}` : clockOf(openedAt)
    return [
      p(bold(question), words(` (${time}): ${all.length - other.length}/${all.length} điểm cầu đồng ý, ${other.length} ý kiến khác.`)),
      ...(other.length > 0 ? [ul(...other.map(([pointId, vote]) => `${nameOf(source, pointId)}${vote.note ? `: ${vote.note}` : ''}`))] : []),
    ]
  })
  return doc(...blocks)
}

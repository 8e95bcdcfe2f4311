import { formatLongDate } from '#platform/format.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { doc, ol, p, ul } from '../text/rich-text.model.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { attendanceText } from './minutes-attendance.model.ts'
import { courseText, figuresText, opinionsText, questionsText } from './minutes-course.model.ts'
import { clockOf, type MinutesSource, withPosition } from './minutes-source.model.ts'
import { isWithheld, withheldTimes } from './presence.model.ts'

/** A section as the product writes it. */
export interface DraftSection {
  key: string
  heading: string | null
  body: RichText
}

/** The minutes of a session, drafted from what happened in it: facts to the minute, and nothing of restricted items. */
export function draftMinutes(source: MinutesSource): DraftSection[] {
  const parts: (DraftSection | null)[] = [
    { key: 'opening', heading: 'Thời gian, địa điểm, chủ trì', body: openingText(source) },
    { key: 'attendance', heading: 'Thành phần tham dự', body: attendanceText(source) },
    { key: 'course', heading: 'Diễn biến hội nghị', body: courseText(source) },
    section('figures', 'Số liệu công bố tại hội nghị', figuresText(source)),
    section('questions', 'Câu hỏi và trả lời', questionsText(source)),
    section('opinions', 'Lấy ý kiến các điểm cầu', opinionsText(source)),
    { key: 'conclusions', heading: 'Kết luận của chủ trì', body: conclusionsText(source) },
    { key: 'closing', heading: null, body: closingText(source) },
  ]
  return parts.filter((part) => part !== null)
}

const section = (key: string, heading: string, body: RichText | null): DraftSection | null => (body ? { key, heading, body } : null)

function openingText({ briefing, state }: MinutesSource): RichText {
  const from = state.startedAt ?? briefing.startsAt
  const chair = withPosition(briefing.chairName, briefing.chairPosition)
  const coChair = withPosition(briefing.coChairName, briefing.coChairPosition)
  return doc(
    ul(
      `Thời gian: bắt đầu lúc ${clockOf(from)}, ${formatLongDate(vietnamDate(from), 'vi')}.`,
      `Hình thức: trực tuyến. Điểm cầu trung ương: ${briefing.centre}.`,
      ...(chair ? [`Chủ trì: ${chair}.`] : []),
      ...(coChair ? [`Đồng chủ trì: ${coChair}.`] : []),
      `Nội dung: ${briefing.titleVi}.`,
    ),
  )
}

/** What the chair concluded, as it stood at the end; what was withdrawn is not there. */
export function conclusionsOf({ state, events }: Pick<MinutesSource, 'state' | 'events'>): string[] {
  const withheld = withheldTimes(events)
  return state.conclusions.filter(({ at }) => !isWithheld(at, withheld)).map(({ text }) => text)
}

function conclusionsText(source: MinutesSource): RichText {
  const conclusions = conclusionsOf(source)
  return conclusions.length > 0 ? doc(p('Chủ trì kết luận:'), ol(...conclusions)) : doc(p())
}

function closingText({ state }: MinutesSource): RichText {
  const ended = state.endedAt ? `Hội nghị kết thúc lúc ${clockOf(state.endedAt)}, ${formatLongDate(vietnamDate(state.endedAt), 'vi')}. ` : ''
  return doc(p(`${ended}Biên bản được lập trên cơ sở nhật ký của phòng họp trực tuyến, thư ký và chủ trì thống nhất ký tên.`))
}

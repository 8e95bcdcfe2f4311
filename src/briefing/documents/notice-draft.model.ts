import { formatLongDate, formatPlainDate } from '#platform/format.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { bold, doc, ol, p } from '../text/rich-text.model.ts'
import type { Block, RichText } from '../text/rich-text.contract.ts'
import type { DraftSection } from './minutes-draft.model.ts'
import { type MinutesSource, withPosition } from './minutes-source.model.ts'

export interface NoticeSource {
  briefing: Pick<
    MinutesSource['briefing'],
    'reportYear' | 'titleVi' | 'startsAt' | 'centre' | 'chairName' | 'chairPosition' | 'coChairName' | 'coChairPosition'
  >
  /** Rooms that took part. */
  rooms: number
  conclusions: readonly string[]
  directives: readonly {
    number: number
    textVi: string
    audience: 'named' | 'provinces' | 'ministries' | 'everybody'
    addressees: readonly string[]
    dueOn: string
    evidenceWanted: string | null
  }[]
}

const audiences = {
  provinces: 'Cơ quan đầu mối của tất cả các tỉnh, thành phố',
  ministries: 'Tất cả các bộ, ngành, đoàn thể trung ương',
  everybody: 'Tất cả các bộ, ngành, đoàn thể trung ương và cơ quan đầu mối của các tỉnh, thành phố',
} as const

/** The conclusion notice, drafted from the chair's conclusions and the directives made of them. */
export function draftNotice({ briefing, rooms, conclusions, directives }: NoticeSource): DraftSection[] {
  const chair = withPosition(briefing.chairName, briefing.chairPosition)
  const coChair = withPosition(briefing.coChairName, briefing.coChairPosition)
  const opening = [
    `${capital(formatLongDate(vietnamDate(briefing.startsAt), 'vi'))}, tại ${briefing.centre}${rooms > 1 ? ` và ${rooms - 1} điểm cầu` : ''},`,
    chair ? `${chair}, đã chủ trì ${lower(briefing.titleVi)}.` : `${briefing.titleVi} đã được tổ chức.`,
    coChair ? `Cùng chủ trì có ${coChair}.` : '',
    'Sau khi nghe các báo cáo và ý kiến phát biểu, chủ trì hội nghị kết luận như sau:',
  ]
  return [
    { key: 'opening', heading: null, body: doc(p(opening.filter(Boolean).join(' '))) },
    { key: 'assessment', heading: 'Đánh giá chung', body: doc(p()) },
    { key: 'conclusions', heading: 'Kết luận', body: conclusions.length > 0 ? doc(ol(...conclusions)) : doc(p()) },
    { key: 'directives', heading: 'Nhiệm vụ', body: directivesText(directives) },
    {
      key: 'carrying-out',
      heading: 'Tổ chức thực hiện',
      body: doc(p(carryingOut), p('Trên đây là kết luận của chủ trì hội nghị, thông báo để các cơ quan biết và thực hiện.')),
    },
  ]
}

const carryingOut =
  'Các cơ quan được giao nhiệm vụ báo cáo tiến độ và minh chứng trên hệ thống Nhịp Cầu trước hạn. Ban thư ký theo dõi, đôn đốc, tổng hợp kết quả báo cáo tại hội nghị giao ban kế tiếp.'

function directivesText(directives: NoticeSource['directives']): RichText {
  if (directives.length === 0) return doc(p())
  return doc(
    ...directives.flatMap(({ number, textVi, audience, addressees, dueOn, evidenceWanted }): Block[] => [
      p(bold(`${number}. ${textVi.replace(/[.;]$/, '')}.`)),
      p(
        `Thực hiện: ${audience === 'named' ? addressees.join('; ') : audiences[audience]}. Hạn: ${formatPlainDate(dueOn, 'vi')}.${evidenceWanted ? ` Minh chứng: ${evidenceWanted.replace(/[.;]$/, '')}.` : ''}`,
      ),
    ]),
  )
}

const lower = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

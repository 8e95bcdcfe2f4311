import type { FigureCode } from '#figures/figure.contract.ts'
import type { FigureStyle, RichText } from '../text/rich-text.contract.ts'
import { doc, figure, h, p, ul } from '../text/rich-text.model.ts'
import { TEMPLATE_FIRST_YEAR, TEMPLATE_YEAR } from './instantiate.model.ts'
import type { PieceName, ReportItem, TemplateSection } from './report-item.contract.ts'

/** A figure of the report's year. */
export const now = (code: FigureCode, style: FigureStyle = 'millions') => figure({ code, year: TEMPLATE_YEAR, style })
/** A figure of a review's first year. */
export const first = (code: FigureCode, style: FigureStyle = 'millions') => figure({ code, year: TEMPLATE_FIRST_YEAR, style })

export const text = (body: RichText): ReportItem => ({ type: 'text', body })
export const piece = (name: PieceName): ReportItem => ({ type: 'piece', piece: name })

/** A numbered part of the report. */
export const part = (key: string, heading: string | null, ...items: ReportItem[]): TemplateSection => ({ key, heading, annex: false, items })
/** An appendix with its own pages. */
export const annex = (key: string, heading: string, ...items: ReportItem[]): TemplateSection => ({ key, heading, annex: true, items })

export const opening = (sentence: string) => part('opening', null, text(doc(p(sentence))))
export const limits = (...items: string[]) => part('limits', 'Tồn tại, hạn chế', text(doc(ul(...items))))
/** What comes next, and the sentence that closes the report. */
export const direction = (heading: string, items: string[], closing: string) => part('direction', heading, text(doc(ul(...items), p(closing))))

/** Pieces below a heading of their own. */
export const under = (heading: string, ...names: PieceName[]): ReportItem[] => [text(doc(h(1, heading))), ...names.map(piece)]

export const headings = {
  results: 'Tình hình chung và kết quả viện trợ năm [năm báo cáo]',
  breakdown: 'Kết quả theo lĩnh vực, địa bàn và nhà tài trợ',
  sectors: 'Theo lĩnh vực',
  places: 'Theo địa bàn',
  sources: 'Theo quốc gia và nhà tài trợ',
  management: 'Công tác quản lý, chế độ báo cáo',
  nextYear: 'Phương hướng, nhiệm vụ năm [năm sau]',
} as const

/** What the year disbursed beside the year before and beside its commitments; these are `committed`. */
export const disbursedWords = (committed: string) => [
  now('disbursed'),
  ', ',
  now('disbursed_change_value'),
  ' so với năm [năm trước], bằng ',
  now('disbursement_ratio'),
  ` ${committed} (`,
  now('committed_in_year'),
]

/** What new commitments are made of; ends the sentence. */
export const newCommitmentWords = [now('committed_whole_new_grant'), ' vốn không hoàn lại và ', now('committed_whole_new_refundable'), ' vốn có hoàn lại.']

export const trendAnnex = annex('annex-trend', 'Diễn biến qua các năm', piece('trend-table'))
export const sourceAnnex = annex('annex-sources', 'Nguồn gốc số liệu trong báo cáo', piece('source-annex'))

/** In force whatever the day of the report; the decree on aid depends on it (`legal-basis.default.ts`). */
export const standingBases = [
  'Căn cứ Nghị định số 58/2022/NĐ-CP ngày 31 tháng 8 năm 2022 của Chính phủ quy định về đăng ký và quản lý hoạt động của các tổ chức phi chính phủ nước ngoài tại Việt Nam',
]

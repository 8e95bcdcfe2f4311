import type { FigureCode } from '#figures/figure.contract.ts'
import type { FigureStyle, RichText } from '../text/rich-text.contract.ts'
import { figure } from '../text/rich-text.model.ts'
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

/** In force whatever the day of the report; the decree on aid depends on it (`legal-basis.default.ts`). */
export const standingBases = [
  'Căn cứ Nghị định số 58/2022/NĐ-CP ngày 31 tháng 8 năm 2022 của Chính phủ quy định về đăng ký và quản lý hoạt động của các tổ chức phi chính phủ nước ngoài tại Việt Nam',
]

import { doc, p } from '../text/rich-text.model.ts'
import type { ReportTemplate } from './report-template.contract.ts'
import { annex, direction, first, headings, limits, now, opening, part, piece, sourceAnnex, standingBases, text, under } from './template-parts.default.ts'

/** A review of several years, of the nation or of one agency: the parts of the yearly report over a span. */
export const reviewTemplate: ReportTemplate = {
  subject: 'Tổng kết công tác phi chính phủ nước ngoài giai đoạn [năm đầu] - [năm báo cáo]',
  legalBases: standingBases,
  recipients: ['Thủ tướng Chính phủ (để báo cáo)', 'Các bộ, ngành, đoàn thể trung ương liên quan', 'Ủy ban nhân dân các tỉnh, thành phố'],
  sections: [
    opening('Sau [số năm] năm ([năm đầu] - [năm báo cáo]), công tác phi chính phủ nước ngoài của [đơn vị] đạt được những kết quả như sau:'),
    part(
      'results',
      'Tình hình chung và kết quả giai đoạn [năm đầu] - [năm báo cáo]',
      text(
        doc(
          p(
            'Giá trị giải ngân năm [năm đầu] là ',
            first('disbursed'),
            ', năm [năm báo cáo] là ',
            now('disbursed'),
            '. Số tổ chức phi chính phủ nước ngoài hoạt động năm [năm đầu] là ',
            first('organisations_active'),
            ', năm [năm báo cáo] là ',
            now('organisations_active'),
            '; số khoản viện trợ đang triển khai lần lượt là ',
            first('grants'),
            ' và ',
            now('grants'),
            '. Cách đếm tổ chức hoạt động thay đổi từ năm 2022: chỉ tính tổ chức có giải ngân.',
          ),
        ),
      ),
      piece('year-on-year'),
      piece('trend-chart'),
      piece('trend-table'),
    ),
    part(
      'breakdown',
      headings.breakdown,
      ...under(headings.sectors, 'sector-sentence', 'sector-table'),
      ...under(headings.places, 'place-sentence', 'place-map'),
      ...under(headings.sources, 'country-sentence', 'country-table'),
    ),
    part('management', headings.management, piece('conduct-sentence'), piece('conduct-table')),
    limits('Viện trợ còn phân tán, phân bổ giữa các địa bàn và lĩnh vực chưa đồng đều.', 'Chế độ báo cáo ở một số nơi chưa được chấp hành nghiêm.'),
    direction(
      'Phương hướng giai đoạn tiếp theo',
      [
        'Hoàn thiện thể chế, quy chế phối hợp quản lý hoạt động phi chính phủ nước ngoài.',
        'Chủ động vận động viện trợ phù hợp với định hướng phát triển của đất nước và nhu cầu của địa phương.',
      ],
      'Trên đây là báo cáo tổng kết công tác phi chính phủ nước ngoài giai đoạn [năm đầu] - [năm báo cáo].',
    ),
    annex('annex-sectors', 'Giá trị giải ngân theo lĩnh vực qua các năm', piece('sector-annex')),
    annex('annex-places', 'Giá trị giải ngân theo địa phương qua các năm', piece('place-annex')),
    sourceAnnex,
  ],
}

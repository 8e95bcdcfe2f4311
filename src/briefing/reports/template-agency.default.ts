import { doc, h, p, ul } from '../text/rich-text.model.ts'
import type { ReportTemplate } from './report-template.contract.ts'
import { annex, now, part, piece, standingBases, text } from './template-parts.default.ts'

/** The yearly report of a province or ministry about itself (law.md §8.3). */
export const agencyTemplate: ReportTemplate = {
  subject: 'Công tác phi chính phủ nước ngoài năm [năm báo cáo] của [đơn vị]',
  legalBases: standingBases,
  recipients: ['Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài (để báo cáo)', 'Ban Điều phối viện trợ nhân dân'],
  sections: [
    part(
      'opening',
      null,
      text(
        doc(
          p(
            'Thực hiện chế độ báo cáo về công tác phi chính phủ nước ngoài, cơ quan đầu mối báo cáo kết quả năm [năm báo cáo] và phương hướng năm [năm sau] của [đơn vị] như sau:',
          ),
        ),
      ),
    ),
    part(
      'results',
      'Tình hình chung và kết quả viện trợ năm [năm báo cáo]',
      text(
        doc(
          p(
            'Năm [năm báo cáo], [đơn vị] có ',
            now('organisations_active'),
            ' tổ chức phi chính phủ nước ngoài và ',
            now('international_organisations'),
            ' tổ chức quốc tế triển khai ',
            now('grants'),
            ' khoản viện trợ, trong đó có ',
            now('grants_new'),
            ' khoản vận động mới, bằng ',
            now('grants_new_vs_last_year'),
            ' so với cùng kỳ năm [năm trước].',
          ),
          p(
            'Giá trị giải ngân đạt ',
            now('disbursed'),
            ', ',
            now('disbursed_change_value'),
            ' so với năm [năm trước], bằng ',
            now('disbursement_ratio'),
            ' giá trị cam kết trong năm (',
            now('committed_in_year'),
            '). Tổng vốn cam kết của các khoản mới là ',
            now('committed_whole_new'),
            ', gồm ',
            now('committed_whole_new_grant'),
            ' vốn không hoàn lại và ',
            now('committed_whole_new_refundable'),
            ' vốn có hoàn lại.',
          ),
        ),
      ),
      piece('nation-share'),
      piece('headline-table'),
      piece('trend-chart'),
    ),
    part(
      'breakdown',
      'Kết quả theo lĩnh vực và nhà tài trợ',
      text(doc(h(1, 'Theo lĩnh vực'))),
      piece('sector-sentence'),
      piece('sector-chart'),
      piece('sector-table'),
      text(doc(h(1, 'Theo quốc gia và nhà tài trợ'))),
      piece('country-sentence'),
      piece('provider-table'),
    ),
    part('management', 'Công tác quản lý, chế độ báo cáo', piece('conduct-sentence')),
    part(
      'limits',
      'Tồn tại, hạn chế',
      text(
        doc(
          ul(
            'Quy mô một số khoản viện trợ còn nhỏ, tiến độ giải ngân chưa đều trong năm.',
            'Việc theo dõi, đánh giá hiệu quả sau viện trợ cần được thực hiện thường xuyên hơn.',
          ),
        ),
      ),
    ),
    part(
      'direction',
      'Phương hướng, nhiệm vụ năm [năm sau]',
      text(
        doc(
          ul(
            'Chủ động xây dựng danh mục vận động viện trợ theo nhu cầu và lĩnh vực ưu tiên.',
            'Tăng cường phối hợp quản lý, kiểm tra và báo cáo đúng hạn, đủ nội dung.',
          ),
          p('Trên đây là báo cáo công tác phi chính phủ nước ngoài năm [năm báo cáo] của [đơn vị].'),
        ),
      ),
    ),
    annex('annex-providers', 'Giá trị viện trợ theo nhà tài trợ năm [năm báo cáo]', piece('provider-annex')),
    annex('annex-trend', 'Diễn biến qua các năm', piece('trend-table')),
    annex('annex-sources', 'Nguồn gốc số liệu trong báo cáo', piece('source-annex')),
  ],
}

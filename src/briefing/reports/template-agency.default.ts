import { doc, p } from '../text/rich-text.model.ts'
import type { ReportTemplate } from './report-template.contract.ts'
import {
  annex,
  direction,
  disbursedWords,
  headings,
  limits,
  newCommitmentWords,
  now,
  opening,
  part,
  piece,
  sourceAnnex,
  standingBases,
  text,
  trendAnnex,
  under,
} from './template-parts.default.ts'

/** The yearly report of a province or ministry about itself (law.md §8.3). */
export const agencyTemplate: ReportTemplate = {
  subject: 'Công tác phi chính phủ nước ngoài năm [năm báo cáo] của [đơn vị]',
  legalBases: standingBases,
  recipients: ['Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài (để báo cáo)', 'Ban Điều phối viện trợ nhân dân'],
  sections: [
    opening(
      'Thực hiện chế độ báo cáo về công tác phi chính phủ nước ngoài, cơ quan đầu mối báo cáo kết quả năm [năm báo cáo] và phương hướng năm [năm sau] của [đơn vị] như sau:',
    ),
    part(
      'results',
      headings.results,
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
            ...disbursedWords('giá trị cam kết trong năm'),
            '). Tổng vốn cam kết của các khoản mới là ',
            now('committed_whole_new'),
            ', gồm ',
            ...newCommitmentWords,
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
      ...under(headings.sectors, 'sector-sentence', 'sector-chart', 'sector-table'),
      ...under(headings.sources, 'country-sentence', 'provider-table'),
    ),
    part('management', headings.management, piece('conduct-sentence')),
    limits(
      'Quy mô một số khoản viện trợ còn nhỏ, tiến độ giải ngân chưa đều trong năm.',
      'Việc theo dõi, đánh giá hiệu quả sau viện trợ cần được thực hiện thường xuyên hơn.',
    ),
    direction(
      headings.nextYear,
      [
        'Chủ động xây dựng danh mục vận động viện trợ theo nhu cầu và lĩnh vực ưu tiên.',
        'Tăng cường phối hợp quản lý, kiểm tra và báo cáo đúng hạn, đủ nội dung.',
      ],
      'Trên đây là báo cáo công tác phi chính phủ nước ngoài năm [năm báo cáo] của [đơn vị].',
    ),
    annex('annex-providers', 'Giá trị viện trợ theo nhà tài trợ năm [năm báo cáo]', piece('provider-annex')),
    trendAnnex,
    sourceAnnex,
  ],
}

import { doc, h, p } from '../text/rich-text.model.ts'
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

/** The yearly national report (law.md §8.4): results, by sector, place and provider, management, limits, direction, appendices. */
export const nationalTemplate: ReportTemplate = {
  subject: 'Công tác phi chính phủ nước ngoài năm [năm báo cáo] và phương hướng năm [năm sau]',
  legalBases: standingBases,
  recipients: [
    'Thủ tướng Chính phủ (để báo cáo)',
    'Chủ nhiệm, các Phó Chủ nhiệm, Ủy viên Ủy ban',
    'Các bộ, ngành, đoàn thể trung ương liên quan',
    'Ủy ban nhân dân các tỉnh, thành phố',
  ],
  sections: [
    opening(
      'Thực hiện chức năng, nhiệm vụ được giao, trên cơ sở báo cáo của các bộ, ngành và địa phương, Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài báo cáo kết quả công tác phi chính phủ nước ngoài năm [năm báo cáo] và phương hướng năm [năm sau] như sau:',
    ),
    part(
      'results',
      headings.results,
      text(
        doc(
          h(1, 'Hoạt động của các tổ chức phi chính phủ nước ngoài'),
          p(
            'Năm [năm báo cáo], có ',
            now('organisations_active'),
            ' tổ chức phi chính phủ nước ngoài đến từ ',
            now('home_countries'),
            ' quốc gia và vùng lãnh thổ triển khai ',
            now('grants'),
            ' khoản viện trợ (chương trình, dự án, phi dự án) tại Việt Nam, trong đó có ',
            now('grants_new'),
            ' khoản được vận động mới trong năm, bằng ',
            now('grants_new_vs_last_year'),
            ' so với cùng kỳ năm [năm trước]; ngoài ra có ',
            now('international_organisations'),
            ' tổ chức quốc tế cùng cung cấp viện trợ.',
          ),
          h(1, 'Giá trị viện trợ'),
          p(
            'Giá trị viện trợ giải ngân năm [năm báo cáo] đạt ',
            ...disbursedWords('giá trị cam kết thực hiện trong năm'),
            '). Tổng vốn cam kết của các khoản vận động mới là ',
            now('committed_whole_new'),
            ', bằng ',
            now('committed_whole_new_vs_last_year'),
            ' so với cùng kỳ, gồm ',
            ...newCommitmentWords,
          ),
        ),
      ),
      piece('headline-table'),
      text(doc(p('Diễn biến giá trị giải ngân và cam kết các năm gần đây:'))),
      piece('trend-chart'),
    ),
    part(
      'breakdown',
      headings.breakdown,
      ...under(headings.sectors, 'sector-sentence', 'sector-chart', 'sector-table'),
      ...under(headings.places, 'place-sentence', 'place-map', 'place-table'),
      ...under(headings.sources, 'country-sentence', 'country-table', 'provider-table'),
    ),
    part(
      'management',
      headings.management,
      ...under('Chấp hành chế độ báo cáo', 'coverage', 'conduct-sentence'),
      text(
        doc(
          h(1, 'Công tác phối hợp, hướng dẫn'),
          p(
            'Ủy ban và cơ quan thường trực đã hướng dẫn các bộ, ngành, địa phương thực hiện quy định về đăng ký, quản lý hoạt động của các tổ chức phi chính phủ nước ngoài và về quản lý, sử dụng viện trợ; đôn đốc, thẩm tra và đối chiếu số liệu báo cáo trên hệ thống.',
          ),
        ),
      ),
    ),
    limits(
      'Một số cơ quan, địa phương còn nộp báo cáo chậm hoặc phải chỉnh sửa, bổ sung nhiều lần, ảnh hưởng đến việc tổng hợp chung.',
      'Viện trợ còn phân tán, nhiều khoản có quy mô nhỏ; phân bổ giữa các địa bàn chưa đồng đều.',
      'Công tác hậu kiểm, đánh giá hiệu quả sau giải ngân ở một số nơi chưa được thực hiện thường xuyên.',
    ),
    direction(
      headings.nextYear,
      [
        'Tiếp tục hoàn thiện quy chế phối hợp quản lý hoạt động phi chính phủ nước ngoài giữa trung ương và địa phương.',
        'Chủ động vận động viện trợ theo các lĩnh vực, địa bàn ưu tiên; đa dạng hóa đối tác và phương thức vận động.',
        'Tăng cường hậu kiểm, giám sát; nâng cao chất lượng và tính kịp thời của số liệu báo cáo.',
        'Đẩy mạnh ứng dụng công nghệ thông tin, khai thác cơ sở dữ liệu dùng chung phục vụ quản lý nhà nước.',
      ],
      'Trên đây là báo cáo công tác phi chính phủ nước ngoài năm [năm báo cáo] và phương hướng năm [năm sau].',
    ),
    annex('annex-places', 'Giá trị viện trợ theo địa phương năm [năm báo cáo]', piece('place-annex')),
    trendAnnex,
    annex('annex-conduct', 'Tình hình chấp hành chế độ báo cáo', piece('conduct-table')),
    sourceAnnex,
  ],
}

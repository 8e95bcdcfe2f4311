import type { RichText } from '#briefing/text/rich-text.contract.ts'
import { bold, doc, figure, h, p, ul } from '#briefing/text/rich-text.model.ts'

/** Amounts and counts are figures and nothing else; what is told in words is of the articles, or invented. */
const nation = (year: number) => ({
  disbursed: figure({ code: 'disbursed', year, style: 'millions' }),
  change: figure({ code: 'disbursed_change', year }),
  committed: figure({ code: 'committed_in_year', year, style: 'millions' }),
  ratio: figure({ code: 'disbursement_ratio', year }),
  grants: figure({ code: 'grants', year }),
  isNew: figure({ code: 'grants_new', year }),
  organisations: figure({ code: 'organisations_active', year }),
  countries: figure({ code: 'home_countries', year }),
  heading: (heading: string) => figure({ code: 'disbursed', year, heading, style: 'millions' }),
})

/** The committee's report to the briefing on a year: results, what fell short, directions of the next. */
export function workReport(year: number): RichText {
  const { disbursed, change, committed, ratio, grants, isNew, organisations, countries, heading } = nation(year)
  return doc(
    h(1, 'I. Kết quả công tác'),
    h(2, '1. Tình hình viện trợ'),
    p(`Năm ${year}, tổng giá trị giải ngân viện trợ phi chính phủ nước ngoài trên cả nước đạt `, disbursed, ', ', change, ' so với năm trước.'),
    p('Giá trị cam kết của năm là ', committed, '; tỷ lệ giải ngân đạt ', ratio, '.'),
    p('Các cơ quan báo cáo ', grants, ' khoản viện trợ đang triển khai, trong đó ', isNew, ' khoản vận động mới.'),
    p('Có ', organisations, ' tổ chức phi chính phủ nước ngoài từ ', countries, ' quốc gia và vùng lãnh thổ có hoạt động viện trợ.'),
    h(2, '2. Theo lĩnh vực'),
    ul(['Y tế: ', heading('YT'), '.'], ['Giáo dục: ', heading('GD'), '.'], ['Tài nguyên, môi trường: ', heading('MT'), '.']),
    h(2, '3. Công tác quản lý'),
    p('Các bộ, ngành, địa phương duy trì trao đổi với các tổ chức; việc phối hợp thẩm định, theo dõi khoản viện trợ có tiến bộ.'),
    h(1, 'II. Hạn chế'),
    ul(
      'Việc chia sẻ thông tin giữa các cơ quan, từ Trung ương đến địa phương còn chưa thường xuyên.',
      'Một số báo cáo nộp muộn hoặc chưa đủ biểu mẫu.',
      'Nguồn viện trợ dịch chuyển, đối tác chưa đa dạng.',
    ),
    h(1, `III. Phương hướng năm ${year + 1}`),
    ul(
      'Thực hiện kết luận của hội nghị giao ban; báo cáo tiến độ và minh chứng đúng hạn.',
      'Tiếp tục hoàn thiện cơ sở dữ liệu quốc gia về công tác phi chính phủ nước ngoài.',
      'Bám sát xu hướng viện trợ, đa dạng hóa nguồn và phương thức vận động.',
    ),
  )
}

/** A guide to the decree on foreign NGOs, circulated to the rooms. */
export const guide: RichText = doc(
  p('Tài liệu tóm tắt những nội dung mà cơ quan đầu mối thường được hỏi. Khi áp dụng, căn cứ vào văn bản chính thức.'),
  h(1, 'Hai loại giấy đăng ký'),
  ul(
    [
      bold('Giấy đăng ký hoạt động. '),
      'Tổ chức có tư cách pháp nhân, điều lệ rõ ràng, đề xuất cụ thể cho ba năm và người đại diện. Thời hạn không quá ba năm.',
    ],
    [
      bold('Giấy đăng ký lập Văn phòng đại diện. '),
      'Tổ chức có cam kết lâu dài, danh mục chi tiết cho ít nhất năm năm và người dự kiến làm Trưởng Văn phòng. Thời hạn không quá năm năm.',
    ],
  ),
  h(1, 'Địa bàn và lĩnh vực'),
  p('Tổ chức chỉ hoạt động trong địa bàn và lĩnh vực ghi trên giấy đăng ký. Muốn mở rộng thì đề nghị sửa đổi, bổ sung trước khi triển khai.'),
  h(1, 'Việc cơ quan đầu mối cần làm'),
  ul(
    'Đối chiếu giấy đăng ký của tổ chức trước khi tiếp nhận khoản viện trợ.',
    'Theo dõi thời hạn giấy đăng ký của các tổ chức trên địa bàn, nhắc gia hạn sớm.',
    'Phản ánh về Ban thư ký khi hoạt động khác với nội dung đã đăng ký.',
  ),
)

/** Invented: what two agencies shall settle between them before the session; nothing in it is a state secret. */
export const coordinationPlan: RichText = doc(
  p('Tài liệu trao đổi giữa Ban thư ký và hai cơ quan, chưa phổ biến rộng vì còn chờ ý kiến của nhà tài trợ.'),
  p('Năm 2022, giá trị giải ngân trên địa bàn tỉnh Quảng Trị là ', figure({ code: 'disbursed', year: 2022, place: 'p63-45', style: 'millions' }), '.'),
  h(1, 'Đề nghị'),
  ul(
    'Sở Ngoại vụ tỉnh Quảng Trị làm đầu mối với các tổ chức hỗ trợ nạn nhân bom mìn trên địa bàn.',
    'Bộ Y tế cho ý kiến về chuyên môn phục hồi chức năng và danh mục trang thiết bị.',
    'Hai cơ quan thống nhất lịch làm việc với nhà tài trợ trong quý II năm 2024.',
  ),
)

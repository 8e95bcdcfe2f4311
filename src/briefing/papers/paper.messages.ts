import { defineMessages } from '#platform/messages.ts'

/** Refusals of papers and their drafts. */
export const paperMessages = defineMessages(
  {
    'problem.briefing.paper.restricted-item': 'Mục này dành cho nội dung báo cáo trực tiếp: không được gắn tài liệu.',
    'problem.briefing.paper.closed': 'Hội nghị đã đóng hoặc đã hủy: tài liệu không thay đổi được nữa.',
    'problem.briefing.paper.restricted-file':
      'Tài liệu hạn chế phải soạn trong hệ thống để trang nào cũng mang tên người đọc. Hãy chọn loại “văn bản”, hoặc lưu hành tới các điểm cầu.',
    'problem.briefing.paper.readers-needed': 'Hãy chọn ít nhất một cơ quan được đọc tài liệu hạn chế.',
    'problem.briefing.paper.draft-changed': '{savedBy} đã lưu văn bản này trong lúc bạn soạn. Bản của bạn vẫn còn trên màn hình: hãy so sánh rồi chọn.',
    'problem.briefing.paper.empty': 'Văn bản chưa có nội dung: hãy soạn rồi mới phát hành.',
    'problem.briefing.paper.withdrawn': 'Tài liệu đã được thu hồi.',
    'problem.briefing.paper.file-refused':
      '{reason, select, type {Không nhận loại tệp này. Các loại được nhận: .docx, .xlsx, .pptx, .pdf, .png, .jpg.} empty {Tệp không có nội dung.} other {Tệp bị hỏng, bị khóa bằng mật khẩu hoặc không đúng với phần mở rộng của tên. Hãy kiểm tra rồi tải lại.}}',
    'problem.briefing.paper.not-confirmed': 'Hãy xác nhận rằng tệp không có nội dung bí mật nhà nước.',
    'problem.briefing.paper.secret':
      'Tài liệu có dấu hiệu bí mật nhà nước (“{mark}”) nên không được nhận và không được lưu lại. Lần tải lên đã được ghi nhận, không kèm nội dung. Nội dung này phải xử lý ngoài hệ thống.',
    'problem.briefing.paper.restricted-form': 'Tài liệu hạn chế chỉ tải về được dạng PDF có tên người đọc trên từng trang.',
  },
  {
    'problem.briefing.paper.restricted-item': 'This item is reported on the spot: no papers can be attached to it.',
    'problem.briefing.paper.closed': 'The briefing is closed or cancelled: its papers no longer change.',
    'problem.briefing.paper.restricted-file':
      'A restricted paper must be written in the system, so that every page bears its reader’s name. Choose “text”, or circulate it to the rooms.',
    'problem.briefing.paper.readers-needed': 'Choose at least one agency that may read the restricted paper.',
    'problem.briefing.paper.draft-changed': '{savedBy} saved this text while you were writing. Yours is still on the screen: compare, then choose.',
    'problem.briefing.paper.empty': 'The text is empty: write it before issuing it.',
    'problem.briefing.paper.withdrawn': 'The paper was withdrawn.',
    'problem.briefing.paper.file-refused':
      '{reason, select, type {Files of this kind are not taken. These are: .docx, .xlsx, .pptx, .pdf, .png, .jpg.} empty {The file is empty.} other {The file is damaged, locked by a password, or not what its name says. Please check it and try again.}}',
    'problem.briefing.paper.not-confirmed': 'Please confirm that the file holds no state secrets.',
    'problem.briefing.paper.secret':
      'The paper bears a mark of state secrecy (“{mark}”): it was refused and not kept. The attempt was noted, without the content. Such matters must be handled outside this system.',
    'problem.briefing.paper.restricted-form': 'A restricted paper can be taken as PDF only, with its reader’s name on every page.',
  },
)

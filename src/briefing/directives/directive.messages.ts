import { defineMessages } from '#platform/messages.ts'

/** Notices, mail and refusals of directives and of what comes after the session. */
export const directiveMessages = defineMessages(
  {
    'notice.briefing.directive-issued': 'Nhiệm vụ mới số {number} (hội nghị về năm {year}), hạn {due}: {text}',
    'notice.briefing.directive-reported': '{by} báo cáo nhiệm vụ số {number} (hội nghị về năm {year}): {percent}%. {text}',
    'notice.briefing.directive-accepted': 'Nhiệm vụ số {number} (hội nghị về năm {year}) được công nhận hoàn thành: {text}',
    'notice.briefing.directive-acknowledged': 'Ban thư ký đã ghi nhận tiến độ nhiệm vụ số {number} (hội nghị về năm {year}): {text}',
    'notice.briefing.directive-returned': 'Báo cáo nhiệm vụ số {number} (hội nghị về năm {year}) được trả lại: {note}',
    'notice.briefing.directive-reopened': 'Nhiệm vụ số {number} (hội nghị về năm {year}) được mở lại: {note}',
    'notice.briefing.directive-cancelled': 'Nhiệm vụ số {number} (hội nghị về năm {year}) đã hủy: {text}',
    'notice.briefing.directive-before': 'Nhiệm vụ số {number} (hội nghị về năm {year}) đến hạn ngày {due}, còn {days} ngày: {text}',
    'notice.briefing.directive-late': 'Nhiệm vụ số {number} (hội nghị về năm {year}) quá hạn {days} ngày (hạn {due}): {text}',
    'notice.briefing.conclusion-issued': 'Thông báo kết luận số {number} của hội nghị về năm {year} đã ban hành.',
    'mail.subject': '[Nhịp Cầu] {sentence}',
    'mail.several': '{count} việc cần biết về nhiệm vụ sau hội nghị giao ban',
    'mail.body':
      'Kính gửi {name},\n\n{sentences}\n\nĐề nghị đăng nhập hệ thống Nhịp Cầu để xem và báo cáo tiến độ.\nThư này được gửi tự động, xin không trả lời.',
    'problem.briefing.directive.unknown-topic': 'Không có nhóm nội dung “{topic}”.',
    'problem.briefing.directive.no-addressees': 'Nhiệm vụ “{text}” chưa có cơ quan thực hiện.',
    'problem.briefing.directive.refused':
      '{reason, select, has_addressees {Nhiệm vụ chưa có cơ quan thực hiện.} due_ahead {Hạn thực hiện phải sau hôm nay.} all_accepted {Còn cơ quan chưa được công nhận hoàn thành.} directive_issued {Nhiệm vụ chưa giao hoặc đã khép lại.} own_agency {Chỉ cơ quan được giao mới báo cáo được.} whole {Cơ quan báo cáo chưa đủ 100%: chỉ ghi nhận tiến độ được.} other {Trạng thái hiện tại không cho phép việc này.}}',
    'problem.briefing.directive.note-needed': 'Cần ghi rõ lý do.',
    'problem.briefing.directive.file-not-taken':
      '{reason, select, secret {Tệp “{name}” có dấu hiệu là tài liệu mật. Không được tải tài liệu bí mật nhà nước lên hệ thống.} type {Không nhận loại tệp của “{name}”.} content {Không đọc được tệp “{name}”: tệp hỏng hoặc được đặt mật khẩu.} other {Không nhận được tệp “{name}”.}}',
    'problem.briefing.directive.file-gone': 'Tệp “{name}” không còn trong kho tệp.',
  },
  {
    'notice.briefing.directive-issued': 'New directive {number} (briefing on {year}), due {due}: {text}',
    'notice.briefing.directive-reported': '{by} reported on directive {number} (briefing on {year}): {percent}%. {text}',
    'notice.briefing.directive-accepted': 'Directive {number} (briefing on {year}) was accepted as done: {text}',
    'notice.briefing.directive-acknowledged': 'The secretariat took note of progress on directive {number} (briefing on {year}): {text}',
    'notice.briefing.directive-returned': 'The report on directive {number} (briefing on {year}) was returned: {note}',
    'notice.briefing.directive-reopened': 'Directive {number} (briefing on {year}) was opened again: {note}',
    'notice.briefing.directive-cancelled': 'Directive {number} (briefing on {year}) was cancelled: {text}',
    'notice.briefing.directive-before': 'Directive {number} (briefing on {year}) is due on {due}, {days, plural, one {# day} other {# days}} left: {text}',
    'notice.briefing.directive-late': 'Directive {number} (briefing on {year}) is {days, plural, one {# day} other {# days}} late (due {due}): {text}',
    'notice.briefing.conclusion-issued': 'Conclusion notice {number} of the briefing on {year} was issued.',
    'mail.subject': '[Nhịp Cầu] {sentence}',
    'mail.several': '{count} things to know of directives after the briefing',
    'mail.body':
      'Dear {name},\n\n{sentences}\n\nPlease sign in to Nhịp Cầu to see them and to report progress.\nThis mail was sent by the product; please do not answer it.',
    'problem.briefing.directive.unknown-topic': 'There is no topic “{topic}”.',
    'problem.briefing.directive.no-addressees': 'The directive “{text}” has no addressee.',
    'problem.briefing.directive.refused':
      '{reason, select, has_addressees {The directive has no addressee.} due_ahead {The due date must lie ahead.} all_accepted {Some addressees are not accepted as done.} directive_issued {The directive is not issued, or settled already.} own_agency {Only the addressee can report.} whole {The report does not say 100%: progress can only be taken note of.} other {Its state does not allow this.}}',
    'problem.briefing.directive.note-needed': 'A reason is needed.',
    'problem.briefing.directive.file-not-taken':
      '{reason, select, secret {The file “{name}” looks like a classified paper. State secrets must not be uploaded.} type {Files like “{name}” are not taken.} content {The file “{name}” cannot be read: it is damaged or locked with a password.} other {The file “{name}” could not be taken.}}',
    'problem.briefing.directive.file-gone': 'The file “{name}” is no longer in the file store.',
  },
)

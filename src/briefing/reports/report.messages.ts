import { defineMessages } from '#platform/messages.ts'

/** Refusals of reports and their templates. */
export const reportMessages = defineMessages(
  {
    'problem.briefing.report.refused':
      '{reason, select, own {Báo cáo này không thuộc cơ quan của quý vị.} figures {Báo cáo chưa có số liệu nào để chốt: năm báo cáo chưa có báo cáo được tiếp nhận.} other {Trạng thái hiện tại của báo cáo không cho phép việc này.}}',
    'problem.briefing.report.section-changed': '{by} đã lưu phần này trước (bản {revision}). Bài của quý vị còn nguyên ở đây: hãy so và lưu lại.',
    'problem.briefing.report.span': 'Năm đầu phải trước hoặc bằng năm cuối.',
    'problem.briefing.report.making-under-way': 'Đang lập tệp của báo cáo này; hãy chờ xong hoặc hủy lần lập đó.',
    'problem.briefing.report-template.changed': '{by} đã lưu bản mẫu {number} trước. Bài của quý vị còn nguyên ở đây: hãy so rồi lưu lại.',
    'problem.briefing.report-template.section-twice': 'Có hai phần cùng mã “{key}”.',
  },
  {
    'problem.briefing.report.refused':
      '{reason, select, own {The report is not one of your agency.} figures {The report has no figure to freeze: no return of its year was accepted.} other {The state of the report does not allow this.}}',
    'problem.briefing.report.section-changed': '{by} kept this section first (revision {revision}). Your text is still here: compare and keep it again.',
    'problem.briefing.report.span': 'The first year must not be after the last.',
    'problem.briefing.report.making-under-way': 'Files of this report are being made; wait for them, or call that off.',
    'problem.briefing.report-template.changed': '{by} kept version {number} of the template first. Your text is still here: compare and keep it again.',
    'problem.briefing.report-template.section-twice': 'Two parts have the key “{key}”.',
  },
)

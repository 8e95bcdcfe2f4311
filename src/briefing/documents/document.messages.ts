import { defineMessages } from '#platform/messages.ts'

/** Refusals of minutes and notice. */
export const documentMessages = defineMessages(
  {
    'problem.briefing.document.section-changed': '{by} đã lưu phần này trước (bản {revision}). Bài của quý vị còn nguyên ở đây: hãy so và lưu lại.',
    'problem.briefing.document.refused':
      '{reason, select, not_drafter {Người soạn hoặc người trình không ký văn bản này.} minutes_signed {Biên bản chưa được ký.} directives_ready {Còn nhiệm vụ dự thảo chưa có cơ quan thực hiện hoặc hạn đã qua.} kind {Loại văn bản này không có bước đó.} other {Trạng thái hiện tại của văn bản không cho phép việc này.}}',
    'problem.briefing.document.note-needed': 'Cần ghi rõ lý do.',
    'problem.briefing.document.number-taken': 'Số {number} của năm {year} đã dùng.',
  },
  {
    'problem.briefing.document.section-changed': '{by} kept this section first (revision {revision}). Your text is still here: compare and keep it again.',
    'problem.briefing.document.refused':
      '{reason, select, not_drafter {Who drafted or handed in a paper does not sign it.} minutes_signed {The minutes are not signed.} directives_ready {A draft directive has no addressee, or its due day is past.} kind {Papers of this kind have no such step.} other {The state of the paper does not allow this.}}',
    'problem.briefing.document.note-needed': 'A reason is needed.',
    'problem.briefing.document.number-taken': 'Number {number} of {year} is taken.',
  },
)

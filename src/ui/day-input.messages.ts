import { defineMessages } from '#platform/messages.ts'

export const dayInputMessages = defineMessages(
  { previous: 'Lùi lại', next: 'Tiến tới', clear: 'Xóa ngày' },
  { previous: 'Back', next: 'Forward', clear: 'Clear the day' },
)

import { defineMessages } from '#platform/messages.ts'

/** Refusals of the room's doors. What the screens of the room say is in its `ui/`. */
export const roomMessages = defineMessages(
  {
    'problem.room.closed':
      '{kind, select, rehearsal {Phiên chạy thử chưa mở hoặc đã kết thúc.} other {Phòng họp chưa mở hoặc đã kết thúc.}} Chờ ban thư ký mở phòng rồi vào lại.',
    'problem.room.already-open':
      '{kind, select, rehearsal {Đã có một phiên chạy thử đang mở.} other {Phòng họp đã mở.}} Vào phòng đang mở, hoặc kết thúc phiên đó trước.',
    'problem.room.seat-not-yours': 'Tài khoản này không được ngồi ở vị trí đã chọn. Vào đúng điểm cầu của cơ quan mình, hoặc vào xem.',
    'problem.room.seat-needs-room': 'Cơ quan của đồng chí chưa có điểm cầu trong hội nghị này. Liên hệ ban thư ký để thêm điểm cầu.',
    'problem.room.key-unknown': 'Đường dẫn vào phòng không còn hiệu lực. Liên hệ đơn vị đã gửi đường dẫn để nhận đường dẫn mới.',
    'problem.room.not-the-time': 'Chưa mở được phòng: hội nghị chưa đến bước kiểm tra đường truyền, hoặc đã kết thúc.',
    'problem.room.no-synthetic-points': 'Điểm cầu giả lập chỉ dùng trong phiên chạy thử và trong hội nghị trình diễn.',
  },
  {
    'problem.room.closed':
      '{kind, select, rehearsal {The rehearsal is not open yet, or is over.} other {The room is not open yet, or the session is over.}} Wait for the secretariat to open it, then come in again.',
    'problem.room.already-open': '{kind, select, rehearsal {A rehearsal is open already.} other {The room is open already.}} Join it, or end it first.',
    'problem.room.seat-not-yours': "This account may not take that seat. Join your own agency's room, or watch.",
    'problem.room.seat-needs-room': 'Your agency has no room in this briefing. Ask the secretariat to add one.',
    'problem.room.key-unknown': 'This link into the room is no longer good. Ask whoever sent it for a new one.',
    'problem.room.not-the-time': 'The room cannot be opened: the briefing has not reached the line check, or is over.',
    'problem.room.no-synthetic-points': 'Synthetic rooms are for rehearsals and for the demonstration.',
  },
)

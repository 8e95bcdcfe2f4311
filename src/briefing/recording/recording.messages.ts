import { defineMessages } from '#platform/messages.ts'

/** Refusals of recordings and of the live stream, and the mail to those who are invited to watch. */
export const recordingMessages = defineMessages(
  {
    'problem.briefing.recording.not-ready': 'Bản ghi chưa hoàn tất: chờ máy chủ ghép xong rồi mới công bố.',
    'problem.briefing.recording.readers-needed': 'Hãy chọn ít nhất một cơ quan được xem bản ghi.',
    'problem.briefing.watcher.key-unknown': 'Đường dẫn theo dõi này không còn giá trị. Hãy hỏi lại cơ quan đã mời.',
    'problem.briefing.watcher.invited-already': 'Đã có lời mời đang còn giá trị cho: {emails}.',
    'problem.briefing.watcher.not-yours': 'Hãy mở buổi phát trực tiếp bằng đường dẫn trong thư mời.',
    'mail.watch.subject': 'Mời theo dõi trực tuyến: {title}',
    'mail.watch.body':
      'Kính gửi {name},\n\nTrân trọng mời theo dõi trực tuyến “{title}” lúc {time} ngày {date} (giờ Hà Nội).\n\nĐường dẫn dành riêng cho người nhận, xin không chuyển tiếp:\n{url}\n\nChỉ cần một trình duyệt; hình và tiếng chậm hơn phòng họp vài giây.',
  },
  {
    'problem.briefing.recording.not-ready': 'The recording is not finished: publish it when the server has joined its parts.',
    'problem.briefing.recording.readers-needed': 'Choose at least one agency that may see the recording.',
    'problem.briefing.watcher.key-unknown': 'This link no longer opens anything. Please ask whoever invited you.',
    'problem.briefing.watcher.invited-already': 'There is a standing invitation for: {emails}.',
    'problem.briefing.watcher.not-yours': 'Please open the live stream with the link in your invitation.',
    'mail.watch.subject': 'Invitation to watch online: {title}',
    'mail.watch.body':
      'Dear {name},\n\nYou are invited to watch “{title}” online at {time} on {date} (Ha Noi time).\n\nThe link is yours alone, please do not pass it on:\n{url}\n\nA browser is all that is needed; picture and sound are some seconds behind the room.',
  },
)

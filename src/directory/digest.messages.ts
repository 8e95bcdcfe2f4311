import { defineMessages } from '#platform/messages.ts'

export const digestMessages = defineMessages(
  {
    title: 'Mã chốt hằng ngày',
    body: 'Mỗi ngày hệ thống công bố một tệp nhỏ: đến lúc đó nhật ký có bao nhiêu dòng và mã băm của dòng cuối là gì. Ai cũng tải được, không cần đăng nhập. Cơ quan nào đã giữ một tệp thì từ đó không ai, kể cả người quản trị máy chủ, sửa được một dòng trước đó mà không bị phát hiện.',
    'keep-elsewhere': 'Hãy giữ các tệp này ở nơi khác: in ra, gửi qua thư, lưu ở cơ quan khác. Tệp để cùng chỗ với nhật ký thì không chứng minh được gì.',
    day: 'Ngày',
    lines: 'Số dòng',
    head: 'Mã băm dòng cuối',
    'file-hash': 'Mã băm của tệp',
    file: 'Tệp',
    empty: 'Chưa có mã chốt nào; tệp đầu tiên có trong vòng một ngày kể từ khi máy chủ chạy.',
    export: 'Xuất nhật ký',
    'export.body':
      'Kiểm toán tải toàn bộ chuỗi, mỗi dòng đúng như khi được băm: ai, thay mặt cơ quan nào, làm gì, trước và sau ra sao. Tệp có dữ liệu cá nhân; giữ như giữ nhật ký. Mỗi tệp có nhiều nhất {count} dòng.',
    'export.part': 'Dòng {from}–{to}',
    'check.body':
      'Đối chiếu tệp xuất với các mã chốt đã giữ, trên máy bất kỳ có Node, không cần hệ thống này. Lệnh nêu tên dòng đầu tiên bị sửa, thiếu hoặc chèn thêm.',
  },
  {
    title: 'Daily digests',
    body: 'Every day the system gives out a small file: how many lines the trail has by then, and the hash of the last. Everybody may fetch it without signing in. Once an agency keeps one, nobody, not even whoever keeps the server, can change a line before it unseen.',
    'keep-elsewhere': 'Keep these files elsewhere: print them, mail them, store them at another agency. A file beside the trail itself proves nothing.',
    day: 'Day',
    lines: 'Lines',
    head: 'Hash of the last line',
    'file-hash': 'Hash of the file',
    file: 'File',
    empty: 'There is no digest yet; the first comes within a day of the server’s start.',
    export: 'Export the trail',
    'export.body':
      'Auditors download the whole chain, each line as it was hashed: who, for which agency, did what, before and after. The file holds personal data; keep it as you keep the trail. One file has at most {count} lines.',
    'export.part': 'Lines {from}–{to}',
    'check.body':
      'Compare the export with digests that were kept, on any machine with Node and without this system. The command names the first line that was altered, is missing or was inserted.',
  },
)

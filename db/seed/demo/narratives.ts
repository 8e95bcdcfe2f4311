import type { Random } from './random.ts'

const difficulties: readonly string[] = [
  'Một số khoản viện trợ nhỏ lẻ, phân tán, hiệu quả chưa cao.',
  'Thủ tục phê duyệt khoản viện trợ có yếu tố đất đai, xây dựng còn kéo dài.',
  'Cán bộ theo dõi công tác phi chính phủ nước ngoài kiêm nhiệm, ít được tập huấn.',
  'Việc báo cáo của một số chủ khoản viện trợ chưa đúng thời hạn, số liệu phải đối chiếu nhiều lần.',
  'Nguồn viện trợ có xu hướng giảm, nhà tài trợ chuyển sang lĩnh vực môi trường và biến đổi khí hậu.',
  'Địa bàn vùng sâu, vùng xa đi lại khó khăn, vốn đối ứng của địa phương còn hạn chế.',
  'Thông tin về tổ chức mới đến địa bàn chưa được chia sẻ kịp thời giữa các cơ quan.',
  'Tỷ giá biến động làm giá trị giải ngân thực tế khác với cam kết.',
  'Một số đoàn chuyên gia phải lùi lịch, tiến độ giải ngân chậm so với kế hoạch.',
]
const proposals: readonly string[] = [
  'Đề nghị Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài tổ chức tập huấn nghiệp vụ cho cán bộ địa phương.',
  'Đề nghị sớm hoàn thiện cơ sở dữ liệu quốc gia về công tác phi chính phủ nước ngoài.',
  'Đề nghị giới thiệu thêm nhà tài trợ trong lĩnh vực giáo dục nghề nghiệp và y tế cơ sở.',
  'Đề nghị hướng dẫn cụ thể thủ tục tiếp nhận viện trợ bằng hiện vật.',
  'Đề nghị tăng cường chia sẻ thông tin giữa các bộ, ngành và địa phương về các tổ chức đang hoạt động.',
  'Đề nghị thống nhất biểu mẫu báo cáo và thời điểm chốt số liệu.',
  'Đề nghị tăng cường kiểm tra, hậu kiểm các khoản viện trợ đã phê duyệt.',
]

/** What an agency writes below its lines. */
export function narrativeOf(random: Random): { difficulties: string; proposals: string } {
  const some = (from: readonly string[]) => random.shuffled(from).slice(0, random.whole(1, 3)).join('\n')
  return { difficulties: some(difficulties), proposals: some(proposals) }
}

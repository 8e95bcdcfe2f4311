import { randomFor } from './random.ts'

const families: readonly string[] = 'Nguyễn,Trần,Lê,Phạm,Hoàng,Huỳnh,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý,Đinh,Tạ,Mai,Trịnh,Cao,Lương'.split(',')
const women: readonly (readonly string[])[] = [
  'Thị,Thu,Ngọc,Minh,Thanh,Hồng,Kim,Bích,Phương,Mỹ,Diệu,Khánh'.split(','),
  'Hà,Lan,Hương,Mai,Trang,Thảo,Ngân,Yến,Nhung,Vân,Quyên,Thủy,Hạnh,Liên,Chi,Giang,Uyên,Tâm'.split(','),
]
const men: readonly (readonly string[])[] = [
  'Văn,Đức,Minh,Quang,Hữu,Anh,Thanh,Xuân,Công,Trọng,Hải,Tuấn'.split(','),
  'Hùng,Dũng,Sơn,Hải,Nam,Phong,Tùng,Cường,Khánh,Bình,Thắng,Long,Lâm,Quân,Tiến,Việt,Phúc,Thành,Nghĩa'.split(','),
]

/** So many different invented names, family name first. */
export function personNames(count: number): string[] {
  const random = randomFor('people')
  const names = new Set<string>()
  while (names.size < count) {
    const [middle = [], given = []] = random.chance(0.5) ? women : men
    names.add(`${random.pick(families)} ${random.pick(middle)} ${random.pick(given)}`.normalize('NFC'))
  }
  return [...names]
}

/** What rooms registered to say in April 2024, by place or agency; the minutes given, and what they said of figures. Invented. */
export interface DemoStatement {
  of: string
  subject: string
  minutes: number
  state: 'spoken' | 'accepted' | 'declined'
  body: string | null
}

export const statements2023: readonly DemoStatement[] = [
  {
    of: 'p63-46',
    subject: 'Phối hợp liên ngành trong quản lý viện trợ tại Thừa Thiên Huế',
    minutes: 6,
    state: 'spoken',
    body: 'Tỉnh đã ban hành quy chế phối hợp giữa năm sở, ngành; mỗi quý đối chiếu số liệu giải ngân với các tổ chức.',
  },
  {
    of: 'p63-40',
    subject: 'Vận động viện trợ cho huyện miền núi Nghệ An',
    minutes: 6,
    state: 'spoken',
    body: 'Các huyện Kỳ Sơn, Tương Dương, Con Cuông còn nhiều nhu cầu về nước sạch và trường học.',
  },
  {
    of: 'p63-45',
    subject: 'Chuyển đổi từ rà phá bom mìn sang sinh kế bền vững tại Quảng Trị',
    minutes: 7,
    state: 'spoken',
    body: 'Tỉnh đề nghị cơ chế chia sẻ thông tin dự án giữa địa phương và Trung ương.',
  },
  { of: 'p63-48', subject: 'Đà Nẵng với việc ứng dụng công nghệ thông tin trong báo cáo', minutes: 5, state: 'spoken', body: null },
  { of: 'p63-66', subject: 'Tác động đối với đồng bào dân tộc thiểu số ở Đắk Lắk', minutes: 5, state: 'spoken', body: null },
  { of: 'p63-10', subject: 'Kinh nghiệm xây dựng danh mục vận động của Lào Cai', minutes: 5, state: 'spoken', body: null },
  { of: 'byt', subject: 'Viện trợ trong lĩnh vực y tế sau đại dịch', minutes: 6, state: 'spoken', body: null },
  { of: 'bldtbxh', subject: 'Bảo vệ trẻ em và trợ giúp xã hội', minutes: 5, state: 'accepted', body: null },
  { of: 'p63-31', subject: 'Quản lý viện trợ bằng hiện vật tại Hải Phòng', minutes: 5, state: 'accepted', body: null },
  { of: 'p63-04', subject: 'Kế hoạch hoạt động năm 2024 của Cao Bằng', minutes: 5, state: 'declined', body: null },
]

export const statements2025: readonly DemoStatement[] = [
  { of: 'p34-44', subject: 'Quảng Trị sau sáp nhập: quản lý thống nhất các dự án PCPNN', minutes: 7, state: 'accepted', body: null },
  { of: 'p34-66', subject: 'Vận động viện trợ cho vùng đồng bào dân tộc thiểu số tại Đắk Lắk', minutes: 5, state: 'accepted', body: null },
  { of: 'p34-31', subject: 'Phối hợp quản lý viện trợ tại Hải Phòng mở rộng', minutes: 5, state: 'accepted', body: null },
  { of: 'p34-15', subject: 'Khắc phục hậu quả bão, mưa lũ: huy động và điều phối cứu trợ tại Lào Cai', minutes: 6, state: 'accepted', body: null },
  { of: 'byt', subject: 'Chuyển dịch của nguồn viện trợ trong lĩnh vực y tế', minutes: 5, state: 'accepted', body: null },
]

/** A subject that conclusions of the yearly briefing come back to, with where it was read. */
export interface DirectiveTopic {
  code: string
  nameVi: string
  nameEn: string
  source: string
}

/** The recurring conclusions of the five briefings 2020–2024 (articles of Lào Cai, Đắk Nông, Hải Phòng, Đắk Lắk, Quảng Trị), in the order in which they are usually read out. */
export const directiveTopics: readonly DirectiveTopic[] = [
  {
    code: 'party-line',
    nameVi: 'Quán triệt chủ trương của Đảng, pháp luật của Nhà nước',
    nameEn: 'Follow the line of the Party and the law of the State',
    source: 'Kết luận hội nghị giao ban, các năm',
  },
  {
    code: 'plan',
    nameVi: 'Kế hoạch triển khai chương trình xúc tiến vận động viện trợ',
    nameEn: 'Plan for carrying out the programme of aid mobilisation',
    source: 'Báo Lào Cai, hội nghị ngày 9/3/2020',
  },
  { code: 'coordination', nameVi: 'Quy chế phối hợp', nameEn: 'Rules of coordination', source: 'Báo Lào Cai, hội nghị ngày 9/3/2020' },
  {
    code: 'information',
    nameVi: 'Cập nhật, chia sẻ thông tin; chế độ báo cáo',
    nameEn: 'Updating and sharing information; reporting',
    source: 'Báo Lào Cai, Đắk Nông (2020), Hải Phòng (2021), Đắk Lắk (2023)',
  },
  {
    code: 'inspection',
    nameVi: 'Kiểm tra, giám sát, hậu kiểm',
    nameEn: 'Inspection, supervision, post-audit',
    source: 'Báo Lào Cai, Đắk Nông (2020), Hải Phòng (2021), Đắk Lắk (2023)',
  },
  { code: 'training', nameVi: 'Đào tạo, bồi dưỡng cán bộ', nameEn: 'Training of officials', source: 'Báo Lào Cai, Đắk Nông (2020)' },
  {
    code: 'database',
    nameVi: 'Ứng dụng công nghệ thông tin, cơ sở dữ liệu quốc gia',
    nameEn: 'Information technology and the national database',
    source: 'Báo Đắk Lắk, hội nghị ngày 14/3/2023',
  },
  { code: 'aid-trends', nameVi: 'Theo dõi xu hướng viện trợ', nameEn: 'Following the trends of aid', source: 'Hải Phòng (2021), Đắk Lắk (2023)' },
  {
    code: 'diversification',
    nameVi: 'Đa dạng hóa nguồn, đối tác, phương thức vận động',
    nameEn: 'Diversifying sources, partners and ways of mobilisation',
    source: 'Hải Phòng (2021), Đắk Lắk (2023)',
  },
  { code: 'other', nameVi: 'Nội dung khác', nameEn: 'Other', source: 'Nhịp Cầu' },
]

/** Throws RangeError on a code that is not in the list. */
export function topicOf(code: string): DirectiveTopic {
  const found = directiveTopics.find((topic) => topic.code === code)
  if (!found) throw new RangeError(`No such topic: ${code}`)
  return found
}

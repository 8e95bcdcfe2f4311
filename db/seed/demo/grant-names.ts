import type { Heading } from './targets.ts'

// field | weight within its first-level sector | names; {d} is where: "huyện Hướng Hóa, tỉnh Quảng Trị"
const table = `
YT1|20|Nâng cao năng lực y tế cơ sở tại {d}|Chăm sóc sức khỏe ban đầu cho người dân {d}|Đào tạo nhân viên y tế thôn bản {d}|Xây dựng, sửa chữa trạm y tế tại {d}
YT2|22|Phẫu thuật nhân đạo cho trẻ em {d}|Trang thiết bị y tế cho bệnh viện tại {d}|Phẫu thuật mắt miễn phí cho người nghèo {d}|Đoàn bác sĩ tình nguyện khám, chữa bệnh tại {d}
YT3|12|Phòng, chống lao tại cộng đồng {d}|Phòng, chống sốt xuất huyết dựa vào cộng đồng tại {d}|Tăng cường giám sát bệnh truyền nhiễm tại {d}
YT4|9|Dự phòng và điều trị HIV/AIDS tại {d}|Hỗ trợ người sống chung với HIV tại {d}
YT5|9|Chăm sóc sức khỏe bà mẹ và trẻ sơ sinh tại {d}|Sức khỏe sinh sản vị thành niên tại {d}
YT6|9|Cải thiện dinh dưỡng trẻ em dưới 5 tuổi tại {d}|Bữa ăn dinh dưỡng cho trẻ vùng cao {d}
YT7|8|Chăm sóc sức khỏe tâm thần tại cộng đồng {d}|Phòng, chống bệnh không lây nhiễm tại {d}
YT8|11|Nước sạch và vệ sinh nông thôn tại {d}|Nhà vệ sinh và nước sạch trường học tại {d}
GD1|15|Phát triển mầm non toàn diện tại {d}|Học thông qua chơi cho trẻ mầm non {d}|Xây dựng điểm trường mầm non tại {d}
GD2|22|Thư viện thân thiện trường tiểu học tại {d}|Nâng cao chất lượng giáo dục tiểu học tại {d}|Tiếng Việt cho học sinh dân tộc thiểu số lớp 1 tại {d}
GD3|12|Kỹ năng sống cho học sinh trung học tại {d}|Xe đạp đến trường cho học sinh {d}
GD4|10|Đào tạo nghề cho thanh niên khó khăn tại {d}|Dạy nghề và việc làm cho thanh niên {d}
GD5|21|Học bổng cho học sinh, sinh viên vượt khó {d}|Học bổng dài hạn cho nữ sinh {d}|Giảng viên tình nguyện dạy ngoại ngữ tại {d}
GD6|20|Xây dựng phòng học tại {d}|Trang thiết bị dạy học cho các trường tại {d}|Tủ sách và máy tính cho trường học {d}
KT1|26|Phát triển nông thôn tổng hợp tại {d}|Chương trình phát triển vùng {d}|Phát triển cộng đồng bền vững tại {d}
KT2|20|Nông nghiệp sinh thái cho nông hộ nhỏ tại {d}|Chăn nuôi an toàn sinh học tại {d}|Cải thiện giống lúa và kỹ thuật canh tác tại {d}
KT3|6|Trồng và quản lý rừng cộng đồng tại {d}|Rừng trồng gỗ lớn có chứng chỉ tại {d}
KT4|6|Nuôi trồng thủy sản bền vững tại {d}|Đồng quản lý nghề cá ven bờ tại {d}
KT5|20|Sinh kế cho hộ nghèo và cận nghèo tại {d}|Ngân hàng bò cho phụ nữ nghèo {d}|Sinh kế bền vững cho đồng bào dân tộc thiểu số {d}
KT6|6|Tài chính vi mô cho phụ nữ {d}|Nhóm tiết kiệm và tín dụng thôn bản tại {d}
KT7|8|Chuỗi giá trị nông sản và hợp tác xã tại {d}|Thanh niên khởi nghiệp tại {d}
KT8|6|Nhà ở cho gia đình khó khăn tại {d}|Cầu dân sinh và đường nông thôn tại {d}
KT9|2|Cải thiện môi trường sống khu dân cư thu nhập thấp tại {d}
XH1|30|Phục hồi chức năng dựa vào cộng đồng cho người khuyết tật {d}|Hòa nhập xã hội cho người khuyết tật {d}|Xe lăn và dụng cụ chỉnh hình cho người khuyết tật {d}
XH2|30|Bảo vệ trẻ em có hoàn cảnh đặc biệt tại {d}|Mái ấm cho trẻ em mồ côi tại {d}|Nuôi dưỡng và đỡ đầu trẻ em {d}
XH3|12|Chăm sóc người cao tuổi tại cộng đồng {d}|Câu lạc bộ liên thế hệ tự giúp nhau tại {d}|Quà Tết cho hộ nghèo {d}
XH4|12|Phòng, chống bạo lực trên cơ sở giới tại {d}|Nâng cao quyền năng phụ nữ {d}
XH5|6|Phòng, chống mua bán người tại {d}|Di cư an toàn cho lao động trẻ {d}
XH6|3|Hỗ trợ cai nghiện tại cộng đồng {d}
XH7|7|Nâng cao tiếng nói của cộng đồng dân tộc thiểu số {d}|Nâng cao năng lực tổ chức cộng đồng tại {d}
MT1|12|Quản lý tài nguyên nước có sự tham gia tại {d}|Nâng cao năng lực quản lý môi trường tại {d}
MT2|32|Bảo tồn đa dạng sinh học tại {d}|Cứu hộ và bảo tồn động vật hoang dã tại {d}|Bảo tồn rùa biển và rạn san hô tại {d}
MT3|36|Thích ứng với biến đổi khí hậu dựa vào cộng đồng tại {d}|Năng lượng tái tạo cho hộ gia đình {d}|Phục hồi rừng ngập mặn ven biển {d}
MT4|20|Giảm rác thải nhựa tại {d}|Phân loại và xử lý rác thải sinh hoạt tại {d}
CT1|35|Hỗ trợ khẩn cấp hàng gia dụng cho người dân {d}|Hỗ trợ khẩn cấp sau thiên tai tại {d}
CT2|10|Hỗ trợ lương thực sau thiên tai tại {d}
CT3|20|Khôi phục sinh kế và nhà ở sau thiên tai tại {d}
CT4|35|Quản lý rủi ro thiên tai dựa vào cộng đồng tại {d}|Trường học an toàn trước thiên tai tại {d}
HQ1|60|Khảo sát và rà phá bom mìn tại {d}|Giáo dục phòng tránh bom mìn cho học sinh {d}|Hỗ trợ nạn nhân bom mìn tại {d}
HQ2|30|Hỗ trợ nạn nhân chất độc da cam/dioxin {d}|Chăm sóc tại nhà cho nạn nhân da cam {d}
HQ3|10|Hợp tác tìm kiếm thông tin người mất tích trong chiến tranh tại {d}
VH1|75|Bảo tồn văn hóa truyền thống tại {d}|Giao lưu văn hóa và thể thao thanh thiếu niên {d}|Trùng tu nhà cổ và di sản tại {d}
VH2|25|Du lịch cộng đồng tại {d}
NL1|38|Nâng cao năng lực cán bộ cơ sở {d}|Lập kế hoạch phát triển có sự tham gia tại {d}
NL2|32|Trợ giúp pháp lý cho người yếu thế {d}|Phổ biến pháp luật cho người dân {d}
NL4|30|Khảo sát mức sống và dữ liệu mở tại {d}|Nghiên cứu phát triển cộng đồng tại {d}
KH0|100|Hỗ trợ cộng đồng tại {d}|Quà tặng và hoạt động từ thiện tại {d}`

export interface Field {
  code: string
  heading: Heading
  weight: number
  names: readonly string[]
}

function fieldOf(row: string): Field {
  const [code = '', weight = '', ...names] = row.split('|')
  // The first two letters of a field's code are its first-level sector (sectors.csv)
  return { code, heading: code.slice(0, 2) as Heading, weight: Number(weight), names }
}

export const fields: readonly Field[] = table.trim().split('\n').map(fieldOf)
const byCode = new Map(fields.map((field) => [field.code, field]))

export function getField(code: string): Field {
  const found = byCode.get(code)
  if (!found) throw new RangeError(`no field ${code}`)
  return found
}

export const fieldsOf = (heading: Heading): readonly Field[] => fields.filter((field) => field.heading === heading)

/** Names of relief grants of 2020, by topic. */
export const reliefNames = {
  'covid-19': [
    'Hỗ trợ vật tư phòng, chống dịch COVID-19 tại {d}',
    'Khẩu trang và thiết bị y tế phòng, chống COVID-19 cho {d}',
    'Hỗ trợ hộ nghèo bị ảnh hưởng bởi dịch COVID-19 tại {d}',
  ],
  'mua-lu-2020': [
    'Cứu trợ khẩn cấp đồng bào bị mưa lũ năm 2020 tại {d}',
    'Hỗ trợ lương thực, nhu yếu phẩm sau mưa lũ năm 2020 tại {d}',
    'Sửa chữa nhà ở và khôi phục sinh kế sau mưa lũ năm 2020 tại {d}',
  ],
} as const
export const surveyNames = ['Duy trì quan hệ, khảo sát nhu cầu tại {d}', 'Khảo sát, xây dựng đề xuất dự án tại {d}'] as const
/** Topics of later disasters: a relief grant under them starts on or after the day. */
export const laterTopics = { 2024: { code: 'bao-so-3-2024', from: '2024-09-10' }, 2025: { code: 'mua-lu-2025', from: '2025-10-01' } } as const

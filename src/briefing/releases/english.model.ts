/** Positions and bodies as the five articles name them, Vietnamese to English; the longest that fits is taken first. */
const phrases: readonly [string, string][] = [
  ['Thứ trưởng Thường trực Bộ Ngoại giao', 'Standing Vice-Minister of Foreign Affairs'],
  ['Thứ trưởng Bộ Ngoại giao', 'Vice-Minister of Foreign Affairs'],
  ['Chủ nhiệm Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài', 'Chair of the Committee for Foreign Non-Governmental Organization Affairs'],
  ['Phó Chủ nhiệm Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài', 'Deputy Chair of the Committee for Foreign Non-Governmental Organization Affairs'],
  ['Phó Chủ nhiệm Ủy ban', 'Deputy Chair of the Committee'],
  ['Chủ nhiệm Ủy ban', 'Chair of the Committee'],
  ['Phó Chủ tịch Thường trực UBND tỉnh', 'Standing Vice-Chair of the provincial People’s Committee'],
  ['Phó Chủ tịch UBND tỉnh', 'Vice-Chair of the provincial People’s Committee'],
  ['Phó Chủ tịch UBND thành phố', 'Vice-Chair of the city’s People’s Committee'],
  ['Phó Chủ tịch Liên hiệp các tổ chức hữu nghị Việt Nam', 'Vice-President of the Viet Nam Union of Friendship Organizations'],
  ['Chủ tịch Liên hiệp các tổ chức hữu nghị Việt Nam', 'President of the Viet Nam Union of Friendship Organizations'],
  ['Phó Giám đốc Sở Ngoại vụ', 'Deputy Director of the Department of Foreign Affairs'],
  ['Giám đốc Sở Ngoại vụ', 'Director of the Department of Foreign Affairs'],
  ['Ban Điều phối viện trợ nhân dân', 'the People’s Aid Coordinating Committee (PACCOM)'],
  ['Lãnh đạo Ủy ban', 'the leaders of the Committee'],
  ['Đại diện', 'representatives of'],
  ['Lãnh đạo', 'heads of'],
  ['Trụ sở', 'the seat of'],
  ['Hà Nội', 'Ha Noi'],
  ['Bộ Kế hoạch và Đầu tư', 'the Ministry of Planning and Investment'],
  ['các sở, ngành', 'departments'],
  ['các sở, ban, ngành', 'departments'],
  ['các huyện, thành phố', 'districts and cities'],
  ['các đơn vị liên quan', 'units concerned'],
  ['Sở Kế hoạch và Đầu tư', 'the Department of Planning and Investment'],
  ['Sở Tài chính', 'the Department of Finance'],
  ['Công an tỉnh', 'the provincial police'],
  ['Công an thành phố', 'the city’s police'],
  ['Văn phòng UBND tỉnh', 'the office of the provincial People’s Committee'],
  ['Liên hiệp các tổ chức hữu nghị tỉnh', 'the provincial Union of Friendship Organizations'],
  ['Sở Ngoại vụ', 'the Department of Foreign Affairs'],
  ['Bộ Công an', 'the Ministry of Public Security'],
  ['Bộ Ngoại giao', 'the Ministry of Foreign Affairs'],
  ['Bộ Tài chính', 'the Ministry of Finance'],
]
const longestFirst = [...phrases].sort(([a], [b]) => b.length - a.length)

/** A position or body with the phrases that are known put into English; what is not known stays Vietnamese for the editor to see. */
export function inEnglish(text: string): string {
  return longestFirst.reduce((said, [vi, en]) => said.replaceAll(vi, en), text)
}

/** One of the 63: its successor among the 34, how many lines its return carries, some of its districts as they were until 30 June 2025. */
export interface Province {
  code: string
  name: string
  city: boolean
  successor: string
  lines: number
  districts: readonly string[]
}

// code | name | successor | lines | districts; a leading * marks a centrally run city; h. huyện, tx. thị xã, tp. thành phố, q. quận
const table = `
01|*Hà Nội|01|122|q. Long Biên,h. Ba Vì,h. Sóc Sơn,h. Thạch Thất,q. Hà Đông,h. Mỹ Đức,h. Quốc Oai
02|Hà Giang|08|26|h. Mèo Vạc,h. Đồng Văn,h. Vị Xuyên,h. Hoàng Su Phì
04|Cao Bằng|04|18|h. Bảo Lạc,h. Hà Quảng,h. Trùng Khánh
06|Bắc Kạn|19|16|h. Ba Bể,h. Pác Nặm,h. Chợ Đồn
08|Tuyên Quang|08|16|h. Chiêm Hóa,h. Na Hang,h. Sơn Dương
10|Lào Cai|15|28|tx. Sa Pa,h. Bắc Hà,h. Mường Khương,h. Bát Xát
11|Điện Biên|11|26|h. Mường Nhé,h. Tủa Chùa,h. Điện Biên Đông
12|Lai Châu|12|14|h. Sìn Hồ,h. Phong Thổ,h. Tam Đường
14|Sơn La|14|22|h. Vân Hồ,h. Mường La,h. Thuận Châu
15|Yên Bái|15|24|h. Mù Cang Chải,h. Văn Chấn,h. Lục Yên
17|Hòa Bình|25|28|h. Lạc Sơn,h. Đà Bắc,h. Tân Lạc,h. Mai Châu
19|Thái Nguyên|19|24|h. Định Hóa,h. Đại Từ,h. Võ Nhai
20|Lạng Sơn|20|16|h. Bình Gia,h. Văn Quan,h. Lộc Bình
22|Quảng Ninh|22|22|tp. Hạ Long,h. Vân Đồn,h. Bình Liêu
24|Bắc Giang|24|18|h. Sơn Động,h. Lục Ngạn,h. Yên Thế
25|Phú Thọ|25|20|h. Tân Sơn,h. Thanh Sơn,h. Yên Lập
26|Vĩnh Phúc|25|14|h. Lập Thạch,h. Tam Đảo
27|Bắc Ninh|24|12|h. Lương Tài,tx. Thuận Thành
30|Hải Dương|31|18|h. Thanh Hà,tp. Chí Linh,h. Kim Thành
31|*Hải Phòng|31|47|h. Vĩnh Bảo,h. Tiên Lãng,q. Đồ Sơn,h. Cát Hải,q. Kiến An,h. Thủy Nguyên,h. An Lão
33|Hưng Yên|33|12|h. Kim Động,h. Phù Cừ
34|Thái Bình|33|16|h. Tiền Hải,h. Thái Thụy,h. Vũ Thư
35|Hà Nam|37|10|h. Lý Nhân,h. Thanh Liêm
36|Nam Định|37|14|h. Giao Thủy,h. Hải Hậu,h. Nghĩa Hưng
37|Ninh Bình|37|14|h. Nho Quan,h. Kim Sơn,h. Gia Viễn
38|Thanh Hóa|38|46|h. Quan Hóa,h. Mường Lát,h. Bá Thước,h. Thạch Thành,h. Hậu Lộc
40|Nghệ An|40|60|h. Kỳ Sơn,h. Con Cuông,h. Tương Dương,h. Quỳ Châu,h. Anh Sơn,h. Diễn Châu
42|Hà Tĩnh|42|34|h. Hương Khê,h. Vũ Quang,h. Cẩm Xuyên,h. Kỳ Anh
44|Quảng Bình|44|44|h. Lệ Thủy,h. Minh Hóa,h. Tuyên Hóa,h. Bố Trạch,h. Quảng Ninh
45|Quảng Trị|44|98|h. Hướng Hóa,h. Đakrông,h. Gio Linh,h. Vĩnh Linh,h. Cam Lộ,h. Triệu Phong,h. Hải Lăng,tp. Đông Hà
46|Thừa Thiên Huế|46|72|h. A Lưới,h. Phong Điền,h. Phú Vang,h. Nam Đông,tx. Hương Trà,h. Quảng Điền
48|*Đà Nẵng|48|66|h. Hòa Vang,q. Liên Chiểu,q. Cẩm Lệ,q. Ngũ Hành Sơn,q. Sơn Trà
49|Quảng Nam|48|74|h. Nam Trà My,h. Tây Giang,h. Đại Lộc,h. Núi Thành,h. Bắc Trà My,h. Thăng Bình,tp. Hội An
51|Quảng Ngãi|51|30|h. Ba Tơ,h. Sơn Hà,h. Trà Bồng,h. Lý Sơn
52|Bình Định|52|30|h. Vĩnh Thạnh,h. An Lão,h. Phù Mỹ,h. Hoài Ân
54|Phú Yên|66|18|h. Sông Hinh,h. Đồng Xuân,h. Tuy An
56|Khánh Hòa|56|22|h. Khánh Sơn,h. Khánh Vĩnh,h. Vạn Ninh
58|Ninh Thuận|56|18|h. Bác Ái,h. Thuận Nam,h. Ninh Phước
60|Bình Thuận|68|14|h. Bắc Bình,h. Tánh Linh,h. Hàm Thuận Nam
62|Kon Tum|51|24|h. Kon Plông,h. Tu Mơ Rông,h. Đắk Glei
64|Gia Lai|52|20|h. Kbang,h. Krông Pa,h. Mang Yang
66|Đắk Lắk|66|28|h. Lắk,h. Krông Bông,h. Ea Súp,h. Buôn Đôn
67|Đắk Nông|68|20|h. Tuy Đức,h. Đắk Glong,h. Krông Nô
68|Lâm Đồng|68|26|h. Đam Rông,h. Lạc Dương,h. Di Linh
70|Bình Phước|75|12|h. Bù Đăng,h. Bù Gia Mập
72|Tây Ninh|80|12|h. Tân Biên,h. Tân Châu
74|Bình Dương|79|14|h. Phú Giáo,h. Dầu Tiếng
75|Đồng Nai|75|20|h. Định Quán,h. Tân Phú,tp. Biên Hòa
77|Bà Rịa - Vũng Tàu|79|16|h. Xuyên Mộc,h. Châu Đức,h. Côn Đảo
79|*Hồ Chí Minh|79|106|h. Cần Giờ,h. Củ Chi,q. 8,q. Bình Tân,h. Nhà Bè,h. Bình Chánh,q. Gò Vấp
80|Long An|80|16|h. Mộc Hóa,h. Vĩnh Hưng,h. Đức Huệ
82|Tiền Giang|82|16|h. Gò Công Đông,h. Tân Phú Đông,h. Cái Bè
83|Bến Tre|86|22|h. Thạnh Phú,h. Ba Tri,h. Bình Đại
84|Trà Vinh|86|22|h. Trà Cú,h. Cầu Ngang,h. Duyên Hải
86|Vĩnh Long|86|14|h. Trà Ôn,h. Vũng Liêm
87|Đồng Tháp|82|20|h. Tam Nông,h. Hồng Ngự,h. Tháp Mười
89|An Giang|91|18|h. Tri Tôn,h. An Phú,tx. Tịnh Biên
91|Kiên Giang|91|14|h. Giang Thành,h. An Minh,h. U Minh Thượng
92|*Cần Thơ|92|28|h. Cờ Đỏ,h. Vĩnh Thạnh,q. Ô Môn
93|Hậu Giang|92|14|h. Long Mỹ,h. Phụng Hiệp
94|Sóc Trăng|92|18|tx. Vĩnh Châu,h. Cù Lao Dung,h. Trần Đề
95|Bạc Liêu|96|14|h. Hồng Dân,h. Đông Hải
96|Cà Mau|96|16|h. Ngọc Hiển,h. U Minh,h. Đầm Dơi`

const titles: Readonly<Record<string, string>> = { h: 'huyện', tx: 'thị xã', tp: 'thành phố', q: 'quận' }

function districtOf(text: string): string {
  const [short = '', ...name] = text.split('. ')
  return `${titles[short]} ${name.join('. ')}`
}

function provinceOf(row: string): Province {
  const [code = '', name = '', successor = '', lines = '', districts = ''] = row.split('|')
  return { code, name: name.replace('*', ''), city: name.startsWith('*'), successor, lines: Number(lines), districts: districts.split(',').map(districtOf) }
}

export const provinces: readonly Province[] = table.trim().split('\n').map(provinceOf)

const namesOf2025: Readonly<Record<string, string>> = { '46': 'Huế' }
const citiesOf2025: ReadonlySet<string> = new Set(['01', '31', '46', '48', '79', '92'])
export const newCodes: readonly string[] = [...new Set(provinces.map(({ successor }) => successor))].sort()

const provinceByCode = new Map(provinces.map((province) => [province.code, province]))

export function getProvince(code: string): Province {
  const found = provinceByCode.get(code)
  if (!found) throw new RangeError(`no province ${code}`)
  return found
}

/** The unit of 1 July 2025 by its code, which is the code of the old province whose name it keeps, but for five. */
const keptNames: Readonly<Record<string, string>> = {
  '15': 'Lào Cai',
  '24': 'Bắc Ninh',
  '44': 'Quảng Trị',
  '52': 'Gia Lai',
  '80': 'Tây Ninh',
  '82': 'Đồng Tháp',
  '91': 'An Giang',
}
export const newName = (code: string): string => keptNames[code] ?? namesOf2025[code] ?? getProvince(code).name
export const fullName = (name: string, city: boolean): string => `${city ? (name === 'Hồ Chí Minh' ? 'Thành phố' : 'thành phố') : 'tỉnh'} ${name}`
export const newFullName = (code: string): string => fullName(newName(code), citiesOf2025.has(code))

/** Eleven provinces were not merged; from report year 2025 they are named by their id among the 34. */
const unchanged: ReadonlySet<string> = new Set(
  provinces.filter((one) => provinces.filter((other) => other.successor === one.successor).length === 1).map(({ code }) => code),
)

/** Place id of a former province in the returns of a year. */
export const placeIdOf = (code: string, year: number): string => (year >= 2025 && unchanged.has(code) ? `p34-${getProvince(code).successor}` : `p63-${code}`)

/** Who reports for a former province in a year. */
export const provinceAgencyId = (code: string, year: number): string => (year >= 2025 ? `a-p34-${getProvince(code).successor}` : `a-p63-${code}`)

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareVietnamese, personSortKey, sortKey } from './sort-key.ts'

const collator = new Intl.Collator('vi')
const byCollator = (texts: readonly string[]) => texts.toSorted(collator.compare)
const byKey = (texts: readonly string[]) => texts.toSorted(compareVietnamese)

const places = `Hà Nội|Hà Giang|Cao Bằng|Bắc Kạn|Tuyên Quang|Lào Cai|Điện Biên|Lai Châu|Sơn La|Yên Bái|Hòa Bình|Thái Nguyên|
Lạng Sơn|Quảng Ninh|Bắc Giang|Phú Thọ|Vĩnh Phúc|Bắc Ninh|Hải Dương|Hải Phòng|Hưng Yên|Thái Bình|Hà Nam|Nam Định|Ninh Bình|
Thanh Hóa|Nghệ An|Hà Tĩnh|Quảng Bình|Quảng Trị|Thừa Thiên Huế|Huế|Đà Nẵng|Quảng Nam|Quảng Ngãi|Bình Định|Phú Yên|Khánh Hòa|
Ninh Thuận|Bình Thuận|Kon Tum|Gia Lai|Đắk Lắk|Đắk Nông|Lâm Đồng|Bình Phước|Tây Ninh|Bình Dương|Đồng Nai|Bà Rịa - Vũng Tàu|
TP. Hồ Chí Minh|Thành phố Hồ Chí Minh|Long An|Tiền Giang|Bến Tre|Trà Vinh|Vĩnh Long|Đồng Tháp|An Giang|Kiên Giang|Cần Thơ|
Hậu Giang|Sóc Trăng|Bạc Liêu|Cà Mau`
  .split('|')
  .map((name) => name.trim())
const agencies = [
  'Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài',
  'Liên hiệp các tổ chức hữu nghị Việt Nam',
  'Ban Điều phối viện trợ nhân dân',
  'Bộ Ngoại giao',
  'Bộ Công an',
  'Bộ Công Thương',
  'Bộ Nông nghiệp và Môi trường',
  'Bộ Nông nghiệp và Phát triển nông thôn',
  'Bộ Y tế',
  'Bộ Văn hóa, Thể thao và Du lịch',
  'Bộ Tư pháp',
  'Bộ Tài chính',
  'Bộ Lao động - Thương binh và Xã hội',
  'Ủy ban Dân tộc',
  'Ban Dân vận Trung ương',
  'Ban Tôn giáo Chính phủ',
  'Viện Hàn lâm Khoa học và Công nghệ Việt Nam',
  'Viện Hàn lâm Khoa học xã hội Việt Nam',
  'Đài Tiếng nói Việt Nam',
  'Cục Thống kê (Tổng cục Thống kê đến 28/2/2025)',
  'Ủy ban nhân dân tỉnh/thành phố',
  'Sở Ngoại vụ',
]

test('places and agencies sort as Intl.Collator sorts them', () => {
  expect(byKey(places)).toEqual(byCollator(places))
  expect(byKey(agencies)).toEqual(byCollator(agencies))
  expect(byKey([...places, ...agencies])).toEqual(byCollator([...places, ...agencies]))
})

test('letters decide before tones, tones go none, huyền, hỏi, ngã, sắc, nặng', () => {
  expect(byKey(['ma', 'mạ', 'má', 'mã', 'mả', 'mà', 'mă', 'mâ', 'me', 'mb'])).toEqual(['ma', 'mà', 'mả', 'mã', 'má', 'mạ', 'mă', 'mâ', 'mb', 'me'])
  expect(byKey(['Đà Nẵng', 'Dương', 'Bình Định', 'Bình Dương'])).toEqual(['Bình Dương', 'Bình Định', 'Dương', 'Đà Nẵng'])
})

test('any words of Vietnamese letters sort as Intl.Collator sorts them', () => {
  const syllable = fc.string({ unit: fc.constantFrom(...'aàảãáạăằẵâấbcdđeêệghiịoôồơớuưựyỹAĂĐ -0129'), minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(syllable, syllable, (a, b) => {
      expect(compareVietnamese(a, b)).toBe(collator.compare(a.trim().replace(/ +/gu, ' '), b.trim().replace(/ +/gu, ' ')))
    }),
    { numRuns: 2000 },
  )
})

test('a key is printable ASCII, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void expect(sortKey(text)).toMatch(/^[ -~]*$/u)))
})

test('foreign letters stand with their plain ones', () => {
  expect(byKey(['Zoa', 'Øst', 'Oxfam', 'Pax', 'Łódź', 'Lux', 'Müller'])).toEqual(['Łódź', 'Lux', 'Müller', 'Øst', 'Oxfam', 'Pax', 'Zoa'])
})

test('people sort by given name, then family name, then middle name, blind to capitals', () => {
  const people = ['Trần Văn An', 'NGUYỄN THỊ BÌNH', 'Lê An', 'Nguyễn Văn An', 'Nguyễn Bá An', 'Đỗ Văn Ánh', 'Nguyễn An']
  const sorted = people.toSorted((a, b) => (personSortKey(a) < personSortKey(b) ? -1 : 1))
  expect(sorted).toEqual(['Lê An', 'Nguyễn An', 'Nguyễn Bá An', 'Nguyễn Văn An', 'Trần Văn An', 'Đỗ Văn Ánh', 'NGUYỄN THỊ BÌNH'])
})

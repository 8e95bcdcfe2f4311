import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeTcvn3, decodeVni, detectLegacy, isUpperCaseFont } from './legacy-encoding.ts'
import { isVietnameseSyllable, markedSmallLetters } from './vietnamese-letters.ts'

// Written out by hand from the VNI for Windows chart, apart from the table under test.
const vni = `đñ ăaê âaâ êeâ ôoâ ơô ưö
àaø ảaû ãaõ áaù ạaï ằaè ẳaú ẵaü ắaé ặaë ầaà ẩaå ẫaã ấaá ậaä èeø ẻeû ẽeõ éeù ẹeï ềeà ểeå ễeã ếeá ệeä
ìì ỉæ ĩó íí ịò òoø ỏoû õoõ óoù ọoï ồoà ổoå ỗoã ốoá ộoä ờôø ởôû ỡôõ ớôù ợôï
ùuø ủuû ũuõ úuù ụuï ừöø ửöû ữöõ ứöù ựöï ỳyø ỷyû ỹyõ ýyù ỵî`
  .split(/\s+/u)
  .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const)

test('VNI gives every letter of Vietnamese in both cases', () => {
  expect(vni.map(([letter]) => letter).toSorted()).toEqual([...markedSmallLetters].toSorted())
  for (const [letter, written] of vni) {
    expect(decodeVni(written)).toBe(letter)
    expect(decodeVni(written.toUpperCase())).toBe(letter.toUpperCase())
  }
})

test('VNI words come out whole, also those that the npm converter gets wrong', () => {
  expect(decodeVni('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam')).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam')
  expect(decodeVni('Ñoäc laäp - Töï do - Haïnh phuùc')).toBe('Độc lập - Tự do - Hạnh phúc')
  expect(decodeVni('Thöøa Thieân Hueá, Ñaék Laék')).toBe('Thừa Thiên Huế, Đắk Lắk')
  expect(decodeVni('ÑAÉK LAÉK, TÖÏ DO, NGÖÔØI')).toBe('ĐẮK LẮK, TỰ DO, NGƯỜI')
})

test('TCVN3 gives every letter of Vietnamese, small as bytes and capital by font', () => {
  for (const letter of markedSmallLetters) {
    const written = iconv.encode(letter, 'tcvn').toString('latin1')
    expect(written).toMatch(/^[\u00a1-\u00ff]$/u)
    expect(decodeTcvn3(written)).toBe(letter)
    expect(decodeTcvn3(written, { upper: true })).toBe(letter.toUpperCase())
  }
})

test('TCVN3 has six capitals of its own, and keeps ư, which looks like a soft hyphen', () => {
  expect(decodeTcvn3('¡¢§£¤¥¦')).toBe('ĂÂĐÊÔƠƯ')
  expect(decodeTcvn3('M\u00adêng')).toBe('Mường')
  expect(decodeTcvn3('TØnh Qu¶ng TrÞ, §¾k L¾k')).toBe('Tỉnh Quảng Trị, Đắk Lắk')
  expect(decodeTcvn3('héi ch÷ thËp ®á', { upper: true })).toBe('HỘI CHỮ THẬP ĐỎ')
})

test('the font decides, unless the text is Unicode already', () => {
  expect(detectLegacy({ text: 'Phã', font: '.VnTime' })).toBe('tcvn3')
  expect(detectLegacy({ text: 'Phoù', font: 'VNI-Times' })).toBe('vni')
  expect(detectLegacy({ text: 'Quảng Trị', font: '.VnTime' })).toBeNull()
  expect(isUpperCaseFont('.VnTimeH')).toBe(true)
  expect(isUpperCaseFont('.VnArial')).toBe(false)
  expect(isUpperCaseFont('Arial H')).toBe(false)
})

test.each(['TØnh Qu¶ng TrÞ', '§¾k L¾k', 'Sè tiÒn ®· gi¶i ng©n', 'M\u00adêng', 'TrÞ', 'HuÕ', 'Tæ chøc Oxfam t¹i Hµ Néi'])(
  'TCVN3 without a font is seen: %s',
  (text) => {
    expect(detectLegacy({ text })).toBe('tcvn3')
  },
)

test.each(['Coäng hoøa', 'Ñaék Laék', 'Töï do', 'Quaûng Trò', 'Hueá', 'Toå chöùc Oxfam taïi Haø Noäi', 'TÆNH QUAÛNG TRÒ'])(
  'VNI without a font is seen: %s',
  (text) => {
    expect(detectLegacy({ text })).toBe('vni')
  },
)

test.each([
  'São Paulo',
  'Médecins Sans Frontières',
  'Loïc',
  'Noël Durand',
  'Raúl González',
  'João Leão',
  'Haïti',
  'Citroën',
  'Müller',
  'Brot für die Welt',
  'Köln',
  'Åse Østergård',
  'Łódź',
  'Niño',
  'Côte d’Ivoire',
  'Aïda',
  'Saúl',
  'Zaïre',
  'España',
  'Oxfam®',
  '© Caritas',
  '«Solidarité»',
  '5 µg',
  '1ª edição',
  '20°C',
  'Großbritannien',
  'Israël',
  'Michaël',
  'ÉCOLE ÉLÉMENTAIRE',
  'Handicap International – Fédération',
  'Hà Nội',
  'Hà Nam',
  'an toàn',
  'Thanh Hoá',
  'Khánh Hoà',
  'Hoà Bình',
  'hoàn thành',
  'xoá nghèo',
  'Cà Mau',
  'Sóc Trăng',
  'Lào Cai',
  'LÀO CAI',
  'Hòa Bình',
  'Oxfam',
  '17.216.450,40',
  '',
])('other languages and right Vietnamese are left alone: %s', (text) => {
  expect(detectLegacy({ text })).toBeNull()
})

test('syllables are told from other words', () => {
  for (const word of ['nghiêng', 'Quảng', 'ƯỚC', 'giếng', 'gì', 'khuya', 'Đắk']) expect(isVietnameseSyllable(word)).toBe(true)
  for (const word of ['Paulo', 'Frau', 'ngh', 'Loïc', 'strong']) expect(isVietnameseSyllable(word)).toBe(false)
})

import { randomFor } from './random.ts'

/**
 * Invented names. Each ends in the mark, so that nobody takes the money of this country for that of a real organisation,
 * not in an Excel file or on paper either.
 */
export const mark = '(minh họa)'

const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*/)

const vietnamese = {
  forms: list('Quỹ, Tổ chức, Hội, Liên minh, Mạng lưới, Quỹ từ thiện, Hiệp hội, Trung tâm hợp tác'),
  nouns: list(
    'Hạt Giống, Cánh Diều, Mái Nhà, Dòng Sông, Ngọn Đèn, Bàn Tay, Cây Cầu, Vườn Ươm, Mầm Non, Con Đường, Trang Sách, Giếng Nước, Bến Đò, Rừng Thông, Đồng Cỏ, Hải Đăng, Chim Én, Hoa Ban, Lúa Vàng, Bình Minh, Suối Nguồn, Thuyền Giấy, Bậc Thềm, Khung Cửi',
  ),
  traits: list('Xanh, Sẻ Chia, Bình Yên, Hy Vọng, Mới, Ấm Áp, Phương Bắc, Bốn Mùa, Đồng Hành, Tương Lai, Nhân Ái, Không Biên Giới, Chung Lòng, Bền Vững'),
}
const english = {
  traits: list(
    'Amber, Cedar, Clearwater, Copper, Driftwood, Elder, Fernleaf, Foxglove, Greywing, Harbour, Hazel, Heron, Juniper, Kingfisher, Lantern, Larkspur, Maplewood, Meadow, Northlight, Orchard, Pebble, Quiet River, Rowan, Saltmarsh, Silverbirch, Stonebridge, Thistle, Tidewater, Willowbank, Windmill',
  ),
  nouns: list('Hands, Bridges, Seeds, Wells, Pathways, Harvest, Classroom, Shelter, Voices, Neighbours, Footprints, Sunrise'),
  forms: list('Foundation, Trust, Alliance, Fund, International, Network, Initiative, Partnership'),
}
const internationals = list(
  'Tổ chức Đất ngập nước Quốc tế, Quỹ Liên quốc gia về Trẻ thơ, Chương trình Lương thực Liên vùng, Ủy ban Quốc tế về Nước sạch, Viện Quốc tế về Lúa và Đất, Tổ chức Quốc tế vì Lao động Di cư, Chương trình Liên vùng về Bom mìn, Quỹ Quốc tế Phát triển Miền núi, Tổ chức Khí hậu Đông Nam Á, Cơ quan Liên vùng về Dân số, Chương trình Quốc tế Khu dân cư, Ủy ban Sông và Đồng bằng, Tổ chức Quốc tế về Người khuyết tật, Viện Liên vùng về Rừng, Quỹ Toàn vùng Phòng chống Lao, Tổ chức Quốc tế Tiếng nói Phụ nữ, Chương trình Giáo dục Liên khu vực, Viện Quốc tế về Nghề cá ven bờ, Tổ chức Hợp tác Y tế Liên lục địa, Quỹ Quốc tế Di sản Cộng đồng',
)
const firmWords: Readonly<Record<string, readonly string[]>> = {
  JP: list('Hoshimine, Kazemori, Minatori, Tsukikawa, Asanami, Yukihara, Sorabashi, Midorino'),
  KR: list('Haneulsan, Daesolin, Sunbitnara, Narakang, Garamsol, Byeolhae, Saebomi, Hanulim'),
  DE: list('Rheintalwerk, Lindmarken, Birkenauer, Steinfurtner, Waldmohr, Nordhafner'),
  US: list('Larkmont, Prairiestone, Bluemesa, Ashgrovian, Canyonfield, Oakhollow'),
  SG: list('Merahjaya, Selatpoint, Bukitwave, Angsanaline, Tembusuport'),
  TH: list('Siamwattana, Rueangchai, Thongkarn, Baanmaikorn'),
}
const firmTrades = list('Điện tử, Dệt may, Cơ khí, Thực phẩm, Logistics, Da giày')
const people: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  JP: [list('Haruki, Emiko, Satoru, Noriko, Kenji'), list('Aomizu, Kurotani, Hinamori, Shirasawa')],
  KR: [list('Ji-won, Min-seo, Dong-hyun, Soo-ah, Tae-yang'), list('Bae, Noh, Seol, Maeng')],
  US: [list('Walter, Loretta, Grant, Marjorie, Dale'), list('Ashcombe, Pennwick, Holloway-Rise, Brandmere')],
  FR: [list('Solène, Gaspard, Mireille, Thibault, Odile'), list('Clairvaux-Dumas, Beaupréau, Montferrand, Lavergnette')],
  DE: [list('Annegret, Wolfram, Heike, Ruprecht, Ilse'), list('Lindenbrück, Sommerfeldt, Ackerhain, Tannwald')],
}

function* pairs(first: readonly string[], second: readonly string[]): Generator<readonly [string, string]> {
  for (const left of first) for (const right of second) yield [left, right]
}

const marked = (names: readonly string[]): string[] => names.map((name) => `${name} ${mark}`.normalize('NFC'))
const rotate = (from: readonly string[], turn: number): string => from[turn % from.length] ?? ''

/** Vietnamese and English names in turn; no pair of words comes twice, whatever its form. */
export function ngoNames(count: number): string[] {
  const random = randomFor('ngo-names')
  const inVietnamese = random
    .shuffled([...pairs(vietnamese.nouns, vietnamese.traits)])
    .map(([noun, trait], turn) => `${rotate(vietnamese.forms, turn)} ${noun} ${trait}`)
  const inEnglish = random.shuffled([...pairs(english.traits, english.nouns)]).map(([trait, noun], turn) => `${trait} ${noun} ${rotate(english.forms, turn)}`)
  return marked(
    Array.from({ length: count }, (_, turn) =>
      rotate(turn % 5 < 3 ? inVietnamese : inEnglish, turn % 5 < 3 ? Math.floor(turn / 5) * 3 + (turn % 5) : Math.floor(turn / 5) * 2 + (turn % 5) - 3),
    ),
  )
}

export const internationalNames = (): string[] => marked(internationals)

/** `[name, country]` */
export function firmNames(count: number): [string, string][] {
  const all = Object.entries(firmWords).flatMap(([country, words]) =>
    [...pairs(words, firmTrades.slice(0, 3))].map(([word, trade]): [string, string] => [`Công ty ${trade} ${word}`, country]),
  )
  return randomFor('firm-names')
    .shuffled(all)
    .slice(0, count)
    .map(([name, country]) => [marked([name])[0] ?? '', country])
}

/** `[name, country]` */
export function individualNames(count: number): [string, string][] {
  const all = Object.entries(people).flatMap(([country, [given, family]]) =>
    [...pairs(given, family)].map(([first, last]): [string, string] => [`${first} ${last}`, country]),
  )
  return randomFor('individual-names')
    .shuffled(all)
    .slice(0, count)
    .map(([name, country]) => [marked([name])[0] ?? '', country])
}

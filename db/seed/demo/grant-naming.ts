import type { Grant, Share, Slot } from './grant.ts'
import { reliefNames, surveyNames } from './grant-names.ts'
import type { Field } from './grant-names.ts'
import { fullName, getProvince, newFullName } from './provinces.ts'
import type { Random } from './random.ts'

/** What a name is made from. */
export interface Subject {
  slot: Slot
  field: Field
  kind: Grant['kind']
  places: readonly Share[]
  newUnit: string | null
}

function whereOf({ slot, places, newUnit }: Subject, wide: boolean, random: Random): string {
  if (newUnit !== null) return newFullName(newUnit)
  if (slot.unit.kind === 'province') {
    const { province } = slot.unit
    const name = province.code === '46' && slot.year >= 2025 ? fullName('Huế', true) : fullName(province.name, province.city)
    return !wide && random.chance(0.85) ? `${random.pick(province.districts)}, ${name}` : name
  }
  const names = places.map(({ code }) => getProvince(code).name.replace('Hồ Chí Minh', 'Thành phố Hồ Chí Minh'))
  return names.length > 3 ? `${names.length} tỉnh, thành phố` : names.join(', ')
}

/** What makes no sense everywhere: the sea needs a coast, the highlands need mountains. */
const bound: readonly { words: RegExp; codes: ReadonlySet<string> }[] = [
  { words: /ven bờ|ven biển|rùa biển/, codes: new Set('22 31 34 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 60 77 79 82 83 84 91 94 95 96'.split(' ')) },
  {
    words: /dân tộc thiểu số|vùng cao|thôn bản/,
    codes: new Set('02 04 06 08 10 11 12 14 15 17 19 20 24 25 38 40 42 44 45 46 49 51 52 54 56 58 60 62 64 66 67 68 70'.split(' ')),
  },
]

/** Gifts are handed over once. */
const gifts = /^(Quà|Xe đạp|Xe lăn|Tủ sách|Đoàn bác sĩ|Giảng viên tình nguyện|Phẫu thuật mắt|Học bổng cho)/

function fits(name: string, { kind, places }: Subject): boolean {
  if (gifts.test(name) && kind !== 'non_project') return false
  return bound.every(({ words, codes }) => !words.test(name) || places.every(({ code }) => codes.has(code)))
}

/** A name as Vietnamese decisions write them: what, and where. */
export function chooseName(subject: Subject, random: Random): string {
  const { slot, field } = subject
  const names: readonly string[] = slot.survey ? surveyNames : slot.topic ? reliefNames[slot.topic] : field.names
  const name = random.pick(names.filter((each) => fits(each, subject)))
  return name.replace('{d}', whereOf(subject, /biển|ven bờ/.test(name), random)).normalize('NFC')
}

/** Who manages and carries out the grant. */
export function chooseOwner(slot: Slot, field: Field, random: Random): string {
  if (slot.unit.kind === 'ministry') return random.pick(slot.unit.ministry.owners)
  const owner = chooseProvincialOwner(slot, field, random)
  const isCity = slot.unit.province.city || (slot.unit.province.code === '46' && slot.year >= 2025)
  return isCity ? owner.replace(' tỉnh', ' thành phố') : owner
}

function chooseProvincialOwner(slot: Slot, field: Field, random: Random): string {
  const department = {
    YT: 'Sở Y tế',
    GD: 'Sở Giáo dục và Đào tạo',
    KT: 'Sở Nông nghiệp và Phát triển nông thôn',
    XH: 'Sở Lao động - Thương binh và Xã hội',
    MT: 'Sở Tài nguyên và Môi trường',
    CT: 'Hội Chữ thập đỏ tỉnh',
    HQ: 'Sở Ngoại vụ',
    VH: 'Sở Văn hóa và Thể thao',
    NL: 'Sở Tư pháp',
    KH: 'Liên hiệp các tổ chức hữu nghị tỉnh',
  }[field.heading]
  if (slot.year >= 2025)
    return random.pick([
      department
        .replace(' và Phát triển nông thôn', ' và Môi trường')
        .replace('Sở Lao động - Thương binh và Xã hội', 'Sở Nội vụ')
        .replace('Sở Tài nguyên và', 'Sở Nông nghiệp và'),
      'Hội Liên hiệp Phụ nữ tỉnh',
      'Ủy ban nhân dân xã',
    ])
  return random.pick([department, department, 'Ủy ban nhân dân huyện', 'Hội Liên hiệp Phụ nữ tỉnh', 'Liên hiệp các tổ chức hữu nghị tỉnh'])
}

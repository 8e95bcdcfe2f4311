import { nameKey } from '#platform/text/search-key.ts'
import { sortKey } from '#platform/text/sort-key.ts'

/** A line of a file of `db/seed/directory`, by column name; a missing value is empty text. */
export type SeedLine = Record<string, string>
/** A row for `jsonb_to_recordset`: column name → value; null where the file has nothing. */
export type SeedRow = Record<string, string | number | boolean | null>

const orNull = (text: string | undefined) => text || null
const field = (line: SeedLine, name: string) => line[name] ?? ''
const placeIdOf = (set: string, code: string) => `p${set}-${code}`

const placeSources: Record<string, string> = {
  '63': 'Danh mục hành chính của Tổng cục Thống kê, theo gói dvhcvn 1.2.20250301',
  '34': 'Quyết định 19/2025/QĐ-TTg, theo bộ dữ liệu thanglequoc/vietnamese-provinces-database',
}
const regionSources: Record<string, { source: string; certainty: string }> = {
  '63': { source: 'Nghị quyết 81/2023/QH15', certainty: 'high' },
  '34': { source: 'Phương án 6 vùng sau sắp xếp năm 2025 (chưa thấy nghị quyết)', certainty: 'medium' },
}
const regionNames: Record<string, string> = {
  'Đồng bằng sông Hồng': 'Red River Delta',
  'Trung du và miền núi phía Bắc': 'Northern Midlands and Mountains',
  'Bắc Trung Bộ và duyên hải miền Trung': 'North Central and Central Coast',
  'Bắc Trung Bộ': 'North Central',
  'Duyên hải Nam Trung Bộ và Tây Nguyên': 'South Central Coast and Central Highlands',
  'Tây Nguyên': 'Central Highlands',
  'Đông Nam Bộ': 'South East',
  'Đồng bằng sông Cửu Long': 'Mekong Delta',
}

/** The two sets of places the files know: 63 until 30 June 2025, 34 since. */
export const placeSetRows: SeedRow[] = [
  {
    id: '63',
    name_vi: '63 tỉnh, thành phố (đến 30/6/2025)',
    name_en: '63 provinces and cities (until 30 June 2025)',
    valid_from: '2008-08-01',
    valid_to: '2025-06-30',
    source: 'Nghị quyết 15/2008/QH12',
    certainty: 'high',
  },
  {
    id: '34',
    name_vi: '34 tỉnh, thành phố (từ 01/7/2025)',
    name_en: '34 provinces and cities (since 1 July 2025)',
    valid_from: '2025-07-01',
    valid_to: null,
    source: 'Nghị quyết 202/2025/QH15',
    certainty: 'high',
  },
]

const setOf = (unit: SeedLine) => (unit['valid_from'] === '2025-07-01' ? '34' : '63')
const regionId = (set: string, name: string) => `r${set}-${nameKey(name).replaceAll(' ', '-')}`

/** Six regions for each set, in the order of the places' codes (north to south). */
export function regionRows(units: SeedLine[]): SeedRow[] {
  const ids = new Map(units.map((unit) => [regionId(setOf(unit), field(unit, 'region')), unit]))
  return [...ids].map(([id, unit], index) => ({
    id,
    place_set_id: setOf(unit),
    name_vi: field(unit, 'region'),
    name_en: regionNames[field(unit, 'region')] ?? field(unit, 'region'),
    position: index + 1,
    ...(regionSources[setOf(unit)] as { source: string; certainty: string }),
  }))
}

export function placeRows(units: SeedLine[], extras: SeedLine[]): SeedRow[] {
  const extraOf = new Map(extras.map((extra) => [placeIdOf(field(extra, 'unit_set'), field(extra, 'code')), extra]))
  return units.map((unit) => {
    const set = setOf(unit)
    const id = placeIdOf(set, field(unit, 'code'))
    return {
      id,
      place_set_id: set,
      code: field(unit, 'code'),
      region_id: regionId(set, field(unit, 'region')),
      egov_id: orNull(extraOf.get(id)?.['egov_id']),
      iso_code: orNull(extraOf.get(id)?.['iso_3166_2']),
      valid_from: field(unit, 'valid_from'),
      valid_to: orNull(unit['valid_to']),
      source: placeSources[set] ?? '',
      certainty: 'high',
    }
  })
}

export function placeNameRows(names: SeedLine[]): SeedRow[] {
  return names.map((name) => ({
    place_id: placeIdOf(field(name, 'unit_set'), field(name, 'code')),
    name_vi: field(name, 'name_vi'),
    full_name_vi: field(name, 'full_name_vi'),
    name_en: field(name, 'name_en'),
    kind: field(name, 'kind'),
    valid_from: field(name, 'valid_from'),
    valid_to: orNull(name['valid_to']),
    legal_basis: orNull(name['legal_basis']),
    certainty: field(name, 'confidence'),
    sort_key: sortKey(field(name, 'name_vi')),
  }))
}

/** Each 63-place went whole into one 34-place (Nghị quyết 202/2025/QH15), so every share is 1. */
export function successorRows(units: SeedLine[]): SeedRow[] {
  return units
    .filter((unit) => setOf(unit) === '63')
    .map((unit) => ({
      place_id: placeIdOf('63', field(unit, 'code')),
      successor_id: placeIdOf('34', field(unit, 'successor_code')),
      share: 1,
      source: 'Nghị quyết 202/2025/QH15',
      certainty: 'high',
    }))
}

/** Ways in which a name is written: with and without the word for its kind, in one word, in English. */
export function spellingsOf(nameVi: string, nameEn: string): string[] {
  const joined = nameEn.replace(/[^A-Za-z]/gu, '')
  return [
    nameVi,
    nameEn,
    joined,
    ...[nameVi, joined].flatMap((name) => [`tỉnh ${name}`, `thành phố ${name}`, `TP. ${name}`]),
    `${nameEn} province`,
    `${nameEn} city`,
    `${joined} province`,
    `${joined} city`,
  ]
}

export function aliasRows(names: SeedLine[], aliases: SeedLine[]): SeedRow[] {
  const generated = names.flatMap((name) =>
    spellingsOf(field(name, 'name_vi'), field(name, 'name_en')).map((alias) => ({ set: field(name, 'unit_set'), code: field(name, 'code'), alias })),
  )
  const known = aliases.map((line) => ({ set: field(line, 'unit_set'), code: field(line, 'code'), alias: field(line, 'alias') }))
  const rows = [...generated, ...known, ...known.map((one) => ({ ...one, alias: `tỉnh ${one.alias}` }))].map(({ set, code, alias }) => ({
    place_id: placeIdOf(set, code),
    alias,
    key: nameKey(alias),
  }))
  return [...new Map(rows.map((row) => [`${row.place_id} ${row.key}`, row])).values()]
}

import { sortKey } from '#platform/text/sort-key.ts'
import type { SeedLine, SeedRow } from './directory-seed.model.ts'

const orNull = (text: string | undefined) => text || null
const template = 'địa phương (mẫu)'

/** Central bodies of agencies.csv (the provincial patterns in it are no bodies) and the product's own two. */
export function agencyRows(agencies: SeedLine[], duties: SeedLine[], extras: SeedLine[]): SeedRow[] {
  const dutyOf = new Map(duties.map((line) => [line['agency_id'], line['duty'] ?? 'none']))
  const central = agencies
    .filter((line) => line['kind'] !== template)
    .map((line) => ({ ...line, duty: dutyOf.get(line['id']) ?? 'none', source: line['egov_id_source'] ?? '', certainty: line['confidence'] ?? '' }))
  return [...central, ...(extras as (SeedLine & { duty: string })[])].map((line: SeedLine) => ({
    id: line['id'] ?? '',
    name_vi: line['name_vi'] ?? '',
    name_en: line['name_en'] ?? '',
    abbr_vi: orNull(line['abbr_vi']),
    abbr_en: orNull(line['abbr_en']),
    kind: line['kind'] ?? '',
    duty: line['duty'] ?? 'none',
    place_id: null,
    egov_id: line['egov_id']?.match(/^[A-Z]\d\d$/u) ? line['egov_id'] : null,
    role_in_work: orNull(line['role_in_work'] ?? line['role_in_fngo_work']),
    valid_from: orNull(line['valid_from']),
    valid_to: orNull(line['valid_to']),
    source: line['source'] || 'Danh sách cơ quan do dự án lập từ các trang công khai',
    certainty: line['certainty'] ?? '',
    note: orNull(line['note']),
    sort_key: sortKey(line['name_vi'] ?? ''),
  }))
}

export function agencySuccessorRows(agencies: SeedLine[], placeSuccessors: SeedRow[]): SeedRow[] {
  const central = agencies.flatMap((line) =>
    (line['successor_ids'] ?? '')
      .split(' ')
      .filter(Boolean)
      .map((successor) => ({ agency_id: line['id'] ?? '', successor_id: successor })),
  )
  return [...central, ...placeSuccessors.map((row) => ({ agency_id: focalId(row['place_id']), successor_id: focalId(row['successor_id']) }))]
}

const focalId = (placeId: SeedRow[string] | undefined) => `a-${String(placeId)}`

/**
 * One focal agency a place: the Department of Foreign Affairs by default (some provinces have another: the administrator
 * changes it). It bears the name that its place bore longest, so that old reports are not signed by a later name.
 */
export function focalAgencyRows(places: SeedRow[], names: SeedRow[]): SeedRow[] {
  const namesOf = Map.groupBy(names, (name) => name['place_id'])
  return places.map((place) => {
    const name = (namesOf.get(place['id'] ?? null) ?? []).toSorted((a, b) => days(b) - days(a))[0]
    const nameVi = `Sở Ngoại vụ ${String(name?.['full_name_vi'] ?? '').replace(/^T/u, 't')}`
    return {
      id: focalId(place['id']),
      name_vi: nameVi,
      name_en: `Department of Foreign Affairs, ${String(name?.['name_en'] ?? '')}`,
      abbr_vi: 'SNgV',
      abbr_en: 'DOFA',
      kind: 'cơ quan chuyên môn cấp tỉnh',
      duty: 'province',
      place_id: place['id'] ?? null,
      egov_id: null,
      role_in_work: 'đầu mối công tác phi chính phủ nước ngoài của địa phương',
      valid_from: place['valid_from'] ?? null,
      valid_to: place['valid_to'] ?? null,
      source: 'Mẫu chung cho mọi địa phương; một số nơi đầu mối là Văn phòng UBND hoặc cơ quan khác',
      certainty: 'medium',
      note: null,
      sort_key: sortKey(String(name?.['name_vi'] ?? '')),
    }
  })
}

function days(name: SeedRow): number {
  return Date.parse(String(name['valid_to'] ?? '9999-12-31')) - Date.parse(String(name['valid_from']))
}

import { nameKey } from '#platform/text/search-key.ts'

/** Short codes of provinces as officials write them, by the spelling key of the name; the room in Ha Noi's own name is HNO, the centre is HN. */
const provinceCodes: Readonly<Record<string, string>> = {
  'an giang': 'AGI',
  'ba ria vung tau': 'BRV',
  'bac giang': 'BGI',
  'bac kan': 'BKA',
  'bac lieu': 'BLI',
  'bac ninh': 'BNI',
  'ben tre': 'BTR',
  'binh dinh': 'BDI',
  'binh duong': 'BDU',
  'binh phuoc': 'BPH',
  'binh thuan': 'BTH',
  'ca mau': 'CMA',
  'can tho': 'CTH',
  'cao bang': 'CBA',
  'da nang': 'DNA',
  'dak lak': 'DLK',
  'dak nong': 'DNO',
  'dien bien': 'DBI',
  'dong nai': 'DON',
  'dong thap': 'DTH',
  'gia lai': 'GLA',
  'ha giang': 'HGI',
  'ha nam': 'HNA',
  'ha noi': 'HNO',
  'ha tinh': 'HTI',
  'hai duong': 'HDU',
  'hai phong': 'HPH',
  'hau giang': 'HGA',
  'ho chi minh': 'HCM',
  'hoa binh': 'HBI',
  hue: 'HUE',
  'hung yen': 'HYE',
  'khanh hoa': 'KHO',
  'kien giang': 'KGI',
  'kon tum': 'KTU',
  'lai chau': 'LCH',
  'lam dong': 'LDO',
  'lang son': 'LSO',
  'lao cai': 'LCA',
  'long an': 'LAN',
  'nam dinh': 'NDI',
  'nghe an': 'NAN',
  'ninh binh': 'NBI',
  'ninh thuan': 'NTH',
  'phu tho': 'PTH',
  'phu yen': 'PYE',
  'quang binh': 'QBI',
  'quang nam': 'QNA',
  'quang ngai': 'QNG',
  'quang ninh': 'QNI',
  'quang tri': 'QTR',
  'soc trang': 'STR',
  'son la': 'SLA',
  'tay ninh': 'TNI',
  'thai binh': 'TBI',
  'thai nguyen': 'TNG',
  'thanh hoa': 'THO',
  'thua thien hue': 'HUE',
  'tien giang': 'TGI',
  'tra vinh': 'TVI',
  'tuyen quang': 'TQU',
  'vinh long': 'VLO',
  'vinh phuc': 'VPH',
  'yen bai': 'YBA',
}

export const CENTRE_CODE = 'HN'

/** The code of a province's room; of a place that the list does not know, from its id. */
export function codeOfProvince(nameVi: string, placeId: string): string {
  const key = nameKey(nameVi)
  // A place may be called 'constructor', and every object has that.
  return (Object.hasOwn(provinceCodes, key) ? provinceCodes[key] : undefined) ?? asCode(placeId)
}

/** The code of a ministry's room: its abbreviation without marks, else its id. */
export function codeOfMinistry(abbrVi: string | null, agencyId: string): string {
  const short = asCode(nameKey(abbrVi ?? ''))
  return short.length >= 2 ? short : asCode(agencyId)
}

const asCode = (text: string) =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9-]/g, '')
    .slice(0, 20)

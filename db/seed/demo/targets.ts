/**
 * What the years must come to. 2019–2023 follow what was said in the briefings (data of figures.published); the cents, and
 * all of 2018, 2024 and 2025, are invented.
 */
export const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] as const
export type Year = (typeof years)[number]

/** Disbursed in the nation, cents of a dollar. */
export const disbursed: Readonly<Record<Year, bigint>> = {
  2018: 262_418_905_37n,
  2019: 258_914_377_62n,
  2020: 219_984_613_28n,
  2021: 233_047_182_91n,
  2022: 223_738_264_15n,
  2023: 228_652_318_77n,
  2024: 236_805_541_06n,
  2025: 241_327_960_84n,
}

/** Disbursed over the commitment of the year. */
export const ratio: Readonly<Record<Year, number>> = {
  2018: 0.742,
  2019: 0.758,
  2020: 0.7105,
  2021: 0.7304,
  2022: 0.751,
  2023: 0.718,
  2024: 0.769,
  2025: 0.702,
}

export const headings = ['YT', 'GD', 'KT', 'XH', 'MT', 'CT', 'HQ', 'VH', 'NL', 'KH'] as const
export type Heading = (typeof headings)[number]

const before: Readonly<Record<Heading, number>> = { YT: 0.22, GD: 0.15, KT: 0.215, XH: 0.095, MT: 0.125, CT: 0.06, HQ: 0.085, VH: 0.015, NL: 0.025, KH: 0.01 }
const after: Readonly<Record<Heading, number>> = { YT: 0.225, GD: 0.15, KT: 0.205, XH: 0.1, MT: 0.135, CT: 0.035, HQ: 0.095, VH: 0.016, NL: 0.03, KH: 0.009 }
/** Millions of dollars in 2020: health 51.2, economy 43.5, education 30.9 were published; war legacy rolls up into XH and must stay below. */
const millions2020: Readonly<Record<Heading, number>> = { YT: 51.2, GD: 30.9, KT: 43.5, XH: 17, MT: 27.4, CT: 23.8, HQ: 13.2, VH: 3.2, NL: 7.4, KH: 2.4 }

/** Share of each first-level sector in what the nation disbursed. */
export function sectorShare(year: Year, heading: Heading): number {
  if (year < 2020) return before[heading]
  if (year === 2020) return millions2020[heading] / 220
  if (year === 2021) return heading === 'YT' ? 0.25 : (after[heading] * 0.75) / 0.775
  return after[heading]
}

/** Foreign NGOs that gave in the year, and those that were only named (survey, liaison) with nothing disbursed. */
export const ngosGiving: Readonly<Record<Year, number>> = { 2018: 408, 2019: 408, 2020: 402, 2021: 395, 2022: 388, 2023: 381, 2024: 378, 2025: 371 }
export const ngosOnlyNamed: Readonly<Record<Year, number>> = { 2018: 20, 2019: 104, 2020: 98, 2021: 60, 2022: 15, 2023: 15, 2024: 12, 2025: 12 }

/** Relief of 2020: organisations that gave, lines, dollars. */
export const relief = {
  'covid-19': { providers: 115, lines: 128, dollars: 6_512_480 },
  'mua-lu-2020': { providers: 45, lines: 62, dollars: 9_014_350 },
} as const
export type Topic = keyof typeof relief

/** Hải Phòng 2020, dong. */
export const haiPhong2020 = { grants: 49, providers: 32, registered: 46, committed: 145_812_000_000n, disbursed: 93_214_500_000n } as const

/** Quảng Trị, cents of a dollar; 54 and 16.7 million of 2022 follow from "67%" and "91%". */
export const quangTri = {
  2022: { grants: 106, fresh: 54, whole: 16_698_412_60n },
  2023: { grants: 94, fresh: 36, whole: 15_211_724_00n, refundable: 90_168_37n, disbursed: 17_216_450_40n, ngos: 33, internationals: 11 },
} as const

/** The day of each year's briefing: what was known then is what was said then. */
export const briefedOn: Readonly<Record<Year, string>> = {
  2018: '2019-03-14',
  2019: '2020-03-09',
  2020: '2021-03-17',
  2021: '2022-03-23',
  2022: '2023-03-14',
  2023: '2024-04-12',
  2024: '2025-04-10',
  2025: '2026-04-09',
}

import { nameKey } from '#platform/text/search-key.ts'
import type { Column, FormLists } from './form.contract.ts'
import { memoised } from '#platform/memo.ts'

/** Finds the code that a name stands for; undefined where none does, or where several do. */
export type Finder = (text: string) => string | undefined

export interface ListIndex {
  place: Finder
  sector: Finder
  country: Finder
  currency: Finder
  agency: Finder
  topic: Finder
  placeNames: ReadonlyMap<string, string>
  sectorNames: ReadonlyMap<string, { vi: string; en: string }>
  countryNames: ReadonlyMap<string, { vi: string; en: string }>
  agencyNames: ReadonlyMap<string, string>
  topicNames: ReadonlyMap<string, string>
  decimals: ReadonlyMap<string, number>
}

type Entry = readonly [name: string | null, code: string]

// Names that reports use for countries and currencies beside the ones of the lists.
const COUNTRY_NAMES: readonly Entry[] = [
  ['Mỹ', 'US'],
  ['Hoa Kỳ', 'US'],
  ['Hợp chúng quốc Hoa Kỳ', 'US'],
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['Anh', 'GB'],
  ['Vương quốc Anh', 'GB'],
  ['Anh quốc', 'GB'],
  ['UK', 'GB'],
  ['England', 'GB'],
  ['Hàn Quốc', 'KR'],
  ['Korea', 'KR'],
  ['South Korea', 'KR'],
  ['CHLB Đức', 'DE'],
  ['Cộng hòa Liên bang Đức', 'DE'],
  ['Úc', 'AU'],
  ['Australia', 'AU'],
  ['Ô-xtrây-li-a', 'AU'],
  ['Thụy Sĩ', 'CH'],
  ['Thuỵ Sỹ', 'CH'],
  ['Hà Lan', 'NL'],
  ['Holland', 'NL'],
  ['Trung Quốc', 'CN'],
  ['Đài Loan (Trung Quốc)', 'TW'],
  ['Đài Loan', 'TW'],
  ['Hồng Kông', 'HK'],
  ['Hong Kong', 'HK'],
  ['Séc', 'CZ'],
  ['Tây Ban Nha', 'ES'],
]
const CURRENCY_NAMES: readonly Entry[] = [
  ['đồng', 'VND'],
  ['VNĐ', 'VND'],
  ['đ', 'VND'],
  ['Đồng Việt Nam', 'VND'],
  ['Việt Nam đồng', 'VND'],
  ['US$', 'USD'],
  ['đô la', 'USD'],
  ['đô la Mỹ', 'USD'],
  ['đô-la Mỹ', 'USD'],
  ['dollar', 'USD'],
  ['US dollar', 'USD'],
  ['euro', 'EUR'],
  ['ơ-rô', 'EUR'],
  ['yên', 'JPY'],
  ['yên Nhật', 'JPY'],
  ['bảng Anh', 'GBP'],
  ['đô la Úc', 'AUD'],
  ['franc Thụy Sĩ', 'CHF'],
  ['won', 'KRW'],
  ['nhân dân tệ', 'CNY'],
]
/** A map: a plain object would answer to "constructor" and the like, which people's text may well hold. */
const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['₫', 'VND'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
])

const indexes = new WeakMap<FormLists, ListIndex>()

/** The lists by key, made once for a set of lists: a table of 300 lines asks a few thousand times. */
export function indexLists(lists: FormLists): ListIndex {
  const known = indexes.get(lists)
  if (known !== undefined) return known
  const made = makeIndex(lists)
  indexes.set(lists, made)
  return made
}

const optionFinders = new WeakMap<Column, Finder>()

/** Finds the option of a choice column by code, label or alias. */
export function optionFinder(column: Column): Finder {
  const known = optionFinders.get(column)
  if (known !== undefined) return known
  const entries = (column.options ?? []).flatMap(({ code, label, aliases }) => [code, label.vi, label.en, ...aliases].map((name): Entry => [name, code]))
  const made = finder(entries, nameKey)
  optionFinders.set(column, made)
  return made
}

function makeIndex(lists: FormLists): ListIndex {
  const currencies = finder([...lists.currencies.map(({ code }): Entry => [code, code]), ...ofList(CURRENCY_NAMES, lists.currencies)], nameKey)
  return {
    place: finder(
      lists.places.flatMap(({ id, name, aliases }) => [id, name, ...aliases].map((text): Entry => [text, id])),
      placeKey,
    ),
    sector: sectorFinder(lists),
    country: countryFinder(lists),
    currency: (text) => currencies(CURRENCY_SIGNS.get(text.trim()) ?? text),
    agency: finder(
      lists.agencies.flatMap(({ id, name, abbr }): Entry[] => [
        [id, id],
        [name, id],
        [abbr, id],
      ]),
      agencyKey,
    ),
    topic: finder(
      lists.topics.flatMap(({ code, name }): Entry[] => [
        [code, code],
        [name, code],
      ]),
      nameKey,
    ),
    placeNames: new Map(lists.places.map(({ id, name }) => [id, name])),
    sectorNames: new Map(lists.sectors.map(({ code, name, nameEn }) => [code, { vi: name, en: nameEn }])),
    countryNames: new Map(lists.countries.map(({ code, name, nameEn }) => [code, { vi: name, en: nameEn }])),
    agencyNames: new Map(lists.agencies.map(({ id, name }) => [id, name])),
    topicNames: new Map(lists.topics.map(({ code, name }) => [code, name])),
    decimals: new Map(lists.currencies.map(({ code, decimals }) => [code, decimals])),
  }
}

function ofList(entries: readonly Entry[], list: readonly { code: string }[]): Entry[] {
  const codes = new Set(list.map(({ code }) => code))
  return entries.filter(([, code]) => codes.has(code))
}

// Without accents Mỹ, Bỉ and Áo are the codes of Malaysia, Burundi and Angola: as people write them they are names, and
// two plain capitals are a code.
function countryFinder({ countries }: FormLists): Finder {
  const names = [
    ...countries.flatMap(({ code, name, nameEn }): Entry[] => [
      [name, code],
      [nameEn, code],
    ]),
    ...ofList(COUNTRY_NAMES, countries),
  ]
  const asWritten = finder(names, (text) => text.trim().normalize('NFC').toLowerCase())
  const anyhow = finder([...countries.map(({ code }): Entry => [code, code]), ...names], nameKey)
  const codes = new Set(countries.map(({ code }) => code))
  return (text) => (codes.has(text.trim()) ? text.trim() : (asWritten(text) ?? anyhow(text)))
}

// A cell may hold the code, the name, or what a drop-down of ours shows: 'YT1 – Y tế cơ sở'.
function sectorFinder(lists: FormLists): Finder {
  const byName = finder(
    lists.sectors.flatMap(({ code, name, nameEn }): Entry[] => [
      [code, code],
      [name, code],
      [nameEn, code],
    ]),
    nameKey,
  )
  const codes = new Map(lists.sectors.map(({ code }) => [nameKey(code), code]))
  return (text) => {
    const [, head = '', tail = ''] = /^\s*([\p{L}]{2}\d{0,2})\s*[-–—.:]+\s*(.+)$/u.exec(text) ?? []
    const code = codes.get(nameKey(head))
    return byName(text) ?? (code !== undefined && byName(tail) === code ? code : undefined)
  }
}

function finder(entries: readonly Entry[], key: (text: string) => string): Finder {
  const codes = new Map<string, string | null>()
  for (const [name, code] of entries) {
    const named = key(name ?? '')
    if (named === '') continue
    const other = codes.get(named)
    codes.set(named, other === undefined || other === code ? code : null)
  }
  return memoised((text) => codes.get(key(text)) ?? undefined)
}

/** Key of a place: its name without the words tỉnh, thành phố, TP, T.P. */
export function placeKey(text: string): string {
  return nameKey(text)
    .replace(/^(?:tinh|thanh pho|tp|t p|province of|city of) (?=.)/u, '')
    .replace(/ (?:province|city)$/u, '')
}

function agencyKey(text: string): string {
  return nameKey(text)
    .replace(/^ubnd /u, 'uy ban nhan dan ')
    .replace(/ (?:tp|t p) /u, ' thanh pho ')
    .replace(/^b (?=.)/u, 'bo ')
}

import { searchKey } from '#platform/text/search-key.ts'
import type { FigureCode } from '#figures/figure.contract.ts'

export interface FigureChoice {
  code: FigureCode
  year: number
  /** Null: the nation. */
  placeId: string | null
}

export interface FigureWords {
  code: FigureCode
  /** Name and definition, in all languages that may be typed. */
  text: string
}

interface Searched {
  figures: readonly FigureWords[]
  places: readonly { id: string; name: string }[]
  /** Taken when no year is typed. */
  year: number
}

/** What an official says for a figure, beside its name. */
const alsoCalled: Partial<Record<FigureCode, string>> = {
  disbursed: 'tien vien tro gia tri vien tro gn',
  committed_in_year: 'cam ket nam',
  grants: 'du an khoan phi du an so khoan',
  grants_new: 'du an moi khoan moi',
  organisations_active: 'to chuc pcpnn ngo tcpcpnn so to chuc',
  home_countries: 'nuoc quoc tich quoc gia',
  disbursement_ratio: 'ty le giai ngan %',
  disbursed_change: 'tang giam',
}

const shownAtMost = 8

/**
 * The figures that what was typed can mean, the likeliest first: `giai ngan quang tri 2023`. A number of four digits is the year; the
 * longest name of a place in it is the place; every other word must be in the figure's name or definition.
 */
export function searchFigures(query: string, { figures, places, year }: Searched): FigureChoice[] {
  const typed = ` ${searchKey(query)} `
  const typedYear = /\s((?:19|20)\d\d)\s/.exec(typed)?.[1]
  const rest = typedYear ? typed.replace(` ${typedYear} `, ' ') : typed
  const place = places
    .map(({ id, name }) => ({ id, key: searchKey(name) }))
    .filter(({ key }) => key !== '' && rest.includes(` ${key} `))
    .toSorted((a, b) => b.key.length - a.key.length)[0]
  const words = (place ? rest.replace(` ${place.key} `, ' ') : rest).split(' ').filter((word) => word !== '' && word !== 'nam')
  const scored = figures
    .map(({ code, text }, order) => ({ code, order, score: scoreOf(words, searchKey(text), searchKey(alsoCalled[code] ?? '')) }))
    .filter(({ score }) => score > 0)
  return scored
    .toSorted((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, shownAtMost)
    .map(({ code }) => ({ code, year: typedYear ? Number(typedYear) : year, placeId: place?.id ?? null }))
}

/** About as far as the name of a figure goes in its words. */
const nameLength = 40

/** 0 when a word is nowhere; words of the name count more than words deep in the definition. */
function scoreOf(words: readonly string[], text: string, other: string): number {
  if (words.length === 0) return 1
  const scores = words.map((word): number => {
    const at = text.indexOf(word)
    if (at >= 0) return at < nameLength ? 100 : 30
    return other.includes(word) ? 60 : 0
  })
  return scores.includes(0) ? 0 : scores.reduce<number>((sum, score) => sum + score, 0)
}

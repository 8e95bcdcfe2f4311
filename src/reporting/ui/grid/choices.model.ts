import type { Locale } from '#platform/format.ts'
import { searchKey } from '#platform/text/search-key.ts'
import { compareVietnamese } from '#platform/text/sort-key.ts'
import type { Column, FormLists } from '../../form.contract.ts'

/** One entry of a list that a cell may hold. */
export interface Choice {
  code: string
  label: string
  /** What it is found by, without accents. */
  key: string
  indented?: boolean
}

/** Everything that the cells of a column may hold, in the order that people look for it. */
export function choicesOf(column: Column, lists: FormLists, locale: Locale): Choice[] {
  switch (column.type) {
    case 'choice':
      return (column.options ?? []).map(({ code, label, aliases }) => choice(code, label[locale], aliases))
    case 'country':
      return byName(lists.countries.map(({ code, name, nameEn }) => choice(code, locale === 'en' ? nameEn : name, [name, nameEn, code])))
    case 'currency':
      return lists.currencies.map(({ code }) => choice(code, code))
    case 'agency':
      return byName(lists.agencies.map(({ id, name, abbr }) => choice(id, name, [abbr ?? ''])))
    case 'topic':
      return lists.topics.map(({ code, name }) => choice(code, name))
    case 'place-shares':
      return byName(lists.places.map(({ id, name, aliases }) => choice(id, name, aliases)))
    case 'sector-shares':
      return lists.sectors.map(({ code, name, nameEn, parent }) => ({
        ...choice(code, `${code} – ${locale === 'en' ? nameEn : name}`, [name, nameEn]),
        indented: parent !== null,
      }))
    case 'text':
    case 'money':
    case 'date':
      return []
  }
}

/** The choices that hold every word of a key; those that begin with it first. */
export function matching(choices: readonly Choice[], key: string): Choice[] {
  const words = key.split(' ').filter(Boolean)
  const found = choices.filter((each) => words.every((word) => each.key.includes(word)))
  return found.toSorted((a, b) => Number(b.key.startsWith(key)) - Number(a.key.startsWith(key)))
}

function choice(code: string, label: string, others: readonly string[] = []): Choice {
  return { code, label, key: searchKey([label, ...others, code].join(' · ')) }
}

function byName(choices: Choice[]): Choice[] {
  return choices.toSorted((a, b) => compareVietnamese(a.label, b.label))
}

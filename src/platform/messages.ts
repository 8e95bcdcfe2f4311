import { IntlMessageFormat } from 'intl-messageformat'

export type Locale = 'vi' | 'en'
export type Catalogue<K extends string = string> = Record<Locale, Record<K, string>>
export type MessageArguments = Record<string, string | number | boolean | null | undefined>

/** A domain's sentences (ICU MessageFormat), Vietnamese first; English must have every key that Vietnamese has. */
export function defineMessages<const V extends Record<string, string>>(vi: V, en: Record<keyof V & string, string>): Catalogue<keyof V & string> {
  return { vi, en }
}

const compiled = new Map<string, IntlMessageFormat>()

/** The sentence for `key`; a key that is missing shows itself, so that it is seen and mended. */
export function formatMessage<K extends string>(catalogue: Catalogue<K>, locale: Locale, key: K, args: MessageArguments = {}): string {
  const pattern = catalogue[locale][key] ?? catalogue.vi[key]
  if (pattern === undefined) return key
  if (!/[{'<]/.test(pattern)) return pattern
  const cacheKey = `${locale}|${pattern}`
  const format = compiled.get(cacheKey) ?? new IntlMessageFormat(pattern, locale, undefined, { ignoreTag: true })
  compiled.set(cacheKey, format)
  return String(format.format(args))
}

/** The reader's language out of an Accept-Language header; Vietnamese unless English is asked for first. */
export function preferredLocale(header: string | undefined): Locale {
  return /^\s*en\b/i.test(header ?? '') ? 'en' : 'vi'
}

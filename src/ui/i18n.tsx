import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import * as format from '#platform/format.ts'
import { formatMessage, type Catalogue, type Locale, type MessageArguments } from '#platform/messages.ts'

const storageKey = 'nhipcau.locale'

interface LocaleState {
  locale: Locale
  setLocale: (locale: Locale) => void
}

const LocaleContext = createContext<LocaleState | null>(null)

function storedLocale(): Locale {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi'
}

function tellPage(locale: Locale): Locale {
  document.documentElement.lang = locale
  localStorage.setItem(storageKey, locale)
  return locale
}

/** Holds the reader's language, keeps it on this machine and tells the page (`html lang`). */
export function I18nProvider({ children }: { children: ReactNode }) {
  // Told to the page before the children render: their first requests carry its language.
  const [locale, setLocale] = useState(() => tellPage(storedLocale()))
  const state = useMemo(() => ({ locale, setLocale: (next: Locale) => setLocale(tellPage(next)) }), [locale])
  return <LocaleContext value={state}>{children}</LocaleContext>
}

/** The reader's language and how to change it. */
export function useLocale(): LocaleState {
  const state = use(LocaleContext)
  if (!state) throw new Error('useLocale needs an I18nProvider above it')
  return state
}

export type Translate<K extends string> = (key: K, args?: MessageArguments) => string

/** `t(key, args)` over one catalogue, in the reader's language; a wrong key is a type error. */
export function useMessages<K extends string>(catalogue: Catalogue<K>): Translate<K> {
  const { locale } = useLocale()
  return useMemo(() => (key: K, args?: MessageArguments) => formatMessage(catalogue, locale, key, args), [catalogue, locale])
}

/** The official formats of `#platform/format.ts`, bound to the reader's language. */
export function useFormats() {
  const { locale } = useLocale()
  return useMemo(
    () => ({
      locale,
      money: (amount: string, currency: string, style: format.MoneyStyle = 'exact') => format.formatMoney(amount, currency, { style, locale }),
      decimal: (value: string, decimals?: number) => format.formatDecimal(value, { locale, ...(decimals === undefined ? {} : { decimals }) }),
      count: (count: number | string) => format.formatCount(count, locale),
      percent: (percent: string) => format.formatPercent(percent, { locale }),
      share: (part: string, whole: string) => format.formatShare(part, whole, { locale }),
      change: (change: string, unit: format.ChangeUnit, than?: string) => format.formatChange(change, { unit, than, locale }),
      signedChange: (change: string, unit: format.ChangeUnit) => format.formatSignedChange(change, { unit, locale }),
      date: (date: string) => format.formatPlainDate(date, locale),
      longDate: (date: string) => format.formatLongDate(date, locale),
      moment: (moment: string) => format.formatMoment(moment, locale),
    }),
    [locale],
  )
}

/** Of a pair of names as the API gives them, the one in the reader's language. */
export function useNamed() {
  const { locale } = useLocale()
  return (thing: { nameVi: string; nameEn: string }) => (locale === 'en' ? thing.nameEn : thing.nameVi)
}

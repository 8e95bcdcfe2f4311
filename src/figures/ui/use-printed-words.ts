import { useMessages } from '#ui/i18n.tsx'
import { definitions } from '../figure.model.ts'
import { rangeOf, type VerdictReason } from '../judge.model.ts'
import type { Judged, PrintedRecord } from '../published.contract.ts'
import { definitionsPageMessages } from './definitions-page.messages.ts'
import { publishedPageMessages } from './published-page.messages.ts'
import { useFigureWords, type Unit } from './use-figures.ts'

export const verdictTones = { match: 'good', rounding: 'good', differs: 'attention', incomparable: 'idle' } as const

/** The unit that a printed figure and what is computed for it are shown in. */
export function unitOf({ code, query, unit }: Pick<PrintedRecord, 'code' | 'query' | 'unit'>): Unit {
  const kind = code ? definitions[code].unit : unit
  if (kind === 'money') return query?.currency ?? 'USD'
  return kind === 'USD' || kind === 'VND' || kind === 'percent' ? kind : 'count'
}

/** A printed figure and its judgement in words. */
export function usePrintedWords() {
  const t = useMessages(publishedPageMessages)
  const known = useMessages(definitionsPageMessages)
  const { name, formats } = useFigureWords()
  const sourceOf = (source: string) => (`source.${source}` in definitionsPageMessages.vi ? known(`source.${source}` as 'source.S0') : source)
  const scopeOf = (scope: string) => (scope === 'VN' ? t('nation') : scope.replace('place=', ''))
  // Ends of a range are shown with every digit: rounded they would say another range.
  const amount = (row: PrintedRecord, of: string) => {
    const unit = unitOf(row)
    if (unit === 'percent') return `${formats.decimal(of)}%`
    return unit === 'count' ? formats.decimal(of) : `${formats.decimal(of)} ${formats.money('0', unit).replace(/^[\d.,]+ /, '')}`
  }
  return {
    sourceOf,
    scopeOf,
    nameOf: (row: PrintedRecord) => (row.code ? name(row.code) : row.measure),
    narrowed: ({ query }: PrintedRecord) =>
      [query?.sector && t('sector', { sector: query.sector }), query?.topic && t('topic', { topic: query.topic })].filter(Boolean).join(', '),
    difference: (row: PrintedRecord, { difference }: Judged) => {
      if (difference === null) return '–'
      const unit = unitOf(row)
      if (unit === 'percent') return formats.signedChange(difference, 'points')
      return unit === 'count'
        ? `${/^-|^0(\.0+)?$/.test(difference) ? '' : '+'}${formats.decimal(difference)}`.replace('-', '−')
        : formats.signedChange(difference, { money: unit })
    },
    reasonsOf: (row: PrintedRecord, { reasons, owed, accepted }: Judged) => {
      const range = rangeOf(row)
      const [from, to] = range ? [amount(row, range.from), amount(row, range.to)] : ['', '']
      const named = (reason: VerdictReason) => (reason === 'outside' && row.qualifier === 'exact' ? 'not-equal' : reason)
      return reasons.map((reason) => t(`reason.${named(reason)}`, { from, to, owed, accepted, scope: scopeOf(row.scope) })).join(' ')
    },
  }
}

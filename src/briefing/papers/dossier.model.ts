import type { FigureCode } from '#figures/figure.contract.ts'
import { figureMessages } from '#figures/figure.messages.ts'
import {
  formatChange,
  formatCount,
  formatDecimal,
  formatMoment,
  formatPercent,
  formatPlainDate,
  formatShare,
  type Locale,
  notApplicable,
} from '#platform/format.ts'
import { formatMessage } from '#platform/messages.ts'
import { Exact } from '#platform/money.ts'
import { type Block, type OfficialDocument, officialDocument, type Table, type Text } from '#platform/official-document/document.model.ts'
import { writeFigure } from '../text/figure-text.model.ts'
import type { Dossier, DossierFigure } from './dossier.contract.ts'
import { dossierMessages } from './dossier.messages.ts'

interface Row {
  key: string
  inSet: boolean
  total: string
}

/** Where a place stands among those of the map; equal amounts, equal rank. Null when it has nothing in the year. */
export function placeIn(rows: readonly Row[], total: string, place: string): Dossier['rank'] {
  const own = rows.find((row) => row.key === place)
  if (!own || new Exact(own.total).isZero()) return null
  const others = rows.filter((row) => row.inSet)
  return {
    rank: 1 + others.filter((row) => new Exact(row.total).gt(own.total)).length,
    of: others.length,
    sharePercent: new Exact(total).isZero() ? null : new Exact(own.total).times(100).div(total).toFixed(2),
  }
}

/** The change on the year before in the words of reports; a dash without a year before. */
export function changeOf({ unit, value, previous }: DossierFigure, locale: Locale): string {
  if (value === null || previous === null || new Exact(previous).isZero()) return notApplicable
  const named = unit === 'percent' ? 'points' : unit === 'count' ? 'count' : { money: unit }
  return formatChange(new Exact(value).minus(previous).toFixed(), { unit: named, locale })
}

/** The name of a figure. */
export function nameOf(code: FigureCode, locale: Locale): string {
  return formatMessage(figureMessages, locale, `figure.${code}`)
}

type Words = (key: keyof typeof dossierMessages.vi, args?: Record<string, string | number>) => string

/** How a return stood to its due day. */
export function punctualityWords(record: Dossier['returns'][number], t: Words): string {
  return t(`punctuality.${record.punctuality}`, { days: record.daysLate })
}

/** How far a directive is. */
export function stateWords({ state, percent, overdue }: Dossier['directives'][number], t: Words): string {
  const said = state === 'accepted' ? t('directive.accepted') : `${t(`directive.${state}`)} (${percent}%)`
  return overdue ? `${said}, ${t('directive.overdue')}` : said
}

export interface Writing {
  locale: Locale
  receiptUrl: (receiptId: string) => string
}

/** The dossier on paper: one document without a state head, its figures bound to their receipts. */
export function dossierDocument(dossier: Dossier, { locale, receiptUrl }: Writing): OfficialDocument {
  const t: Words = (key, args) => formatMessage(dossierMessages, locale, key, args)
  const name = locale === 'en' ? dossier.point.nameEn : dossier.point.nameVi
  const { reportYear } = dossier.briefing
  return officialDocument({
    head: null,
    typeName: null,
    subject: t('title', { point: name }),
    demo: dossier.briefing.demo,
    blocks: [
      { type: 'paragraph', style: 'note', text: locale === 'en' ? dossier.briefing.titleEn : dossier.briefing.titleVi },
      {
        type: 'paragraph',
        style: 'note',
        text: t(dossier.locked ? 'as-of.locked' : 'as-of.live', { year: `${reportYear}`, moment: formatMoment(dossier.asOf, locale) }),
      },
      part(t('figures', { year: `${reportYear}` }), [...figureBlocks(dossier, { locale, receiptUrl, t }), ...rankBlocks(dossier, locale, t)]),
      part(t('trend'), dossier.trend.length === 0 ? [] : [trendTable(dossier, locale, t)]),
      part(t('returns'), dossier.returns.length === 0 ? [say(t('returns.none'))] : [returnTable(dossier, locale, t)]),
      part(t('certificates'), [say(t('certificates.none'))]),
      part(t('directives'), dossier.directives.length === 0 ? [say(t('directives.none'))] : [directiveTable(dossier, locale, t)]),
      part(t('statements'), statementBlocks(dossier, t)),
    ],
  })
}

const part = (heading: string, blocks: Block[]): Block => ({ type: 'part', level: 'clause', heading, blocks })
const say = (text: string): Block => ({ type: 'paragraph', text })
const column = (header: string, width: number, align: 'left' | 'centre' | 'right' = 'left') => ({ header, width, align })
const table = (columns: Table['columns'], cells: (readonly Text[])[]): Table => ({
  type: 'table',
  caption: null,
  unit: null,
  columns,
  rows: cells.map((row) => ({ cells: row })),
})

function figureBlocks({ figures, briefing }: Dossier, { locale, receiptUrl, t }: Writing & { t: Words }): Block[] {
  const year = `${briefing.reportYear}`
  if (figures.every(({ value }) => value === null || new Exact(value).isZero())) return [say(t('figures.none', { year }))]
  const cell = (figure: DossierFigure, value: string | null, receiptId: string): Text => [
    {
      text: writeFigure({ code: figure.code, query: { currency: 'USD' }, value }, 'exact', locale),
      figure: { figureId: figure.code, receiptUrl: receiptUrl(receiptId) },
    },
  ]
  const columns = [
    column(t('column.figure'), 30),
    column(t('column.value', { year }), 24, 'right'),
    column(t('column.previous', { year: `${briefing.reportYear - 1}` }), 24, 'right'),
    column(t('column.change'), 22, 'right'),
  ]
  const rows = figures.map((figure) => [
    nameOf(figure.code, locale),
    cell(figure, figure.value, figure.receiptId),
    cell(figure, figure.previous, figure.previousReceiptId),
    changeOf(figure, locale),
  ])
  return [table(columns, rows)]
}

function rankBlocks({ rank }: Dossier, locale: Locale, t: Words): Block[] {
  return rank ? [say(`${rankWords(rank, locale, t)}.`)] : []
}

/** "Đứng thứ 5 trong 63 địa phương …, chiếm 7,5% của cả nước". */
export function rankWords({ rank, of, sharePercent }: NonNullable<Dossier['rank']>, locale: Locale, t: Words): string {
  const share = sharePercent === null ? '' : `, ${t('rank.share', { share: formatPercent(sharePercent, { locale }) })}`
  return `${t('rank', { rank, of })}${share}`
}

function trendTable({ trend }: Dossier, locale: Locale, t: Words): Table {
  const columns = [
    column(t('column.year'), 12, 'centre'),
    column(t('column.committed'), 27, 'right'),
    column(t('column.disbursed'), 27, 'right'),
    column(t('column.ratio'), 17, 'right'),
    column(t('column.grants'), 17, 'right'),
  ]
  const rows = trend.map(({ year, committed, disbursed, grants }) => [
    `${year}`,
    formatDecimal(committed, { decimals: 2, locale }),
    formatDecimal(disbursed, { decimals: 2, locale }),
    formatShare(disbursed, committed, { locale }),
    formatCount(grants, locale),
  ])
  return { ...table(columns, rows), unit: 'USD' }
}

function returnTable({ returns }: Dossier, locale: Locale, t: Words): Table {
  const columns = [
    column(t('column.year'), 10, 'centre'),
    column(t('column.agency'), 28),
    column(t('column.due'), 16, 'centre'),
    column(t('column.handed-in'), 16, 'centre'),
    column(t('column.state'), 18),
    column(t('column.sent-back'), 12, 'right'),
  ]
  const rows = returns.map((record) => [
    `${record.reportYear}`,
    locale === 'en' ? record.nameEn : record.nameVi,
    formatPlainDate(record.dueOn, locale),
    record.handedInOn ? formatPlainDate(record.handedInOn, locale) : notApplicable,
    punctualityWords(record, t),
    formatCount(record.timesSentBack, locale),
  ])
  return table(columns, rows)
}

function directiveTable({ directives }: Dossier, locale: Locale, t: Words): Table {
  const columns = [
    column(t('column.number'), 14, 'centre'),
    column(t('column.directive'), 46),
    column(t('column.due'), 17, 'centre'),
    column(t('column.state'), 23),
  ]
  const rows = directives.map((directive) => [
    `${directive.number}/${directive.reportYear}`,
    (locale === 'en' ? directive.textEn : null) ?? directive.textVi,
    formatPlainDate(directive.dueOn, locale),
    stateWords(directive, t),
  ])
  return table(columns, rows)
}

function statementBlocks({ statements }: Dossier, t: Words): Block[] {
  if (statements.length === 0) return [say(t('statements.none'))]
  return [{ type: 'list', items: statements.map((statement) => statementWords(statement, t)) }]
}

/** "Kinh nghiệm vận động viện trợ (5 phút; Nguyễn Văn A) – đã duyệt". */
export function statementWords({ subject, minutes, speakerName, state }: Dossier['statements'][number], t: Words): string {
  return `${t('statement.line', { subject, minutes, speaker: speakerName ?? 'none' })} – ${t(`statement.${state}` as 'statement.accepted')}`
}

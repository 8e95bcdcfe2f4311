import type { WorkbookSpec } from '#platform/files/workbook-spec.ts'
import { writeWorkbook } from '#platform/files/workbook-writer.ts'
import { formatMessage, type Locale } from '#platform/messages.ts'
import type { DirectiveBoard } from './board.contract.ts'
import { directiveScreens } from './directive-screens.messages.ts'
import { topicOf } from './topic.default.ts'

/** The board as an Excel file: one sheet by directive, one by addressee, one with every part. */
export async function directiveWorkbook(board: DirectiveBoard, { locale, now }: { locale: Locale; now: string }): Promise<Uint8Array> {
  return writeWorkbook(specOf(board, locale, now))
}

function specOf(board: DirectiveBoard, locale: Locale, now: string): WorkbookSpec {
  const t = (key: keyof typeof directiveScreens.vi, args = {}) => formatMessage(directiveScreens, locale, key, args)
  const named = (thing: { nameVi: string; nameEn: string }) => (locale === 'en' ? thing.nameEn : thing.nameVi)
  const textOf = ({ textVi, textEn }: { textVi: string; textEn: string | null }) => (locale === 'en' ? (textEn ?? textVi) : textVi)
  const numbers = [
    { key: 'total', header: t('board.addressees'), kind: 'integer' as const, width: 12 },
    { key: 'accepted', header: t('part.accepted'), kind: 'integer' as const, width: 12 },
    { key: 'reported', header: t('part.reported'), kind: 'integer' as const, width: 12 },
    { key: 'returned', header: t('part.returned'), kind: 'integer' as const, width: 12 },
    { key: 'open', header: t('part.open'), kind: 'integer' as const, width: 12 },
    { key: 'overdue', header: t('board.overdue'), kind: 'integer' as const, width: 12 },
    { key: 'percentAccepted', header: t('score.percent'), kind: 'integer' as const, width: 12 },
  ]
  const directiveById = new Map(board.directives.map((directive) => [directive.id, directive]))
  const agencyById = new Map(board.addressees.map((agency) => [agency.id, agency]))
  const head = [
    { key: 'year', header: t('board.year'), kind: 'integer' as const, format: '0', width: 9 },
    { key: 'number', header: t('directive.number'), kind: 'integer' as const, width: 7 },
    { key: 'text', header: t('directive.text'), kind: 'text' as const, width: 60, wrap: true },
    { key: 'due', header: t('directive.due'), kind: 'date' as const, width: 12 },
  ]
  return {
    createdAt: new Date(now),
    creator: 'Nhịp Cầu',
    sheets: [
      {
        name: t('board.sheet-directives'),
        titles: [t('board')],
        columns: [
          ...head,
          { key: 'topic', header: t('directive.topic'), width: 30, wrap: true },
          { key: 'state', header: t('directive.state'), width: 14 },
          ...numbers,
        ],
        rows: board.directives.map((directive) => ({
          year: directive.reportYear,
          number: directive.number,
          text: textOf(directive),
          due: directive.dueOn,
          topic: named(topicOf(directive.topic)),
          state: t(`state.${directive.state}`),
          ...directive.score,
        })),
      },
      {
        name: t('board.sheet-addressees'),
        titles: [t('board.by-addressee')],
        columns: [{ key: 'agency', header: t('board.agency'), width: 40, wrap: true }, ...numbers],
        rows: board.addressees.map((agency) => ({ agency: named(agency), ...agency.score })),
      },
      {
        name: t('board.sheet-parts'),
        titles: [t('board')],
        columns: [
          ...head,
          { key: 'agency', header: t('board.agency'), width: 40, wrap: true },
          { key: 'state', header: t('directive.state'), width: 18 },
          { key: 'percent', header: t('part.percent'), kind: 'integer', width: 10 },
        ],
        rows: board.parts.flatMap((part) => {
          const directive = directiveById.get(part.directiveId)
          const agency = agencyById.get(part.agencyId)
          if (!directive || !agency) return []
          const state = part.overdue ? t('part.overdue') : t(`part.${part.state}`)
          const { reportYear: year, number, dueOn: due } = directive
          return [{ year, number, text: textOf(directive), due, agency: named(agency), state, percent: part.percent }]
        }),
      },
    ],
  }
}

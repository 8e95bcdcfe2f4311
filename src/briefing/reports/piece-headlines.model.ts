import type { FigureCode } from '#figures/figure.contract.ts'
import { formatPlainDate } from '#platform/format.ts'
import type { Run, Table } from '#platform/official-document/document.model.ts'
import { compareWords } from './compare-words.model.ts'
import { cellId, headlineOf } from './report-data.model.ts'
import { figureName, figureRun, isReview, type PieceContext, type ReportBlock, scaledRun, scaledUnit, shareOf } from './report-block.model.ts'

const both = (code: FigureCode) => code === 'disbursed' || code === 'committed_in_year' || code === 'committed_whole_new'

/** The year's figures beside those of the year before, with the change in words. */
export function headlineTable(context: PieceContext): ReportBlock[] {
  const { data, locale } = context
  const year = data.facts.toYear
  const rows = data.headlines.map(({ key, cells }, index) => {
    const code = key as FigureCode
    const [now, before] = [cells[cellId(code, year)], cells[cellId(code, year - 1)]]
    const change = now && compareWords({ now: now.value, before: before?.value ?? null, unit: now.unit, than: null, locale }, both(code) ? 'both' : 'amount')
    return {
      cells: [String(index + 1), figureName(key, locale), [figureRun(before, 'millions', context)], [figureRun(now, 'millions', context)], change ?? '–'],
    }
  })
  return [
    {
      type: 'table',
      caption: `Các chỉ tiêu chính năm ${year}`,
      unit: null,
      columns: [
        { header: 'TT', align: 'centre', width: 7 },
        { header: 'Chỉ tiêu', align: 'left', width: 31 },
        { header: `Năm ${year - 1}`, align: 'right', width: 19 },
        { header: `Năm ${year}`, align: 'right', width: 19 },
        { header: 'Tăng, giảm', align: 'left', width: 24 },
      ],
      rows,
    },
  ]
}

/** A line a year: what was disbursed, and how that rose or fell. */
export function yearOnYear(context: PieceContext): ReportBlock[] {
  const { data, locale } = context
  const items = data.years.map((year): Run[] => {
    const [now, before] = [headlineOf(data, 'disbursed', year), headlineOf(data, 'disbursed', year - 1)]
    const words = now && compareWords({ now: now.value, before: before?.value ?? null, unit: now.unit, than: `năm ${year - 1}`, locale }, 'both')
    const organisations = figureRun(headlineOf(data, 'organisations_active', year), 'plain', context)
    return [
      { text: `Năm ${year}: giải ngân ` },
      figureRun(now, 'millions', context),
      { text: words ? `, ${words}; ` : '; ' },
      organisations,
      { text: ' tổ chức hoạt động.' },
    ]
  })
  return [{ type: 'list', items }, ...overall(context)]
}

function overall({ data, locale }: PieceContext): ReportBlock[] {
  const { fromYear, toYear } = data.facts
  const [now, before] = [headlineOf(data, 'disbursed', toYear), headlineOf(data, 'disbursed', fromYear)]
  const words = now && compareWords({ now: now.value, before: before?.value ?? null, unit: now.unit, than: `năm ${fromYear}`, locale }, 'both')
  return words ? [{ type: 'paragraph', text: `Tính chung cả giai đoạn, giá trị giải ngân năm ${toYear} ${words}.` }] : []
}

/** Every headline by year, money in millions or billions. */
export function trendTable(context: PieceContext): ReportBlock[] {
  const { data, locale } = context
  const unit = scaledUnit(context)
  const rows = data.headlines.map(({ key, cells }) => {
    const code = key as FigureCode
    const money = Object.values(cells).some((cell) => cell.unit === 'USD' || cell.unit === 'VND')
    const percent = Object.values(cells).some((cell) => cell.unit === 'percent')
    const name = `${figureName(key, locale)}${money ? ` (${unit})` : ''}`
    return {
      cells: [
        name,
        ...data.years.map((year) => [percent ? figureRun(cells[cellId(code, year)], 'exact', context) : scaledRun(cells[cellId(code, year)], context)]),
      ],
    }
  })
  const table: Table = {
    type: 'table',
    caption: `Các chỉ tiêu chính giai đoạn ${data.years[0] ?? data.facts.fromYear} - ${data.facts.toYear}`,
    unit: null,
    columns: [
      { header: 'Chỉ tiêu', align: 'left', width: 30 },
      ...data.years.map((year) => ({ header: String(year), align: 'right' as const, width: 70 / data.years.length })),
    ],
    rows,
  }
  return [table, countingNote(data.years)]
}

function countingNote(years: readonly number[]): ReportBlock {
  const spans = years.some((year) => year < 2022) && years.some((year) => year >= 2022)
  return spans
    ? {
        type: 'paragraph',
        style: 'note',
        text: 'Từ năm 2022, tổ chức hoạt động là tổ chức có giải ngân trong năm; đến năm 2021 là tổ chức có khoản viện trợ đang triển khai.',
      }
    : { type: 'paragraph', style: 'note', text: 'Số liệu làm tròn; giá trị chính xác ở phụ lục Excel kèm theo.' }
}

/** What part of the nation's aid an agency has. */
export function nationShare(context: PieceContext): ReportBlock[] {
  const { data, locale } = context
  const own = headlineOf(data, 'disbursed', data.facts.toYear)
  if (!data.nation || !own?.value) return []
  const text: Run[] = [
    { text: `Giá trị giải ngân của ${data.facts.subject} chiếm ${shareOf(own, data.nation, locale)} giá trị giải ngân của cả nước (` },
    figureRun(data.nation, 'millions', context),
    { text: ').' },
  ]
  return [{ type: 'paragraph', text }]
}

/** How the reports came in, and what is still missing; the moment that the figures stand for. */
export function coverageText(context: PieceContext): ReportBlock[] {
  const { coverage, facts } = context.data
  const { owed, accepted, missing } = coverage
  if (owed === 0) return []
  const whole = `Đến thời điểm chốt số liệu, ${accepted}/${owed} báo cáo năm ${facts.toYear} đã được tiếp nhận và đưa vào tổng hợp.`
  if (missing.length === 0) return [{ type: 'paragraph', text: whole }]
  const listed = missing.length <= 12 ? `: ${missing.join('; ')}` : `, trong đó có: ${missing.slice(0, 10).join('; ')}…`
  return [{ type: 'paragraph', text: `${whole} Còn ${missing.length} cơ quan chưa có báo cáo được tiếp nhận${listed}.` }]
}

/** On time, late, missing, sent back: of all who owe, or of the one that the report is about. */
export function conductSentence(context: PieceContext): ReportBlock[] {
  return context.data.conduct.map((year): ReportBlock => ({ type: 'paragraph', text: sentenceOf(year, context) }))
}

function sentenceOf(year: PieceContext['data']['conduct'][number], context: PieceContext): string {
  if (context.data.facts.agencyId !== null && year.owed === 1) return ownSentence(year)
  const parts = [
    `${year.onTime} báo cáo nộp đúng hạn`,
    `${year.late} báo cáo nộp chậm`,
    ...(year.missing > 0 ? [`${year.missing} cơ quan chưa nộp`] : []),
    ...(year.notDue > 0 ? [`${year.notDue} báo cáo chưa đến hạn`] : []),
  ]
  const late = !isReview(context) && year.lateNames.length > 0 && year.lateNames.length <= 8 ? ` Các đơn vị nộp chậm: ${year.lateNames.join('; ')}.` : ''
  const corrected = year.corrected > 0 ? `, ${year.corrected} cơ quan điều chỉnh số liệu sau khi được tiếp nhận` : ''
  return `Năm ${year.year}, trong ${year.owed} cơ quan, địa phương phải báo cáo có ${parts.join(', ')}; ${year.timesSentBack} lượt báo cáo bị trả lại để hoàn thiện${corrected}.${late}`
}

function ownSentence({ year, onTime, late, dueOn, handedInOn, timesSentBack, corrected }: PieceContext['data']['conduct'][number]): string {
  const day = (date: string | null) => (date === null ? '' : ` ${formatPlainDate(date, 'vi')}`)
  const handed =
    handedInOn === null
      ? `chưa nộp (hạn${day(dueOn)})`
      : `nộp ngày${day(handedInOn)} (hạn${day(dueOn)}), ${onTime > 0 ? 'đúng hạn' : late > 0 ? 'chậm so với hạn' : ''}`
  const back = timesSentBack > 0 ? `bị trả lại ${timesSentBack} lần` : 'không bị trả lại'
  return `Báo cáo năm ${year} ${handed}; ${back}${corrected > 0 ? '; có điều chỉnh số liệu sau khi được tiếp nhận' : ''}.`
}

/** The same by year in a table. */
export function conductTable({ data: { conduct, coverage, facts } }: PieceContext): ReportBlock[] {
  const columns = ['Năm', 'Phải nộp', 'Đúng hạn', 'Nộp chậm', 'Chưa nộp', 'Lượt trả lại', 'Có điều chỉnh']
  const table: Table = {
    type: 'table',
    caption: null,
    unit: null,
    columns: columns.map((header, index) => ({ header, align: index === 0 ? 'centre' : 'right', width: 14 })),
    rows: conduct.map((year) => ({
      cells: [year.year, year.owed, year.onTime, year.late, year.missing, year.timesSentBack, year.corrected].map(String),
    })),
  }
  const late = facts.fromYear === facts.toYear ? (conduct.at(-1)?.lateNames ?? []) : []
  return [table, ...named('Nộp chậm', late), ...named('Chưa có báo cáo được tiếp nhận', facts.fromYear === facts.toYear ? coverage.missing : [])]
}

function named(what: string, names: readonly string[]): ReportBlock[] {
  return names.length === 0 ? [] : [{ type: 'paragraph', text: `${what} (${names.length}): ${names.join('; ')}.` }]
}

import { annexTable, bodyTable, leadingSentence, sourceAnnex } from './piece-tables.model.ts'
import { conductSentence, conductTable, coverageText, headlineTable, nationShare, trendTable, yearOnYear } from './piece-headlines.model.ts'
import type { PieceContext, ReportBlock } from './report-block.model.ts'
import type { PieceName } from './report-item.contract.ts'

const drawing =
  (name: 'trend-chart' | 'sector-chart' | 'place-map', caption: (context: PieceContext) => string) =>
  (context: PieceContext): ReportBlock[] => [{ type: 'drawing', name, caption: caption(context) }]

const span = ({ data: { years, facts } }: PieceContext) => `${years[0] ?? facts.fromYear} - ${facts.toYear}`

const makers: Record<PieceName, (context: PieceContext) => ReportBlock[]> = {
  'headline-table': headlineTable,
  'year-on-year': yearOnYear,
  'trend-chart': drawing('trend-chart', (context) => `Giá trị giải ngân và cam kết trong năm, giai đoạn ${span(context)}`),
  'trend-table': trendTable,
  'sector-sentence': (context) => leadingSentence('sectors', context),
  'sector-chart': drawing('sector-chart', ({ data }) => `Giá trị giải ngân theo lĩnh vực năm ${data.facts.toYear}`),
  'sector-table': (context) => bodyTable('sectors', context),
  'place-sentence': (context) => leadingSentence('places', context),
  'place-table': (context) => bodyTable('places', context),
  'place-map': drawing('place-map', ({ data }) => `Giá trị giải ngân theo địa phương năm ${data.facts.toYear}`),
  'country-sentence': (context) => leadingSentence('countries', context),
  'country-table': (context) => bodyTable('countries', context),
  'provider-table': (context) => bodyTable('providers', context),
  'nation-share': nationShare,
  coverage: coverageText,
  'conduct-sentence': conductSentence,
  'conduct-table': conductTable,
  'place-annex': (context) => annexTable('places', context),
  'sector-annex': (context) => annexTable('sectors', context),
  'provider-annex': (context) => annexTable('providers', context),
  'source-annex': sourceAnnex,
}

/** What the product makes of the figures under this name; nothing where there is nothing to say. */
export function makePiece(name: PieceName, context: PieceContext): ReportBlock[] {
  return makers[name](context)
}

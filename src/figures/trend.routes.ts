import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { renderChartSvg } from '#platform/chart-svg.ts'
import { getTrend, getTrendChart, getTrendWorkbook, getTurnover, SVG, type TrendAnswer, type TrendQuery, XLSX, yearsReversed } from './trend.contract.ts'
import { chosenKeys, drawTrend, drawTurnover, type Drawing } from './trend-view.model.ts'
import { trendMessages, trendText } from './trend.messages.ts'
import { readTrend, readTurnover } from './trend.store.ts'
import { ensureMap, findMoment } from './flow-query.store.ts'
import { workbookOf } from './sheet.action.ts'

interface Asked {
  map: string
  from: number
  to: number
  asOf?: string | undefined
}

/** Refuses what cannot be asked; gives the moment of the ledger that the question is put to. */
export async function momentOf(db: Db, query: Asked) {
  if (query.from > query.to) throw yearsReversed({ from: query.from, to: query.to })
  await ensureMap(db, query.map)
  return findMoment(db, query.asOf)
}

async function answerTrend(db: Db, query: TrendQuery): Promise<TrendAnswer> {
  return readTrend(db, query, await momentOf(db, query))
}

async function draw(db: Db, query: TrendQuery, drawing: Drawing) {
  if (drawing.chart !== 'turnover') return drawTrend(await answerTrend(db, query), drawing)
  const { measure: _measure, dimension: _dimension, ...asked } = query
  return drawTurnover(await readTurnover(db, asked, await momentOf(db, query)), drawing)
}

export const trendBindings: Binding[] = [
  implement(getTrend, ({ db }, { query }) => answerTrend(db, query)),
  implement(getTurnover, async ({ db }, { query }) => readTurnover(db, query, await momentOf(db, query))),
  implement(getTrendChart, async ({ db }, { query: { chart, keys, top, own, locale, width, ...query } }) => {
    const drawn = await draw(db, query, { chart, keys: chosenKeys(keys), top, own: own === '1', locale, width })
    const svg = renderChartSvg(drawn.options, { width, height: drawn.height })
    return { fileName: `${drawn.sheet.title}.svg`, contentType: SVG, bytes: new TextEncoder().encode(svg) }
  }),
  implement(getTrendWorkbook, async ({ db, now }, { query: { locale, ...query } }) => {
    const drawing = (chart: Drawing['chart']): Drawing => ({ chart, keys: [], top: Number.POSITIVE_INFINITY, own: false, locale, width: 960 })
    const charts = ['values', 'shares', 'shift', 'concentration', 'turnover'] as const
    const sheets = []
    for (const chart of charts) sheets.push((await draw(db, query, drawing(chart))).sheet)
    const filled = sheets.filter(({ rows }) => rows.length > 0)
    return { fileName: `${trendText(trendMessages, locale, 'file.trend')}.xlsx`, contentType: XLSX, bytes: await workbookOf(filled, now) }
  }),
]

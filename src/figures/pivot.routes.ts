import { type Binding, implement } from '#platform/http.ts'
import { remember } from './answer-memory.store.ts'
import { getPivot, getPivotWorkbook } from './pivot.contract.ts'
import { pivotSheet } from './pivot-sheet.model.ts'
import { readPivot } from './pivot.store.ts'
import { workbookOf } from './sheet.action.ts'
import { XLSX } from './trend.contract.ts'
import { trendMessages, trendText } from './trend.messages.ts'
import { momentOf } from './trend.routes.ts'

export const pivotBindings: Binding[] = [
  implement(getPivot, async (context, { query }) => {
    const moment = await momentOf(context.db, query)
    return remember(context, { path: getPivot.path, query, moment }, getPivot.reply, () => readPivot(context.db, query, moment))
  }),
  implement(getPivotWorkbook, async ({ db, now }, { query: { show, sort, locale, ...query } }) => {
    const sheet = pivotSheet(await readPivot(db, query, await momentOf(db, query)), { show, sort, locale })
    return { fileName: `${trendText(trendMessages, locale, 'file.pivot')}.xlsx`, contentType: XLSX, bytes: await workbookOf([sheet], now) }
  }),
]

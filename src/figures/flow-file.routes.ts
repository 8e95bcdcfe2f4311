import type { Db } from '#platform/db.ts'
import { CSV_MARK } from '#platform/files/csv-line.ts'
import { type Binding, implement } from '#platform/http.ts'
import { formatMessage } from '#platform/messages.ts'
import { type FlowFileQuery, getFlowFile } from './flow-file.contract.ts'
import { flowFileMessages } from './flow-file.messages.ts'
import { flowFileHead, flowLineWriter, type Names } from './flow-file.model.ts'
import { findFlowNames, findFlowPage } from './flow-file.store.ts'
import type { Moment } from './flow-query.store.ts'
import { momentOf } from './trend.routes.ts'

/** The first lines are there at once; behind them pages that are worth their question. */
const FIRST_PAGE = 200
const PAGE = 4000

interface Writing {
  query: FlowFileQuery
  moment: Moment
  names: Names
  /** Reads a page in a transaction of its own: nobody waits for a slow reader's file. */
  read: <T>(work: (db: Db) => Promise<T>) => Promise<T>
}

/** The file piece by piece; the next page is asked for while the last one is on its way, and no page before. */
async function* pieces({ query, moment, names, read }: Writing): AsyncGenerator<Uint8Array> {
  const lineOf = flowLineWriter(names, query.locale)
  const ask = (after: number, limit: number) => {
    const page = read((db) => findFlowPage(db, query, moment, { after, limit }))
    // Whoever gives up the file is not there to hear of it.
    page.catch(() => undefined)
    return page
  }
  let head = `${CSV_MARK}${flowFileHead(query.locale)}`
  let asked: ReturnType<typeof ask> | undefined = ask(0, FIRST_PAGE)
  while (asked) {
    const page: Awaited<ReturnType<typeof ask>> = await asked
    asked = page.last === null ? undefined : ask(page.last, PAGE)
    yield Buffer.from(`${head}${page.rows.map(lineOf).join('')}`)
    head = ''
  }
}

export const flowFileBindings: Binding[] = [
  implement(getFlowFile, async ({ db, again }, { query }) => {
    const moment = await momentOf(db, query)
    const names = await findFlowNames(db, query)
    return {
      fileName: formatMessage(flowFileMessages, query.locale, 'fileName', { from: String(query.from), to: String(query.to) }),
      contentType: 'text/csv; charset=utf-8',
      pieces: () => pieces({ query, moment, names, read: again }),
    }
  }),
]

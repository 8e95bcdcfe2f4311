import { setImmediate } from 'node:timers/promises'
import type { Db } from '#platform/db.ts'
import { CSV_MARK } from '#platform/files/csv-line.ts'
import { type Binding, implement } from '#platform/http.ts'
import { formatMessage } from '#platform/messages.ts'
import { type FlowFileQuery, getFlowFile } from './flow-file.contract.ts'
import { flowFileMessages } from './flow-file.messages.ts'
import { flowFileHead, flowLineWriter, type Names } from './flow-file.model.ts'
import { findFlowNames, findFlowPage, type LineMark } from './flow-file.store.ts'
import type { Moment } from './flow-query.store.ts'
import { momentOf } from './trend.routes.ts'

/** The first lines are there at once; behind them pages that are worth their question. */
const FIRST_PAGE = 200
const PAGE = 12_000
/** Lines that are written before others get their turn. */
const PIECE = 1000

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
  const ask = (after: LineMark, limit: number) => {
    const page = read((db) => findFlowPage(db, query, moment, { after, limit }))
    // Whoever gives up the file is not there to hear of it.
    page.catch(() => undefined)
    return page
  }
  let head = `${CSV_MARK}${flowFileHead(query.locale)}`
  let asked: ReturnType<typeof ask> | undefined = ask({ year: query.from, id: 0 }, FIRST_PAGE)
  while (asked) {
    const page: Awaited<ReturnType<typeof ask>> = await asked
    asked = page.last === null ? undefined : ask(page.last, PAGE)
    for (let at = 0; at < page.lines.length || head !== ''; at += PIECE) {
      yield Buffer.from(
        `${head}${page.lines
          .slice(at, at + PIECE)
          .map(lineOf)
          .join('')}`,
      )
      head = ''
      // The question for the next page is on its way before this one is written.
      await setImmediate()
    }
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

import { type Binding, implement } from '#platform/http.ts'
import { listNotices, readNotice } from './notice.contract.ts'
import { countUnread, findNotices, markRead } from './notice.store.ts'

export const noticeBindings: Binding[] = [
  implement(listNotices, async ({ db }, { query }) => {
    const found = await findNotices(db, { unreadOnly: query.unread === 'true', before: query.before, limit: query.limit + 1 })
    const notices = found.slice(0, query.limit)
    return { notices, unread: await countUnread(db), next: found.length > query.limit ? (notices.at(-1)?.id ?? null) : null }
  }),
  implement(readNotice, async ({ tx, actor, now }, { params }) => {
    await markRead(tx, params.id, { personId: actor.personId, now })
    return {}
  }),
]

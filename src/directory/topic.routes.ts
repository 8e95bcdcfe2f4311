import { implement } from '#platform/http.ts'
import { deleteTopic, listTopics, putTopic } from './topic.contract.ts'
import { findTopics, keepTopic, removeTopic } from './topic.store.ts'

export const topicBindings = [
  implement(listTopics, async ({ db }, { query }) => ({ topics: await findTopics(db, query.on) })),
  implement(putTopic, async ({ tx }, { params, body }) => keepTopic(tx, { ...params, ...body })),
  implement(deleteTopic, async ({ tx }, { params }) => {
    await removeTopic(tx, params.code)
    return {}
  }),
]

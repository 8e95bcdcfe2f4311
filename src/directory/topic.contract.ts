import { z } from 'zod'
import { defineRoute, PlainDateText } from '#platform/contract.ts'
import { GivenNames, givenProvenance, inUse, Names, Nothing, provenance, validity } from './fields.contract.ts'

export const TopicCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
/** An event that aid is counted for apart: an epidemic, a flood. */
export const Topic = z.strictObject({ code: TopicCode, ...Names, ...validity, ...provenance })
export type Topic = z.infer<typeof Topic>
export const GivenTopic = z.strictObject({ ...GivenNames, ...validity, ...givenProvenance })

const params = z.strictObject({ code: TopicCode })

export const listTopics = defineRoute({
  method: 'GET',
  path: '/directory/topics',
  summary: 'Special topics, all or those of a day',
  access: 'signed-in',
  query: z.strictObject({ on: PlainDateText.optional() }),
  reply: z.strictObject({ topics: z.array(Topic) }),
})
export const putTopic = defineRoute({
  method: 'PUT',
  path: '/directory/topics/:code',
  summary: 'Add, change or close a topic',
  access: ['administrator'],
  params,
  body: GivenTopic,
  reply: Topic,
})
export const deleteTopic = defineRoute({
  method: 'DELETE',
  path: '/directory/topics/:code',
  summary: 'Remove a topic that nothing refers to',
  access: ['administrator'],
  params,
  reply: Nothing,
  problems: [inUse],
})

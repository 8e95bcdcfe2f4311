import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { keepRow, removeRow } from './reference.store.ts'
import type { Topic } from './topic.contract.ts'

const target = (code: string) => ({ table: 'topic', subject: 'topic', key: { code } })

/** Topics from the newest; only those in force on a day when it is given. */
export async function findTopics(db: Db, on?: string): Promise<Topic[]> {
  const query = db
    .selectFrom('directory.topic')
    .select(['code', 'nameVi', 'nameEn', 'validFrom', 'validTo', 'source', 'certainty'])
    .orderBy('validFrom', 'desc')
    .orderBy('code')
  if (on === undefined) return (await query.execute()) as Topic[]
  return (await query
    .where('validFrom', '<=', on)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
    .execute()) as Topic[]
}

export async function keepTopic(tx: Tx, { code, ...values }: Topic): Promise<Topic> {
  await keepRow(tx, target(code), values)
  const kept = (await findTopics(tx)).find((topic) => topic.code === code)
  if (!kept) throw notFound({})
  return kept
}

export const removeTopic = (tx: Tx, code: string) => removeRow(tx, target(code))

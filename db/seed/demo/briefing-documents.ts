import { randomUUID } from 'node:crypto'
import type { Actor } from '#platform/actor.ts'
import type { Database, Tx } from '#platform/db.ts'
import { momentInHaNoi } from '#briefing/clock.model.ts'
import { draftPaper } from '#briefing/documents/draft-document.action.ts'
import { getSection, updateSection } from '#briefing/documents/document.store.ts'
import { movePaper } from '#briefing/documents/move-document.action.ts'
import { takeStep } from '#briefing/take-step.action.ts'
import { doc, figure, p } from '#briefing/text/rich-text.model.ts'
import type { Act } from '#reporting/index.ts'
import { addDays } from '#platform/working-days.ts'
import type { ToldBriefing } from './briefing-articles.ts'

interface Given {
  db: Database
  briefingId: string
  told: ToldBriefing
  secretary: Actor
  head: Actor
}

type Handling = 'submit' | 'sign' | 'issue'

/**
 * Minutes and conclusion notice of a briefing that stands at "concluded", in the product's own order: minutes drafted from the
 * session and signed; notice drafted from conclusions and draft directives, signed and issued, which issues the directives and
 * notifies; then follow-up begins.
 */
export async function putDocuments({ db, briefingId, told, secretary, head }: Given): Promise<void> {
  const on = async <T>(days: number, hour: string, actor: Actor, work: (tx: Tx, act: Act) => Promise<T>) => {
    const now = momentInHaNoi(addDays(told.heldOn, days), hour)
    // Nobody is told of what was long ago: no address, no mail.
    const act: Act = { actor, now, newId: randomUUID, publicUrl: null }
    return db.write({ actor, now, requestId: `demo-documents-${told.reportYear}` }, (tx) => work(tx, act))
  }
  const handle = (id: string, action: Handling) => (tx: Tx, act: Act) => movePaper(tx, act, id, { action, note: null, number: null })
  const minutes = await on(3, '14:00', secretary, (tx, act) => draftPaper(tx, act, briefingId, 'minutes'))
  await on(4, '09:00', secretary, handle(minutes.id, 'submit'))
  await on(4, '16:00', head, handle(minutes.id, 'sign'))
  const notice = await on(5, '09:00', secretary, async (tx, act) => {
    const drafted = await draftPaper(tx, act, briefingId, 'notice')
    await assess(tx, act, drafted.id, told.reportYear)
    return drafted
  })
  await on(6, '09:00', secretary, handle(notice.id, 'submit'))
  await on(7, '10:00', head, handle(notice.id, 'sign'))
  await on(7, '16:00', head, handle(notice.id, 'issue'))
  await on(8, '09:00', head, (tx, act) => takeStep(tx, act, { briefingId, action: 'follow', note: null }))
}

/** The one section of the notice that the product leaves to its writer. */
async function assess(tx: Tx, { now, actor }: Act, documentId: string, year: number) {
  const section = await getSection(tx, documentId, 'assessment')
  const body = doc(
    p(
      `Năm ${year}, các bộ, ngành, địa phương đã có nhiều cố gắng. Giá trị giải ngân đạt `,
      figure({ code: 'disbursed', year, style: 'millions' }),
      ', tỷ lệ giải ngân so với cam kết của năm là ',
      figure({ code: 'disbursement_ratio', year }),
      '.',
    ),
    p('Bên cạnh kết quả đạt được, việc chia sẻ thông tin giữa các cơ quan chưa thường xuyên; một số báo cáo nộp muộn hoặc chưa đủ biểu mẫu.'),
  )
  await updateSection(tx, section, { documentId, revision: section.revision, heading: section.heading, body, now, personId: actor.personId })
}

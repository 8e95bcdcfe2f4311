import { randomUUID } from 'node:crypto'
import type { Tx } from '#platform/db.ts'
import { momentInHaNoi } from '#briefing/clock.model.ts'
import { findStanding } from '#briefing/directives/part.store.ts'
import { addDays } from '#platform/working-days.ts'
import type { ToldBriefing } from './briefing-articles.ts'
import { putRows, type SeededBriefing } from './briefing-rows.ts'
import { type Random, randomFor } from './random.ts'

interface Given {
  seeded: SeededBriefing
  told: ToldBriefing
  /** Persons of an agency who hand in its reports. */
  officerOf: (agencyId: string) => string | null
  secretary: string
  /** Conclusions of the session that the directives come from, in order. */
  conclusionIds: readonly string[]
  /** Old ones are settled: everybody's part was accepted, or the unfinished went on to the next year. `none`: drafts, which the notice issues. */
  settled: 'all' | 'most' | 'none'
  /** Ids of the year before's unfinished directives by topic. */
  carried: ReadonlyMap<string, string>
  today: string
}

interface PartOf {
  state: 'open' | 'reported' | 'accepted' | 'returned'
  percent: number
}

const evidence = 'Báo cáo kết quả bằng văn bản, kèm kế hoạch hoặc quyết định đã ban hành'
const said = {
  report: 'Đã triển khai theo thông báo kết luận; xin gửi kết quả và tài liệu kèm theo.',
  accept: 'Đã nhận đủ kết quả.',
  return: 'Đề nghị bổ sung số liệu và văn bản chứng minh.',
  acknowledge: 'Ghi nhận tiến độ; đề nghị tiếp tục.',
} as const

/** Puts the directives of a briefing with all addressees, each as far as it has come, and returns the unfinished by topic. */
export async function putDirectives(tx: Tx, given: Given): Promise<Map<string, string>> {
  const { seeded, told, settled } = given
  const { briefing } = seeded
  const standing = await findStanding(tx, { placeSetId: briefing.placeSetId, on: told.heldOn })
  const random = randomFor(`directives ${told.reportYear}`)
  const unfinished = new Map<string, string>()
  const directives: Parameters<typeof putRows>[2][number][] = []
  const parts: Parameters<typeof putRows>[2][number][] = []
  const reports: Parameters<typeof putRows>[2][number][] = []
  told.conclusions.forEach((conclusion, index) => {
    const id = randomUUID()
    const everybody = conclusion.topic !== 'inspection' && conclusion.topic !== 'training'
    const addressees = standing.filter(({ duty }) => everybody || duty === 'province')
    const whole = settled === 'all' || (settled === 'most' && index % 2 === 0)
    const due = dueOf(told, index)
    if (!whole) unfinished.set(conclusion.topic, id)
    directives.push(directiveRow(given, { id, index, due, audience: everybody ? 'everybody' : 'provinces' }))
    for (const { id: agencyId } of addressees) {
      const part = whole ? ({ state: 'accepted', percent: 100 } as const) : partOf(random, settled === 'most')
      const days = historyOf(random, told, part)
      parts.push({
        directive_id: id,
        agency_id: agencyId,
        ...part,
        reported_at: days.find(({ action }) => action === 'report')?.at ?? null,
        decided_at: days.find(({ action }) => action !== 'report')?.at ?? null,
        demo: true,
      })
      // What old briefings' addressees wrote was not kept; the score was.
      if (settled !== 'all') reports.push(...days.map((day) => reportRow(given, { directiveId: id, agencyId, ...day })))
    }
  })
  await putRows(tx, 'directive', directives)
  await putRows(tx, 'directive_addressee', parts)
  await putRows(tx, 'directive_report', reports)
  tx.audit({ action: 'demo.directives', subject: 'briefing', subjectId: briefing.id, after: { directives: directives.length, addressees: parts.length } })
  return unfinished
}

/** The end of September for plans and rules, the end of the year for the rest. */
const dueOf = ({ heldOn }: ToldBriefing, index: number) => `${heldOn.slice(0, 4)}-${index % 3 === 0 ? '09-30' : '12-15'}`

interface Placed {
  id: string
  index: number
  due: string
  audience: string
}

function directiveRow({ seeded, told, settled, conclusionIds, carried, secretary }: Given, { id, index, due, audience }: Placed) {
  const conclusion = told.conclusions[index] ?? { topic: 'other', vi: '', en: null }
  return {
    id,
    briefing_id: seeded.briefing.id,
    number: index + 1,
    topic: conclusion.topic,
    text_vi: conclusion.vi,
    text_en: conclusion.en,
    audience,
    due_on: due,
    evidence_wanted: evidence,
    ...measureOf(conclusion.vi, told.reportYear + 1),
    ...settlementOf(told, settled, index),
    conclusion_id: conclusionIds[index] ?? null,
    carried_from: carried.get(conclusion.topic) ?? null,
    created_at: momentInHaNoi(addDays(told.heldOn, 3), '09:00'),
    created_by: secretary,
    demo: true,
  }
}

/** A conclusion on handing in on time is measured by the product itself. */
function measureOf(text: string, year: number) {
  if (!text.includes('đúng hạn')) return { measure: null, measure_year: null, measure_target: null }
  return { measure: 'returns_on_time', measure_year: year, measure_target: 100 }
}

function settlementOf({ heldOn }: ToldBriefing, settled: Given['settled'], index: number) {
  // What addressees did later is laid down with the drafts; issuing does not touch it.
  if (settled === 'none') return { state: 'draft', issued_at: null, settled_at: null, settle_note: null }
  const note = settled === 'most' && index % 2 === 1 ? 'Chuyển tiếp sang kết luận của hội nghị năm sau.' : null
  const days = { issued_at: momentInHaNoi(addDays(heldOn, 7), '16:00'), settled_at: momentInHaNoi(addDays(heldOn, 330), '10:00') }
  return { state: 'closed', ...days, settle_note: note }
}

function partOf(random: Random, past: boolean): PartOf {
  return random.weighted<PartOf>(
    [
      { state: 'accepted', percent: 100 },
      { state: 'reported', percent: 100 },
      { state: 'open', percent: 60 },
      { state: 'open', percent: 0 },
      { state: 'returned', percent: 80 },
    ],
    past ? [70, 4, 12, 10, 4] : [48, 12, 16, 16, 8],
  )
}

interface Day {
  action: 'report' | 'accept' | 'return' | 'acknowledge'
  at: string
  percent: number
}

/** What led to where a part stands: a report, and what the secretariat said to it. */
function historyOf(random: Random, { heldOn }: ToldBriefing, { state, percent }: PartOf): Day[] {
  if (percent === 0) return []
  const reported = addDays(heldOn, random.whole(60, 200))
  const day = (action: Day['action'], later: number): Day => ({
    action,
    percent,
    at: momentInHaNoi(addDays(reported, later), action === 'report' ? '09:20' : '14:40'),
  })
  const decided: Record<PartOf['state'], Day[]> = {
    accepted: [day('accept', random.whole(2, 12))],
    returned: [day('return', random.whole(2, 12))],
    open: [day('acknowledge', random.whole(2, 12))],
    reported: [],
  }
  return [day('report', 0), ...decided[state]]
}

function reportRow({ officerOf, secretary }: Given, { directiveId, agencyId, action, at, percent }: Day & { directiveId: string; agencyId: string }) {
  const own = action === 'report'
  return {
    id: randomUUID(),
    directive_id: directiveId,
    agency_id: agencyId,
    at,
    person_id: own ? officerOf(agencyId) : secretary,
    from_agency_id: own ? agencyId : 'paccom',
    action,
    body: said[action],
    percent,
    file_ids: [],
    demo: true,
  }
}

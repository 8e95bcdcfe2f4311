import { randomUUID } from 'node:crypto'
import { type Actor, systemActor } from '#platform/actor.ts'
import type { Database, Tx } from '#platform/db.ts'
import { minutesAfter, momentInHaNoi } from '#briefing/clock.model.ts'
import { freezePapers } from '#briefing/papers/freeze-papers.action.ts'
import { issue, saveDraft } from '#briefing/papers/issue-paper.action.ts'
import { getPaper, insertDraft, insertPaper, type NewPaper } from '#briefing/papers/paper.store.ts'
import { emptyText } from '#briefing/text/rich-text.model.ts'
import type { RichText } from '#briefing/text/rich-text.contract.ts'
import { addDays } from '#platform/working-days.ts'
import type { ToldBriefing } from './briefing-articles.ts'
import { coordinationPlan, guide, workReport } from './briefing-paper-texts.ts'
import { putRows, type SeededBriefing } from './briefing-rows.ts'
import { randomFor } from './random.ts'

interface Written {
  title: string
  circulation: NewPaper['circulation']
  agendaItemId: string | null
  readers: readonly string[]
  body: RichText
}

const READERS = ['a-p63-45', 'byt']
const LOCKED_BEFORE = -7

/** Writes a paper and issues it, as its page does. Returns its id. */
export async function writePaper(tx: Tx, by: Actor, briefingId: string, { now, paper }: { now: string; paper: Written }): Promise<string> {
  const { title, circulation, agendaItemId, readers, body } = paper
  const id = randomUUID()
  const given = { id, briefingId, agendaItemId, title, kind: 'text', circulation, demo: true, createdAt: now, createdBy: by.personId } as const
  await insertPaper(tx, given, readers)
  await insertDraft(tx, given, { body: emptyText, now, by: by.personId })
  const { revision } = await saveDraft(tx, id, { revision: 0, body }, { now, by: by.personId })
  const shown = await getPaper(tx, id, { personId: by.personId, isSecretariat: true })
  await issue(tx, shown, { revision, note: null, figuresAsOf: null, now, by: by.personId })
  return id
}

interface Given {
  db: Database
  seeded: SeededBriefing
  told: ToldBriefing
  secretary: Actor
  head: Actor
  officerOf: (agencyId: string) => string | null
}

/** The papers of the session of 2024: issued with live figures, frozen when the figures were locked, read by most rooms. */
export async function putPapers({ db, seeded, told, secretary, head, officerOf }: Given): Promise<void> {
  const { briefing, itemIds } = seeded
  const itemOf = (word: string) => itemIds[told.agenda.findIndex(({ vi }) => vi.includes(word))] ?? null
  const requestId = `demo-papers-${told.reportYear}`
  const [year, next] = [told.reportYear, told.reportYear + 1]
  const written: Written[] = [
    {
      title: `Báo cáo công tác PCPNN năm ${year} và phương hướng ${next}`,
      circulation: 'open',
      agendaItemId: itemOf('Báo cáo kết quả'),
      readers: [],
      body: workReport(year),
    },
    {
      title: 'Hướng dẫn thực hiện Nghị định 58/2022/NĐ-CP',
      circulation: 'points',
      agendaItemId: itemOf('Nghị định 58/2022'),
      readers: [],
      body: guide,
    },
    {
      title: 'Phân công đầu mối vận động hỗ trợ nạn nhân bom mìn tại Quảng Trị',
      circulation: 'restricted',
      agendaItemId: null,
      readers: READERS,
      body: coordinationPlan,
    },
  ]
  const issuedAt = momentInHaNoi(addDays(told.heldOn, LOCKED_BEFORE - 3), '10:00')
  const ids = await db.write({ actor: secretary, now: issuedAt, requestId }, async (tx) => {
    const all: string[] = []
    for (const paper of written) all.push(await writePaper(tx, secretary, briefing.id, { now: issuedAt, paper }))
    return all
  })
  const lockedAt = momentInHaNoi(addDays(told.heldOn, LOCKED_BEFORE), '10:00')
  await db.write({ actor: head, now: lockedAt, requestId }, async (tx) => {
    if (briefing.figuresAsOf) await freezePapers(tx, briefing.id, briefing.figuresAsOf, { now: lockedAt, personId: head.personId })
  })
  await putReadings({ db, seeded, told, officerOf, requestId }, ids)
}

type Reading = Pick<Given, 'db' | 'seeded' | 'told' | 'officerOf'> & { requestId: string }

/** Two rooms in three opened what they were given, in the week before the session. A reading is its reader's own and leaves no line of its own. */
async function putReadings({ db, seeded, told, officerOf, requestId }: Reading, [report, circulated, restricted]: readonly string[]) {
  const random = randomFor('paper readings')
  const agencies = seeded.rooms.filter(({ kind }) => kind !== 'centre').map(({ agencyId }) => agencyId)
  const opened = [
    ...agencies.filter(() => random.chance(0.68)).map((agencyId) => ({ paper: report, number: 2, agencyId })),
    ...agencies.filter(() => random.chance(0.55)).map((agencyId) => ({ paper: circulated, number: 1, agencyId })),
    { paper: restricted, number: 2, agencyId: READERS[0] ?? '' },
  ]
  const from = momentInHaNoi(addDays(told.heldOn, LOCKED_BEFORE + 1), '08:00')
  const rows = opened.flatMap(({ paper, number, agencyId }) => {
    const person = officerOf(agencyId)
    if (!person || !paper) return []
    const at = minutesAfter(from, 24 * 60 * random.whole(0, 5) + random.whole(0, 500))
    return { paper_id: paper, number, person_id: person, agency_id: agencyId, at, way: random.chance(0.3) ? 'download' : 'screen', demo: true }
  })
  const now = momentInHaNoi(told.heldOn, '08:00')
  await db.write({ actor: systemActor, now, requestId }, (tx) => putRows(tx, 'paper_read', rows), { silent: true })
}

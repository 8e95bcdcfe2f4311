import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { findAgenda } from '#briefing/agenda.store.ts'
import { getCalendar } from '#directory/index.ts'
import { momentInHaNoi } from '#briefing/clock.model.ts'
import { openBriefing } from '#briefing/open-briefing.action.ts'
import { findPoints } from '#briefing/point.store.ts'
import { proposedTitles } from '#briefing/proposal.model.ts'
import { takeStep } from '#briefing/take-step.action.ts'
import { addDays, isWorkingDay, vietnamDate } from '#platform/working-days.ts'
import { workReport } from './briefing-paper-texts.ts'
import { writePaper } from './briefing-papers.ts'
import { putPeople } from './briefing-people.ts'
import { CENTRE, putRows } from './briefing-rows.ts'
import { lineCheck, personOf, type Seeding, statementRows } from './seed-briefings.ts'
import { statements2025 } from './briefing-statements.ts'

const REPORT_YEAR = 2025
const DAYS_AHEAD = 21

/** The briefing that a visitor can play: invited, two rooms in three confirmed, statements registered, held about three weeks from now. */
export async function planBriefing({ db, cast, now }: Seeding): Promise<void> {
  const actor = cast.actorOf('paccom', 'approver')
  await db.write({ actor, now, requestId: 'demo-briefing-planned' }, async (tx) => {
    const calendar = await getCalendar(tx)
    let day = addDays(vietnamDate(now), DAYS_AHEAD)
    while (!isWorkingDay(day, calendar)) day = addDays(day, 1)
    const act = { actor, now, newId: randomUUID, publicUrl: null }
    const briefing = await openBriefing(tx, act, {
      reportYear: REPORT_YEAR,
      ...proposedTitles(REPORT_YEAR),
      startsAt: momentInHaNoi(day, '14:00'),
      endsAt: momentInHaNoi(day, '17:30'),
      centre: CENTRE,
      chairName: 'Ngô Lê Văn',
      chairPosition: 'Thứ trưởng Bộ Ngoại giao, Chủ nhiệm Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài',
      coChairName: 'Phan Anh Sơn',
      coChairPosition: 'Chủ tịch Liên hiệp các tổ chức hữu nghị Việt Nam, Phó Chủ nhiệm Ủy ban',
      recorded: true,
      pointLimit: 200,
      without: [],
      demo: true,
    })
    await takeStep(tx, act, { briefingId: briefing.id, action: 'invite', note: null })
    const rooms = await findPoints(tx, briefing.id)
    const confirmed = rooms.filter(({ kind }, index) => kind !== 'centre' && index % 3 !== 2)
    await putPeople(tx, { reportYear: REPORT_YEAR, rooms: confirmed, articles: [], invented: true, attendance: 'expected' })
    const answers = confirmed.map(({ id, agencyId }) => ({
      id,
      by: personOf(cast, agencyId)?.id ?? null,
      name: personOf(cast, agencyId)?.name ?? 'Cán bộ trực kỹ thuật',
    }))
    await sql`update briefing.point p set confirmed_at = ${now}, confirmed_by = r.by, contact_name = r.name, contact_phone = '024 3843 6936', contact_email = null
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r(id uuid, by uuid, name text) where p.id = r.id`.execute(tx)
    await putRows(
      tx,
      'line_check',
      confirmed.filter((_, index) => index % 4 === 0).map(({ id }, index) => lineCheck(briefing.id, id, now, index)),
    )
    await putRows(
      tx,
      'statement',
      statementRows({ briefing, rooms }, statements2025, now, (agencyId) => personOf(cast, agencyId)?.id ?? null).map((row) => ({
        ...row,
        state: 'registered',
      })),
    )
    const report = (await findAgenda(tx, briefing.id)).find(({ kind }) => kind === 'report')
    await writePaper(tx, cast.actorOf('paccom', 'officer'), briefing.id, {
      now,
      paper: {
        title: `Báo cáo công tác PCPNN năm ${REPORT_YEAR} và phương hướng ${REPORT_YEAR + 1}`,
        circulation: 'open',
        agendaItemId: report?.id ?? null,
        readers: [],
        body: workReport(REPORT_YEAR),
      },
    })
    tx.audit({ action: 'demo.confirmed', subject: 'briefing', subjectId: briefing.id, after: { rooms: answers.length } })
  })
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { insertBriefing } from '#briefing/briefing.store.ts'
import type { Briefing } from '#briefing/briefing.contract.ts'
import { insertItems } from '#briefing/agenda.store.ts'
import { momentInHaNoi } from '#briefing/clock.model.ts'
import { insertPoints } from '#briefing/point.store.ts'
import { proposedTitles } from '#briefing/proposal.model.ts'
import { getPlaceSetOn, proposePointsOn } from '#briefing/proposal.action.ts'
import { findMoment } from '#figures/index.ts'
import { addDays } from '#platform/working-days.ts'
import type { ToldBriefing } from './briefing-articles.ts'

export const CENTRE = 'Trụ sở Bộ Ngoại giao, Hà Nội'
type Cell = string | number | boolean | null | readonly string[]
type Table =
  'attendee' | 'statement' | 'line_check' | 'step' | 'room_event' | 'room_session' | 'directive' | 'directive_addressee' | 'directive_report' | 'paper_read'

/** Puts rows into a table of the briefing in one statement; every column is named. */
export async function putRows(tx: Tx, table: Table, rows: readonly Record<string, Cell | object>[]): Promise<void> {
  const named = sql.table(`briefing.${table}`)
  await sql`insert into ${named} select * from jsonb_populate_recordset(null::${named}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

/** The room of a briefing as the seeding needs it. */
export interface SeededRoom {
  id: string
  code: string
  kind: string
  agencyId: string
  placeId: string | null
  nameVi: string
  nameEn: string
}

export interface SeededBriefing {
  briefing: Briefing
  rooms: SeededRoom[]
  itemIds: string[]
}

/** `concluded`: the papers that follow, and the steps that they take, are made by the product's own actions. */
type PastState = 'closed' | 'concluded'

/** A briefing that was held: its frame, rooms, agenda, and the steps of its life on their days. */
export async function putHeldBriefing(tx: Tx, told: ToldBriefing, { state, by }: { state: PastState; by: string }): Promise<SeededBriefing> {
  const { heldOn, reportYear, chair, coChair } = told
  const lockedAt = momentInHaNoi(addDays(heldOn, -7), '10:00')
  const briefing: Briefing = {
    id: randomUUID(),
    reportYear,
    number: 1,
    ...proposedTitles(reportYear),
    startsAt: momentInHaNoi(heldOn, '14:00'),
    endsAt: momentInHaNoi(heldOn, '17:30'),
    centre: CENTRE,
    chairName: chair?.name ?? null,
    chairPosition: chair?.position ?? null,
    coChairName: coChair?.name ?? null,
    coChairPosition: coChair?.position ?? null,
    placeSetId: await getPlaceSetOn(tx, heldOn),
    state,
    figuresAsOf: (await findMoment(tx, lockedAt)).asOf,
    recorded: true,
    pointLimit: 200,
    cancelReason: null,
    demo: true,
  }
  const plannedAt = momentInHaNoi(addDays(heldOn, -30), '09:00')
  await insertBriefing(tx, briefing, { now: plannedAt, by })
  const rooms = (await proposePointsOn(tx, heldOn)).map((point, position) => ({ ...point, id: randomUUID(), parentId: null, position }))
  await insertPoints(tx, briefing, rooms)
  const confirmedAt = momentInHaNoi(addDays(heldOn, -12), '15:00')
  await sql`update briefing.point set confirmed_at = ${confirmedAt} where briefing_id = ${briefing.id} and kind <> 'centre'`.execute(tx)
  const items = told.agenda.map(({ kind, vi, en, owner, minutes }) => ({ id: randomUUID(), kind, titleVi: vi, titleEn: en, owner, minutes }))
  await insertItems(tx, briefing, items)
  await putRows(tx, 'step', stepsOf(briefing, heldOn, by))
  return { briefing, rooms, itemIds: items.map(({ id }) => id) }
}

type PastStep = [action: string, to: string, days: number, hour: string]
const settling: PastStep[] = [
  ['notify', 'notified', 7, '16:00'],
  ['follow', 'following', 8, '09:00'],
  ['close', 'closed', 330, '10:00'],
]

function stepsOf({ id, state }: Briefing, heldOn: string, by: string) {
  const steps: PastStep[] = [
    ['invite', 'invited', -24, '09:30'],
    ['collect', 'collecting', -23, '09:00'],
    ['lock_figures', 'figures_locked', -7, '10:00'],
    ['open_papers', 'papers', -7, '10:30'],
    ['check_lines', 'line_check', -2, '08:00'],
    ['start', 'in_session', 0, '13:30'],
    ['conclude', 'concluded', 0, '17:32'],
    ...(state === 'closed' ? settling : []),
  ]
  return steps.map(([action, to, days, hour], index) => ({
    briefing_id: id,
    at: momentInHaNoi(addDays(heldOn, days), hour),
    action,
    from_state: steps[index - 1]?.[1] ?? 'planned',
    to_state: to,
    person_id: by,
    note: null,
  }))
}

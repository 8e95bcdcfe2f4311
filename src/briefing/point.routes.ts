import { randomUUID } from 'node:crypto'
import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { answersFor, getOwnPoint, makeKey } from './answer-point.action.ts'
import { findAttendees } from './attendee.store.ts'
import type { BriefingCoreOptions } from './briefing.routes.ts'
import { getBriefing } from './briefing.store.ts'
import { changePoint, confirmRoom } from './change-point.action.ts'
import { demandOpen } from './demand-open.action.ts'
import { notYourPoint } from './matter.contract.ts'
import { isOpen } from './matter.model.ts'
import {
  addPoint,
  agencyUnknown,
  confirmPoint,
  editPoint,
  listPoints,
  noRoomsBelow,
  openRoomBelow,
  type Point,
  type PointDetail,
  pointInUse,
  proposePoints,
  removePoint,
  renewKey,
  revokeKey,
  showPoint,
  unconfirmPoint,
} from './point.contract.ts'
import { codeBelow, gapsOf, pointStateOf } from './point.model.ts'
import { contactOf, deletePoint, findPoints, getPoint, insertPoints, isPointUsed, type PointRow, updatePoint } from './point.store.ts'
import { proposePointsOn } from './proposal.action.ts'

type Connected = BriefingCoreOptions['connectedPoints']

export function pointBindings(options: BriefingCoreOptions): Binding[] {
  const { connectedPoints } = options
  return [
    implement(listPoints, async ({ db, actor }, { params }) => {
      await getBriefing(db, params.id)
      const rows = await findPoints(db, params.id)
      const connected = await connectedPoints(db, params.id)
      const ownIds = rows.filter((row) => actor.agencyIds.includes(row.agencyId)).map(({ id }) => id)
      return { points: rows.map((row) => pointOf(row, connected)), ownIds }
    }),
    implement(proposePoints, async ({ db }, { params }) => ({ points: await missingPoints(db, params.id) })),
    implement(addPoint, async ({ tx }, { params, body }) => {
      const briefing = await demandOpen(tx, params.id, 'rooms')
      const proposed = (await missingPoints(tx, briefing.id)).find(({ agencyId }) => agencyId === body.agencyId)
      if (!proposed) throw agencyUnknown({})
      const id = randomUUID()
      await insertPoints(tx, briefing, [{ ...proposed, id, parentId: null, position: await nextPosition(tx, briefing.id) }])
      return pointOf(await getPoint(tx, briefing.id, id), new Set())
    }),
    implement(showPoint, ({ db, actor }, { params }) => detail(db, actor, params, connectedPoints)),
    implement(editPoint, async ({ tx, actor }, { params, body }) => {
      const { point } = await getOwnPoint(tx, actor, params, 'people')
      await changePoint(tx, point, body)
      return detail(tx, actor, params, connectedPoints)
    }),
    implement(confirmPoint, async (context, { params }) => {
      const { briefing, point } = await getOwnPoint(context.tx, context.actor, params, 'people')
      await confirmRoom(context.tx, { ...context, newId: randomUUID, publicUrl: options.publicUrl }, { briefing, point })
      return detail(context.tx, context.actor, params, connectedPoints)
    }),
    implement(unconfirmPoint, async ({ tx, actor }, { params }) => {
      const { point } = await getOwnPoint(tx, actor, params, 'people')
      await updatePoint(tx, point, 'point.unconfirmed', { confirmedAt: null, confirmedBy: null })
      return detail(tx, actor, params, connectedPoints)
    }),
    implement(removePoint, async ({ tx, actor }, { params }) => {
      const { point } = await getOwnPoint(tx, actor, params, 'people')
      const isOwnRoomBelow = point.parentId !== null
      if (!isOwnRoomBelow && !actor.role.startsWith('secretariat')) throw notYourPoint({})
      if (await isPointUsed(tx, point.id)) throw pointInUse({})
      await deletePoint(tx, point)
      return {}
    }),
    ...keyBindings(options),
  ]
}

function keyBindings({ publicUrl }: BriefingCoreOptions): Binding[] {
  return [
    implement(openRoomBelow, async ({ tx, actor }, { params, body }) => {
      const { briefing, point: parent } = await getOwnPoint(tx, actor, params, 'people')
      if (parent.kind !== 'province') throw noRoomsBelow({})
      const codes = new Set((await findPoints(tx, briefing.id)).map(({ code }) => code))
      const { link, keyHash } = makeKey(briefing.id, { publicUrl })
      const id = randomUUID()
      const { agencyId } = parent
      const position = await nextPosition(tx, briefing.id)
      await insertPoints(tx, briefing, [{ ...body, id, code: codeBelow(parent.code, codes), agencyId, placeId: null, parentId: parent.id, position, keyHash }])
      return { point: pointOf(await getPoint(tx, briefing.id, id), new Set()), link }
    }),
    implement(renewKey, async ({ tx, actor }, { params }) => {
      const { briefing, point } = await getOwnPoint(tx, actor, params, 'people')
      if (point.parentId === null) throw noRoomsBelow({})
      const { link, keyHash } = makeKey(briefing.id, { publicUrl })
      await updatePoint(tx, point, 'point.key-renewed', { keyHash })
      return { link }
    }),
    implement(revokeKey, async ({ tx, actor }, { params }) => {
      const point = await getPoint(tx, params.id, params.pointId)
      if (!answersFor(actor, point)) throw notYourPoint({})
      await updatePoint(tx, point, 'point.key-revoked', { keyHash: null })
      return {}
    }),
  ]
}

/** A room as readers see it. */
export function pointOf(row: PointRow, connected: ReadonlySet<string>): Point {
  const { briefingId: _briefing, contactName: _name, contactPhone: _phone, contactEmail: _email, ...point } = row
  return { ...point, state: pointStateOf({ ...row, connected: connected.has(row.id) }) }
}

async function detail(db: Db, actor: Actor, { id, pointId }: { id: string; pointId: string }, connectedPoints: Connected): Promise<PointDetail> {
  const briefing = await getBriefing(db, id)
  const rows = await findPoints(db, id)
  const row = await getPoint(db, id, pointId)
  const connected = await connectedPoints(db, id)
  const people = await findAttendees(db, pointId)
  const answers = answersFor(actor, row)
  const seesAll = answers || actor.role === 'auditor'
  return {
    point: pointOf(row, connected),
    contact: seesAll ? contactOf(row) : null,
    people,
    missing: seesAll ? gapsOf({ people, contact: contactOf(row), confirmedAt: row.confirmedAt, lastGrade: row.lastGrade }) : [],
    mayEdit: answers && isOpen(actor.role.startsWith('secretariat') ? 'rooms' : 'people', briefing.state),
    below: rows.filter(({ parentId }) => parentId === pointId).map((one) => pointOf(one, connected)),
  }
}

async function missingPoints(db: Db, briefingId: string) {
  const { startsAt } = await getBriefing(db, briefingId)
  const present = new Set((await findPoints(db, briefingId)).filter(({ parentId }) => parentId === null).map(({ agencyId }) => agencyId))
  return (await proposePointsOn(db, vietnamDate(startsAt))).filter(({ agencyId }) => !present.has(agencyId))
}

async function nextPosition(db: Db, briefingId: string): Promise<number> {
  return Math.max(-1, ...(await findPoints(db, briefingId)).map(({ position }) => position)) + 1
}

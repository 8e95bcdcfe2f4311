import { randomUUID } from 'node:crypto'
import { type Binding, implement } from '#platform/http.ts'
import { getOwnPoint, recallIfIncomplete } from './answer-point.action.ts'
import { keepPeople, twoHeads } from './attendee.contract.ts'
import { replaceAttendees } from './attendee.store.ts'
import { getPoint } from './point.store.ts'

export const attendeeBindings: Binding[] = [
  implement(keepPeople, async ({ tx, actor }, { params, body }) => {
    const { briefing, point } = await getOwnPoint(tx, actor, params, 'people')
    if (body.people.filter(({ duty }) => duty === 'head').length > 1) throw twoHeads({})
    const people = await replaceAttendees(tx, { id: point.id, demo: briefing.demo }, body.people, randomUUID)
    await recallIfIncomplete(tx, await getPoint(tx, briefing.id, point.id))
    return { people }
  }),
]

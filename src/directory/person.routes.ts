import { randomUUID } from 'node:crypto'
import type { Tx } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { hashPassword, makePassword } from '#platform/password.ts'
import { getAgencyById } from './agency.store.ts'
import {
  addAssignment,
  createPerson,
  endAssignment,
  getPerson,
  type GivenAssignment,
  listPeople,
  ownAccount,
  resetPassword,
  roleUnfit,
  updatePerson,
} from './person.contract.ts'
import { roleFits } from './person.model.ts'
import { changePerson, findPeople, getPersonById, insertAssignment, insertPerson, keepCredential, setAssignmentEnd } from './person.store.ts'
import { closeSessionsOf } from './session.store.ts'

async function assign(tx: Tx, personId: string, given: GivenAssignment) {
  const { duty } = await getAgencyById(tx, given.agencyId)
  if (!roleFits(given.role, duty)) throw roleUnfit({ role: given.role, duty })
  await insertAssignment(tx, { id: randomUUID(), personId, ...given })
}

export const personBindings: Binding[] = [
  implement(listPeople, async ({ db }, { query }) => {
    const { agency, active, limit, ...rest } = query
    const found = await findPeople(db, { ...rest, agencyId: agency, active: active === undefined ? undefined : active === 'true', limit: limit + 1 })
    const people = found.slice(0, limit)
    return { people, next: found.length > limit ? (people.at(-1)?.id ?? null) : null }
  }),
  implement(getPerson, async ({ db }, { params }) => getPersonById(db, params.id)),
  implement(createPerson, async ({ tx, now }, { body }) => {
    const { assignment, ...given } = body
    const id = randomUUID()
    const password = makePassword()
    await insertPerson(tx, { id, ...given, demo: false })
    await keepCredential(tx, id, { hash: await hashPassword(password), now })
    if (assignment) await assign(tx, id, assignment)
    return { person: await getPersonById(tx, id), password }
  }),
  implement(updatePerson, async ({ tx, actor, now }, { params, body }) => {
    if (params.id === actor.personId && !body.active) throw ownAccount({})
    await changePerson(tx, params.id, body)
    if (!body.active) await closeSessionsOf(tx, params.id, { now })
    return getPersonById(tx, params.id)
  }),
  implement(resetPassword, async ({ tx, actor, now }, { params }) => {
    if (params.id === actor.personId) throw ownAccount({})
    const person = await getPersonById(tx, params.id)
    const password = makePassword()
    await keepCredential(tx, person.id, { hash: await hashPassword(password), now })
    const closed = await closeSessionsOf(tx, person.id, { now })
    tx.audit({ action: 'password.reset', subject: 'person', subjectId: person.id, after: { sessionsClosed: closed } })
    return { password }
  }),
  implement(addAssignment, async ({ tx }, { params, body }) => {
    await getPersonById(tx, params.id)
    await assign(tx, params.id, body)
    return getPersonById(tx, params.id)
  }),
  implement(endAssignment, async ({ tx }, { params, body }) => {
    await setAssignmentEnd(tx, params.id, params.assignmentId, body.validTo)
    return getPersonById(tx, params.id)
  }),
]

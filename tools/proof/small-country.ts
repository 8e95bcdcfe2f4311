import { randomBytes, randomUUID } from 'node:crypto'
import { insertAssignment, insertPerson, loadDirectory } from '#directory/index.ts'
import type { Role } from '#directory/role.contract.ts'
import { insertSession } from '#directory/gate.store.ts'
import { hashToken } from '#directory/sign-in.action.ts'
import { systemActor } from '#platform/actor.ts'
import { type Engine } from '#platform/db-engine.ts'
import { openDatabase, type Tx } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { defaultForm, openCampaign, saveForm } from '#reporting/index.ts'

export const YEAR = 2023
export const agencies = ['a-p63-44', 'a-p63-45', 'a-p63-46', 'a-p63-48', 'a-p63-49', 'a-p63-51'] as const

/** Session cookies of `agency|officer` and `agency|approver`. */
export type Cookies = ReadonlyMap<string, string>

/** Provinces that owe the report of a year, the secretariat, and everybody's session: a country without a demonstration. */
export async function makeSmallCountry(engine: Engine, now: string): Promise<Cookies> {
  await migrate(engine)
  const cookies = new Map<string, string>()
  const db = openDatabase(engine)
  await db.write({ actor: systemActor, now, requestId: 'proof' }, async (tx) => {
    await loadDirectory(tx)
    await saveForm(tx, defaultForm, { source: 'proof', certainty: 'demonstration' })
    for (const agencyId of [...agencies, 'paccom'])
      for (const duty of ['officer', 'approver'] as const) {
        const role: Role = agencyId === 'paccom' ? `secretariat_${duty}` : `province_${duty}`
        cookies.set(`${agencyId}|${duty}`, await seat(tx, { agencyId, role }, now))
      }
    const act = { actor: systemActor, now, newId: randomUUID, publicUrl: null }
    await openCampaign(tx, act, { reportYear: YEAR, dueOn: `${Number(now.slice(0, 4)) + 1}-01-15`, debtors: [...agencies] })
  })
  return cookies
}

async function seat(tx: Tx, { agencyId, role }: { agencyId: string; role: Role }, now: string): Promise<string> {
  const [personId, assignmentId, token] = [randomUUID(), randomUUID(), randomBytes(32).toString('base64url')]
  await insertPerson(tx, { id: personId, fullName: 'Người thử', email: `${role}.${agencyId}@proof.example`, locale: 'vi', demo: true })
  await insertAssignment(tx, { id: assignmentId, personId, agencyId, role, validFrom: '2018-01-01', validTo: null })
  const expiry = new Date(Date.parse(now) + 8 * 3600_000).toISOString()
  await insertSession(tx, { id: randomUUID(), hash: hashToken(token), personId, assignmentId, now, expiry, address: '127.0.0.1', agent: 'proof' })
  return `nhipcau_session=${token}`
}

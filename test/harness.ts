import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { type Actor, systemActor } from '#platform/actor.ts'
import { type Engine, openEngine } from '#platform/db-engine.ts'
import { type Database, type Occasion, openDatabase } from '#platform/db.ts'
import type { Role } from '#directory/role.contract.ts'
import { withDatabase } from './global-setup.ts'

export interface TestDatabase {
  engine: Engine
  db: Database
  close: () => Promise<void>
}

/** A fresh copy of the migrated, directory-loaded database: PGlite in memory, or on the server of TEST_DATABASE_URL. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) {
    const engine = await openEngine({ loadDataDir: new Blob([await readFile(inject('dump'))]) })
    return { engine, db: openDatabase(engine), close: () => engine.close() }
  }
  const admin = await openEngine({ url, poolSize: 1 })
  const name = `nc_test_${randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name} template ${inject('template')}`)
  const engine = await openEngine({ url: withDatabase(url, name), poolSize: 8 })
  return {
    engine,
    db: openDatabase(engine),
    close: async () => {
      await engine.close()
      await admin.query(`drop database ${name} with (force)`)
      await admin.close()
    },
  }
}

/** An actor of a role at an agency, as if signed in. */
export function actorOf(role: Role, agencyId: string, more: Partial<Actor> = {}): Actor {
  return { personId: randomUUID(), fullName: 'Người thử', role, agencyId, agencyIds: [agencyId], organisationId: null, sessionId: null, ...more }
}

/** The occasion of a test's act. */
export function occasion(actor: Actor = systemActor, now = '2024-01-10T03:00:00.000Z'): Occasion {
  return { actor, now, requestId: randomUUID() }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'
import { loadDirectory } from '../src/directory/load-directory.action.ts'
import { systemActor } from '../src/platform/actor.ts'
import { type Engine, openEngine } from '../src/platform/db-engine.ts'
import { openDatabase } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** File with a dump of a migrated, directory-loaded PGlite; empty when the run is on a server. */
    dump: string
    /** Name of the template database on the server; empty when the run is on PGlite. */
    template: string
  }
}

/** Makes the migrated database with the directory once per run; each test file starts from a copy of it. */
export default async function setup(project: TestProject) {
  const url = process.env['TEST_DATABASE_URL']
  return url ? setupServer(project, url) : setupEmbedded(project)
}

async function fill(engine: Engine) {
  await migrate(engine)
  const db = openDatabase(engine)
  await db.write({ actor: systemActor, now: '2018-01-01T00:00:00.000Z', requestId: 'test-setup' }, loadDirectory)
}

async function setupEmbedded(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-cau-test-'))
  const engine = await openEngine({ dataDir: join(folder, 'pg') })
  await fill(engine)
  await engine.close()
  const lite = await PGlite.create(join(folder, 'pg'))
  const dump = await lite.dumpDataDir('none')
  await lite.close()
  await writeFile(join(folder, 'dump.tar'), new Uint8Array(await dump.arrayBuffer()))
  project.provide('dump', join(folder, 'dump.tar'))
  project.provide('template', '')
  return () => rm(folder, { recursive: true, force: true })
}

async function setupServer(project: TestProject, url: string) {
  const admin = await openEngine({ url, poolSize: 1 })
  const template = `nc_template_${process.pid}`
  await admin.query(`create database ${template} encoding 'UTF8' template template0`)
  const engine = await openEngine({ url: withDatabase(url, template), poolSize: 2 })
  await fill(engine)
  await engine.close()
  project.provide('dump', '')
  project.provide('template', template)
  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`)
    await admin.close()
  }
}

export function withDatabase(url: string, name: string): string {
  const target = new URL(url)
  target.pathname = `/${name}`
  return target.href
}

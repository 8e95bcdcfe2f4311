import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Engine } from './db-engine.ts'

const folder = fileURLToPath(new URL('../../db/migrations/', import.meta.url))

/** The names of the migrations that this product knows, in their order. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
}

/**
 * Brings the database up to the migrations in `db/migrations`, in the order of their names, each in its own
 * transaction. Throws when one that was applied has been edited since. Returns the names newly applied.
 */
export async function migrate(engine: Engine): Promise<string[]> {
  await engine.script(`create schema if not exists platform;
    create table if not exists platform.migration (name text primary key, digest text not null, applied_at timestamptz not null default now())`)
  const applied = new Map(
    (await engine.query<{ name: string; digest: string }>('select name, digest from platform.migration')).map((row) => [row.name, row.digest]),
  )
  const fresh: string[] = []
  for (const name of await migrationNames()) {
    const text = await readFile(`${folder}${name}`, 'utf8')
    const digest = createHash('sha256').update(text).digest('hex')
    const known = applied.get(name)
    if (known === digest) continue
    if (known) throw new Error(`Migration ${name} was changed after it was applied; write a new one instead`)
    await engine
      .script(`begin;\n${text}\n;insert into platform.migration (name, digest) values ('${name}', '${digest}');\ncommit;`)
      .catch(async (error: Error) => {
        await engine.script('rollback').catch(() => undefined)
        throw new Error(`Migration ${name}: ${error.message}`, { cause: error })
      })
    fresh.push(name)
  }
  return fresh
}

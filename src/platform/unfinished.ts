import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Engine, openEngine } from './db-engine.ts'
import { migrate } from './migrate.ts'

const MARK = 'A demonstration is being built here; without its end there is nothing else in this database.'

/** Says in the database itself that a demonstration is being built in it, until it is done. Set on an empty database only. */
export async function markUnfinished(engine: Engine, unfinished: boolean): Promise<void> {
  await engine.script(`comment on schema platform is ${unfinished ? `'${MARK}'` : 'null'}`)
}

async function isUnfinished(engine: Engine): Promise<boolean> {
  const [found] = await engine.query<{ mark: string | null }>(`select obj_description('platform'::regnamespace, 'pg_namespace') as mark`)
  return found?.mark === MARK
}

interface Home {
  databaseUrl: string | undefined
  dataDir: string
}

/**
 * Opens the database at its newest migration. A folder with a demonstration that a killed process left half built is emptied and begun
 * again; on a server of somebody else's that is not ours to do, and an error says so.
 */
export async function openMigrated({ databaseUrl, dataDir }: Home, say: (line: string) => void): Promise<Engine> {
  const folder = join(dataDir, 'pg')
  const open = async () => {
    const engine = await openEngine(databaseUrl ? { url: databaseUrl } : { dataDir: folder })
    await migrate(engine)
    return engine
  }
  const engine = await open()
  if (!(await isUnfinished(engine))) return engine
  await engine.close()
  if (databaseUrl) throw new Error('The database holds a demonstration that was not finished: drop it, create it empty, and start again')
  say('Dữ liệu trình diễn lần trước chưa dựng xong; dựng lại từ đầu… / The demonstration was not finished last time; building it again…')
  await rm(folder, { recursive: true })
  return open()
}

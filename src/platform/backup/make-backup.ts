import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Engine } from '../db-engine.ts'
import { BackupRefused } from './backup-refused.ts'
import { copyTree, describeFiles, listFolders } from './copy-tree.ts'
import { type Manifest, writeManifest } from './manifest.ts'
import { runPostgresTool } from './postgres-tools.ts'

/** Folders beside the database that are part of the record. */
export const KEPT_FOLDERS = ['files', 'recordings', 'digests'] as const
export const DUMP = 'database.dump'
export const EMBEDDED = 'pg'

export interface BackupPlan {
  /** The folder to make; it must be new or empty. */
  to: string
  dataDir: string
  product: string
  /** Of the manifest. */
  now: string
}

export interface BackupMade {
  to: string
  files: number
  bytes: number
  audit: Manifest['audit']
}

type Facts = Pick<Manifest, 'database' | 'migrations' | 'audit'>
type Query = <T>(text: string) => Promise<T[]>

/** Copies the embedded database of an open engine while nobody writes (requests wait meanwhile), then the files. */
export async function backUpEmbedded(engine: Engine, plan: BackupPlan): Promise<BackupMade> {
  const { stillstand } = engine
  if (!stillstand) throw new Error('Only the embedded database stands still')
  await makeEmpty(plan.to)
  return finish(plan, 'pglite', () =>
    stillstand(async ({ folder, query }) => {
      const facts = await readFacts(query)
      const target = join(plan.to, EMBEDDED)
      await mkdir(target, { recursive: true })
      for (const path of await listFolders(folder)) await mkdir(join(target, path), { recursive: true })
      await copyTree(folder, target)
      return facts
    }),
  )
}

/** Dumps a PostgreSQL database as it is at one moment, while others write, then copies the files. */
export async function backUpServer(url: string, plan: BackupPlan): Promise<BackupMade> {
  await makeEmpty(plan.to)
  return finish(plan, 'postgres', async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await client.query('begin isolation level repeatable read read only')
      const facts = await readFacts(async <T>(text: string) => (await client.query(text)).rows as T[])
      const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id')
      await runPostgresTool('pg_dump', ['-Fc', '--no-owner', `--snapshot=${rows[0]?.id}`, '-f', join(plan.to, DUMP), url])
      return facts
    } finally {
      await client.end()
    }
  })
}

async function makeEmpty(to: string) {
  const there = await readdir(to).catch(() => [])
  if (there.length > 0) throw new BackupRefused(`Thư mục ${to} không trống`, `The folder ${to} is not empty`)
  await mkdir(to, { recursive: true, mode: 0o700 })
}

/** A backup that fails leaves nothing behind that could be taken for one. */
async function finish(plan: BackupPlan, engine: Manifest['engine'], copyDatabase: () => Promise<Facts>): Promise<BackupMade> {
  try {
    const facts = await copyDatabase()
    // After the database: files are kept before the row that names them, and never change.
    for (const name of KEPT_FOLDERS) await copyTree(join(plan.dataDir, name), join(plan.to, name))
    const files = await describeFiles(plan.to)
    await writeManifest(plan.to, { format: 1, product: plan.product, madeAt: plan.now, engine, ...facts, folders: await listFolders(plan.to), files })
    return { to: plan.to, files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0), audit: facts.audit }
  } catch (error) {
    await rm(plan.to, { recursive: true, force: true })
    throw error
  }
}

async function readFacts(query: Query): Promise<Facts> {
  const [database] = await query<{ version: string }>('select version() as version')
  const [head] = await query<{ seq: number | string; hash: string }>(`select seq, encode(hash, 'hex') as hash from audit.head`)
  if (!database || !head) throw new BackupRefused('Không có dữ liệu để sao lưu', 'There is nothing to back up')
  return {
    database: database.version,
    migrations: await query<{ name: string; digest: string }>('select name, digest from platform.migration order by name'),
    audit: { lines: Number(head.seq), hash: head.hash },
  }
}

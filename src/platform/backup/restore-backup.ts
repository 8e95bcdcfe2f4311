import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { verifyChain } from '../audit-verify.ts'
import { type Engine, openEngine } from '../db-engine.ts'
import { migrationNames } from '../migrate.ts'
import { BackupRefused } from './backup-refused.ts'
import { digestOf } from './copy-tree.ts'
import { DUMP, EMBEDDED, KEPT_FOLDERS } from './make-backup.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { runPostgresTool } from './postgres-tools.ts'

export interface RestorePlan {
  from: string
  dataDir: string
  databaseUrl: string | undefined
}

export interface Restored {
  manifest: Manifest
  /** Lines of the audit chain that were computed again. */
  lines: number
}

/**
 * Puts a backup back into an empty place: every file by its digest, the database, and the audit chain computed again and
 * compared with the manifest. Throws BackupRefused before anything is touched where the place is not empty or the backup is
 * of another engine or of a newer product; what fails later is taken away again.
 */
export async function restoreBackup({ from, dataDir, databaseUrl }: RestorePlan): Promise<Restored> {
  const manifest = await readManifest(from)
  await refuseStrange(manifest, databaseUrl)
  await refuseFull(dataDir)
  await checkFiles(from, manifest)
  const engine = databaseUrl ? await openEngine({ url: databaseUrl, poolSize: 2 }) : undefined
  try {
    if (engine) await refuseFullDatabase(engine)
    try {
      await putFiles(from, dataDir, manifest)
      if (engine && databaseUrl) await loadDump(engine, databaseUrl, join(from, DUMP))
      return { manifest, lines: await compareChain(engine ?? { dataDir: join(dataDir, EMBEDDED) }, manifest) }
    } catch (error) {
      for (const name of [EMBEDDED, ...KEPT_FOLDERS]) await rm(join(dataDir, name), { recursive: true, force: true })
      if (engine) await emptyDatabase(engine)
      throw error
    }
  } finally {
    await engine?.close()
  }
}

async function refuseStrange({ engine, migrations }: Manifest, databaseUrl: string | undefined) {
  if ((engine === 'postgres') !== (databaseUrl !== undefined))
    throw new BackupRefused(
      engine === 'postgres'
        ? 'Bản sao lưu này của PostgreSQL: đặt DATABASE_URL tới một cơ sở dữ liệu trống'
        : 'Bản sao lưu này của cơ sở dữ liệu nhúng: bỏ DATABASE_URL',
      engine === 'postgres'
        ? 'This backup is of PostgreSQL: set DATABASE_URL to an empty database'
        : 'This backup is of the embedded database: leave DATABASE_URL out',
    )
  const known = new Set(await migrationNames())
  const newer = migrations.find(({ name }) => !known.has(name))
  if (newer) throw new BackupRefused(`Bản sao lưu của phiên bản mới hơn (${newer.name})`, `The backup was made by a newer version (${newer.name})`)
}

async function refuseFull(dataDir: string) {
  for (const name of [EMBEDDED, ...KEPT_FOLDERS]) {
    const there = await readdir(join(dataDir, name)).catch(() => [])
    if (there.length > 0)
      throw new BackupRefused(
        `${join(dataDir, name)} đã có dữ liệu; chỉ phục hồi vào chỗ trống`,
        `${join(dataDir, name)} holds data already; a restore goes into an empty place only`,
      )
  }
}

async function refuseFullDatabase(engine: Engine) {
  const found = await engine.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname in ('app', 'audit', 'platform', 'directory', 'aid', 'reporting', 'queue')`,
  )
  if (found.length > 0)
    throw new BackupRefused(
      `Cơ sở dữ liệu đã có dữ liệu (${found[0]?.name}); chỉ phục hồi vào chỗ trống`,
      `The database holds data already (${found[0]?.name}); a restore goes into an empty one only`,
    )
}

/** Before anything is put anywhere: a damaged backup is found out here. */
async function checkFiles(from: string, { files }: Manifest) {
  for (const { path, sha256 } of files) {
    const found = await digestOf(join(from, path)).catch(() => 'missing')
    if (found !== sha256) throw new BackupRefused(`Tệp ${path} của bản sao lưu bị hỏng hoặc thiếu`, `The file ${path} of the backup is damaged or missing`)
  }
}

async function putFiles(from: string, dataDir: string, { folders, files }: Manifest) {
  await mkdir(dataDir, { recursive: true })
  for (const folder of folders) await mkdir(join(dataDir, folder), { recursive: true, mode: 0o700 })
  for (const { path, sha256 } of files.filter((file) => file.path !== DUMP)) {
    await mkdir(dirname(join(dataDir, path)), { recursive: true })
    await copyFile(join(from, path), join(dataDir, path))
    if ((await digestOf(join(dataDir, path))) !== sha256) throw new Error(`${path} was not written as it is in the backup`)
  }
}

async function loadDump(engine: Engine, url: string, dump: string) {
  // Roles belong to the cluster and are in no dump: the first migration makes them.
  const first = await readFile(new URL('../../../db/migrations/0001_platform.sql', import.meta.url), 'utf8')
  const roles = /do \$\$.*?\$\$;/su.exec(first)?.[0]
  if (!roles) throw new Error('The first migration makes no roles')
  await engine.script(roles)
  await runPostgresTool('pg_restore', ['--no-owner', '--exit-on-error', '--single-transaction', '-d', url, dump])
}

async function emptyDatabase(engine: Engine) {
  const schemas = await engine.query<{ name: string }>(
    `select quote_ident(nspname) as name from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('public', 'information_schema')`,
  )
  for (const { name } of schemas) await engine.script(`drop schema ${name} cascade`)
}

async function compareChain(at: Engine | { dataDir: string }, { audit }: Manifest): Promise<number> {
  const engine = 'query' in at ? at : await openEngine(at)
  try {
    const verdict = await verifyChain(engine)
    if (!verdict.whole) throw new Error(`The audit chain is broken at line ${verdict.seq}: ${verdict.reason}`)
    if (verdict.lines !== audit.lines || verdict.lastHash !== audit.hash) throw new Error('The audit chain does not end where the manifest says')
    return verdict.lines
  } finally {
    if (engine !== at) await engine.close()
  }
}

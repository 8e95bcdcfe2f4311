/**
 * A backup while the product runs: `npm run backup -- [--to folder]`. PostgreSQL (DATABASE_URL) is dumped as of one moment; the
 * embedded database (DATA_DIR) is copied by the running server, or by this program where none runs. Files and recordings go along.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { askAdmin } from '#platform/backup/admin-socket.ts'
import { BackupRefused } from '#platform/backup/backup-refused.ts'
import { backUpEmbedded, backUpServer, type BackupMade, type BackupPlan } from '#platform/backup/make-backup.ts'
import { openEngine } from '#platform/db-engine.ts'
import { readConfig } from '../src/config.ts'
import packageFile from '../package.json' with { type: 'json' }

const now = new Date().toISOString()
const { values } = parseArgs({ options: { to: { type: 'string', default: `backups/${now.slice(0, 19).replaceAll(':', '-')}Z` } } })
const { databaseUrl, dataDir } = readConfig()

async function copyClosed(plan: BackupPlan): Promise<BackupMade> {
  const folder = join(dataDir, 'pg')
  if (!existsSync(folder)) throw new BackupRefused(`Không có dữ liệu ở ${folder}`, `There is nothing at ${folder}`)
  const engine = await openEngine({ dataDir: folder })
  return backUpEmbedded(engine, plan).finally(() => engine.close())
}

async function backUp(): Promise<BackupMade> {
  const plan: BackupPlan = { to: resolve(values.to), dataDir, product: packageFile.version, now }
  if (databaseUrl) return backUpServer(databaseUrl, plan)
  const made = await askAdmin<BackupMade>(dataDir, 'backup', { to: plan.to, now })
  return made === 'nobody' ? copyClosed(plan) : made
}

const from = performance.now()
try {
  const made = await backUp()
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  console.log(`Đã sao lưu vào / Backed up into ${made.to}`)
  console.log(
    `${made.files} tệp/files, ${(made.bytes / 2 ** 20).toFixed(1)} MiB, ${seconds} s; nhật ký/audit chain: ${made.audit.lines} dòng/lines, ${made.audit.hash}`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

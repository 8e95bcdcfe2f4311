/**
 * Puts a backup back into an empty place: `npm run restore -- --from folder`, into DATA_DIR (and DATABASE_URL, for a backup of
 * PostgreSQL). Checks every file by its digest and computes the audit chain again.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { restoreBackup } from '#platform/backup/restore-backup.ts'
import { readConfig } from '../src/config.ts'

const { values } = parseArgs({ options: { from: { type: 'string' } } })
const { databaseUrl, dataDir } = readConfig()
const began = performance.now()
try {
  if (!values.from) throw new Error('Cần --from <thư mục> / --from <folder> is needed')
  const { manifest, lines } = await restoreBackup({ from: resolve(values.from), dataDir, databaseUrl })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`Đã phục hồi vào / Restored into ${databaseUrl ? new URL(databaseUrl).pathname.slice(1) : dataDir} (${dataDir}), ${seconds} s`)
  console.log(`Bản sao lưu lúc / Backup of ${manifest.madeAt}; ${manifest.files.length} tệp/files khớp mã băm/match their digests`)
  console.log(`Nhật ký nguyên vẹn / Audit chain whole: ${lines} dòng/lines, ${manifest.audit.hash}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/**
 * Recomputes the audit chain of the database (DATABASE_URL, or the embedded one under DATA_DIR). Exit code 1: broken;
 * 2: nothing to verify. The embedded one is read from a copy: a running server holds the original, and two must not.
 */
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ChainVerdict, verifyChain } from '#platform/audit-verify.ts'
import { openEngine } from '#platform/db-engine.ts'
import { readConfig } from '../src/config.ts'

async function verifyServer(url: string): Promise<ChainVerdict> {
  const engine = await openEngine({ url, poolSize: 1 })
  return verifyChain(engine).finally(() => engine.close())
}

async function verifyCopy(original: string): Promise<ChainVerdict> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-cau-audit-'))
  try {
    await cp(original, join(folder, 'pg'), { recursive: true })
    const engine = await openEngine({ dataDir: join(folder, 'pg') })
    return await verifyChain(engine).finally(() => engine.close())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const { databaseUrl, dataDir } = readConfig()
const embedded = join(dataDir, 'pg')
if (!databaseUrl && !existsSync(embedded)) {
  process.stderr.write(`No database under ${embedded}; set DATA_DIR or DATABASE_URL.\n`)
  process.exit(2)
}
const verdict = databaseUrl ? await verifyServer(databaseUrl) : await verifyCopy(embedded)
if (verdict.whole) process.stdout.write(`Audit chain whole: ${verdict.lines} lines, last hash ${verdict.lastHash}.\n`)
else process.stdout.write(`Audit chain BROKEN at line ${verdict.seq}: ${verdict.reason}.\n`)
process.exitCode = verdict.whole ? 0 : 1

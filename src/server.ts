import { enableCompileCache, flushCompileCache } from 'node:module'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from './config.ts'

const CLOSING_MS = 15_000

/**
 * Says where the product is once it listens; Ctrl-C ends it. With `--spare` everything is read first and nothing touched until the
 * supervisor says that the process before it is gone (`Call`).
 */
async function main() {
  // Compiled modules are kept from one start to the next. Only what is imported from here on is: hence no imports above.
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const { readConfig } = await import('./config.ts')
  const config = readConfig()
  const { openMigrated } = await import('#platform/unfinished.ts')
  const isSpare = process.argv.includes('--spare')
  const port = isSpare ? await turn() : config.port
  // The database comes up while the rest of the product is read.
  const engine = openMigrated(config, say)
  engine.catch(() => undefined)
  const { openProduct } = await import('./product.ts')
  const product = await openProduct(config, undefined, { say, engine })
  endWith((how) => product.close(how))
  await product.app.listen({ port, host: config.host })
  await sayWhere(config, product.app.server.address() as { port: number }, say)
  if (!isSpare) await sayAccounts(config, say)
  // Node itself keeps them when it ends in peace only.
  flushCompileCache()
}

/** The supervisor's word to a spare that it is its turn. */
export interface Call {
  port: number
}
/** A server's word to its supervisor that it listens. */
export interface Listening {
  listening: number
}

/** Everything is read, and the port answered on which to serve once it is this process's turn. */
async function turn(): Promise<number> {
  const call = new Promise<number>((resolve) => process.once('message', ({ port }: Call) => resolve(port)))
  await import('./product.ts')
  return call
}

/** `server.pid` in the data folder names the process that serves. */
async function sayWhere({ dataDir }: Config, { port }: { port: number }, say: (line: string) => void) {
  await mkdir(dataDir, { recursive: true })
  await writeFile(join(dataDir, 'server.pid'), `${process.pid}`)
  say(`\nNhịp Cầu: http://localhost:${port}`)
  process.send?.({ listening: port } satisfies Listening)
}

function endWith(close: (how: { keepMedia: boolean }) => Promise<void>) {
  const end = (keepMedia: boolean) => {
    // Long work behind the requests is begun again at the next start, as after a kill: nobody waits for it.
    setTimeout(() => process.exit(0), CLOSING_MS).unref()
    void close({ keepMedia }).then(() => process.exit(0))
  }
  // Ctrl-C ends everything; a supervisor that restarts the server, or is gone itself, does not interrupt a meeting.
  process.once('SIGINT', () => end(false))
  process.once('SIGTERM', () => end(true))
  process.once('disconnect', () => end(true))
}

async function sayAccounts({ demo }: Config, say: (line: string) => void) {
  if (!demo) return
  const { demoPeople } = await import('../db/seed/demo/people.ts')
  const { DEMO_PASSWORD } = await import('../db/seed/demo/demo-password.ts')
  const lines = demoPeople().printed.map(({ email, fullName, role }) => `  ${email.padEnd(36)} ${role.padEnd(22)} ${fullName}`)
  say(`Tài khoản trình diễn, mật khẩu chung / demonstration accounts, one password: ${DEMO_PASSWORD}\n${lines.join('\n')}\n`)
}

if (import.meta.main) await main()

import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Config } from './config.ts'

const CLOSING_MS = 15_000

/** Says where the product is once it listens; Ctrl-C ends it. */
async function main() {
  // Compiled modules are kept from one start to the next. Only what is imported from here on is: hence no imports above.
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const { readConfig } = await import('./config.ts')
  const config = readConfig()
  const { openMigrated } = await import('#platform/unfinished.ts')
  // The database comes up while the rest of the product is read.
  const engine = openMigrated(config, say)
  engine.catch(() => undefined)
  const { openProduct } = await import('./product.ts')
  const product = await openProduct(config, undefined, { say, engine })
  await product.app.listen({ port: config.port, host: config.host })
  const { port } = product.app.server.address() as { port: number }
  say(`\nNhịp Cầu: http://localhost:${port}`)
  await sayAccounts(config, say)
  // Ctrl-C ends everything; a supervisor that restarts the server does not interrupt a meeting.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // Long work behind the requests is begun again at the next start, as after a kill: nobody waits for it.
      setTimeout(() => process.exit(0), CLOSING_MS).unref()
      void product.close({ keepMedia: signal === 'SIGTERM' }).then(() => process.exit(0))
    })
  }
  // Node itself keeps them when it ends in peace only.
  flushCompileCache()
}

async function sayAccounts({ demo }: Config, say: (line: string) => void) {
  if (!demo) return
  const { demoPeople } = await import('../db/seed/demo/people.ts')
  const { DEMO_PASSWORD } = await import('../db/seed/demo/demo-password.ts')
  const lines = demoPeople().printed.map(({ email, fullName, role }) => `  ${email.padEnd(36)} ${role.padEnd(22)} ${fullName}`)
  say(`Tài khoản trình diễn, mật khẩu chung / demonstration accounts, one password: ${DEMO_PASSWORD}\n${lines.join('\n')}\n`)
}

if (import.meta.main) await main()

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const READY_MS = 120_000

export interface Place {
  port: number
  dataDir: string
  databaseUrl: string | undefined
}

/** The product as it is really run, in a process of its own, until it is killed. */
export interface RealServer {
  base: string
  kill: () => Promise<void>
}

/** Starts `src/server.ts` on a country without demonstration, and waits until it answers. Throws when it ends before. */
export async function startServer({ port, dataDir, databaseUrl }: Place): Promise<RealServer> {
  const env = {
    ...process.env,
    PORT: `${port}`,
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DEMO: '0',
    JANUS: '0',
    LOG_LEVEL: 'fatal',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  }
  const child = spawn(process.execPath, ['src/server.ts'], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-4000)))
  const base = `http://127.0.0.1:${port}`
  await untilReady(base, child, () => said)
  return {
    base,
    kill: async () => {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function untilReady(base: string, child: ChildProcess, said: () => string) {
  const until = Date.now() + READY_MS
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${said()}`)
    const answer = await fetch(`${base}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`The server was not ready in ${READY_MS / 1000} s: ${said()}`)
}

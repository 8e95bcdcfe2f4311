import { type ChildProcess, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const PATIENCE_MS = 900_000

/** The product as a process of its own, on a port that stays; `server.pid` in its folder names the process. */
export async function superviseProduct(dataDir: string): Promise<{ port: number; stop: () => Promise<void> }> {
  let child: ChildProcess
  let stopping = false
  let port = 0
  const start = async () => {
    child = spawn(process.execPath, ['src/server.ts'], {
      env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await writeFile(join(dataDir, 'server.pid'), String(child.pid))
    child.once('exit', () => {
      if (!stopping) void start()
    })
    const started = await portOf(child)
    port = started
  }
  await start()
  return {
    port,
    stop: async () => {
      stopping = true
      const gone = new Promise((resolve) => child.once('exit', resolve))
      // Ctrl-C, not a restart: the media server ends too.
      child.kill('SIGINT')
      await gone
    },
  }
}

/** The port that the product prints once it listens. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`The product did not start:\n${said}`)), PATIENCE_MS)
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${said}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/localhost:(\d+)/.exec(said)
      if (!found) return
      clearTimeout(timer)
      resolve(Number(found[1]))
    })
  })
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'

const PATIENCE_MS = 900_000

export interface SupervisedProduct {
  port: number
  /** Ctrl-C, not a restart: the media server ends too. Answers the exit code of the supervisor; also a second time. */
  stop: () => Promise<number | null>
}

/** The product with its supervisor, on a port that stays; `server.pid` in its folder names the process that serves. */
export async function superviseProduct(dataDir: string, more: Record<string, string> = {}): Promise<SupervisedProduct> {
  const child = spawn(process.execPath, ['src/supervise.ts'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'warn', ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit') as Promise<[code: number | null]>
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`The product did not start:\n${said}`)), PATIENCE_MS)
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${said}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/localhost:(\d+)/.exec(said)
      if (!found) return
      clearTimeout(timer)
      resolve(Number(found[1]))
    })
  })
  return {
    port,
    stop: async () => {
      child.kill('SIGINT')
      return (await gone)[0]
    },
  }
}

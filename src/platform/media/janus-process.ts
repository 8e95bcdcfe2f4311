import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { janusConfig, type JanusParts, type JanusSecrets, type JanusSettings } from './janus-config.ts'

/** A media server that runs; its number and port are kept, so that the next process of ours finds it. */
export interface RunningJanus {
  pid: number
  wsPort: number
}

const LOG_LIMIT_BYTES = 20_000_000

/**
 * Starts the media server with its own configuration in `folder`: as a process of its own, on no pipe of ours, so that it
 * goes on when we are killed. It writes to `janus.log` there.
 */
export async function startJanus(folder: string, settings: JanusSettings, secrets: JanusSecrets, parts: JanusParts): Promise<RunningJanus> {
  const place = { folder: join(folder, 'config'), empty: join(folder, 'empty'), wsPort: await findFreePort() }
  await mkdir(place.folder, { recursive: true, mode: 0o700 })
  await mkdir(place.empty, { recursive: true })
  const files = await janusConfig(settings, secrets, parts, place)
  for (const [name, text] of Object.entries(files)) await writeFile(join(place.folder, name), text, { mode: 0o600 })
  const pid = await spawnDetached(parts.binary, ['-F', place.folder, '-C', join(place.folder, 'janus.jcfg'), '-o'], join(folder, 'janus.log'))
  return { pid, wsPort: place.wsPort }
}

/** Reads the secrets of this installation; makes them where there are none. */
export async function readSecrets(folder: string): Promise<JanusSecrets> {
  const path = join(folder, 'secrets.json')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = await readFile(path, 'utf8').catch(() => undefined)
  if (kept) return JSON.parse(kept) as JanusSecrets // Written below, readable by us alone.
  const secret = () => randomBytes(24).toString('hex')
  const secrets = { api: secret(), admin: secret(), adminKey: secret(), room: secret() }
  await writeFile(path, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

/** Whether the number is still our media server: numbers are given again to others, and a dead child may linger without a command line. */
export async function isOurs(pid: number, folder: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return commandLine.includes(join(folder, 'config'))
}

/** Ends our media server, by force when it does not go within 3 s. */
export async function endJanus(pid: number, folder: string): Promise<void> {
  if (!(await isOurs(pid, folder))) return
  process.kill(pid, 'SIGTERM')
  for (let waited = 0; waited < 3000; waited += 50) {
    await pause(50)
    if (!(await isOurs(pid, folder))) return
  }
  process.kill(pid, 'SIGKILL')
}

async function spawnDetached(binary: string, args: readonly string[], logPath: string): Promise<number> {
  const size = await stat(logPath).then(
    (info) => info.size,
    () => 0,
  )
  if (size > LOG_LIMIT_BYTES) await rename(logPath, `${logPath}.1`)
  const log = await open(logPath, 'a', 0o600)
  try {
    return await new Promise<number>((resolve, reject) => {
      const child = spawn(binary, args, { detached: true, stdio: ['ignore', log.fd, log.fd] })
      child.once('error', reject)
      child.once('spawn', () => resolve(child.pid ?? 0))
      child.unref()
    })
  } finally {
    await log.close()
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

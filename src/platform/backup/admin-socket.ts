import { createHash } from 'node:crypto'
import { chmod, mkdir, rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BackupRefused } from './backup-refused.ts'

/** What the kernel takes as the address of a socket, with its ending zero. */
const LONGEST = 107

export type AdminAct = (given: Record<string, string>) => Promise<unknown>

/**
 * A door into the running server for whoever may open its data folder, and for nobody else: a socket file of the server's own
 * user. The embedded database has one process; a backup of it goes through that process. The answer closes it.
 */
export async function openAdminSocket(dataDir: string, acts: Readonly<Record<string, AdminAct>>): Promise<() => Promise<void>> {
  const path = socketPath(dataDir)
  await mkdir(dataDir, { recursive: true })
  await rm(path, { force: true })
  const server = createServer((asked, answer) => {
    let body = ''
    asked.on('data', (chunk: Buffer) => (body += chunk.toString()))
    asked.on('end', () => {
      const act = acts[asked.url?.slice(1) ?? '']
      const say = (status: number, what: unknown) => void answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(what))
      if (!act) return say(404, { error: 'unknown act' })
      act(JSON.parse(body || '{}') as Record<string, string>).then(
        (done) => say(200, done),
        (error: unknown) => say(error instanceof BackupRefused ? 409 : 500, { error: error instanceof Error ? error.message : String(error) }),
      )
    })
  })
  await new Promise<void>((resolve, reject) => {
    // A socket file is made with what the umask leaves: nobody else may even knock.
    const before = process.umask(0o177)
    server.once('error', reject).listen(path, resolve)
    process.umask(before)
  })
  await chmod(path, 0o600)
  return async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
    await rm(path, { force: true })
  }
}

/** Asks the server that has the data folder. 'nobody' when none is running there. Throws what the server refused. */
export async function askAdmin<T>(dataDir: string, act: string, given: Record<string, string>): Promise<T | 'nobody'> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: socketPath(dataDir), path: `/${act}`, method: 'POST' }, (answer) => {
      let body = ''
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()))
      answer.on('end', () => {
        const said = JSON.parse(body) as T & { error?: string }
        if (answer.statusCode === 200) resolve(said)
        else reject(new Error(said.error ?? `The server answered ${answer.statusCode}`))
      })
    })
    asking.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? resolve('nobody') : reject(error)))
    asking.end(JSON.stringify(given))
  })
}

function socketPath(dataDir: string): string {
  const path = join(dataDir, 'admin.sock')
  if (Buffer.byteLength(path) <= LONGEST) return path
  return join(tmpdir(), `nhip-cau-${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}.sock`)
}

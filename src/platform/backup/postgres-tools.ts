import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupRefused } from './backup-refused.ts'

const DEBIAN = '/usr/lib/postgresql'

/** Runs a tool of PostgreSQL's (the newest of Debian's, or the one in the path). Throws with what it said when it fails. */
export async function runPostgresTool(tool: 'pg_dump' | 'pg_restore', args: readonly string[]): Promise<void> {
  const versions = (await readdir(DEBIAN).catch(() => [])).map(Number).filter(Boolean)
  const newest = versions.sort((a, b) => b - a)[0]
  const command = newest ? join(DEBIAN, `${newest}`, 'bin', tool) : tool
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2000)))
    child.on('error', () =>
      reject(new BackupRefused(`Máy này thiếu ${tool}: cài postgresql-client`, `${tool} is missing on this machine: install postgresql-client`)),
    )
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${tool} ended with ${code}: ${said}`))))
  })
}

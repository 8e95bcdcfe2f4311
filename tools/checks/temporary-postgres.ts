import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The hands on a temporary server, for whoever wants to see what happens without it. */
export interface Switch {
  /** `fast` ends sessions and shuts down; `immediate` is a crash. */
  stop: (how: 'fast' | 'immediate') => void
  start: () => Promise<void>
}

/** Runs `work` with the address of a fresh PostgreSQL server of Debian's, which is stopped and removed afterwards. */
export async function withPostgres<T>(work: (url: string, turn: Switch) => Promise<T>): Promise<T> {
  const bin = await findBinaries()
  const folder = await mkdtemp(join(tmpdir(), 'nhip-cau-postgres-'))
  const stop = { now: () => undefined as void }
  const onSignal = (signal: NodeJS.Signals) => {
    stop.now()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  try {
    const password = randomBytes(12).toString('hex')
    const port = await freePort()
    await createCluster(bin, folder, password)
    const server = startServer(bin, folder, port)
    // One that somebody stopped already need not be.
    stop.now = () => void spawnSync(...asOwner(join(bin, 'pg_ctl'), ['stop', '-D', join(folder, 'data'), '-m', 'immediate', '-s']), { cwd: '/' })
    await untilReady(bin, port, server)
    const turn: Switch = {
      stop: (how) => spawnAsOwner(join(bin, 'pg_ctl'), ['stop', '-D', join(folder, 'data'), '-m', how, '-s']),
      start: async () => untilReady(bin, port, startServer(bin, folder, port)),
    }
    return await work(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, turn)
  } finally {
    stop.now()
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    await rm(folder, { recursive: true, force: true })
  }
}

async function findBinaries(): Promise<string> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => [])
  const newest = versions.map(Number).sort((a, b) => b - a)[0]
  if (!newest) throw new Error('PostgreSQL is missing: apt-get install postgresql')
  return `/usr/lib/postgresql/${newest}/bin`
}

/** PostgreSQL refuses to run as root; Debian's user for it is made by the package. */
const asOwner = (command: string, args: string[]): [string, string[]] =>
  process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args]

function spawnAsOwner(command: string, args: string[]) {
  const result = spawnSync(...asOwner(command, args), { encoding: 'utf8', cwd: '/' })
  if (result.status !== 0) throw new Error(`${command}: ${result.error?.message ?? result.stderr}`)
}

async function createCluster(bin: string, folder: string, password: string) {
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password)
  if (process.getuid?.() === 0) for (const path of [folder, passwordFile]) await giveToPostgres(path)
  spawnAsOwner(join(bin, 'initdb'), [
    '-D',
    join(folder, 'data'),
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    '--pwfile',
    passwordFile,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ])
}

async function giveToPostgres(path: string) {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  await chown(path, id('-u'), id('-g'))
}

/** Safety from a crash of the machine is switched off, since the data live for one run; what was committed outlives a crash of the server. */
function startServer(bin: string, folder: string, port: number): ChildProcess {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'full_page_writes=off',
    'max_connections=200',
  ]
  const [command, args] = asOwner(join(bin, 'postgres'), ['-D', join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])])
  return spawn(command, args, { stdio: 'ignore', cwd: '/' })
}

async function untilReady(bin: string, port: number, server: ChildProcess) {
  for (let tries = 0; tries < 150; tries++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with code ${server.exitCode}`)
    if (spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', `${port}`]).status === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('PostgreSQL was not ready in 30 seconds')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

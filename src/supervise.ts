import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { keepsSpare } from './config.ts'
import type { Call, Listening } from './server.ts'

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url))
/** The spare is read when the start is over, so that it does not slow it down. */
const SPARE_AFTER_MS = 3000
/** A server that died sooner than this after it listened is not started again at once. */
const RESTLESS_MS = 10_000
const LONGEST_WAIT_MS = 30_000

/**
 * Keeps the server running. One that dies is replaced by a spare process which has read the whole product already and only opens the
 * database: rooms of a meeting are back within seconds. A server that never listened ends the supervisor with its exit code.
 */
function supervise() {
  const hasSpare = keepsSpare()
  const state = { port: 0, since: 0, restless: 0, stopping: false }
  let current = start([])
  let spare: ChildProcess | null = null

  // A group of its own: Ctrl-C in the terminal comes here, and is passed on once.
  function start(args: string[]): ChildProcess {
    const child = spawn(process.execPath, [SERVER, ...args], { detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.on('message', ({ listening }: Listening) => listens(listening))
    child.on('exit', (code) => (child === spare ? (spare = null) : ended(code)))
    return child
  }
  function listens(port: number) {
    state.port = port
    state.since = performance.now()
    if (hasSpare) setTimeout(() => (state.stopping ? undefined : (spare ??= start(['--spare']))), SPARE_AFTER_MS)
  }
  function ended(code: number | null) {
    if (state.stopping || state.port === 0) {
      spare?.kill('SIGKILL')
      process.exit(code ?? 1)
    }
    state.restless = performance.now() - state.since < RESTLESS_MS ? state.restless + 1 : 0
    setTimeout(takeOver, state.restless === 0 ? 0 : Math.min(LONGEST_WAIT_MS, 500 * 2 ** state.restless))
  }
  function takeOver() {
    const next = spare ?? start(['--spare'])
    spare = null
    current = next
    state.since = performance.now()
    next.send({ port: state.port } satisfies Call)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      state.stopping = true
      spare?.kill('SIGKILL')
      current.kill(signal)
    })
}

if (import.meta.main) supervise()

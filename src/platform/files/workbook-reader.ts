import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import type { SecrecyFinding } from './secrecy-scan.ts'
import type { LookResult, LookTask, ReadResult, ReadTask } from './workbook-worker.ts'
import { defaultLimits, FileRefused, type Workbook, type WorkbookLimits } from './workbook.ts'

// Far more than the largest file within the limits takes: a thread that runs out inside native code would end the process.
const WORKER_HEAP_MB = 1536
const THREADS = Math.max(1, Math.min(4, availableParallelism()))

/** A text of the largest size is looked through in a few seconds; a forged one must end too. */
const LOOK_MS = 60_000

let pool: Piscina | undefined
let running = 0
const waiting: (() => void)[] = []

/**
 * Reads .xlsx, .xls or .csv in a worker thread, whatever it is named. The thread has a heap and a time limit, so that a
 * hostile file ends itself and not the server. Throws FileRefused.
 */
export async function readWorkbook(file: { name: string; bytes: Uint8Array }, limits: Partial<WorkbookLimits> = {}): Promise<Workbook> {
  const all = { ...defaultLimits, ...limits }
  if (file.bytes.length > all.fileBytes) {
    throw new FileRefused('too-large', { bytes: file.bytes.length, limit: all.fileBytes })
  }
  const task: ReadTask = { name: file.name, bytes: file.bytes, limits: all }
  const result = await inTurn(() => runInPool<ReadResult>('readInWorker', task, all.milliseconds))
  if (!result.ok) throw new FileRefused(result.code, result.details)
  // Written by our own worker, from a Workbook.
  return JSON.parse(result.json) as Workbook
}

/**
 * Looks for marks of state secrecy in a file of any kind, its name among it, in the same threads: the server answers others
 * meanwhile. Throws FileRefused on a zip that is damaged, encrypted or a bomb, and on what takes too long or too much room.
 */
export async function lookForSecrecyMarks(file: { name: string; bytes: Uint8Array }, milliseconds = LOOK_MS): Promise<SecrecyFinding[]> {
  const task: LookTask = { name: file.name, bytes: file.bytes }
  const result = await inTurn(() => runInPool<LookResult>('lookInWorker', task, milliseconds))
  if (!result.ok) throw new FileRefused(result.code, result.details)
  return result.findings
}

/** Ends the worker threads; the next read starts new ones. For shutting down and for tests. */
export async function closeWorkbookPool(): Promise<void> {
  const closing = pool
  pool = undefined
  await closing?.destroy()
}

// One thread is kept warm: loading the spreadsheet libraries takes longer than reading a usual file.
function openPool(): Piscina {
  return new Piscina({
    filename: new URL('./workbook-worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: THREADS,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: 64 },
  })
}

async function runInPool<T>(name: string, task: ReadTask | LookTask, milliseconds: number): Promise<T> {
  pool ??= openPool()
  try {
    // What comes back is what the function of this name in our own worker returns.
    return (await pool.run(task, { name, signal: AbortSignal.timeout(milliseconds) })) as T
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') throw new FileRefused('too-large', { memoryMb: WORKER_HEAP_MB })
    if (error instanceof Error && error.name === 'AbortError') throw new FileRefused('timeout', { milliseconds })
    throw error
  }
}

// The time limit is for reading, not for waiting: a task is handed to the pool only when a thread is free for it.
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= THREADS) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

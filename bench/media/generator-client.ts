import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SentTrack } from './packets.ts'
import type { Offered } from './peers.ts'
import type { Seen } from './tally.ts'

export interface Window extends Seen {
  sent: number
  ms: number
  /** CPU seconds of the generator itself: near the length of the window, it is the generator that is measured. */
  generatorCpu: number
}

/** What can be asked of the process with the pages. Times are those of `nowMs`. */
export interface GeneratorCalls {
  /** Makes senders, each with the number that its packets carry, up to their offers. */
  prepare: (senders: [string, number][]) => Promise<Record<string, Offered>>
  connectSender: (id: string, answer: string) => Promise<number>
  send: (id: string, track: SentTrack, on: boolean) => Promise<void>
  /** Answers an offer for a new viewer. */
  openViewer: (id: string, offer: string) => Promise<string>
  viewerConnected: (id: string) => Promise<number>
  /** When these viewers first received the stage picture of the sender; those left out did not within 5 s. */
  watchFor: (sender: number, viewers: string[]) => Promise<Record<string, { packet: number; picture: number }>>
  beginWindow: () => Promise<void>
  endWindow: () => Promise<Window>
  closeAll: () => Promise<void>
}

export type Generator = GeneratorCalls & { pid: number; end: () => void }

/** Starts the pages' process, held to one core where the machine has two. */
export async function startGenerator(address: string, core: number): Promise<Generator> {
  const script = fileURLToPath(new URL('./generator.ts', import.meta.url))
  const child = spawn('taskset', ['-c', `${core}`, process.execPath, script, address], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let calls = 0
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('error', reject)
  })
  child.on('message', ({ call, value, error }: { call?: number; value?: never; error?: string }) => {
    const asked = waiting.get(call ?? -1)
    waiting.delete(call ?? -1)
    if (error === undefined) asked?.resolve(value as never)
    else asked?.reject(new Error(error))
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the generator ended'))
  })
  const ask =
    (name: string) =>
    (...args: unknown[]) =>
      new Promise<never>((resolve, reject) => {
        waiting.set((calls += 1), { resolve, reject })
        child.send({ call: calls, name, args })
      })
  await ready
  const names = ['prepare', 'connectSender', 'send', 'openViewer', 'viewerConnected', 'watchFor', 'beginWindow', 'endWindow', 'closeAll'] as const
  const asked = Object.fromEntries(names.map((name) => [name, ask(name)])) as unknown as GeneratorCalls // One function for each name of the type.
  return { ...asked, pid: child.pid ?? 0, end: () => child.disconnect() }
}

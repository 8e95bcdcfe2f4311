import { setTimeout as pause } from 'node:timers/promises'
import { isCode } from './janus-videoroom.ts'
import { type JanusClient, type JanusEvent, JanusGone, openJanusClient } from './janus-client.ts'
import type { JanusParts, JanusSecrets, JanusSettings } from './janus-config.ts'
import type { MemoryFile } from './janus-memory.ts'
import { endJanus, isOurs, startJanus } from './janus-process.ts'
import { MediaUnavailable, type MediaStatus } from './media-plane.ts'

export interface LinkOptions {
  folder: string
  settings: JanusSettings
  secrets: JanusSecrets
  parts: JanusParts
  file: MemoryFile
  /** Called with each new connection before it is used: `claimed` when everything that was there is still there. */
  onReady: (client: JanusClient, claimed: boolean) => Promise<void>
  onStatus: (status: MediaStatus) => void
  onEvent: (event: JanusEvent) => void
}

export interface JanusLink {
  /** Throws MediaUnavailable when there is none at the moment. */
  client: () => JanusClient
  release: () => Promise<void>
  close: () => Promise<void>
}

const KEEPALIVE_MS = 10_000
const LONGEST_PAUSE_MS = 10_000
const STABLE_MS = 30_000
const OPENING_MS = 5000
const NO_SUCH_SESSION = 458

/** Keeps the media server running and one session on it, and brings both back when they end. Resolves after the first attempt. */
export async function openJanusLink(options: LinkOptions): Promise<JanusLink> {
  let client: JanusClient | undefined
  let ended = false
  let attempts = 0
  let since = 0
  let connecting = Promise.resolve()

  const connect = async () => {
    const opened = await openSession(options)
    opened.client.onEvent(options.onEvent)
    await options.onReady(opened.client, opened.claimed).catch((error: unknown) => {
      opened.client.close()
      throw error
    })
    const version = await opened.client.version()
    if (ended) return opened.client.close()
    client = opened.client
    since = Date.now()
    const stop = keepAlive(client)
    client.onClose(() => {
      stop()
      client = undefined
      void recover('the media server ended')
    })
    options.onStatus({ state: 'ready', engine: 'janus', version })
  }
  const recover = async (reason: string) => {
    if (ended) return
    options.onStatus({ state: 'down', reason })
    if (since && Date.now() - since > STABLE_MS) attempts = 0
    if (attempts > 0) await pause(Math.min(LONGEST_PAUSE_MS, 50 * 2 ** attempts), undefined, { ref: false })
    attempts += 1
    if (!ended) await tryConnect()
  }
  const tryConnect = () => {
    connecting = connect().catch((error: Error) => void recover(error.message))
    return connecting
  }

  options.onStatus({ state: 'starting' })
  await tryConnect()
  const stop = async () => {
    ended = true
    await connecting
    await options.file.settle()
  }
  return {
    client: () => {
      if (!client) throw new MediaUnavailable('the media server is not there')
      return client
    },
    release: async () => {
      await stop()
      client?.close()
    },
    close: async () => {
      await stop()
      client?.close()
      await forget(options)
    },
  }
}

async function openSession(options: LinkOptions): Promise<{ client: JanusClient; claimed: boolean }> {
  const { memory, touch } = options.file
  const known = memory.running
  const alive = known !== null && (await isOurs(known.pid, options.folder))
  const running = alive ? known : await startJanus(options.folder, options.settings, options.secrets, options.parts)
  memory.running = running
  touch()
  const client = await openWhenReady(running.wsPort, options, running.pid)
  const claimed = alive && memory.session > 0 && (await claims(client, memory.session))
  if (!claimed) memory.session = await client.create()
  touch()
  return { client, claimed }
}

async function openWhenReady(port: number, options: LinkOptions, pid: number): Promise<JanusClient> {
  const deadline = Date.now() + OPENING_MS
  for (;;) {
    try {
      return await openJanusClient(`ws://127.0.0.1:${port}`, options.secrets.api)
    } catch (error) {
      if (!(await isOurs(pid, options.folder))) throw new JanusGone('the media server ended while it started', { cause: error })
      if (Date.now() > deadline) {
        await endJanus(pid, options.folder)
        throw error
      }
      await pause(25)
    }
  }
}

async function claims(client: JanusClient, session: number): Promise<boolean> {
  try {
    await client.claim(session)
    return true
  } catch (error) {
    if (isCode(error, NO_SUCH_SESSION)) return false
    throw error
  }
}

/** A media server that hangs is left by closing the connection: the next one is refused as well, and it is then ended. */
function keepAlive(client: JanusClient): () => void {
  const timer = setInterval(() => void client.keepalive().catch(() => client.close()), KEEPALIVE_MS)
  return () => clearInterval(timer)
}

async function forget({ file, folder }: LinkOptions): Promise<void> {
  const { memory } = file
  if (memory.running) await endJanus(memory.running.pid, folder)
  Object.assign(memory, { running: null, session: 0, control: 0, rooms: {} })
  file.touch()
  await file.settle()
}

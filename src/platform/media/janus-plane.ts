import { join } from 'node:path'
import { PLUGIN, videoRoom } from './janus-videoroom.ts'
import type { JanusClient, JanusEvent } from './janus-client.ts'
import type { JanusSettings } from './janus-config.ts'
import { type JanusLink, openJanusLink } from './janus-link.ts'
import { type MemoryFile, openMemory, type RoomMemory } from './janus-memory.ts'
import { findJanus } from './janus-parts.ts'
import { readSecrets } from './janus-process.ts'
import { mediaRoom, openAtServer, reviewRoom, takeEvent } from './janus-room.ts'
import { type MediaEvent, type MediaPlane, type MediaRoom, type MediaStatus, MediaUnavailable } from './media-plane.ts'
import { openBudget, packetsFor } from './packet-budget.ts'
import { type Connection, type RoomContext, turns } from './room-context.ts'

export interface JanusPlaneOptions extends JanusSettings {
  /** Folder of the media server's own files; made when it is not there. */
  folder: string
  /** Packets a second that may be carried; absent: by the number of cores. */
  maxPackets?: number
  /** Where the program is looked for, separated like a PATH; absent: where packages put it. */
  binaries?: string
  /** Told of what goes wrong behind a caller's back. */
  onError?: (error: Error) => void
}

/** How full the machine is, in packets a second. */
export interface PlaneLoad {
  packets: number
  limit: number
}

/**
 * The MediaPlane on Janus: finds one that an earlier process of ours left running and takes it over with everybody in it, else
 * starts one; brings it back when it ends. Without the program the plane is there and says `missing`.
 */
export async function openJanusPlane(options: JanusPlaneOptions): Promise<MediaPlane & { load: () => PlaneLoad }> {
  const house = await openHouse(options)
  const parts = await findJanus(options.binaries)
  let link: JanusLink | undefined
  if (parts) {
    link = await openJanusLink({
      folder: house.folder,
      settings: options,
      secrets: house.secrets,
      parts,
      file: house.file,
      onReady: (client, claimed) => welcome(house, client, claimed),
      onStatus: (status) => tellStatus(house, status),
      onEvent: (event) => passOn(house, event),
    })
  }
  return {
    status: () => house.status,
    subscribe: (listener) => {
      house.listeners.add(listener)
      return () => void house.listeners.delete(listener)
    },
    openRoom: (name) => house.inTurn(`room ${name}`, () => openRoom(house, name)),
    load: () => ({ packets: house.budget.used(), limit: house.budget.limit }),
    release: async () => link?.release(),
    close: async () => link?.close(),
  }
}

/** Everything that one plane holds. */
interface House {
  folder: string
  secrets: Awaited<ReturnType<typeof readSecrets>>
  file: MemoryFile
  budget: ReturnType<typeof openBudget>
  inTurn: RoomContext['inTurn']
  rooms: Map<string, RoomContext>
  listeners: Set<(event: MediaEvent) => void>
  status: MediaStatus
  connection: Connection | undefined
  onError: (error: Error) => void
}

async function openHouse(options: JanusPlaneOptions): Promise<House> {
  const folder = join(options.folder, 'janus')
  return {
    folder,
    secrets: await readSecrets(folder),
    file: await openMemory(folder),
    budget: openBudget(options.maxPackets ?? packetsFor(options.cores)),
    inTurn: turns(),
    rooms: new Map(),
    listeners: new Set(),
    status: { state: 'missing', install: 'janus' },
    connection: undefined,
    onError: options.onError ?? (() => undefined),
  }
}

/** A new connection: takes over what is there, or begins anew with the rooms that are open here. */
async function welcome(house: House, client: JanusClient, claimed: boolean): Promise<void> {
  const { memory, touch } = house.file
  if (!claimed || memory.control === 0) memory.control = await client.attach(PLUGIN)
  house.connection = { client, control: memory.control, verbs: videoRoom(client, { adminKey: house.secrets.adminKey, roomSecret: house.secrets.room }) }
  if (!claimed) forgetPeers(house)
  touch()
  for (const room of house.rooms.values()) {
    await openAtServer(room, claimed)
    if (claimed) await reviewRoom(room)
    else tell(house, { type: 'reset', room: room.name })
  }
}

function forgetPeers(house: House) {
  house.budget.clear()
  for (const room of house.rooms.values()) Object.assign(room.memory, { feeds: {}, viewers: {} })
  house.file.memory.rooms = Object.fromEntries([...house.rooms].map(([name, room]) => [name, room.memory]))
}

async function openRoom(house: House, name: string): Promise<MediaRoom> {
  const context = house.rooms.get(name) ?? newRoom(house, name)
  if (house.connection && !context.parking) {
    await openAtServer(context, true)
    await reviewRoom(context)
  }
  return mediaRoom(context, () => closeRoom(house, name))
}

function newRoom(house: House, name: string): RoomContext {
  const memory: RoomMemory = (house.file.memory.rooms[name] ??= { feeds: {}, viewers: {}, muted: [] })
  const context: RoomContext = {
    name,
    memory,
    parking: undefined,
    budget: house.budget,
    connection: () => {
      if (!house.connection) throw new MediaUnavailable('the media server is not there')
      return house.connection
    },
    silent: new Map(),
    touch: house.file.touch,
    emit: (event) => tell(house, event),
    inTurn: turns(),
  }
  house.rooms.set(name, context)
  return context
}

async function closeRoom(house: House, name: string): Promise<void> {
  const context = house.rooms.get(name)
  if (!context) return
  const room = mediaRoom(context, async () => undefined)
  await Promise.allSettled(room.peers().map((peer) => room.leave(peer)))
  house.rooms.delete(name)
  delete house.file.memory.rooms[name]
  house.file.touch()
  if (house.connection) await house.connection.verbs.closeRoom(house.connection.control, name)
}

function passOn(house: House, event: JanusEvent) {
  if (event.sender === undefined) return
  for (const room of house.rooms.values()) if (takeEvent(room, event)) return
}

function tellStatus(house: House, status: MediaStatus) {
  house.status = status
  if (status.state !== 'ready') house.connection = undefined
  tell(house, { type: 'status', status })
}

function tell(house: House, event: MediaEvent) {
  for (const listener of house.listeners) {
    try {
      listener(event)
    } catch (error) {
      house.onError(error instanceof Error ? error : new Error(String(error)))
    }
  }
}

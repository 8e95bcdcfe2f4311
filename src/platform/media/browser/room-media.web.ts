import type { TrackName, ViewOffer } from '../media-plane.ts'
import type { DownSignal, Level, Purpose, UpSignal } from '../media-signal.ts'
import { type Capture, type DeviceChoice, openCapture, openScreen } from './capture.web.ts'
import type { Digest, LinkGrade } from './link-ladder.ts'
import { openPublications, type Publications } from './publications.web.ts'
import { openRebuilding, type Rebuilding } from './rebuilding.web.ts'
import { cameraLines, interpretationLines, shareLines } from './sender.web.ts'
import { openViewer, type Viewer } from './viewer.web.ts'
import { type Levels, startWatch } from './watch.web.ts'

export type Part = Purpose | 'view'

/** How a part stands: `refused` names the server's reason, `lost` says that it is being built anew. */
export type PartState = { state: 'connecting' | 'up' | 'lost' | 'off' } | { state: 'refused'; reason: 'full' | 'unavailable' | 'refused' }

export interface RoomMediaOptions {
  send: (signal: UpSignal) => void
  onMessage: (listener: (signal: DownSignal) => void) => () => void
  /** Relays, when there are any. */
  iceServers?: RTCIceServer[]
  /** A slot has got its stream, which stays the same when its source changes. */
  onSlot: (slot: string, stream: MediaStream) => void
  onPart?: (part: Part, state: PartState) => void
  /** Each second, with what the line bears in each direction. */
  onDigest?: (digest: Digest, grades: { up: LinkGrade; down: LinkGrade }) => void
  /** The line bears less or more than before; the server has been told of the way down already. */
  onLevel?: (levels: Levels) => void
  /** A part was lost and would be built anew after `delayMs`; false: the page does it itself, by `rebuild`. */
  mayRebuild?: (part: Part, delayMs: number) => boolean
}

export interface RoomMedia {
  /** Opens camera and microphone and publishes them: a thumb at once; stage and sound when `setSending` says so. Throws CaptureFailed. */
  publish: (choice?: DeviceChoice) => Promise<Capture>
  /** What of `thumb`, `stage` and `audio` is sent now; without `thumb` a black one is sent. */
  setSending: (tracks: readonly TrackName[]) => Promise<void>
  /** Another camera or microphone, without negotiating. Throws CaptureFailed and keeps what there was. */
  chooseDevices: (choice: DeviceChoice) => Promise<Capture>
  /** Shows the screen to the room. Throws CaptureFailed. */
  share: () => Promise<void>
  interpret: (microphone: MediaStreamTrack) => Promise<void>
  stop: (purpose: Purpose) => void
  /** Asks the server for a viewer. */
  view: () => void
  stream: (slot: string) => MediaStream | undefined
  rebuild: (part: Part) => void
  close: () => void
}

/** What the acts of a page share. */
interface Desk {
  options: RoomMediaOptions
  publications: Publications
  rebuilding: Rebuilding<Part>
  viewer: Viewer | undefined
  wantsView: boolean
  tell: (part: Part, state: PartState) => void
}

/** A page's pictures and sound in a room: it speaks to our server only, through `send` and `onMessage`. */
export function openRoomMedia(options: RoomMediaOptions): RoomMedia {
  const desk = openDesk(options)
  const detach = options.onMessage((signal) => take(desk, signal))
  const watch = watchLine(desk)
  // Closed connections say so at once; those that only vanish hold their place until their silence is noticed.
  const hangUp = () => {
    desk.publications.closeConnections()
    desk.viewer?.close()
  }
  globalThis.addEventListener('pagehide', hangUp)
  return {
    ...acts(desk),
    close() {
      globalThis.removeEventListener('pagehide', hangUp)
      detach()
      watch.stop()
      desk.rebuilding.stop()
      hangUp()
      for (const purpose of desk.publications.purposes()) desk.publications.stop(purpose)
    },
  }
}

function openDesk(options: RoomMediaOptions): Desk {
  const tell = (part: Part, state: PartState) => options.onPart?.(part, state)
  const desk: Desk = {
    options,
    publications: openPublications({
      iceServers: options.iceServers ?? [],
      send: options.send,
      onUp: (purpose) => isUp(desk, purpose),
      onLost: (purpose) => desk.rebuilding.lost(purpose),
    }),
    rebuilding: openRebuilding<Part>(
      async (part) => (part === 'view' ? askView(desk) : publishAgain(desk, part)),
      (part, delayMs) => {
        tell(part, { state: 'lost' })
        return options.mayRebuild?.(part, delayMs) ?? true
      },
    ),
    viewer: undefined,
    wantsView: false,
    tell,
  }
  return desk
}

function acts(desk: Desk): Omit<RoomMedia, 'close'> {
  const { publications, options, tell } = desk
  const stop = (purpose: Purpose) => {
    if (!publications.stop(purpose)) return
    options.send({ type: 'unpublish', purpose })
    tell(purpose, { state: 'off' })
  }
  const start = async (purpose: Purpose, lines: Parameters<Publications['publish']>[1]) => {
    tell(purpose, { state: 'connecting' })
    await publications.publish(purpose, lines)
  }
  return {
    async publish(choice) {
      const capture = await openCapture(choice)
      await start('camera', cameraLines(capture.video, capture.audio))
      return capture
    },
    setSending: publications.setSending,
    async chooseDevices(choice) {
      const capture = await openCapture(choice)
      await publications.swap(capture)
      return capture
    },
    async share() {
      const screen = await openScreen()
      screen.addEventListener('ended', () => stop('share'))
      await start('share', shareLines(screen))
    },
    interpret: (microphone) => start('interpretation', interpretationLines(microphone)),
    stop,
    view: () => askView(desk),
    stream: (slot) => desk.viewer?.stream(slot),
    rebuild: (part) => desk.rebuilding.now(part),
  }
}

function take(desk: Desk, signal: DownSignal) {
  const { publications, rebuilding } = desk
  if (signal.type === 'offer') void takeOffer(desk, signal).catch(() => rebuilding.lost('view'))
  else if (signal.type === 'published') void publications.accept(signal.purpose, signal.sdp).catch(() => rebuilding.lost(signal.purpose))
  else if (signal.type === 'unpublished') {
    publications.refuse(signal.purpose)
    desk.tell(signal.purpose, { state: 'refused', reason: signal.reason })
  } else {
    for (const purpose of publications.purposes()) rebuilding.lost(purpose)
    if (desk.wantsView) rebuilding.lost('view')
  }
}

async function takeOffer(desk: Desk, offer: ViewOffer) {
  desk.viewer ??= openViewer({
    iceServers: desk.options.iceServers ?? [],
    onSlot: desk.options.onSlot,
    onUp: () => isUp(desk, 'view'),
    onLost: () => desk.rebuilding.lost('view'),
  })
  desk.options.send({ type: 'answer', sdp: await desk.viewer.accept(offer) })
}

function askView(desk: Desk) {
  desk.wantsView = true
  desk.viewer?.close()
  desk.viewer = undefined
  desk.tell('view', { state: 'connecting' })
  desk.options.send({ type: 'view' })
}

async function publishAgain(desk: Desk, purpose: Purpose) {
  desk.tell(purpose, { state: 'connecting' })
  await desk.publications.publishAgain(purpose)
}

function isUp(desk: Desk, part: Part) {
  desk.rebuilding.up(part)
  desk.tell(part, { state: 'up' })
}

function watchLine(desk: Desk) {
  const { options, publications } = desk
  const tellLevel = (level: Level) => options.send({ type: 'level', level })
  return startWatch({
    connections: () => ({ down: desk.viewer?.connection, up: publications.connections() }),
    onDigest: (digest, grades) => options.onDigest?.(digest, grades),
    onLevels: (levels, changed) => {
      if (changed === 'down') tellLevel(levels.down)
      else void publications.setLevel(levels.up)
      options.onLevel?.(levels)
    },
  })
}

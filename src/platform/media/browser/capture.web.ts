/** Why a camera, a microphone or a screen cannot be had. */
export type CaptureProblem = 'insecure' | 'denied' | 'no-camera' | 'no-microphone' | 'busy' | 'failed'

export class CaptureFailed extends Error {
  readonly problem: CaptureProblem
  constructor(problem: CaptureProblem, cause?: unknown) {
    super(problem, { cause })
    this.problem = problem
  }
}

export interface DeviceChoice {
  /** A device's id; absent: the browser's own choice; `none`: do without. */
  camera?: string
  microphone?: string
}

export interface Capture {
  video: MediaStreamTrack | null
  audio: MediaStreamTrack | null
  /** What was wanted and could not be had, while the other could. */
  problems: CaptureProblem[]
}

const VIDEO = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25, max: 30 } }
const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 }

/** Opens the camera and the microphone; where one is missing, the other alone. Throws CaptureFailed when neither can be had. */
export async function openCapture(choice: DeviceChoice = {}): Promise<Capture> {
  if (!globalThis.isSecureContext) throw new CaptureFailed('insecure')
  const wanted = { video: choice.camera !== 'none', audio: choice.microphone !== 'none' }
  if (wanted.video && wanted.audio) {
    try {
      return trackPair(await capture({ video: videoOf(choice), audio: audioOf(choice) }), [])
    } catch {
      // One of the two fails both: each is tried alone, and says for itself what is wrong.
    }
  }
  const [video, audio] = [
    await tryOne(wanted.video, { video: videoOf(choice) }, 'no-camera'),
    await tryOne(wanted.audio, { audio: audioOf(choice) }, 'no-microphone'),
  ]
  const problems = [video, audio].filter((one) => typeof one === 'string')
  const streams = [video, audio].filter((one) => one instanceof MediaStream)
  if (streams.length === 0 && problems[0]) throw new CaptureFailed(problems[0])
  return trackPair(new MediaStream(streams.flatMap((stream) => stream.getTracks())), problems)
}

/** The screen, for slides: sharp before smooth. Throws CaptureFailed; `denied` also when the person closes the choice. */
export async function openScreen(): Promise<MediaStreamTrack> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { max: 15 }, width: { max: 1920 }, height: { max: 1080 } },
      audio: false,
    })
    const track = stream.getVideoTracks()[0]
    if (!track) throw new CaptureFailed('failed')
    track.contentHint = 'detail'
    return track
  } catch (error) {
    throw asFailure(error, 'failed')
  }
}

export async function listDevices(): Promise<{ cameras: MediaDeviceInfo[]; microphones: MediaDeviceInfo[]; speakers: MediaDeviceInfo[] }> {
  const all = await navigator.mediaDevices.enumerateDevices()
  const ofKind = (kind: MediaDeviceKind) => all.filter((device) => device.kind === kind && device.deviceId !== '')
  return { cameras: ofKind('videoinput'), microphones: ofKind('audioinput'), speakers: ofKind('audiooutput') }
}

async function tryOne(
  wanted: boolean,
  constraints: MediaStreamConstraints,
  missing: 'no-camera' | 'no-microphone',
): Promise<MediaStream | CaptureProblem | null> {
  if (!wanted) return null
  try {
    return await capture(constraints)
  } catch (error) {
    return asFailure(error, missing).problem
  }
}

function capture(constraints: MediaStreamConstraints): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia(constraints)
}

const videoOf = ({ camera }: DeviceChoice): MediaTrackConstraints => (camera ? { ...VIDEO, deviceId: { exact: camera } } : VIDEO)
const audioOf = ({ microphone }: DeviceChoice): MediaTrackConstraints => (microphone ? { ...AUDIO, deviceId: { exact: microphone } } : AUDIO)

function trackPair(stream: MediaStream, problems: CaptureProblem[]): Capture {
  return { video: stream.getVideoTracks()[0] ?? null, audio: stream.getAudioTracks()[0] ?? null, problems }
}

function asFailure(error: unknown, missing: CaptureProblem): CaptureFailed {
  if (error instanceof CaptureFailed) return error
  const name = error instanceof DOMException ? error.name : ''
  const problems: Record<string, CaptureProblem> = {
    NotAllowedError: 'denied',
    SecurityError: 'denied',
    NotFoundError: missing,
    OverconstrainedError: missing,
    NotReadableError: 'busy',
    AbortError: 'busy',
  }
  return new CaptureFailed(problems[name] ?? 'failed', error)
}

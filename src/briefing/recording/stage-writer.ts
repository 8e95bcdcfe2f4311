import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type RunningFfmpeg, startFfmpeg } from '#platform/media/ffmpeg-process.ts'
import { findStagePorts, stageSdp } from '#platform/media/ffmpeg-stage.ts'
import type { StageRelay } from '#platform/media/stage-relay.ts'
import type { RecordingHouse } from './recording-house.ts'

/** One ffmpeg that takes the stage in. */
export interface StageWriter {
  ended: Promise<unknown>
  /** Finishes the file. */
  stop: () => Promise<void>
}

/** Starts ffmpeg on the stage as the relay gives it; `argsOf` gets the path of the streams' description. Its notes are in `<name>.log`. */
export async function startWriter(
  house: RecordingHouse,
  relay: StageRelay,
  place: { folder: string; name: string },
  argsOf: (sdp: string) => string[],
): Promise<StageWriter> {
  if (!house.programs) throw new Error('ffmpeg is not installed')
  await mkdir(place.folder, { recursive: true, mode: 0o700 })
  const ports = await findStagePorts(house.ports)
  const sdp = join(place.folder, `${place.name}.sdp`)
  await writeFile(sdp, stageSdp(ports))
  const running: RunningFfmpeg = await startFfmpeg(house.programs, argsOf(sdp), join(place.folder, `${place.name}.log`))
  const leave = relay.addReceiver(ports)
  const ended = running.ended.finally(leave)
  return {
    ended,
    stop: async () => {
      await running.stop()
      await ended
    },
  }
}

import { execFile, spawn } from 'node:child_process'
import { access, constants, mkdir, open } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** The programs of ffmpeg on this machine. */
export interface FfmpegPrograms {
  ffmpeg: string
  ffprobe: string
}

/** One ffmpeg that works until it is told to end. */
export interface RunningFfmpeg {
  /** Settled when it is gone, with its exit code (null: it was killed). */
  ended: Promise<number | null>
  /** Lets it finish its file; kills it when it does not within 15 s. It looks up only when a packet comes: its input goes on until it is gone. */
  stop: () => Promise<void>
}

const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/ffmpeg/bin'].join(delimiter)
const STOP_MS = 15_000
const run = promisify(execFile)

/** Finds ffmpeg on this machine; nothing when it or its ffprobe is not installed. */
export async function findFfmpeg(folders: string = FOLDERS): Promise<FfmpegPrograms | undefined> {
  for (const folder of folders.split(delimiter)) {
    const programs = { ffmpeg: join(folder, 'ffmpeg'), ffprobe: join(folder, 'ffprobe') }
    if ((await isExecutable(programs.ffmpeg)) && (await isExecutable(programs.ffprobe))) return programs
  }
  return undefined
}

/** Starts ffmpeg beside our process: a Ctrl-C in the terminal is ours to pass on, so that a file is always finished. It writes to `logPath`. */
export async function startFfmpeg(programs: FfmpegPrograms, args: readonly string[], logPath: string): Promise<RunningFfmpeg> {
  await mkdir(dirname(logPath), { recursive: true })
  const log = await open(logPath, 'a', 0o600)
  const child = spawn(programs.ffmpeg, ['-hide_banner', '-nostdin', '-loglevel', 'warning', ...args], { detached: true, stdio: ['ignore', log.fd, log.fd] })
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.once('error', () => resolve(null))
  })
  await log.close()
  return {
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGINT')
      const tooLong = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await ended
      clearTimeout(tooLong)
    },
  }
}

/** Runs ffmpeg to its end and gives what it wrote to its output. Throws when it fails. */
export async function runFfmpeg(programs: FfmpegPrograms, args: readonly string[]): Promise<Buffer> {
  const options = { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 } as const
  const { stdout } = await run(programs.ffmpeg, ['-hide_banner', '-nostdin', '-loglevel', 'error', ...args], options)
  return stdout
}

export interface Probed {
  seconds: number
  streams: { kind: string; codec: string; width: number; height: number }[]
}

/** What a media file holds; undefined when it cannot be read. */
export async function probe(programs: FfmpegPrograms, path: string): Promise<Probed | undefined> {
  const args = ['-v', 'error', '-show_entries', 'format=duration:stream=codec_type,codec_name,width,height', '-of', 'json', path]
  const text = await run(programs.ffprobe, args).then(
    ({ stdout }) => stdout,
    () => undefined,
  )
  if (text === undefined) return undefined
  // What ffprobe prints for `-of json`.
  const { format, streams = [] } = JSON.parse(text) as {
    format?: { duration?: string }
    streams?: { codec_type: string; codec_name: string; width?: number; height?: number }[]
  }
  return {
    seconds: Number(format?.duration ?? (await lastMoment(programs, path))),
    streams: streams.map((one) => ({ kind: one.codec_type, codec: one.codec_name, width: one.width ?? 0, height: one.height ?? 0 })),
  }
}

/** The end of a file that was not finished and so does not tell its length. */
async function lastMoment(programs: FfmpegPrograms, path: string): Promise<number> {
  const args = ['-v', 'error', '-select_streams', 'a:0', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', path]
  const { stdout } = await run(programs.ffprobe, args, { maxBuffer: 64 * 1024 * 1024 })
  return Math.max(0, ...stdout.split('\n').slice(-50).map(Number).filter(Number.isFinite))
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

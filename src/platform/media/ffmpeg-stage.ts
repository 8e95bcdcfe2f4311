import { createSocket } from 'node:dgram'
import { rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FfmpegPrograms, runFfmpeg } from './ffmpeg-process.ts'
import type { StagePorts } from './stage-relay.ts'
import { AUDIO_TYPE, VIDEO_TYPE } from './stage-relay-stream.ts'

/** Ports below those that the system itself gives out, and above the media server's. */
export const RECEIVER_PORTS = { from: 30_000, to: 32_000 }
const STEP = 6
const HLS_SECONDS = 2
const FRAMES_A_SECOND = 25

/** What ffmpeg is told of the three streams (RFC 8866). */
export function stageSdp({ video, voices }: StagePorts): string {
  const sound = (port: number) => [`m=audio ${port} RTP/AVP ${AUDIO_TYPE}`, `a=rtpmap:${AUDIO_TYPE} opus/48000/2`]
  return [
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=stage',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=video ${video} RTP/AVP ${VIDEO_TYPE}`,
    `a=rtpmap:${VIDEO_TYPE} VP8/90000`,
    ...sound(voices[0]),
    ...sound(voices[1]),
    '',
  ].join('\r\n')
}

/** The streams as they come. Read as long as packets come; ten seconds after the last one ffmpeg takes them for ended and finishes its file. */
function input(sdpPath: string): string[] {
  const patience = ['-analyzeduration', '5000000', '-probesize', '5000000', '-fpsprobesize', '0', '-reorder_queue_size', '500', '-max_delay', '300000']
  return ['-protocol_whitelist', 'file,udp,rtp', ...patience, '-buffer_size', '4194304', '-f', 'sdp', '-i', sdpPath]
}
const mixed = ['-filter_complex', '[0:a:0][0:a:1]amix=inputs=2:duration=longest:normalize=0,aresample=async=1[sound]', '-map', '0:v:0', '-map', '[sound]']

const words = (text: string) => text.split(' ')

/** The picture as it was sent, the two voices mixed. */
export function recordingArgs(sdpPath: string, filePath: string): string[] {
  return [...input(sdpPath), ...mixed, ...words('-c:v copy -c:a libopus -b:a 64k -ac 2 -f matroska -y'), filePath]
}

/** Two-second pieces of 720p in `folder`, of which the last eight are listed in `live.m3u8`; a later run goes on with the list of the one before. */
export function liveArgs(sdpPath: string, folder: string): string[] {
  const group = FRAMES_A_SECOND * HLS_SECONDS
  const picture = `scale=1280:720:force_original_aspect_ratio=decrease,pad=1280:720:-1:-1,setsar=1,fps=${FRAMES_A_SECOND},format=yuv420p`
  const video = `-c:v libx264 -preset veryfast -tune zerolatency -profile:v main -threads 2 -b:v 1400k -maxrate 1800k -bufsize 2800k -g ${group} -keyint_min ${group} -sc_threshold 0`
  const flags = 'independent_segments+delete_segments+temp_file+append_list+omit_endlist+program_date_time'
  const list = `-c:a aac -b:a 96k -ar 48000 -ac 2 -f hls -hls_time ${HLS_SECONDS} -hls_list_size 8 -hls_flags ${flags} -hls_segment_filename`
  return [...input(sdpPath), ...mixed, '-vf', picture, ...words(video), ...words(list), join(folder, 'live-%06d.ts'), join(folder, 'live.m3u8')]
}

/** One file out of the parts, in their order; a part ends where the next begins. Replaces `target` when it is whole. */
export async function joinParts(programs: FfmpegPrograms, parts: readonly string[], target: string): Promise<void> {
  const list = `${target}.txt`
  const draft = `${target}.draft`
  const quote = (path: string) => `file '${path.replaceAll("'", String.raw`'\''`)}'`
  await writeFile(list, parts.map(quote).join('\n'))
  await runFfmpeg(programs, ['-f', 'concat', '-safe', '0', '-i', list, '-map', '0', '-c', 'copy', '-f', 'webm', '-y', draft])
  await rename(draft, target)
}

/** An encoded picture of one colour, 1280 × 720, for the time that there is no other; made once and kept in `folder`. */
export async function stillPicture(programs: FfmpegPrograms, colour = '0x0b3a53'): Promise<Buffer> {
  const source = `color=c=${colour}:s=1280x720:r=1`
  const ivf = await runFfmpeg(programs, ['-f', 'lavfi', '-i', source, '-frames:v', '1', '-c:v', 'libvpx', '-b:v', '300k', '-f', 'ivf', 'pipe:1'])
  // IVF: 32 bytes of the file's head, then 12 of the frame's, which begin with its length.
  return Buffer.from(ivf.subarray(44, 44 + ivf.readUInt32LE(32)))
}

/** Ports on which nothing listens now, for one receiver. Throws when there are none. */
export async function findStagePorts({ from, to } = RECEIVER_PORTS): Promise<StagePorts> {
  const first = from + (from % 2)
  const places = Math.floor((to - first) / STEP)
  const offset = Math.floor(Math.random() * places)
  for (let tried = 0; tried < places; tried += 1) {
    const base = first + ((offset + tried) % places) * STEP
    if (await areFree(base)) return { video: base, voices: [base + 2, base + 4] }
  }
  throw new Error(`no free ports between ${from} and ${to}`)
}

async function areFree(base: number): Promise<boolean> {
  const free = await Promise.all(Array.from({ length: STEP }, (_, index) => isFree(base + index)))
  return free.every(Boolean)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => resolve(false))
    socket.bind(port, '0.0.0.0', () => socket.close(() => resolve(true)))
  })
}

/** Bytes of a file; 0 when it is not there. */
export const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

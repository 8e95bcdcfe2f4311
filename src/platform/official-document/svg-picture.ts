import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findFfmpeg } from '../media/ffmpeg-process.ts'
import type { Picture } from './document.model.ts'
import { readPicture } from './picture.ts'

/** No picture can be drawn on this machine: its ffmpeg is missing, or was built without librsvg. */
export class NoPictureDrawn extends Error {
  constructor(cause: unknown) {
    super('This machine draws no pictures: ffmpeg with librsvg is needed', { cause })
    this.name = 'NoPictureDrawn'
  }
}

const run = promisify(execFile)
const { resolve } = createRequire(import.meta.url)
const FONT = 'Tinos'
const DRAWING_MS = 30_000

/**
 * SVG documents as PNG of `width` pixels, in the order given and in the face of the paper. Word processors know no SVG, or only some
 * do; the ffmpeg that records meetings draws it (librsvg). Its fonts are ours, whatever the machine has. Throws NoPictureDrawn.
 */
export async function drawSvgs(pictures: readonly { svg: string; width: number }[]): Promise<Pick<Picture, 'format' | 'bytes' | 'pixels'>[]> {
  const programs = await findFfmpeg()
  if (!programs) throw new NoPictureDrawn('no ffmpeg')
  const folder = await mkdtemp(join(tmpdir(), 'nhip-cau-pictures-'))
  try {
    const fonts = await writeFontList(folder)
    const drawn = []
    for (const { svg, width } of pictures) drawn.push(await draw(programs.ffmpeg, { svg, width, folder, fonts }))
    return drawn
  } catch (error) {
    throw new NoPictureDrawn(error)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function draw(ffmpeg: string, { svg, width, folder, fonts }: { svg: string; width: number; folder: string; fonts: string }) {
  const name = join(folder, randomUUID())
  await writeFile(`${name}.svg`, inOurFont(svg))
  const args = [
    '-hide_banner',
    '-nostdin',
    '-loglevel',
    'error',
    '-width',
    String(width),
    '-keep_ar',
    '1',
    '-i',
    `${name}.svg`,
    '-frames:v',
    '1',
    `${name}.png`,
  ]
  await run(ffmpeg, args, { timeout: DRAWING_MS, env: { FONTCONFIG_FILE: fonts, HOME: folder } })
  const bytes = new Uint8Array(await readFile(`${name}.png`))
  return { bytes, ...readPicture(bytes) }
}

/** librsvg knows no `dominant-baseline`: the shift to the middle of a line is written out. */
function inOurFont(svg: string): string {
  return svg
    .replace(/font-family="[^"]*"/gu, `font-family="${FONT}"`)
    .replace(/font-family:[^;"]+/gu, `font-family:${FONT}`)
    .replace(/dominant-baseline="central"/gu, 'dy="0.35em"')
}

async function writeFontList(folder: string): Promise<string> {
  const fonts = dirname(dirname(resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')))
  const path = join(folder, 'fonts.conf')
  await writeFile(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}</cachedir></fontconfig>`,
  )
  return path
}

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onceAtATime } from './once-at-a-time.ts'
import { writeWhole } from './write-whole.ts'

/** Draws the pages of PDF files as pictures (JPEG, 1,600 pixels on the longer side), so that a weak line carries one page and not the file. */
export interface PagePictures {
  /** How many pages the file has; null when it cannot be read, has more than 2,000, or no program is there to draw them. */
  count: (pdf: Uint8Array) => Promise<number | null>
  /** One page, from 1, of the file with this digest. Throws when it cannot be drawn. */
  draw: (digest: string, page: number, pdf: () => Promise<Uint8Array>) => Promise<Uint8Array>
}

const MOST_PAGES = 2000
const LONGER_SIDE = 1600
const PATIENCE_MS = 20_000
const MOST_BYTES = 20 * 1024 * 1024
/** Address space of one drawing: a forged file asks for pictures of any size. */
const MEMORY_KIB = 1_500_000

/** Pictures are kept in the folder; what is there is not drawn again. Poppler (Debian: poppler-utils) reads the file in a process of its own. */
export function openPagePictures(folder: string): PagePictures {
  const inTurn = onceAtATime<Uint8Array>()
  return {
    count: async (pdf) => {
      const told = await poppler(['pdfinfo', '-'], pdf).catch(() => null)
      const pages = Number(/^Pages:\s+(\d+)$/m.exec(told?.toString('utf8') ?? '')?.[1])
      return pages >= 1 && pages <= MOST_PAGES ? pages : null
    },
    draw: async (digest, page, pdf) => {
      const path = join(folder, digest.slice(0, 2), digest, `${page}.jpg`)
      const kept = await readFile(path).catch(() => null)
      return kept ?? inTurn(path, async () => keep(path, await drawPage(page, await pdf())))
    },
  }
}

const drawPage = (page: number, pdf: Uint8Array) =>
  poppler(['pdftoppm', '-jpeg', '-jpegopt', 'quality=80', '-f', `${page}`, '-l', `${page}`, '-singlefile', '-scale-to', `${LONGER_SIDE}`, '-'], pdf)

async function keep(path: string, picture: Buffer): Promise<Uint8Array> {
  if (picture.length === 0) throw new Error(`No picture for ${path}`)
  await writeWhole(path, picture)
  return picture
}

function poppler(command: readonly string[], pdf: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { encoding: 'buffer', timeout: PATIENCE_MS, maxBuffer: MOST_BYTES, killSignal: 'SIGKILL' } as const
    const child = execFile('/bin/sh', ['-c', `ulimit -v ${MEMORY_KIB}; exec "$@"`, 'sh', ...command], options, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
    // A program that has seen enough closes its end.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(pdf)
  })
}

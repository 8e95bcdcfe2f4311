/** Builds the web app to `dist/web` when it is not there or its sources have changed; `--always` builds in any case. */
import { createHash } from 'node:crypto'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const STAMP = 'dist/web/.sources'
const SOURCES = ['src/**/*.{ts,tsx,css,svg,json,woff2,png}', 'index.html', 'vite.config.ts', 'package-lock.json', 'public/**/*.*']
/** Below this many bytes a packed file saves no packet. */
const SMALL = 1024

/** A hash over the names and contents of everything that the build reads. */
async function hashSources(): Promise<string> {
  const paths: string[] = []
  for await (const path of glob(SOURCES)) if (!/\.test\.tsx?$/.test(path)) paths.push(path)
  const hash = createHash('sha256')
  for (const path of paths.sort())
    hash
      .update(`${path}\n`)
      .update(await readFile(path))
      .update('\n')
  return hash.digest('hex')
}

/** Packs every text file once, so that no request waits for it: the server sends `name.br` or `name.gz` to whoever takes it. */
async function packAll() {
  const most = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }
  for await (const path of glob('dist/web/**/*.{js,css,svg,html,json}')) {
    const bytes = await readFile(path)
    if (bytes.length < SMALL) continue
    await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, most))
    await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
  }
}

const sources = await hashSources()
const built = await readFile(STAMP, 'utf8').catch(() => '')
if (built !== sources || process.argv.includes('--always')) {
  process.stdout.write('Building the web app…\n')
  const { status, error } = spawnSync('vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write(`The web app could not be built${error ? `: ${error.message}` : ''}\n`)
    process.exit(1)
  }
  await packAll()
  await writeFile(STAMP, sources)
}

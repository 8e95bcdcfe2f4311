import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const MANIFEST = 'manifest.json'

/** What a backup says of itself; it stands beside the data and is written last, so that a backup without one is unfinished. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  product: z.string(),
  madeAt: z.iso.datetime(),
  engine: z.enum(['pglite', 'postgres']),
  /** What `select version()` said. */
  database: z.string(),
  /** The migrations that the data stand at. */
  migrations: z.array(z.strictObject({ name: z.string(), digest: z.string() })),
  /** The end of the audit chain at the moment of the data. */
  audit: z.strictObject({ lines: z.number().int(), hash: z.string() }),
  /** Folders, since some that are empty are needed. */
  folders: z.array(z.string()),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

export const writeManifest = (folder: string, manifest: Manifest) => writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { flag: 'wx' })

/** Reads a backup's manifest. Throws in words where there is none or it is not ours. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new Error(`${folder} is no finished backup: it has no ${MANIFEST}`)
  })
  return Manifest.parse(JSON.parse(text))
}

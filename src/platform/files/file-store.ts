import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from './write-whole.ts'

/** Files kept whole under the SHA-256 of their bytes: the same file twice is one file, and a kept file never changes. */
export interface FileStore {
  /** Keeps the bytes and returns their digest (hex). */
  put: (bytes: Uint8Array) => Promise<string>
  /** The bytes of a digest. Throws when there is no such file, or when it is not what was kept. */
  get: (digest: string) => Promise<Uint8Array>
}

/** A file store in a folder, made when the first file comes. */
export function openFileStore(folder: string): FileStore {
  const pathOf = (digest: string) => join(folder, digest.slice(0, 2), digest)
  return {
    put: async (bytes) => {
      const digest = sha256(bytes)
      await writeWhole(pathOf(digest), bytes)
      return digest
    },
    get: async (digest) => {
      if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error(`Not a digest: ${digest}`)
      const bytes = await readFile(pathOf(digest))
      if (sha256(bytes) !== digest) throw new Error(`File ${digest} was damaged`)
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    },
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

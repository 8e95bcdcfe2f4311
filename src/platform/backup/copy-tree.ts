import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A file of a backup: its path with `/`, its length, the SHA-256 (hex) of its bytes. */
export interface KeptFile {
  path: string
  bytes: number
  sha256: string
}

/** The paths of all files below a folder, sorted, with `/`; none where there is no folder. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

/** The folders below a folder, the empty ones too: PostgreSQL misses its empty folders. */
export async function listFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

/** Copies every file below `from` to `to`, sharing blocks where the file system can. Files that go away meanwhile are left out. */
export async function copyTree(from: string, to: string): Promise<void> {
  for (const path of await listFiles(from)) {
    await mkdir(dirname(join(to, path)), { recursive: true })
    await copyFile(join(from, path), join(to, path), constants.COPYFILE_FICLONE).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
}

/** Length and digest of every file below a folder. */
export async function describeFiles(folder: string): Promise<KeptFile[]> {
  const files: KeptFile[] = []
  for (const path of await listFiles(folder)) {
    const { size } = await stat(join(folder, path))
    files.push({ path, bytes: size, sha256: await digestOf(join(folder, path)) })
  }
  return files
}

export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

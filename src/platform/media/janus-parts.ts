import { access, constants, glob, readdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { JanusParts } from './janus-config.ts'

/** Debian keeps the parts in a folder of the machine's architecture; a build by hand in the others. */
const PLACES = ['/usr/lib/*/janus', '/usr/lib/janus', '/usr/local/lib/janus', '/opt/janus/lib/janus']
const BINARY_FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/janus/bin'].join(delimiter)

/** Finds the media server on this machine; nothing when it, its VideoRoom or its WebSockets are not installed. */
export async function findJanus(folders: string = BINARY_FOLDERS): Promise<JanusParts | undefined> {
  const binary = await findBinary(folders)
  if (!binary) return undefined
  for await (const folder of glob(PLACES)) {
    const parts = { binary, plugins: await listParts(join(folder, 'plugins')), transports: await listParts(join(folder, 'transports')) }
    if (parts.plugins.files.includes('libjanus_videoroom.so') && parts.transports.files.includes('libjanus_websockets.so')) return parts
  }
  return undefined
}

async function findBinary(folders: string): Promise<string | undefined> {
  for (const folder of folders.split(delimiter)) {
    const path = join(folder, 'janus')
    if (await isExecutable(path)) return path
  }
  return undefined
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function listParts(folder: string): Promise<{ folder: string; files: string[] }> {
  return { folder, files: await readdir(folder).catch(() => []) }
}

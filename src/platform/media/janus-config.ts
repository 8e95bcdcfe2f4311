import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** What is asked of the media server on this machine. */
export interface JanusSettings {
  /** The address that browsers reach; a loopback address is skipped by Janus. */
  ip: string
  /** What the world calls `ip` when the machine stands behind a 1:1 NAT. */
  publicIp: string | undefined
  cores: number
  rtpPorts: { from: number; to: number }
}

/** Random per installation. */
export interface JanusSecrets {
  api: string
  admin: string
  adminKey: string
  room: string
}

/** Where the package put its parts, and the parts it has. */
export interface JanusParts {
  binary: string
  plugins: { folder: string; files: readonly string[] }
  transports: { folder: string; files: readonly string[] }
}

export interface JanusPlace {
  folder: string
  /** A folder without anything, so that no event handler and no logger is loaded. */
  empty: string
  wsPort: number
}

const KEPT = new Set(['libjanus_videoroom.so', 'libjanus_websockets.so'])
const FILES = ['janus.jcfg', 'janus.plugin.videoroom.jcfg', 'janus.transport.websockets.jcfg']
const templates = fileURLToPath(new URL('../../../media/janus/', import.meta.url))

/** The text of each configuration file by its name. */
export async function janusConfig(settings: JanusSettings, secrets: JanusSecrets, parts: JanusParts, place: JanusPlace): Promise<Record<string, string>> {
  const values = configValues(settings, secrets, parts, place)
  const texts = await Promise.all(FILES.map(async (name) => [name, fillIn(await readFile(`${templates}${name}`, 'utf8'), values)]))
  return Object.fromEntries(texts)
}

function configValues(settings: JanusSettings, secrets: JanusSecrets, parts: JanusParts, place: JanusPlace): Record<string, string> {
  return {
    FOLDER: place.folder,
    EMPTY: place.empty,
    WS_PORT: String(place.wsPort),
    PLUGINS: parts.plugins.folder,
    TRANSPORTS: parts.transports.folder,
    NO_PLUGINS: unused(parts.plugins.files),
    NO_TRANSPORTS: unused(parts.transports.files),
    API_SECRET: secrets.api,
    ADMIN_SECRET: secrets.admin,
    ADMIN_KEY: secrets.adminKey,
    CORES: String(settings.cores),
    RTP_FROM: String(settings.rtpPorts.from),
    RTP_TO: String(settings.rtpPorts.to),
    IP: settings.ip,
    // A server that calls itself lite must be reachable at the address it gives, which behind a NAT it is not.
    ICE_LITE: String(settings.publicIp === undefined),
    NAT: settings.publicIp === undefined ? '' : `nat_1_1_mapping = "${settings.publicIp}"`,
  }
}

/** Fills in `@NAME@`. Throws on a name without a value, and on a value that would leave its quotes. */
export function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/@([A-Z_]+)@/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`nothing to put in place of @${name}@`)
    if (name !== 'NAT' && /["\n\r\\]/.test(value)) throw new Error(`@${name}@ may not hold a quote, a backslash or a line end`)
    return value
  })
}

function unused(files: readonly string[]): string {
  return files.filter((file) => file.endsWith('.so') && !KEPT.has(file)).join(',')
}

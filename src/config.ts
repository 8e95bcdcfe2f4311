import { resolve } from 'node:path'
import { z } from 'zod'

const Flag = z.enum(['0', '1']).transform((value) => value === '1')

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z.url().optional(),
  PUBLIC_URL: z.url().optional(),
  DEMO: Flag.default(true),
  SPARE: Flag.default(true),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().default('Nhịp Cầu <no-reply@nhipcau.invalid>'),
  JANUS: Flag.default(true),
  MEDIA_IP: z.ipv4().optional(),
  MEDIA_PUBLIC_IP: z.ipv4().optional(),
  MEDIA_PORTS: z
    .string()
    .regex(/^\d{4,5}-\d{4,5}$/)
    .default('20000-29999'),
  TURN_URLS: z.string().optional(),
  TURN_SECRET: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

/** Everything the process is told from outside; the only reader of the environment. */
export interface Config {
  port: number
  host: string
  /** Absolute path of the folder that holds the embedded database and the files. */
  dataDir: string
  /** A PostgreSQL server (15 or later); absent: PGlite under `dataDir`. */
  databaseUrl: string | undefined
  /** The address people use, for links in mail; absent: derived from the port. */
  publicUrl: string
  /** Seed the demonstration country on an empty database, and offer its accounts at sign-in. */
  demo: boolean
  /** Absent: mail is kept in the outbox and shown in the product, never sent. */
  smtpUrl: string | undefined
  mailFrom: string
  logLevel: string
  /** The media server of the live rooms; absent: meetings run without pictures. */
  media?: MediaConfig | undefined
  /** The relay for rooms behind closed firewalls; absent: none is offered. */
  turn?: { urls: string[]; secret: string } | undefined
}

export interface MediaConfig {
  /** The address of this machine that browsers reach; absent: its first outward one. */
  ip: string | undefined
  /** What the world calls that address behind a 1:1 NAT. */
  publicIp: string | undefined
  /** One port for each peer connection. */
  ports: { from: number; to: number }
}

/** Reads and checks the environment. Throws with every wrong variable named. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const e = readEnvironment(env)
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: resolve(e.DATA_DIR),
    databaseUrl: e.DATABASE_URL,
    publicUrl: e.PUBLIC_URL ?? `http://localhost:${e.PORT}`,
    demo: e.DEMO,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    logLevel: e.LOG_LEVEL,
    media: e.JANUS ? { ip: e.MEDIA_IP, publicIp: e.MEDIA_PUBLIC_IP, ports: portsOf(e.MEDIA_PORTS) } : undefined,
    turn: e.TURN_URLS && e.TURN_SECRET ? { urls: e.TURN_URLS.split(',').map((url) => url.trim()), secret: e.TURN_SECRET } : undefined,
  }
}

/** Whether a second process is kept ready to take over when the server dies; it costs its memory. */
export function keepsSpare(env: NodeJS.ProcessEnv = process.env): boolean {
  return readEnvironment(env).SPARE
}

function readEnvironment(env: NodeJS.ProcessEnv) {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) throw new Error(`Wrong environment:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function portsOf(text: string) {
  const [from = 0, to = 0] = text.split('-').map(Number)
  return { from, to }
}

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
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().default('Nhịp Cầu <no-reply@nhipcau.invalid>'),
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
}

/** Reads and checks the environment. Throws with every wrong variable named. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) throw new Error(`Wrong environment:\n${z.prettifyError(parsed.error)}`)
  const e = parsed.data
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
  }
}

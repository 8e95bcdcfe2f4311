import { z } from 'zod'
import { defineRoute, FileOf, Instant, PlainDateText } from '#platform/contract.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A day's end of the audit chain, as it was given out. */
export const Digest = z.strictObject({
  day: PlainDateText,
  /** How long the chain was. */
  lines: z.number().int(),
  /** SHA-256 (hex) of the last of them. */
  head: Hash,
  /** SHA-256 (hex) of the file's bytes, what `sha256sum` says; the next day's file carries it. */
  fileHash: Hash,
  madeAt: Instant,
})
export type Digest = z.infer<typeof Digest>

export const listDigests = defineRoute({
  method: 'GET',
  path: '/public/digests',
  summary: 'The published ends of the audit chain, the newest first',
  access: 'public',
  query: z.strictObject({ before: PlainDateText.optional(), limit: z.coerce.number().int().min(1).max(400).default(30) }),
  reply: z.strictObject({ digests: z.array(Digest), next: PlainDateText.nullable() }),
})

export const downloadDigest = defineRoute({
  method: 'GET',
  path: '/public/digests/:day',
  summary: 'The file of a day, to be kept',
  access: 'public',
  params: z.strictObject({ day: PlainDateText }),
  reply: FileOf('application/json'),
})

/** As many lines as one file of an export holds. */
export const EXPORT_LINES = 50_000

export const exportAudit = defineRoute({
  method: 'GET',
  path: '/audit/export',
  summary: `The audit chain as NDJSON, line by line as it was hashed, at most ${EXPORT_LINES} lines from a number on`,
  access: ['auditor'],
  query: z.strictObject({ from: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).default(1) }),
  reply: FileOf('application/x-ndjson'),
})

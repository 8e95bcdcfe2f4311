import { z } from 'zod'

type Details = z.ZodObject

/** One kind of refusal: a stable code, an HTTP status and typed details. Declared by the domain that raises it. */
export interface ProblemKind<D extends Details = Details> {
  (details: z.input<D>): Problem
  code: string
  status: number
  details: D
}

/**
 * A refusal on its way to the client as `application/problem+json` (RFC 9457). Its sentence is made from the message
 * `problem.<code>` with the details as arguments, in the reader's language.
 */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>
  constructor(code: string, status: number, details: Record<string, unknown>) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.details = details
  }
}

/** Declares a problem; call the result with its details and throw what it returns. */
export function defineProblem<D extends Details = z.ZodObject<Record<never, never>>>(code: string, status: number, details?: D): ProblemKind<D> {
  const shape = details ?? (z.object({}) as unknown as D)
  const make = (given: z.input<D>) => new Problem(code, status, given)
  return Object.assign(make, { code, status, details: shape })
}

/** The wire form of every problem. */
export const ProblemDocument = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  /** The request id, to quote when asking for help. */
  instance: z.string(),
})
export type ProblemDocument = z.infer<typeof ProblemDocument>

const FieldError = z.object({ path: z.string(), message: z.string() })

export const invalidRequest = defineProblem('platform.request.invalid', 400, z.object({ errors: z.array(FieldError) }))
export const notSignedIn = defineProblem('platform.access.not-signed-in', 401)
export const notAllowed = defineProblem('platform.access.not-allowed', 403)
export const crossSite = defineProblem('platform.access.cross-site', 403)
export const notFound = defineProblem('platform.not-found', 404)
export const alreadyThere = defineProblem('platform.conflict.already-there', 409, z.object({ constraint: z.string() }))
export const changedMeanwhile = defineProblem('platform.conflict.changed-meanwhile', 409)
export const refusedByDatabase = defineProblem('platform.data.refused', 422, z.object({ constraint: z.string() }))
export const turnedRound = defineProblem('platform.data.turned-round', 422)
export const tooLarge = defineProblem('platform.request.too-large', 413, z.object({ limit: z.number() }))
export const tooManyRequests = defineProblem('platform.request.too-many', 429, z.object({ retryAfter: z.number() }))
export const internal = defineProblem('platform.internal', 500)
export const unavailable = defineProblem('platform.unavailable', 503)

const refusals: Record<string, (constraint: string) => Problem> = {
  '23505': (constraint) => alreadyThere({ constraint }),
  '23P01': (constraint) => alreadyThere({ constraint }),
  '23502': (constraint) => refusedByDatabase({ constraint }),
  '23503': (constraint) => refusedByDatabase({ constraint }),
  '23514': (constraint) => refusedByDatabase({ constraint }),
  // The one data exception of ours that has no code of its own: a validity whose last day lies before its first.
  '22000': () => turnedRound({}),
  '22003': (constraint) => refusedByDatabase({ constraint }),
  '22001': (constraint) => refusedByDatabase({ constraint }),
  '42501': () => notAllowed({}),
  '40001': () => changedMeanwhile({}),
  '40P01': () => changedMeanwhile({}),
}

/** The database stops, crashed, starts, or is not there: PostgreSQL's own codes, and those of the line to it. */
const AWAY = /^(08|57P)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/
/** What the driver says of a connection that broke under a statement has no code. */
const BROKEN_LINE = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/

/** Turns what the database refused into a problem; anything unknown stays what it is. */
export function problemFromDatabase(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (AWAY.test(code) || (!code && BROKEN_LINE.test(error.message))) return Object.assign(unavailable({}), { cause: error })
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
  const problem = refusals[code]?.(constraint)
  return problem ? Object.assign(problem, { cause: error }) : error
}

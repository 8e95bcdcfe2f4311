import { z } from 'zod'
import type { ProblemKind } from './problem.ts'

/** Who may call a route: everybody, everybody who is signed in, or the roles named. Nothing is allowed by silence. */
export type Access = 'public' | 'signed-in' | readonly string[]

/** A file in the answer; on the wire it is the bytes themselves with their type and name. */
export interface FileReply {
  fileName: string
  contentType: string
  bytes: Uint8Array
}

/** A file that is made while it is sent: how it looks to a handler; a caller gets a `FileReply`. */
export interface FileStream {
  fileName: string
  contentType: string
  /** Begun when the transaction of the handler is over; not asked for more than the reader takes. */
  pieces: () => AsyncIterable<Uint8Array>
}

/** Marks a route that answers with a file of this type. */
export const FileOf = (contentType: string) => ({ file: contentType }) as const

/** The file of a multipart request. */
export interface Upload {
  name: string
  bytes: Uint8Array
}

type Shape = z.ZodObject

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api`, with `:name` for parameters. */
  path: string
  /** One English line for the generated OpenAPI page. */
  summary: string
  access: Access
  params?: Shape
  query?: Shape
  body?: z.ZodType
  /** The request carries one file (multipart), of at most so many bytes. */
  upload?: { maxBytes: number }
  reply: z.ZodType | { file: string }
  problems?: readonly ProblemKind[]
  /** A GET that leaves a trace (a receipt), or a write that changes no record (last seen): says so here. */
  effect?: 'read' | 'write' | 'silent-write'
}

/** Declares a route. The object is read by the server, the typed client, OpenAPI and the access tests. */
export function defineRoute<const R extends Route>(route: R): R {
  return route
}

export type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
export type Given<S> = S extends z.ZodType ? z.input<S> : undefined
export type ReplyOf<R extends Route> = R['reply'] extends z.ZodType ? z.output<R['reply']> : FileReply

/** What a handler gets after the request was parsed by the contract. */
export interface InputOf<R extends Route> {
  params: Parsed<R['params']>
  query: Parsed<R['query']>
  body: Parsed<R['body']>
  file: R['upload'] extends object ? Upload : undefined
}

/** What a caller gives: only the parts that the contract names. */
export type CallOf<R extends Route> = (R['params'] extends Shape ? { params: Given<R['params']> } : unknown) &
  (R['query'] extends Shape ? { query?: Given<R['query']> } : unknown) &
  (R['body'] extends z.ZodType ? { body: Given<R['body']> } : unknown) &
  (R['upload'] extends object ? { file: Blob; fileName: string } : unknown)

/** Whether the route may change anything; reads run in a read-only transaction. */
export function writes(route: Route): boolean {
  return route.effect ? route.effect !== 'read' : route.method !== 'GET'
}

/** Years that anything of ours may happen in: outside them PostgreSQL, or a loop over the days between, gives up. */
const isInOurTime = (text: string) => text >= '1800' && text < '2200'
/** No place on earth is further from UTC, and PostgreSQL refuses what is. */
const FARTHEST_OFFSET = '14:00'

export const Instant = z.iso
  .datetime({ offset: true })
  .refine((text) => isInOurTime(text) && (text.endsWith('Z') || text.slice(-5) <= FARTHEST_OFFSET), 'Not a moment of our time')
export const PlainDateText = z.iso.date().refine(isInOurTime, 'Not a day of our time')
/** An exact decimal in canonical text; never a float. */
export const DecimalText = z.string().regex(/^-?\d+(\.\d+)?$/)

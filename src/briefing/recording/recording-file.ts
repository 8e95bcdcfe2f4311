import { createReadStream } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { figureReaders } from '#directory/role.contract.ts'
import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/db.ts'
import { SESSION_COOKIE } from '#platform/http.ts'
import { sizeOf } from '#platform/media/ffmpeg-stage.ts'
import { notAllowed, notFound, notSignedIn } from '#platform/problem.ts'
import { byteRange } from './byte-range.model.ts'
import { joinedPath } from './recording-paths.ts'
import { findRecordingFile } from './recording.store.ts'

export interface RecordingFileOptions {
  folder: string
  findActor: (token: string | undefined, now: string) => Promise<Actor | null>
  read: <T>(actor: Actor, requestId: string, now: string, work: (db: Db) => Promise<T>) => Promise<T>
  clock: () => Date
}

const Params = z.strictObject({ id: z.uuid() })

/**
 * Sends the file of a recording, whole or the range that is asked for, from the disk as it is read: it is too large to be an answer
 * of a contract. Who may have it is the same as there: the roles of `listRecordings`, then row-level security.
 */
export function serveRecordingFiles(app: FastifyInstance, options: RecordingFileOptions): void {
  app.get<{ Params: { id: string } }>('/api/recordings/:id/file', async (request, reply) => {
    const file = await findFile(request, options)
    const path = joinedPath(options.folder, file.fileName)
    const size = await sizeOf(path)
    if (size === 0) throw notFound({})
    return sendRange(request, reply, { path, size, etag: `"${file.digest}"`, title: file.title })
  })
}

async function findFile(request: FastifyRequest<{ Params: { id: string } }>, { findActor, read, clock }: RecordingFileOptions) {
  const params = Params.safeParse(request.params)
  if (!params.success) throw notFound({})
  const now = clock().toISOString()
  const actor = await findActor(request.cookies[SESSION_COOKIE], now)
  if (!actor) throw notSignedIn({})
  if (!figureReaders.some((role) => role === actor.role)) throw notAllowed({})
  const file = await read(actor, request.id, now, (db) => findRecordingFile(db, params.data.id))
  if (!file) throw notFound({})
  return file
}

interface Sent {
  path: string
  size: number
  etag: string
  title: string
}

function sendRange(request: FastifyRequest, reply: FastifyReply, { path, size, etag, title }: Sent) {
  const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
  const range = isSame ? byteRange(request.headers.range, size) : 'whole'
  const name = encodeURIComponent(`${title}.webm`)
  void reply
    .header('accept-ranges', 'bytes')
    .header('etag', etag)
    // Whoever was taken off the list has no copy to look at; what is kept is asked for again each time.
    .header('cache-control', 'private, no-cache')
    .header('content-disposition', `inline; filename="recording.webm"; filename*=UTF-8''${name}`)
    .type('video/webm')
  if (range === 'none') return reply.status(416).header('content-range', `bytes */${size}`).send()
  if (range === 'whole') return reply.header('content-length', size).send(createReadStream(path))
  const { start, end } = range
  return reply
    .status(206)
    .header('content-range', `bytes ${start}-${end}/${size}`)
    .header('content-length', end - start + 1)
    .send(createReadStream(path, { start, end }))
}

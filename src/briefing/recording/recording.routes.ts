import type { Actor } from '#platform/actor.ts'
import { type Binding, implement } from '#platform/http.ts'
import { secretariat } from '#directory/role.contract.ts'
import { getBriefing } from '../briefing.store.ts'
import { chapterTitle, toWebVtt } from './chapters.model.ts'
import type { Recordings } from './open-recordings.ts'
import {
  listRecordings,
  publishRecording,
  readersNeeded,
  recordingNotReady,
  showRecordingCaptions,
  showRecordingChapters,
  unpublishRecording,
} from './recording.contract.ts'
import { findRecordings, getCaptions, getRecording, publish, unpublish } from './recording.store.ts'
import { watchBindings } from './watch.routes.ts'

export interface RecordingOptions {
  /** Absent: this process records nothing. */
  recordings: Recordings | null
  publicUrl: string
}

const isSecretariat = (actor: Actor) => secretariat.some((role) => role === actor.role)
const encoder = new TextEncoder()
const vtt = (name: string, text: string) => ({ fileName: `${name}.vtt`, contentType: 'text/vtt; charset=utf-8', bytes: encoder.encode(text) })

/** Recordings of sessions, and the live stream. The files themselves are sent by `recording-file.ts`. */
export function recordingBindings(options: RecordingOptions): Binding[] {
  const { recordings } = options
  return [
    implement(listRecordings, async ({ db, actor }, { params }) => {
      await getBriefing(db, params.id)
      const all = await findRecordings(db, params.id)
      const cut = all.map((one) => (isSecretariat(actor) ? one : { ...one, agencyIds: [] }))
      return { recordings: cut, recorder: recordings?.recorder() ?? 'off' }
    }),
    implement(publishRecording, async ({ tx, actor, now }, { params, body }) => {
      const before = await getRecording(tx, params.id)
      if (before.state !== 'ready') throw recordingNotReady({})
      if (body.audience === 'agencies' && body.agencyIds.length === 0) throw readersNeeded({})
      const agencyIds = body.audience === 'agencies' ? [...new Set(body.agencyIds)] : []
      await publish(tx, before, { audience: body.audience, agencyIds, now, by: actor.personId })
      return {}
    }),
    implement(unpublishRecording, async ({ tx }, { params }) => {
      await unpublish(tx, await getRecording(tx, params.id))
      return {}
    }),
    implement(showRecordingChapters, async ({ db }, { params, query }) => {
      const { chapters } = await getRecording(db, params.id)
      return vtt('chapters', toWebVtt(chapters.map((chapter) => ({ ...chapter, text: chapterTitle(chapter, query.lang) }))))
    }),
    implement(showRecordingCaptions, async ({ db }, { params }) => vtt('captions', toWebVtt(await getCaptions(db, params.id)))),
    ...watchBindings(options),
  ]
}

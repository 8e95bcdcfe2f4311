import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#platform/db.ts'
import { formatPlainDate } from '#platform/format.ts'
import { type Binding, implement } from '#platform/http.ts'
import { formatMessage } from '#platform/messages.ts'
import { notFound } from '#platform/problem.ts'
import { vietnamDate } from '#platform/working-days.ts'
import type { Briefing } from '../briefing.contract.ts'
import { getBriefing } from '../briefing.store.ts'
import { hourInHaNoi } from '../clock.model.ts'
import { liveGlance } from './live.model.ts'
import type { Recordings } from './open-recordings.ts'
import { liveFolder } from './recording-paths.ts'
import { recordingMessages } from './recording.messages.ts'
import {
  enterLive,
  type GivenWatcher,
  inviteWatchers,
  listWatchers,
  LIVE_TYPE,
  liveNotYours,
  revokeWatcher,
  showLive,
  showLiveFile,
  watcherInvited,
  watcherKeyUnknown,
} from './watch.contract.ts'
import { findLiveFacts, findWatchers, insertWatchers, revoke, useWatcherKey } from './watcher.store.ts'

export interface WatchOptions {
  recordings: Recordings | null
  publicUrl: string
}

const WATCH_COOKIE = 'nhipcau_watch'
const COOKIE_SECONDS = 12 * 60 * 60

/** Invitations to watch, and the live stream for those who hold one, or who see the briefing anyway. */
export function watchBindings({ recordings, publicUrl }: WatchOptions): Binding[] {
  return [...invitations(recordings, publicUrl), ...(recordings ? liveBindings(recordings) : offBindings)]
}

function invitations(recordings: Recordings | null, publicUrl: string): Binding[] {
  return [
    implement(listWatchers, async ({ db }, { params }) => {
      await getBriefing(db, params.id)
      return { watchers: await findWatchers(db, params.id), recorder: recordings?.recorder() ?? 'off' }
    }),
    implement(inviteWatchers, async ({ tx, actor, now }, { params, body }) => {
      const briefing = await getBriefing(tx, params.id)
      await refuseTwice(tx, params.id, body.watchers)
      const invited = body.watchers.map((given) => newWatcher(briefing, given, publicUrl))
      await insertWatchers(tx, briefing, invited, { now, by: actor.personId })
      setTimeout(() => recordings?.reviewAudience(params.id), 500).unref()
      return { links: invited.map(({ name, email, url }) => ({ name, email, url })) }
    }),
    implement(revokeWatcher, async ({ tx, actor, now }, { params }) => {
      await revoke(tx, params.id, { now, by: actor.personId })
      return {}
    }),
  ]
}

async function refuseTwice(db: Db, briefingId: string, given: readonly GivenWatcher[]) {
  const there = (await findWatchers(db, briefingId)).filter(({ revokedAt }) => revokedAt === null).map(({ email }) => email.toLowerCase())
  const emails = given.map(({ email }) => email.toLowerCase())
  const twice = emails.filter((email, index) => there.includes(email) || emails.indexOf(email) !== index)
  if (twice.length > 0) throw watcherInvited({ emails: [...new Set(twice)].join(', ') })
}

function newWatcher({ id, titleVi, startsAt }: Briefing, given: GivenWatcher, publicUrl: string) {
  const key = randomBytes(24).toString('base64url')
  const url = `${publicUrl}/watch/${id}#${key}`
  const args = { name: given.name, title: titleVi, date: formatPlainDate(vietnamDate(startsAt), 'vi'), time: hourInHaNoi(startsAt), url }
  const say = (name: 'mail.watch.subject' | 'mail.watch.body') => formatMessage(recordingMessages, 'vi', name, args)
  return { ...given, id: randomUUID(), mailId: randomUUID(), key, url, subject: say('mail.watch.subject'), text: say('mail.watch.body') }
}

interface Asking {
  db: Db
  cookies: { get: (name: string) => string | undefined }
}

/** Throws liveNotYours where neither an account nor an invitation opens the stream. */
async function getLiveFacts({ db, cookies }: Asking, briefingId: string) {
  const facts = await findLiveFacts(db, briefingId, cookies.get(WATCH_COOKIE))
  if (!facts) throw liveNotYours({})
  return facts
}

function liveBindings(recordings: Recordings): Binding[] {
  return [
    implement(enterLive, async ({ tx, cookies, now }, { body }) => {
      const watcher = await useWatcherKey(tx, body.key, now)
      if (!watcher) throw watcherKeyUnknown({})
      cookies.set(WATCH_COOKIE, body.key, COOKIE_SECONDS)
      return { briefingId: watcher.briefingId, name: watcher.name }
    }),
    implement(showLive, async (asking, { params }) => {
      const facts = await getLiveFacts(asking, params.id)
      recordings.watched(params.id)
      const startsAt = new Date(facts.startsAt).toISOString()
      return liveGlance({ ...facts, startsAt }, { ...facts, live: recordings.liveOf(params.id), canStream: recordings.recorder() === 'ready' })
    }),
    implement(
      showLiveFile,
      async (asking, { params }, bytes: Buffer | null) => {
        await getLiveFacts(asking, params.id)
        recordings.watched(params.id)
        if (!bytes) throw notFound({})
        return { fileName: params.file, contentType: params.file.endsWith('.ts') ? 'video/mp2t' : LIVE_TYPE, bytes }
      },
      ({ params }) => readFile(join(liveFolder(recordings.house.folder, params.id), params.file)).catch(() => null),
    ),
  ]
}

/** Where this process records nothing, no link opens anything. */
const offBindings: Binding[] = [
  implement(enterLive, () => {
    throw watcherKeyUnknown({})
  }),
  implement(showLive, () => {
    throw notFound({})
  }),
  implement(showLiveFile, () => {
    throw notFound({})
  }),
]

import { z } from 'zod'
import { Line } from '#directory/fields.contract.ts'
import { secretariat } from '#directory/role.contract.ts'
import { defineRoute, FileOf, Instant } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { Done } from '../fields.contract.ts'
import { RecorderState } from './recording.contract.ts'

const Id = z.uuid()
const ById = z.strictObject({ id: Id })

export const watcherKeyUnknown = defineProblem('briefing.watcher.key-unknown', 404)
export const watcherInvited = defineProblem('briefing.watcher.invited-already', 409, z.object({ emails: z.string() }))
export const liveNotYours = defineProblem('briefing.watcher.not-yours', 403)

/** Somebody outside the rooms who may watch the live stream. */
export const Watcher = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string(),
  body: z.string().nullable(),
  invitedAt: Instant,
  lastSeenAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})
export type Watcher = z.infer<typeof Watcher>

export const listWatchers = defineRoute({
  method: 'GET',
  path: '/briefings/:id/watchers',
  summary: 'Those invited to watch a briefing from outside its rooms',
  access: secretariat,
  params: ById,
  reply: z.strictObject({ watchers: z.array(Watcher), recorder: RecorderState }),
  problems: [notFound],
})

export const GivenWatcher = z.strictObject({ name: Line(200), email: z.email().max(200), body: Line(200).nullable() })
export type GivenWatcher = z.infer<typeof GivenWatcher>
export const inviteWatchers = defineRoute({
  method: 'POST',
  path: '/briefings/:id/watchers',
  summary: 'Invite people to watch; each gets a link of their own by mail',
  access: secretariat,
  params: ById,
  body: z.strictObject({ watchers: z.array(GivenWatcher).min(1).max(500) }),
  /** The links are told this once, for those whom mail does not reach. */
  reply: z.strictObject({ links: z.array(z.strictObject({ name: z.string(), email: z.string(), url: z.string() })) }),
  problems: [notFound, watcherInvited],
})

export const revokeWatcher = defineRoute({
  method: 'POST',
  path: '/watchers/:id/revocation',
  summary: 'Take an invitation to watch back; its link opens nothing from now on',
  access: secretariat,
  params: ById,
  reply: Done,
  problems: [notFound],
})

export const enterLive = defineRoute({
  method: 'POST',
  path: '/live-passes',
  summary: 'Open the live stream with the key of an invitation; kept in a cookie of this browser',
  access: 'public',
  effect: 'silent-write',
  body: z.strictObject({ key: z.string().min(16).max(200) }),
  reply: z.strictObject({ briefingId: Id, name: z.string() }),
  problems: [watcherKeyUnknown],
})

/** `before` the session, `live`, `waiting` for the picture to begin, `paused` in an item that is not streamed, `over`, `off` where nothing can be streamed. */
export const LivePhase = z.enum(['before', 'waiting', 'live', 'paused', 'over', 'off'])
export type LivePhase = z.infer<typeof LivePhase>

export const LiveGlance = z.strictObject({
  titleVi: z.string(),
  titleEn: z.string(),
  startsAt: Instant,
  phase: LivePhase,
  items: z.array(
    z.strictObject({
      id: Id,
      titleVi: z.string(),
      titleEn: z.string(),
      minutes: z.number().int(),
      standing: z.enum(['done', 'now', 'ahead']),
    }),
  ),
  speaker: z.strictObject({ nameVi: z.string(), nameEn: z.string(), subject: z.string().nullable(), since: Instant }).nullable(),
  next: z.strictObject({ nameVi: z.string(), nameEn: z.string() }).nullable(),
  caption: z.string().nullable(),
})
export type LiveGlance = z.infer<typeof LiveGlance>

export const showLive = defineRoute({
  method: 'GET',
  path: '/live/:id',
  summary: 'How a session stands, for those who watch its live stream',
  access: 'public',
  params: ById,
  reply: LiveGlance,
  problems: [notFound, liveNotYours],
})

export const LIVE_TYPE = 'application/vnd.apple.mpegurl'
export const showLiveFile = defineRoute({
  method: 'GET',
  path: '/live/:id/:file',
  summary: 'The list of the live stream’s pieces (`live.m3u8`), or one piece',
  access: 'public',
  params: z.strictObject({ id: Id, file: z.string().regex(/^(live\.m3u8|live-\d{1,10}\.ts)$/) }),
  reply: FileOf(LIVE_TYPE),
  problems: [notFound, liveNotYours],
})
export const livePlaylistUrl = (briefingId: string) => `/api/live/${briefingId}/live.m3u8`

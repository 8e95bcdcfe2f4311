import { z } from 'zod'
import { reporters, secretariat } from '#directory/role.contract.ts'
import { defineRoute, Instant } from '#platform/contract.ts'
import { notFound } from '#platform/problem.ts'
import { matterClosed, notYourPoint } from './matter.contract.ts'
import { PointParams } from './fields.contract.ts'

/** What a room's page found when it tried its camera, microphone, loudspeaker and line. Rates in kilobits a second; null: not measured. */
export const LineMeasures = z.strictObject({
  camera: z.enum(['ok', 'missing', 'denied', 'failed']),
  microphone: z.enum(['ok', 'silent', 'missing', 'denied', 'failed']),
  speaker: z.enum(['heard', 'not_heard', 'not_tried']),
  /** The way that media takes: straight, through our relay by UDP, through it by TCP (a firewall lets nothing else through), or none. */
  path: z.enum(['udp', 'turn_udp', 'turn_tcp', 'none']),
  upKbps: z.number().int().min(0).max(10_000_000).nullable(),
  downKbps: z.number().int().min(0).max(10_000_000).nullable(),
  roundTripMs: z.number().int().min(0).max(600_000).nullable(),
  lossPercent: z.number().min(0).max(100).nullable(),
})
export type LineMeasures = z.infer<typeof LineMeasures>

export const LineGrade = z.enum(['good', 'fair', 'poor', 'failed'])
export type LineGrade = z.infer<typeof LineGrade>

/** What is to mend, worst first; its sentence is `line-finding.<code>` of `line-check.messages.ts`. */
export const LineFinding = z.strictObject({
  code: z.enum([
    'no_path',
    'no_microphone',
    'microphone_denied',
    'microphone_silent',
    'no_camera',
    'camera_denied',
    'speaker_not_heard',
    'speaker_not_tried',
    'slow_up',
    'slow_down',
    'slow_answer',
    'loss',
    'only_tcp',
    'not_measured',
  ]),
  /** The best grade that is left with this finding. */
  grade: LineGrade,
})
export type LineFinding = z.infer<typeof LineFinding>

export const LineCheck = LineMeasures.extend({
  id: z.uuid(),
  pointId: z.uuid(),
  madeAt: Instant,
  grade: LineGrade,
  findings: z.array(LineFinding),
  browser: z.string().nullable(),
})
export type LineCheck = z.infer<typeof LineCheck>

export const makeLineCheck = defineRoute({
  method: 'POST',
  path: '/briefings/:id/points/:pointId/line-checks',
  summary: 'Keep what a room measured of its line; the grade is given by the server',
  access: [...secretariat, ...reporters],
  params: PointParams,
  body: LineMeasures.extend({ browser: z.string().trim().min(1).max(300).nullable() }),
  reply: LineCheck,
  problems: [notFound, matterClosed, notYourPoint],
})

export const listLineChecks = defineRoute({
  method: 'GET',
  path: '/briefings/:id/points/:pointId/line-checks',
  summary: 'What a room measured, newest first',
  access: [...secretariat, ...reporters, 'auditor'],
  params: PointParams,
  reply: z.strictObject({ checks: z.array(LineCheck) }),
  problems: [notFound],
})

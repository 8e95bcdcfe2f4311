import { z } from 'zod'

/** What a page that checks its line is told first. After `ready` it speaks as `media-signal.ts` says. */
export const LineGreeting = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ready'),
    iceServers: z.array(z.strictObject({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() })),
  }),
  /** Nothing can be measured now; the line is closed. `full`: as many rooms as may are measuring. */
  z.strictObject({ type: z.literal('unavailable'), why: z.enum(['starting', 'missing', 'down', 'full']) }),
])
export type LineGreeting = z.infer<typeof LineGreeting>

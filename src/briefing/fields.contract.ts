import { z } from 'zod'
import { cleanText } from '#platform/text/normalise.ts'

/** The address of a briefing in routes. */
export const BriefingParams = z.strictObject({ id: z.uuid() })
/** The address of one of its rooms. */
export const PointParams = z.strictObject({ id: z.uuid(), pointId: z.uuid() })

/** Typed text of several lines, cleaned on arrival and not empty. */
export const Text = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanText)
    .pipe(z.string().min(1).max(max))

/** The answer of an act that has nothing to tell. */
export const Done = z.strictObject({})

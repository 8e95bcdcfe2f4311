import { checkLine, type LineCheckResult } from '#platform/media/browser/line-check.web.ts'
import { openLineSignal } from './ui/line-signal.ts'

/** A page without a product around it: the line check as the room's page runs it. */
async function check(briefingId: string, pointId: string): Promise<LineCheckResult | string> {
  const signal = await openLineSignal(briefingId, pointId)
  if (typeof signal === 'string') return signal
  const result = await checkLine({ ...signal, seconds: 2 })
  signal.close()
  return result
}

Object.assign(globalThis, { check })

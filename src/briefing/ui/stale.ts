import { listPoints, showPoint, showReadiness } from '../point.contract.ts'

/** What a change to a room makes old. */
export const stalePoint = [showPoint, listPoints, showReadiness]

import { Decimal } from 'decimal.js'
import { nameKey } from '#platform/text/search-key.ts'

export interface Succession {
  placeId: string
  successorId: string
  /** The part of the old place that went to the successor, a decimal text above 0 and at most 1. */
  share: string
}

/** What restating needs to know of places: the set of each, and who came after whom. */
export interface PlaceGraph {
  setOf: ReadonlyMap<string, string>
  successions: readonly Succession[]
}

/** A place of the wanted set and the part of the amount that falls on it. */
export interface RestatedPart {
  placeId: string
  share: string
}

/**
 * Reads what was reported for a place on another set of places: the place itself if it is of that set; its successors,
 * with shares, going forward; going back, the one predecessor that became it whole and alone. An amount of a merged
 * place cannot be told apart again: 'unallocated'. Parts add up to 1.
 */
export function restate(placeId: string, targetSet: string, places: PlaceGraph): RestatedPart[] | 'unallocated' {
  const forward = goForward(placeId, targetSet, places)
  if (forward !== 'unallocated') return forward
  return goBack(placeId, targetSet, places)
}

function goForward(placeId: string, targetSet: string, places: PlaceGraph): RestatedPart[] | 'unallocated' {
  if (places.setOf.get(placeId) === targetSet) return [{ placeId, share: '1' }]
  const next = places.successions.filter((one) => one.placeId === placeId)
  if (next.length === 0) return 'unallocated'
  const parts = new Map<string, Decimal>()
  for (const { successorId, share } of next) {
    const further = goForward(successorId, targetSet, places)
    if (further === 'unallocated') return 'unallocated'
    for (const part of further) parts.set(part.placeId, (parts.get(part.placeId) ?? new Decimal(0)).plus(new Decimal(share).times(part.share)))
  }
  return [...parts].map(([id, share]) => ({ placeId: id, share: share.toFixed() }))
}

function goBack(placeId: string, targetSet: string, places: PlaceGraph): RestatedPart[] | 'unallocated' {
  if (places.setOf.get(placeId) === targetSet) return [{ placeId, share: '1' }]
  const [before, ...others] = places.successions.filter((one) => one.successorId === placeId)
  if (!before || others.length > 0 || !new Decimal(before.share).equals(1)) return 'unallocated'
  return goBack(before.placeId, targetSet, places)
}

/** Whether the parts of one place add up to the whole. */
export function isWhole(shares: readonly string[]): boolean {
  return shares.reduce((sum, share) => sum.plus(share), new Decimal(0)).equals(1)
}

/** The key under which aliases are kept, without the word for the kind: 'TP. Đà Nẵng', 'thành phố Đà Nẵng' → 'da nang'. */
export function placeKey(name: string): string {
  const key = nameKey(name)
  return key.replace(/^(tinh|thanh pho|tp|t p) (?=\S)/u, '')
}

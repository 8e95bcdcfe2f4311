import type { Actor } from '#platform/actor.ts'

/** Who stands in the record for an act; the product itself is no person of the directory. */
export const personOf = ({ actor }: { actor: Actor }) => (actor.role === 'system' ? null : actor.personId)

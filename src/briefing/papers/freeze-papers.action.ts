import type { Tx } from '#platform/db.ts'
import { freezeText } from '../text/resolve-figures.action.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { hasFigures, thaw } from './paper.model.ts'
import { findPapers, getVersion, insertVersion } from './paper.store.ts'

/** Who locks the figures, and when. `personId` is null for the product itself. */
export interface Freezing {
  now: string
  personId: string | null
  note?: string | null
}

/**
 * Freezes the text papers of a briefing at the moment that its figures were locked at: each with live figures, or with figures
 * frozen at another moment, gets a new version that says the values, receipts and moment for good. Returns how many did.
 */
export async function freezePapers(tx: Tx, briefingId: string, asOf: string, { now, personId, note = null }: Freezing): Promise<number> {
  let frozen = 0
  for (const paper of await findPapers(tx, briefingId, { personId: personId ?? '', isSecretariat: false })) {
    if (paper.kind !== 'text' || paper.withdrawnAt !== null || paper.latest === null || paper.latest.frozenAsOf === asOf) continue
    const { body } = await getVersion(tx, paper.id, paper.latest.number)
    if (!body || !hasFigures(body)) continue
    const frozenBody = await freezeAt(tx, body, { asOf, now })
    await insertVersion(tx, paper, { body: frozenBody, file: null, note, frozenAsOf: asOf, madeAt: now, madeBy: personId })
    frozen++
  }
  return frozen
}

/** The text with all its figures as they were at a moment. */
export async function freezeAt(tx: Tx, body: RichText, { asOf, now }: { asOf: string; now: string }): Promise<RichText> {
  return freezeText(tx, thaw(body), { asOf, now })
}

import { directoryMessages } from '#directory/directory.messages.ts'
import { figureMessages } from '#figures/figure.messages.ts'
import type { Catalogue } from '#platform/messages.ts'
import { platformMessages } from '#platform/platform.messages.ts'
import { reportingMessages } from '#reporting/reporting.messages.ts'

const parts: readonly Catalogue[] = [platformMessages, directoryMessages, reportingMessages, figureMessages]

/**
 * The sentences that are asked for by a code out of the data: `problem.<code>` of every refusal and `notice.<kind>`
 * of every notice. Server and browser say the same words.
 */
export const problemCatalogue: Catalogue = {
  vi: Object.assign({}, ...parts.map((part) => part.vi)) as Record<string, string>,
  en: Object.assign({}, ...parts.map((part) => part.en)) as Record<string, string>,
}

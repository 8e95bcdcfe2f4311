import { briefingMessages } from '#briefing/briefing.messages.ts'
import { directiveMessages } from '#briefing/directives/directive.messages.ts'
import { documentMessages } from '#briefing/documents/document.messages.ts'
import { paperMessages } from '#briefing/papers/paper.messages.ts'
import { recordingMessages } from '#briefing/recording/recording.messages.ts'
import { releaseMessages } from '#briefing/releases/release.messages.ts'
import { reportMessages } from '#briefing/reports/report.messages.ts'
import { roomMessages } from '#briefing/room/room.messages.ts'
import { directoryMessages } from '#directory/directory.messages.ts'
import { changeMessages } from '#figures/change.messages.ts'
import { figureMessages } from '#figures/figure.messages.ts'
import type { Catalogue } from '#platform/messages.ts'
import { platformMessages } from '#platform/platform.messages.ts'
import { reportingMessages } from '#reporting/reporting.messages.ts'

const parts: readonly Catalogue[] = [
  platformMessages,
  directoryMessages,
  reportingMessages,
  figureMessages,
  changeMessages,
  briefingMessages,
  directiveMessages,
  documentMessages,
  paperMessages,
  recordingMessages,
  releaseMessages,
  reportMessages,
  roomMessages,
]

/**
 * The sentences that are asked for by a code out of the data: `problem.<code>` of every refusal and `notice.<kind>`
 * of every notice. Server and browser say the same words.
 */
export const problemCatalogue: Catalogue = {
  vi: Object.assign({}, ...parts.map((part) => part.vi)) as Record<string, string>,
  en: Object.assign({}, ...parts.map((part) => part.en)) as Record<string, string>,
}

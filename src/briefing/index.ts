import type { FileStore } from '#platform/files/file-store.ts'
import type { PagePictures } from '#platform/files/page-pictures.ts'
import type { Binding } from '#platform/http.ts'
import { archiveBindings } from './archive/archive.routes.ts'
import { directivesBindings } from './directives/directive.routes.ts'
import { documentsBindings } from './documents/document.routes.ts'
import type { Recordings } from './recording/open-recordings.ts'
import { recordingBindings } from './recording/recording.routes.ts'
import { releaseBindings } from './releases/release.routes.ts'
import { reportBindings } from './reports/report.routes.ts'
import { agendaBindings } from './agenda.routes.ts'
import { attendeeBindings } from './attendee.routes.ts'
import { briefingCoreBindings } from './briefing.routes.ts'
import { invitationBindings } from './invitation.routes.ts'
import { lineCheckBindings } from './line-check.routes.ts'
import { dossierBindings } from './papers/dossier.routes.ts'
import { paperBindings } from './papers/paper.routes.ts'
import { pointBindings } from './point.routes.ts'
import type { Rooms } from './room/open-rooms.ts'
import { roomBindings } from './room/room.routes.ts'
import { statementBindings } from './statement.routes.ts'
import { textBindings } from './text/figure-value.routes.ts'

export interface BriefingOptions {
  files: FileStore
  /** Draws the pages of papers that are files. */
  pictures: PagePictures
  publicUrl: string
  demo?: boolean
  /** Absent: no room is carried by this process. */
  rooms?: Rooms | undefined
  /** Absent: nothing is recorded by this process. */
  recordings?: Recordings | undefined
  /** Told when somebody asked for the files of a report, so that the work begins at once. */
  onMakingAsked?: (() => void) | undefined
}

/** Every route of briefings, slice by slice. */
export function briefingBindings(options: BriefingOptions): Binding[] {
  const core = { ...options, connectedPoints: async (_db: unknown, id: string) => options.rooms?.connectedPoints(id) ?? new Set<string>() }
  return [
    ...briefingCoreBindings(core),
    ...agendaBindings,
    ...pointBindings(core),
    ...attendeeBindings,
    ...lineCheckBindings(core),
    ...statementBindings(core),
    ...invitationBindings(core),
    ...textBindings,
    ...paperBindings(options),
    ...dossierBindings(options),
    ...documentsBindings(options),
    ...directivesBindings(options),
    ...releaseBindings(options),
    ...reportBindings(options),
    ...archiveBindings,
    ...recordingBindings({ recordings: options.recordings ?? null, publicUrl: options.publicUrl }),
    ...roomBindings({ rooms: options.rooms ?? null, demo: options.demo ?? false }),
  ]
}

export { dailyDirectiveReminders } from './directives/remind-directive.action.ts'
export { openRecordings, type Recordings } from './recording/open-recordings.ts'
export { serveRecordingFiles } from './recording/recording-file.ts'
export { openRooms, type Rooms } from './room/open-rooms.ts'
export { makeWaitingReports } from './reports/make-files.action.ts'
export { openBriefing } from './open-briefing.action.ts'
export { moveBriefing, type Move } from './move-briefing.action.ts'
export { takeStep } from './take-step.action.ts'

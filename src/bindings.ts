import { directoryBindings } from '#directory/index.ts'
import { aidBindings } from '#aid/index.ts'
import { briefingBindings, type Recordings, type Rooms } from '#briefing/index.ts'
import { figureBindings } from '#figures/index.ts'
import type { Binding } from '#platform/http.ts'
import { reportingBindings } from '#reporting/index.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { PagePictures } from '#platform/files/page-pictures.ts'
import { acceptedDisbursedUsd } from '#figures/index.ts'

export interface BindingOptions {
  files: FileStore
  /** Draws the pages of papers that are files. */
  pictures: PagePictures
  demo: boolean
  demoPassword: string
  publicUrl: string
  rooms?: Rooms | undefined
  recordings?: Recordings | undefined
  /** Told when somebody asked for the files of a report. */
  onMakingAsked?: (() => void) | undefined
}

/** Every route of the product, domain by domain. What is not in this list is not served. */
export function allBindings(options: BindingOptions): Binding[] {
  return [
    ...directoryBindings(options),
    ...reportingBindings({ ...options, acceptedDisbursedUsd }),
    ...aidBindings,
    ...figureBindings,
    ...briefingBindings(options),
  ]
}

import { randomUUID } from 'node:crypto'
import type { FileStore } from '#platform/files/file-store.ts'
import type { WriteContext } from '#platform/http.ts'
import type { Db } from '#platform/db.ts'
import type { Act } from './act.model.ts'

/** What the composition root gives to the routes of this domain. */
export interface ReportingOptions {
  files: FileStore
  /** The address that links in mail begin with. */
  publicUrl: string
  /** What accepted returns of a year disbursed, in USD. Money is added up in one place of the product, and not here. */
  acceptedDisbursedUsd: (db: Db, reportYear: number) => Promise<string>
}

/** The act of a request. */
export function actOf({ actor, now }: Pick<WriteContext, 'actor' | 'now'>, { publicUrl }: Pick<ReportingOptions, 'publicUrl'>): Act {
  return { actor, now, newId: randomUUID, publicUrl }
}

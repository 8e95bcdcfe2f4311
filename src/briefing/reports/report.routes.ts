import { randomUUID } from 'node:crypto'
import { findAgencies } from '#directory/index.ts'
import { secretariat } from '#directory/role.contract.ts'
import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { formatPlainDate } from '#platform/format.ts'
import { type Binding, implement } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { draftReport } from './create-report.action.ts'
import { assertMay, freeze } from './freeze-report.action.ts'
import { cancelMakingRow, findMakings, getMaking, insertMaking } from './making.store.ts'
import { readComparison, readPreview, readReport } from './read-report.action.ts'
import {
  cancelMaking,
  compareReport,
  createReport,
  discardReport,
  downloadMaking,
  freezeReport,
  listReports,
  makeReport,
  makingUnderWay,
  previewReport,
  type ReportForm,
  reportRefused,
  saveReportParticulars,
  saveReportSection,
  showMakings,
  showReport,
} from './report.contract.ts'
import { normalItems } from './report-item.model.ts'
import { deleteReport, findReports, findReportYears, getReport, updateReportParticulars, updateReportSection } from './report.store.ts'
import { templateBindings } from './report-template.routes.ts'

export interface ReportOptions {
  files: FileStore
  demo?: boolean
  /** Told when somebody asked for files, so that the work begins at once. */
  onMakingAsked?: (() => void) | undefined
}

const types: Record<ReportForm, string> = {
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/** The routes of reports, their files and their templates. */
export function reportBindings({ files, demo = false, onMakingAsked }: ReportOptions): Binding[] {
  return [
    ...templateBindings,
    implement(listReports, async ({ db, actor }) => ({ reports: await findReports(db), years: await findReportYears(db), ...(await subjectsOf(db, actor)) })),
    implement(createReport, async ({ tx, actor, now }, { body }) => {
      const id = randomUUID()
      await draftReport(tx, body, { actor, now, id, demo })
      return { id }
    }),
    implement(showReport, ({ db, actor }, { params }) => readReport(db, params.id, actor)),
    implement(previewReport, ({ db, now }, { params }) => readPreview(db, params.id, now)),
    implement(saveReportSection, async ({ tx, actor, now }, { params, body }) => {
      assertMay('edit', await getReport(tx, params.id), actor)
      const change = { ...body, items: normalItems(body.items), reportId: params.id, key: params.key, now, personId: actor.personId }
      return { revision: await updateReportSection(tx, change) }
    }),
    implement(saveReportParticulars, async ({ tx, actor }, { params, body }) => {
      const row = await getReport(tx, params.id)
      assertMay('edit', row, actor)
      return { revision: await updateReportParticulars(tx, row, body) }
    }),
    implement(freezeReport, ({ tx, actor, now }, { params, body }) => freeze(tx, params.id, { ...body, actor, now })),
    implement(discardReport, async ({ tx, actor }, { params }) => {
      const row = await getReport(tx, params.id)
      assertMay('discard', row, actor)
      await deleteReport(tx, row)
      return {}
    }),
    implement(compareReport, ({ db, now }, { params }) => readComparison(db, params.id, now)),
    implement(makeReport, async ({ tx, actor, now }, { params }) => {
      const row = await getReport(tx, params.id)
      assertMay('make', row, actor)
      const makings = await findMakings(tx, row.id)
      if (makings.some(({ state }) => state === 'queued' || state === 'running')) throw makingUnderWay({})
      const id = randomUUID()
      await insertMaking(tx, { id, reportId: row.id, askedAt: now, askedBy: actor.personId, frozen: row.state === 'frozen' })
      onMakingAsked?.()
      return { id }
    }),
    implement(showMakings, async ({ db }, { params }) => ({ makings: await findMakings(db, (await getReport(db, params.id)).id) })),
    implement(cancelMaking, async ({ tx, actor, now }, { params }) => {
      const making = await getMaking(tx, params.id)
      assertMay('make', await getReport(tx, making.reportId), actor)
      if (!(await cancelMakingRow(tx, making, now))) throw reportRefused({ action: 'make', reasons: ['state'], reason: 'state' })
      return {}
    }),
    implement(downloadMaking, async ({ db }, { params }) => {
      const file = (await getMaking(db, params.id)).files?.[params.form]
      if (!file) throw notFound({})
      return { fileName: file.name, contentType: types[params.form], bytes: await files.get(file.digest) }
    }),
  ]
}

/** Whom this person may write a report about. */
async function subjectsOf(db: Db, actor: Actor) {
  const mayNation = secretariat.some((role) => role === actor.role)
  const all = (await findAgencies(db)).filter(({ duty }) => duty !== 'none')
  const agencies = mayNation ? all : all.filter(({ id }) => actor.agencyIds.includes(id))
  return { mayNation, agencies: tellApart(agencies) }
}

/** A province that kept its name in a merger has an agency before and one after: the last day of the former says which is which. */
function tellApart(agencies: readonly { id: string; nameVi: string; nameEn: string; validTo: string | null }[]) {
  const named = Map.groupBy(agencies, ({ nameVi }) => nameVi)
  return agencies.map(({ id, nameVi, nameEn, validTo }) =>
    validTo !== null && (named.get(nameVi)?.length ?? 0) > 1
      ? { id, nameVi: `${nameVi} (đến ${formatPlainDate(validTo, 'vi')})`, nameEn: `${nameEn} (until ${formatPlainDate(validTo, 'en')})` }
      : { id, nameVi, nameEn },
  )
}

import type { Upload as GivenFile } from '#platform/contract.ts'
import { readWorkbook } from '#platform/files/workbook-reader.ts'
import { FileRefused } from '#platform/files/workbook.ts'
import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { actOf, type ReportingOptions } from './act.routes.ts'
import { applyUploadTo, takeUpload } from './apply-upload.action.ts'
import { examine } from './examine.action.ts'
import { getForm } from './form.store.ts'
import { findFormLists } from './lists.store.ts'
import { findExplanations, findLines, getReturn, getVersion } from './return.store.ts'
import { makeTemplate } from './template.action.ts'
import { getUpload, settleUpload } from './upload.store.ts'
import {
  applyUpload,
  discardUpload,
  downloadTemplate,
  downloadWorkbook,
  showUpload,
  uploadRefused,
  uploadSettled,
  uploadWorkbook,
  XLSX,
} from './workbook.contract.ts'

export function workbookBindings(options: ReportingOptions): Binding[] {
  return [
    implement(downloadTemplate, async ({ db }, { params }) => writeWorkbook(db, params.id, undefined, false)),
    implement(downloadWorkbook, async ({ db }, { params, query }) => writeWorkbook(db, params.id, query.version, true)),
    implement(
      uploadWorkbook,
      async (context, { params, file }, workbook) =>
        takeUpload(context.tx, actOf(context, options), { returnId: params.id, file, workbook, files: options.files }),
      // Read before the transaction is opened: one connection must not wait for a worker.
      async ({ file }: { file: GivenFile }) => readOrRefuse(file),
    ),
    implement(showUpload, async ({ db }, { params }) => getUpload(db, params.id)),
    implement(applyUpload, async (context, { params, body }) => applyUploadTo(context.tx, actOf(context, options), { uploadId: params.id, ...body })),
    implement(discardUpload, async ({ tx, now }, { params }) => {
      const upload = await getUpload(tx, params.id)
      if (upload.state !== 'read') throw uploadSettled({ state: upload.state })
      if (!(await settleUpload(tx, upload.id, 'discarded', now))) throw uploadSettled({ state: 'discarded' })
      tx.audit({ action: 'upload.discarded', subject: 'upload', subjectId: upload.id, before: { state: 'read', fileName: upload.fileName } })
      return { id: upload.id }
    }),
  ]
}

async function readOrRefuse(file: GivenFile) {
  try {
    return await readWorkbook(file)
  } catch (error) {
    if (error instanceof FileRefused) throw uploadRefused({ reason: error.code.replaceAll('-', '_'), fileName: file.name, facts: { ...error.details } })
    throw error
  }
}

/** The return as a workbook; with marks, the cells that checks complain about stand out. */
async function writeWorkbook(db: Db, returnId: string, number: number | undefined, marked: boolean) {
  const head = await getReturn(db, returnId)
  const { id, figures, narrative } = await getVersion(db, returnId, number)
  const lines = await findLines(db, id)
  const marks = marked ? (await examine(db, head, { lines, figures, narrative, explanations: await findExplanations(db, id) })).findings : []
  const stated = Object.entries(figures).flatMap(([code, { value, reason }]) => (value === null ? [] : [[code, { value, reason }] as const]))
  const { fileName, bytes } = await makeTemplate({
    form: await getForm(db, head.formVersionId),
    lists: await findFormLists(db, head),
    lines,
    agencyName: head.nameVi,
    year: head.reportYear,
    locale: 'vi',
    marks,
    demo: head.demo,
    figures: Object.fromEntries(stated),
    narrative,
  })
  return { fileName, bytes, contentType: XLSX }
}

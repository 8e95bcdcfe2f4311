import { z } from 'zod'
import { officers, returnReaders } from '#directory/role.contract.ts'
import { defineRoute, FileOf, Instant } from '#platform/contract.ts'
import { defineProblem, invalidRequest, notFound, tooLarge } from '#platform/problem.ts'
import { changedMeanwhile, demandUnmet, DraftSaved, wrongState } from './return.contract.ts'
import { Outcome } from './upload.contract.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ById = z.strictObject({ id: z.uuid() })

/** A file that is not taken in at all; `reason` is the code of FileRefused with `_` for `-`, as sentences choose by it; `facts` are its numbers. */
export const uploadRefused = defineProblem(
  'reporting.upload.refused',
  422,
  z.object({ reason: z.string(), fileName: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) }),
)
export const uploadSettled = defineProblem('reporting.upload.settled', 409, z.object({ state: z.enum(['applied', 'discarded']) }))

export const Upload = z.object({
  id: z.uuid(),
  returnId: z.uuid(),
  fileName: z.string(),
  size: z.number().int(),
  state: z.enum(['read', 'applied', 'discarded']),
  madeBy: z.string(),
  madeAt: Instant,
  appliedAt: Instant.nullable(),
  outcome: Outcome,
})
export type Upload = z.infer<typeof Upload>

export const downloadTemplate = defineRoute({
  method: 'GET',
  path: '/returns/:id/template',
  summary: 'The Excel template of the return, filled with its lines',
  access: returnReaders,
  params: ById,
  reply: FileOf(XLSX),
  problems: [notFound],
})
export const downloadWorkbook = defineRoute({
  method: 'GET',
  path: '/returns/:id/workbook',
  summary: 'A version of the return as a workbook',
  access: returnReaders,
  params: ById,
  query: z.strictObject({ version: z.coerce.number().int().positive().optional() }),
  reply: FileOf(XLSX),
  problems: [notFound],
})
export const uploadWorkbook = defineRoute({
  method: 'POST',
  path: '/returns/:id/uploads',
  summary: 'Read a workbook against the draft; nothing is applied yet',
  access: officers,
  params: ById,
  upload: { maxBytes: 20 * 1024 * 1024 },
  reply: Upload,
  problems: [notFound, tooLarge, uploadRefused, wrongState, demandUnmet],
})
export const showUpload = defineRoute({
  method: 'GET',
  path: '/uploads/:id',
  summary: 'How a workbook was read',
  access: returnReaders,
  params: ById,
  reply: Upload,
  problems: [notFound],
})

export const applyUpload = defineRoute({
  method: 'POST',
  path: '/uploads/:id/application',
  summary: 'Take the lines of a workbook into the draft: it adds and corrects, and never removes',
  access: officers,
  params: ById,
  body: z.strictObject({
    /** The revision of the draft that the person has seen. */
    revision: z.number().int(),
    /** Key of a reading (`sheet!ref`) -> the alternative that the person chose. */
    choices: z.record(z.string().max(200), z.string().max(2000)).default({}),
    /** Lines that shall not be taken over. */
    skip: z.array(z.uuid()).max(20_000).default([]),
  }),
  reply: DraftSaved.extend({ added: z.array(z.uuid()), corrected: z.array(z.uuid()), same: z.number().int(), skipped: z.number().int() }),
  problems: [notFound, uploadSettled, changedMeanwhile, wrongState, demandUnmet, invalidRequest],
})
export const discardUpload = defineRoute({
  method: 'DELETE',
  path: '/uploads/:id',
  summary: 'Put a read workbook aside',
  access: officers,
  params: ById,
  reply: z.object({ id: z.uuid() }),
  problems: [notFound, uploadSettled],
})

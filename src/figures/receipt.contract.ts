import { z } from 'zod'
import { DecimalText, defineRoute, Instant } from '#platform/contract.ts'
import { figureReaders } from '#directory/role.contract.ts'
import { FigureCode, FigureQuery } from './figure.contract.ts'

const ReceiptParams = z.strictObject({ id: z.string().regex(/^[a-f0-9]{24}$/) })

export const Receipt = z.strictObject({
  id: z.string(),
  code: FigureCode,
  definitionVersion: z.number(),
  query: FigureQuery,
  unit: z.enum(['USD', 'VND', 'count', 'percent']),
  value: DecimalText.nullable(),
  asOf: Instant,
  ratePolicy: z.string(),
  lineCount: z.number(),
  linesDigest: z.string(),
  issuedAt: Instant,
  /** Made anew from the ledger for this answer. */
  check: z.strictObject({ value: DecimalText.nullable(), linesDigest: z.string(), holds: z.boolean() }),
  /** The same question put to the ledger as it is now. */
  current: z.strictObject({ value: DecimalText.nullable(), asOf: Instant, changed: z.boolean() }),
  parts: z.array(z.strictObject({ code: FigureCode, year: z.number(), value: DecimalText.nullable(), receiptId: z.string() })),
})
export type Receipt = z.infer<typeof Receipt>

/** A ledger line behind a figure, with the cell of the report that it came from. */
export const ReceiptLine = z.strictObject({
  flowId: z.number(),
  grantId: z.uuid(),
  grantCode: z.string(),
  grantName: z.string(),
  providerName: z.string(),
  providerKind: z.string(),
  providerCountry: z.string().nullable(),
  placeId: z.string(),
  placeName: z.string(),
  sectorCode: z.string(),
  sectorName: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  amount: DecimalText,
  currency: z.string(),
  vndRate: DecimalText,
  vndPerUsd: DecimalText,
  rateSource: z.string(),
  usd: DecimalText,
  vnd: DecimalText,
  /** What the line adds to the figure: money, or 1 for a member that is counted with it first. */
  contributes: DecimalText,
  returnId: z.uuid(),
  versionNumber: z.number(),
  lineKey: z.uuid(),
  position: z.number(),
  column: z.string(),
  cell: z.string(),
  /** Whether the report's own cells, split and converted again with the stored rate, give this very line. */
  recomputes: z.boolean(),
  recordedFrom: Instant,
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

export const getReceipt = defineRoute({
  method: 'GET',
  path: '/receipts/:id',
  summary: 'A receipt, recomputed',
  access: figureReaders,
  params: ReceiptParams,
  reply: Receipt,
})
export const getReceiptLines = defineRoute({
  method: 'GET',
  path: '/receipts/:id/lines',
  summary: 'The report lines behind a figure, by page',
  access: figureReaders,
  params: ReceiptParams,
  query: z.strictObject({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  reply: z.strictObject({ lines: z.array(ReceiptLine), next: z.number().nullable(), /** Sum of `contributes` of the page. */ pageTotal: DecimalText }),
})

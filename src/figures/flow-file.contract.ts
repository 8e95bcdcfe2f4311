import { z } from 'zod'
import { defineRoute, FileOf } from '#platform/contract.ts'
import { figureReaders } from '#directory/role.contract.ts'
import { unknownPlaceSet } from './figure.contract.ts'
import { locale, span, yearsReversed } from './trend.contract.ts'

const { currency: _currency, ...asked } = span

export const FlowFileQuery = z.strictObject({
  ...asked,
  kind: z.enum(['commitment', 'year_commitment', 'disbursement']).optional(),
  locale,
})
export type FlowFileQuery = z.infer<typeof FlowFileQuery>

export const getFlowFile = defineRoute({
  method: 'GET',
  path: '/figure-files/flows',
  summary: 'The ledger lines that figures count, as a CSV file that is written while it is sent',
  access: figureReaders,
  query: FlowFileQuery,
  reply: FileOf('text/csv; charset=utf-8'),
  problems: [unknownPlaceSet, yearsReversed],
})

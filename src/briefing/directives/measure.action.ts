import type { Db } from '#platform/db.ts'
import { findDebts, recordOf } from '#reporting/index.ts'
import type { DirectiveMeasure } from './directive.contract.ts'
import { type Measured, type MeasuredReturn, measure, returnsOf } from './measure.model.ts'

/** The measure of a directive for each of its addressees, from the returns of its year as the ledger of reporting has them now. */
export async function measureAddressees(
  db: Db,
  wanted: DirectiveMeasure,
  addressees: readonly { id: string; heirs: readonly { id: string }[] }[],
  now: string,
): Promise<Map<string, Measured>> {
  const debts = await findDebts(db, wanted.year, wanted.year)
  const returns: MeasuredReturn[] = debts.map((debt) => {
    const { agencyId, reportYear, punctuality, timesSentBack, corrections, completeness } = recordOf(debt, now)
    return { agencyId, reportYear, punctuality, timesSentBack, corrections, completeness, heirIds: debt.heirs.map((heir) => heir.agencyId) }
  })
  return new Map(
    addressees.map(({ id, heirs }) => [
      id,
      measure(
        wanted.code,
        wanted.target,
        returnsOf(
          id,
          heirs.map((heir) => heir.id),
          returns,
        ),
      ),
    ]),
  )
}

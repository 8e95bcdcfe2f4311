import { randomUUID } from 'node:crypto'
import { type Posted, postReturn } from '#aid/index.ts'
import type { Database, Tx } from '#platform/db.ts'
import type { Cells } from '#reporting/form.contract.ts'
import { occasion } from './harness.ts'

/** A return that goes straight to the ledger: for tests of what happens after acceptance. */
export interface LedgerReturn {
  agencyId: string
  year: number
  lines: Cells[]
}

/** A line with money, complete enough to be posted. */
export function lineOf(more: Partial<Record<string, string>>): Cells {
  const base: Record<string, string | undefined> = {
    name: 'Nước sạch trường học',
    kind: 'project',
    provider: 'Quỹ Thử Nghiệm',
    providerKind: 'ngo',
    providerCountry: 'US',
    places: 'p63-45:100',
    sectors: 'YT8:100',
    phase: 'running',
    currency: 'USD',
    commitmentTotal: '1000',
    commitmentGrant: '1000',
    commitmentYear: '500',
    disbursedYear: '250',
    delivery: 'cash',
    status: 'running',
    ...more,
  }
  return Object.fromEntries(Object.entries(base).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

const frame = {
  formVersion: { id: 'test', titleVi: 'Thử', titleEn: 'Test', definition: '{}', validFrom: '2000-01-01', source: 'test', certainty: 'demonstration' },
}

/** Opens the campaign and the return where they are missing, writes the next version as accepted, and posts it. */
export async function post(db: Database, { agencyId, year, lines }: LedgerReturn, now: string): Promise<Posted> {
  return db.write(occasion(undefined, now), async (tx) => {
    const returnId = await openReturn(tx, agencyId, year, now)
    const before = await tx
      .selectFrom('reporting.returnVersion')
      .select(['id', 'number'])
      .where('returnId', '=', returnId)
      .orderBy('number', 'desc')
      .executeTakeFirst()
    if (before) await tx.updateTable('reporting.returnVersion').set({ state: 'superseded' }).where('id', '=', before.id).execute()
    const versionId = randomUUID()
    await tx
      .insertInto('reporting.returnVersion')
      .values({ id: versionId, returnId, number: (before?.number ?? 0) + 1, state: 'draft', openedAt: now, openedBy: randomUUID() })
      .execute()
    const rows = lines.map((cells, position) => ({ versionId, lineKey: randomUUID(), position, cells: JSON.stringify(cells) }))
    if (rows.length) await tx.insertInto('reporting.returnLine').values(rows).execute()
    await tx.updateTable('reporting.returnVersion').set({ state: 'accepted' }).where('id', '=', versionId).execute()
    tx.audit({ action: 'test.post', subject: 'return', subjectId: returnId })
    return postReturn(tx, {
      returnId,
      versionId,
      number: (before?.number ?? 0) + 1,
      agencyId,
      reportYear: year,
      periodFrom: `${year}-01-01`,
      periodTo: `${year}-12-31`,
      lines: rows.map(({ lineKey, position }, index) => ({ lineKey, position, cells: lines[index] ?? {} })),
      stated: [],
      demo: true,
      now,
      acceptedBy: null,
      isCorrection: before !== undefined,
    })
  })
}

async function openReturn(tx: Tx, agencyId: string, year: number, now: string) {
  await tx
    .insertInto('reporting.formVersion')
    .values(frame.formVersion)
    .onConflict((c) => c.doNothing())
    .execute()
  const campaignId = `test-${year}`
  await tx
    .insertInto('reporting.campaign')
    .values({
      id: campaignId,
      reportYear: year,
      titleVi: 'Thử',
      titleEn: 'Test',
      periodFrom: `${year}-01-01`,
      periodTo: `${year}-12-31`,
      formVersionId: 'test',
      placeSetId: year < 2025 ? '63' : '34',
      openedOn: `${year}-12-01`,
      dueOn: `${year + 1}-01-15`,
    })
    .onConflict((c) => c.doNothing())
    .execute()
  await tx
    .insertInto('reporting.campaignDebtor')
    .values({ campaignId, agencyId })
    .onConflict((c) => c.doNothing())
    .execute()
  await tx
    .insertInto('reporting.return')
    .values({ id: randomUUID(), campaignId, agencyId, openedAt: now })
    .onConflict((c) => c.doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('reporting.return')
    .select('id')
    .where('campaignId', '=', campaignId)
    .where('agencyId', '=', agencyId)
    .executeTakeFirstOrThrow()
  return id
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figureBindings } from '#figures/index.ts'
import { openFileStore } from '#platform/files/file-store.ts'
import { openReporting } from '#reporting/reporting.fixture.ts'
import { actorOf } from './harness.ts'
import { lineOf, post } from './ledger.ts'
import { textBindings } from '#briefing/text/figure-value.routes.ts'
import { makeWaitingReports, type MakingHouse } from '#briefing/reports/make-files.action.ts'
import { createReport } from '#briefing/reports/report.contract.ts'
import { reportBindings } from '#briefing/reports/report.routes.ts'

export const QUANG_TRI = 'a-p63-45'
export const HUE = 'a-p63-46'

export const cast = {
  secretary: actorOf('secretariat_officer', 'paccom'),
  head: actorOf('secretariat_approver', 'paccom'),
  quangTri: actorOf('province_officer', QUANG_TRI),
  quangTriHead: actorOf('province_approver', QUANG_TRI),
  hue: actorOf('province_officer', HUE),
  hueHead: actorOf('province_approver', HUE),
  health: actorOf('ministry_officer', 'byt'),
  auditor: actorOf('auditor', 'kiem-toan'),
}

/** A ledger of two years and two provinces, and the routes of reports over it. */
export async function openReports() {
  const folder = await mkdtemp(join(tmpdir(), 'reports-'))
  const files = openFileStore(folder)
  const house = await openReporting([...reportBindings({ files }), ...textBindings, ...figureBindings])
  for (const [key, { personId }] of Object.entries(cast))
    await house.engine.query(`insert into directory.person (id, full_name, sort_key, email, email_key) values ($1, $2, $3, $4::text, $4::text)`, [
      personId,
      `Người ${key}`,
      key,
      `${key}@test.invalid`,
    ])
  await fillLedger(house.db)
  house.clock.now = '2024-04-01T02:00:00.000Z'
  const making: MakingHouse = {
    db: house.db,
    files,
    publicUrl: 'https://nhipcau.example',
    clock: () => new Date(house.clock.now),
    warn: (error) => {
      throw error
    },
  }
  const draft = async (actor: (typeof cast)[keyof typeof cast], agencyId: string | null, more: { fromYear?: number; asOf?: string } = {}) =>
    (
      await house.callAs(actor, createReport, {
        body: { agencyId, fromYear: more.fromYear ?? 2023, toYear: 2023, map: 'reported', currency: 'USD', asOf: more.asOf ?? null },
      })
    ).id
  return {
    ...house,
    files,
    making,
    draft,
    make: () => makeWaitingReports(making),
    close: async () => {
      await house.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type Reports = Awaited<ReturnType<typeof openReports>>

type Db = Parameters<typeof post>[0]

async function fillLedger(db: Db) {
  const mines = {
    name: 'Rà phá bom mìn',
    provider: 'Mines Advisory Group',
    providerCountry: 'GB',
    places: 'p63-45:100',
    sectors: 'YT1:100',
    commitmentYear: '4000000',
  }
  const water = {
    name: 'Nước sạch',
    provider: 'Plan International',
    providerCountry: 'US',
    places: 'p63-46:100',
    sectors: 'YT8:100',
    commitmentYear: '2000000',
  }
  await post(db, { agencyId: QUANG_TRI, year: 2022, lines: [lineOf({ ...mines, disbursedYear: '2500000.25' })] }, '2023-01-05T00:00:00Z')
  await post(db, { agencyId: HUE, year: 2022, lines: [lineOf({ ...water, disbursedYear: '1500000' })] }, '2023-01-06T00:00:00Z')
  await post(
    db,
    {
      agencyId: QUANG_TRI,
      year: 2023,
      lines: [lineOf({ ...mines, disbursedYear: '3200000.50' }), lineOf({ ...mines, name: 'Giáo dục nguy cơ', phase: 'new', disbursedYear: '400000' })],
    },
    '2024-01-05T00:00:00Z',
  )
  await post(db, { agencyId: HUE, year: 2023, lines: [lineOf({ ...water, disbursedYear: '1300000' })] }, '2024-01-06T00:00:00Z')
}

/** A correction that reaches the ledger after a report was frozen: Huế disbursed more. */
export function correctHue(db: Db, now: string) {
  const water = {
    name: 'Nước sạch',
    provider: 'Plan International',
    providerCountry: 'US',
    places: 'p63-46:100',
    sectors: 'YT8:100',
    commitmentYear: '2000000',
  }
  return post(db, { agencyId: HUE, year: 2023, lines: [lineOf({ ...water, disbursedYear: '1900000' })] }, now)
}

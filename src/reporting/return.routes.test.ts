import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cast, lineOf, openReporting, required, type Reporting } from './reporting.fixture.ts'
import { acceptRoute, correctRoute, openReturnRoute, saveDraft, sendBackRoute, showDifferences, showReturn, signRoute, submitRoute } from './return.contract.ts'
import { returnBindings } from './return.routes.ts'

const options = { files: { put: async () => '', get: async () => new Uint8Array() }, publicUrl: 'http://test', acceptedDisbursedUsd: async () => '0' }
let house: Reporting
beforeAll(async () => void (house = await openReporting(returnBindings(options))))
afterAll(() => house.close())

describe('the life of a return', () => {
  test('draft → submitted → signed → sent back → accepted → corrected', async () => {
    const { callAs, openYear, clock } = house
    const campaign = await openYear(2023, '2023-12-15T02:00:00.000Z')
    const { id } = await callAs(cast.officer, openReturnRoute, { params: { id: campaign.id }, body: {} })
    const at = { params: { id } }
    const [one, two] = [lineOf(0), lineOf(1)]
    const lines = [one, two]
    const saved = await callAs(cast.officer, saveDraft, { ...at, body: { revision: 0, changes: { upserts: lines, removals: [] }, figures: required } })
    expect(saved).toMatchObject({ revision: 1, findings: [], summary: { lines: 2, hard: 0 } })
    expect(await callAs(cast.officer, submitRoute, at)).toMatchObject({ number: 1, state: 'submitted' })
    expect(await callAs(cast.approver, signRoute, at)).toMatchObject({ state: 'signed' })
    const back = await callAs(cast.secretary, sendBackRoute, {
      ...at,
      body: { remarks: [{ lineKey: one.lineKey, column: 'disbursedYear', body: 'Đề nghị kiểm tra lại.' }] },
    })
    expect(back).toMatchObject({ number: 1, state: 'sent_back', openedVersionId: expect.any(String) })
    const again = await callAs(cast.officer, showReturn, at)
    expect(again.version).toMatchObject({ number: 2, state: 'draft', basedOn: back.versionId })
    expect(again.version.lines.map((line) => line.lineKey)).toEqual(lines.map((line) => line.lineKey))
    expect(again.remarks).toMatchObject([{ lineKey: one.lineKey, column: 'disbursedYear' }])
    const mended = { ...one, cells: { ...one.cells, disbursedYear: '350' } }
    await callAs(cast.officer, saveDraft, { ...at, body: { revision: again.version.revision, changes: { upserts: [mended], removals: [] } } })
    await callAs(cast.officer, submitRoute, at)
    await callAs(cast.approver, signRoute, at)
    expect(await callAs(cast.head, acceptRoute, at)).toMatchObject({ number: 2, state: 'accepted' })
    const ledger = await house.engine.query<{ n: number; usd: string }>(
      `select count(*)::int as n, sum(usd)::text as usd from aid.flow where kind = 'disbursement' and closed_seq is null`,
    )
    expect(ledger).toEqual([{ n: 2, usd: '650.50' }])
    clock.now = '2024-03-01T03:00:00.000Z'
    const correction = await callAs(cast.officer, correctRoute, { ...at, body: { note: 'Số giải ngân ghi nhầm' } })
    expect(correction).toMatchObject({ number: 2, state: 'accepted' })
    const third = await callAs(cast.officer, showReturn, at)
    await callAs(cast.officer, saveDraft, { ...at, body: { revision: third.version.revision, changes: { upserts: [], removals: [two.lineKey] } } })
    await callAs(cast.officer, submitRoute, at)
    await callAs(cast.approver, signRoute, at)
    expect(await callAs(cast.head, acceptRoute, at)).toMatchObject({ number: 3, state: 'accepted' })
    const versions = (await callAs(cast.auditor, showReturn, at)).versions.map(({ number, state }) => `${number} ${state}`)
    expect(versions).toEqual(['1 sent_back', '2 superseded', '3 accepted'])
    const after = await house.engine.query(
      `select count(*) filter (where closed_seq is null)::int as open, count(*) filter (where closed_seq is not null)::int as closed from aid.flow where kind = 'disbursement'`,
    )
    expect(after).toEqual([{ open: 1, closed: 2 }])
    expect(await callAs(cast.officer, showDifferences, { ...at, query: { from: 1, to: 3 } })).toMatchObject({
      lines: [
        { kind: 'changed', lineKey: one.lineKey, cells: [{ column: 'disbursedYear', before: '300.50', after: '350' }] },
        { kind: 'removed', lineKey: two.lineKey },
      ],
    })
  })
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { actorOf, occasion } from '../../test/harness.ts'
import { cast, fill, handIn, HUE, lineOf, openReporting, peopleOf, required, type Reporting } from './reporting.fixture.ts'
import {
  acceptRoute,
  explain,
  listOwnReturns,
  openReturnRoute,
  rejectRoute,
  saveDraft,
  sendBackRoute,
  showReturn,
  signRoute,
  submitRoute,
  unexplain,
  withdrawRoute,
} from './return.contract.ts'
import { returnBindings } from './return.routes.ts'

const options = { files: { put: async () => '', get: async () => new Uint8Array() }, publicUrl: 'http://test', acceptedDisbursedUsd: async () => '0' }
let house: Reporting
let campaign: { id: string }
let people = cast
beforeAll(async () => {
  house = await openReporting(returnBindings(options))
  campaign = await house.openYear(2023, '2023-12-01T00:00:00.000Z')
})
afterAll(() => house.close())

// Every test has a province of its own.
const provinces = ['45', '48', '49', '51', '52', '54', '56', '58', '60', '62', '64'].map((code) => `a-p63-${code}`)
beforeEach(() => void (people = { ...cast, ...peopleOf(provinces.pop() ?? '') }))

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; details?: object }) => ({ code: error.code, ...error.details }),
  )
const inYear = (cells = {}) => lineOf(0, cells)

describe('submitting is refused', () => {
  test('while a hard finding stands, while a soft one is unexplained, while a required figure is missing, while an override has no reason', async () => {
    const { callAs } = house
    const { id } = await callAs(people.officer, openReturnRoute, { params: { id: campaign.id }, body: {} })
    const at = { params: { id } }
    const line = inYear({ commitmentTotal: '1200', disbursedYear: '450' })
    const saved = await callAs(people.officer, saveDraft, {
      ...at,
      body: { revision: 0, changes: { upserts: [line], removals: [] }, figures: { grants: { value: '7', reason: null } } },
    })
    expect(saved.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['hard whole-is-sum', 'soft disbursed-above-year-commitment'])
    expect(await refusal(callAs(people.officer, submitRoute, at))).toMatchObject({
      code: 'reporting.return.demand-unmet',
      demand: 'no_hard_findings',
      demands: ['no_hard_findings', 'soft_explained', 'figures_complete', 'overrides_explained'],
    })
    const mended = { ...line, cells: { ...line.cells, commitmentTotal: '1000' } }
    await callAs(people.officer, saveDraft, {
      ...at,
      body: { revision: 1, changes: { upserts: [mended], removals: [] }, figures: { ...required, grants: { value: '7', reason: 'Gồm 6 khoản chưa kê' } } },
    })
    expect(await refusal(callAs(people.officer, submitRoute, at))).toMatchObject({ demands: ['soft_explained'] })
    const why = { id, lineKey: line.lineKey, code: 'disbursed-above-year-commitment' }
    await callAs(people.officer, explain, { params: why, body: { body: 'Giải ngân bù năm trước' } })
    await callAs(people.officer, unexplain, { params: why })
    expect(await refusal(callAs(people.officer, submitRoute, at))).toMatchObject({ demands: ['soft_explained'] })
    await callAs(people.officer, explain, { params: why, body: { body: 'Giải ngân bù năm trước' } })
    expect(await callAs(people.officer, submitRoute, at)).toMatchObject({ state: 'submitted' })
  })
})

describe('who may do what', () => {
  test('another province neither sees nor changes a return; its own list shows what it owes', async () => {
    const { id, revision } = await fill(house, campaign.id, [inYear()], people.officer)
    expect(await refusal(house.callAs(people.neighbour, showReturn, { params: { id } }))).toMatchObject({ code: 'platform.not-found' })
    expect(await refusal(house.callAs(people.neighbour, saveDraft, { params: { id }, body: { revision } }))).toMatchObject({ code: 'platform.not-found' })
    const { returns } = await house.callAs(people.neighbour, listOwnReturns, { query: { campaign: campaign.id } })
    expect(returns).toMatchObject([{ agencyId: HUE, returnId: null, state: null }])
  })

  test('who had a hand in it cannot sign it, in any role', async () => {
    const { id } = await fill(house, campaign.id, [inYear()], people.officer)
    await house.callAs(people.officer, submitRoute, { params: { id } })
    const both: Actor = { ...people.officer, role: 'province_approver' }
    expect(await refusal(house.callAs(both, signRoute, { params: { id } }))).toMatchObject({ code: 'reporting.return.demand-unmet', demand: 'not_preparer' })
    expect(await refusal(house.callAs(people.colleague, signRoute, { params: { id } }))).toMatchObject({ code: 'platform.access.not-allowed' })
  })

  test('who signed it cannot decide on it; a secretariat officer sends back but does not accept; remarks are compulsory and on the page', async () => {
    const id = await handIn(house, campaign.id, [inYear()], people)
    const turncoat: Actor = { ...people.approver, role: 'secretariat_approver', agencyId: 'paccom', agencyIds: ['paccom'] }
    expect(await refusal(house.callAs(turncoat, acceptRoute, { params: { id } }))).toMatchObject({ demand: 'not_signer' })
    expect(await refusal(house.callAs(people.secretary, acceptRoute, { params: { id } }))).toMatchObject({ code: 'platform.access.not-allowed' })
    expect(await refusal(house.callAs(people.secretary, sendBackRoute, { params: { id }, body: { remarks: [] } }))).toMatchObject({
      code: 'platform.request.invalid',
    })
    expect(
      await refusal(house.callAs(people.secretary, sendBackRoute, { params: { id }, body: { remarks: [{ lineKey: randomUUID(), body: 'x' }] } })),
    ).toMatchObject({ code: 'platform.request.invalid' })
    expect(await refusal(house.callAs(people.auditor, showReturn, { params: { id } }))).toBe('done')
  })

  test('a submitted return goes back to draft by its officer or, with a note, by its approver', async () => {
    const { id } = await fill(house, campaign.id, [inYear()], people.officer)
    const at = { params: { id } }
    await house.callAs(people.officer, submitRoute, at)
    expect(await refusal(house.callAs(people.officer, saveDraft, { ...at, body: { revision: 1 } }))).toMatchObject({
      code: 'reporting.return.wrong-state',
      state: 'submitted',
    })
    await house.callAs(people.colleague, withdrawRoute, at)
    await house.callAs(people.officer, submitRoute, at)
    await house.callAs(people.approver, rejectRoute, { ...at, body: { note: 'Thiếu Dự án B' } })
    const { version, actions } = await house.callAs(people.officer, showReturn, at)
    expect(version).toMatchObject({ state: 'draft', note: 'Thiếu Dự án B', submittedAt: null })
    expect(actions.find(({ action }) => action === 'submit')).toMatchObject({ allowed: true, reasons: [] })
    expect(actions.find(({ action }) => action === 'withdraw')).toMatchObject({ allowed: false, reasons: ['state'] })
  })

  test('an agency that owes nothing cannot open a return, and none is opened twice', async () => {
    const stranger = actorOf('province_officer', 'a-p34-44')
    expect(await refusal(house.callAs(stranger, openReturnRoute, { params: { id: campaign.id }, body: {} }))).toMatchObject({
      code: 'reporting.return.not-owed',
    })
    expect(await refusal(house.callAs(people.officer, openReturnRoute, { params: { id: campaign.id }, body: { agencyId: HUE } }))).toMatchObject({
      code: 'reporting.return.not-owed',
    })
    const twice = await Promise.all([1, 2].map(() => refusal(house.callAs(people.officer, openReturnRoute, { params: { id: campaign.id }, body: {} }))))
    expect(twice.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(twice).toContainEqual(expect.objectContaining({ code: 'platform.conflict.already-there' }))
  })
})

describe('at the same moment', () => {
  test('of two officers who save on one revision the second is told the present one, and nothing of it is kept', async () => {
    const { id, revision } = await fill(house, campaign.id, [], people.officer)
    const save = (who: Actor) =>
      refusal(
        house.callAs(who, saveDraft, {
          params: { id },
          body: { revision, changes: { upserts: [inYear({ name: who === people.officer ? 'A' : 'B' })], removals: [] } },
        }),
      )
    const answers = await Promise.all([save(people.officer), save(people.colleague)])
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(answers).toContainEqual({ code: 'reporting.return.changed-meanwhile', revision: revision + 1, instance: expect.any(String) })
    expect((await house.callAs(people.officer, showReturn, { params: { id } })).version.lines).toHaveLength(1)
  })

  test('of two approvers who accept one wins, and the ledger has the lines once', async () => {
    const id = await handIn(house, campaign.id, [inYear()], people)
    const answers = await Promise.all([people.head, people.otherHead].map((who) => refusal(house.callAs(who, acceptRoute, { params: { id } }))))
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(answers).toContainEqual(expect.objectContaining({ code: 'reporting.return.wrong-state', state: 'accepted' }))
    expect(await house.engine.query('select count(*)::int as n from aid.posting')).toEqual([{ n: 1 }])
  })
})

describe('the database itself refuses', () => {
  const attempt = (actor: Actor, statement: ReturnType<typeof sql>) =>
    house.db
      .write(occasion(actor), async (tx) => {
        tx.audit({ action: 'test', subject: 'test', subjectId: 'test' })
        return Number((await statement.execute(tx)).numAffectedRows ?? 0n)
      })
      .catch((error: { code?: string; cause?: { code?: string } }) => error.code ?? error.cause?.code)

  test('changes of lines and explanations once a version is handed in, for its officer and for the owner of the tables', async () => {
    const id = await handIn(house, campaign.id, [inYear()], people)
    const lines = sql`update reporting.return_line set cells = '{}' where version_id in (select id from reporting.return_version where return_id = ${id})`
    expect(await attempt(people.officer, lines)).toBe('NC002')
    expect(
      await attempt(
        people.officer,
        sql`delete from reporting.return_line where version_id in (select id from reporting.return_version where return_id = ${id})`,
      ),
    ).toBe('NC002')
    await expect(
      house.engine.query('delete from reporting.return_line where version_id in (select id from reporting.return_version where return_id = $1)', [id]),
    ).rejects.toThrow('is frozen')
  })

  test('moves that the table does not give, and lines that are not one’s own to write', async () => {
    const id = await handIn(house, campaign.id, [inYear()], people)
    const set = (state: string, by: Actor) => sql`update reporting.return_version set state = ${state}, decided_by = ${by.personId} where return_id = ${id}`
    expect(await attempt(people.secretary, set('accepted', people.secretary))).toBe('42501')
    expect(await attempt(people.officer, set('accepted', people.officer))).toBe(0)
    expect(await attempt(people.neighbour, set('draft', people.neighbour))).toBe(0)
    expect(await attempt(people.auditor, set('accepted', people.auditor))).toBe(0)
    expect(await attempt(people.head, set('accepted', people.otherHead))).toBe('42501')
    await house.callAs(people.secretary, sendBackRoute, { params: { id }, body: { remarks: [{ body: 'Xem lại' }] } })
    const insert = sql`insert into reporting.return_line (version_id, line_key, position, cells) select id, ${randomUUID()}, 9, '{}' from reporting.return_version where return_id = ${id} and state = 'draft'`
    expect(await attempt(people.head, insert)).toBe('42501')
    expect(await attempt(people.approver, insert)).toBe('42501')
    expect(await attempt(people.officer, insert)).toBe(1)
  })
})

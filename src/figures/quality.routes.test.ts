import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReplyOf } from '#platform/contract.ts'
import { actorOf, occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { lineOf, post } from '../../test/ledger.ts'
import { answerFigure } from './index.ts'
import { type getQuality, QualityQuery } from './quality.contract.ts'
import { qualityBindings } from './quality.routes.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await openTestDatabase()
  const money = (commitmentTotal: string, disbursedYear: string) => ({
    commitmentTotal,
    commitmentGrant: commitmentTotal,
    commitmentYear: '400',
    disbursedYear,
  })
  await post(
    base.db,
    {
      agencyId: 'a-p63-45',
      year: 2022,
      lines: [
        lineOf({ name: 'Nhỏ', ...money('900', '100') }),
        lineOf({ name: 'Lớn', places: 'p63-45:50;p63-44:50', ...money('250000', '300') }),
        lineOf({ name: 'Chưa chi', ...money('50000', '0') }),
      ],
    },
    '2023-01-05T00:00:00Z',
  )
})
afterAll(() => base.close())

const auditor = actorOf('auditor', 'paccom')
const ask = (query: object) =>
  base.db.read(
    occasion(auditor),
    async (db) =>
      (await qualityBindings[0]?.handle(
        { db, actor: auditor } as never,
        { query: QualityQuery.parse({ year: 2022, ...query }) } as never,
        undefined,
      )) as ReplyOf<typeof getQuality>,
  )

test('counts small grants and those without disbursement, and names them', async () => {
  const quality = await ask({})
  expect(quality).toMatchObject({ grants: 3, small: 1, undisbursed: 1, threshold: '10000', median: '50000.00', smallSum: '900.00', wholeSum: '300900.00' })
  expect(quality.flagged.map(({ name, small, undisbursed }) => [name, small, undisbursed])).toEqual([
    ['Nhỏ', true, false],
    ['Chưa chi', false, true],
  ])
  expect(quality.bins.reduce((sum, { grants }) => sum + grants, 0)).toBe(3)
})

test('the threshold and the measure of size are the reader’s to choose', async () => {
  expect((await ask({ threshold: '900' })).small).toBe(0)
  expect((await ask({ threshold: '901' })).small).toBe(1)
  expect((await ask({ threshold: '150', by: 'disbursed' })).flagged.map(({ name }) => name)).toEqual(['Chưa chi', 'Nhỏ'])
})

test('ratios and counts by place and sector are those of their receipts', async () => {
  const { places, sectors, ratio } = await ask({ map: '34' })
  const figure = async (code: 'disbursement_ratio' | 'grants' | 'disbursed', scope: object) =>
    (
      await base.db.write(occasion(auditor), (tx) => answerFigure(tx, code, { year: 2022, map: '34', currency: 'USD', ...scope }, '2040-01-01T00:00:00Z'), {
        silent: true,
      })
    ).value
  expect(ratio).toBe(await figure('disbursement_ratio', {}))
  for (const row of places) {
    expect(row.ratio).toBe(await figure('disbursement_ratio', { place: row.key }))
    expect(String(row.grants)).toBe(await figure('grants', { place: row.key }))
  }
  for (const row of sectors) expect(row.disbursed).toBe(await figure('disbursed', { heading: row.key }))
})

test('one place sees its share of shared grants', async () => {
  const quality = await ask({ map: '63', place: 'p63-44' })
  expect(quality).toMatchObject({ grants: 1, wholeSum: '125000.00' })
})

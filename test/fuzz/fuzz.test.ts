import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChain } from '#platform/audit-verify.ts'
import { settleCountry } from '../country.ts'
import { openTestProduct, type TestProduct } from '../product.ts'
import { fuzzGround } from './fuzz-ground.ts'
import { type FuzzReport, runFuzz } from './fuzz-run.ts'
import { strayRows } from './stray-rows.ts'

const REQUESTS = 3000
const SEED = 20240412

let product: TestProduct
let report: FuzzReport
beforeAll(async () => {
  product = await openTestProduct()
  report = await runFuzz(await fuzzGround(product, await settleCountry(product)), { requests: REQUESTS, seed: SEED })
}, 900_000)
afterAll(() => product.close())

test('hostile requests are answered, and never with a failure of the server', () => {
  expect(report.failures).toEqual([])
  expect(report.requests).toBe(REQUESTS)
})

test('they reach the rules behind the contracts: many succeed, most are refused', () => {
  expect(report.succeeded).toBeGreaterThan(50)
  expect(report.statuses['200']).toBeGreaterThan(300)
  expect(report.statuses['400']).toBeGreaterThan(300)
})

test('nothing is half saved: every row was written by a transaction that told the audit chain, and the chain is whole', async () => {
  expect(await strayRows(product.engine)).toEqual([])
  expect(await verifyChain(product.engine)).toMatchObject({ whole: true })
})

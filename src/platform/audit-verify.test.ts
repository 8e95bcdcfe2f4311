import { afterEach, beforeEach, expect, test } from 'vitest'
import { occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { verifyChain } from './audit-verify.ts'

let base: TestDatabase
let first: number
beforeEach(async () => {
  base = await openTestDatabase()
  const verdict = await verifyChain(base.engine)
  first = verdict.whole ? verdict.lines : 0
  for (let line = 1; line <= 5; line += 1)
    await base.db.write(occasion(), async (tx) => tx.audit({ action: 'test.done', subject: 'test', subjectId: `Việc ${line}`, after: { đơn: 'vị', số: line } }))
})
afterEach(() => base.close())

/** Does as the owner what the triggers and checks forbid. */
const tamper = (statement: string) =>
  base.engine.script(`alter table audit.line disable trigger all; alter table audit.line drop constraint if exists line_hash_is_of_body; ${statement}`)

test('an untouched chain is whole', async () => {
  expect(await verifyChain(base.engine)).toMatchObject({ whole: true, lines: first + 5 })
})

test('the database refuses to change or remove a line, to its owner too', async () => {
  await expect(base.engine.script("update audit.line set body = '{}'")).rejects.toThrow(/never changed/)
  await expect(base.engine.script('delete from audit.line')).rejects.toThrow(/never changed/)
})

test('a changed text is named', async () => {
  await tamper(`update audit.line set body = replace(body, '"Việc 3"', '"Việc 9"') where seq = ${first + 3}`)
  expect(await verifyChain(base.engine)).toEqual({ whole: false, seq: first + 3, reason: 'hash-differs' })
})

test('a text changed together with its hash betrays itself in the next line', async () => {
  await tamper(`update audit.line set body = replace(body, '"Việc 3"', '"Việc 9"') where seq = ${first + 3};
    update audit.line set hash = sha256(prev_hash || convert_to(seq::text || '|' || body, 'UTF8')) where seq = ${first + 3}`)
  expect(await verifyChain(base.engine)).toEqual({ whole: false, seq: first + 4, reason: 'does-not-follow' })
})

test('a removed line is named', async () => {
  await tamper(`delete from audit.line where seq = ${first + 2}`)
  expect(await verifyChain(base.engine)).toEqual({ whole: false, seq: first + 2, reason: 'line-missing' })
})

test('an end that was cut off is named', async () => {
  await tamper(`delete from audit.line where seq = ${first + 5}`)
  expect(await verifyChain(base.engine)).toEqual({ whole: false, seq: first + 5, reason: 'end-differs' })
})

test('a moved time is named', async () => {
  await tamper(`update audit.line set at = at - interval '1 day' where seq = ${first + 4}`)
  expect(await verifyChain(base.engine)).toEqual({ whole: false, seq: first + 4, reason: 'time-differs' })
})

test('the first of several broken lines is named', async () => {
  await tamper(`update audit.line set body = replace(body, 'test.done', 'test.gone') where seq in (${first + 2}, ${first + 4})`)
  expect(await verifyChain(base.engine)).toMatchObject({ seq: first + 2 })
})

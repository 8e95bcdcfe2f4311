import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { occasion } from '../../test/harness.ts'
import { homes, openTestProduct, type TestProduct, type Visitor } from '../../test/product.ts'
import { layDown, publishDigest } from './digest.action.ts'
import { downloadDigest, exportAudit, listDigests } from './digest.contract.ts'

const verifier = fileURLToPath(new URL('../../tools/verify-chain/verify-chain.mjs', import.meta.url))
const days = ['2024-01-10', '2024-01-11', '2024-01-12']

let product: TestProduct
let auditor: Visitor
let folder: string
let lines: string[]
const digestFiles: string[] = []

beforeAll(async () => {
  product = await openTestProduct()
  folder = await mkdtemp(join(tmpdir(), 'nhip-cau-digest-'))
  auditor = await product.signIn('auditor', homes.auditor)
  for (const day of days) {
    await write(3)
    await product.db.write(occasion(systemActor, `${day}T01:00:00.000Z`), (tx) => publishDigest(tx, `${day}T01:00:00.000Z`))
    const { bytes, fileName } = await product.anonymous.call(downloadDigest, { params: { day } })
    await writeFile(join(folder, fileName), bytes)
    digestFiles.push(join(folder, fileName))
  }
  await write(2)
  lines = new TextDecoder()
    .decode((await auditor.call(exportAudit)).bytes)
    .trim()
    .split('\n')
})
afterAll(async () => {
  await product.close()
  await rm(folder, { recursive: true, force: true })
})

async function write(times: number) {
  for (let time = 0; time < times; time += 1)
    await product.db.write(occasion(), async (tx) => tx.audit({ action: 'test.done', subject: 'test', subjectId: 'Việc', after: { đơn: 'vị' } }))
}

async function verify(given: readonly string[], digests: readonly string[] = digestFiles) {
  const file = join(folder, 'export.ndjson')
  await writeFile(file, `${given.join('\n')}\n`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [verifier, file, ...digests], { encoding: 'utf8' })
  return `${status} ${stdout}${stderr}`
}

interface Line {
  seq: number
  prev: string
  hash: string
  body: string
}
const lineAt = (seq: number) => JSON.parse(lines[seq - 1] ?? '') as Line
const hashOf = ({ prev, seq, body }: Line) => createHash('sha256').update(Buffer.from(prev, 'hex')).update(`${seq}|${body}`, 'utf8').digest('hex')
const replaced = (seq: number, line: Line) => lines.with(seq - 1, JSON.stringify(line))
const altered = (seq: number): Line => ({ ...lineAt(seq), body: lineAt(seq).body.replace('{', '{"thêm":1,') })

/** The whole chain made anew from a line on, each hash right: what only a digest betrays. */
function forgedFrom(seq: number): string[] {
  let before = lineAt(seq).prev
  return lines.map((text, at) => {
    if (at + 1 < seq) return text
    const line = { ...(at + 1 === seq ? altered(seq) : (JSON.parse(text) as Line)), prev: before }
    const hash = hashOf(line)
    before = hash
    return JSON.stringify({ ...line, hash })
  })
}

test('the digests of three days are there for everybody, each carrying the file before', async () => {
  const { digests } = await product.anonymous.call(listDigests, { query: {} })
  expect(digests.map(({ day }) => day)).toEqual(days.toReversed())
  const text = await readFile(digestFiles[2] ?? '', 'utf8')
  expect(JSON.parse(text)).toMatchObject({ day: '2024-01-12', previous: { day: '2024-01-11', fileHash: digests[1]?.fileHash } })
  expect(createHash('sha256').update(text).digest('hex')).toBe(digests[0]?.fileHash)
  expect((await product.anonymous.call(listDigests, { query: { before: '2024-01-12', limit: 1 } })).next).toBe('2024-01-11')
})

test('a day is said once, and its file is laid down as it was said', async () => {
  const now = '2024-01-12T09:00:00.000Z'
  const again = await product.db.write(occasion(systemActor, now), (tx) => publishDigest(tx, now), { silent: true })
  expect(again?.file).toBe(await readFile(digestFiles[2] ?? '', 'utf8'))
  await layDown(join(folder, 'digests'), again ?? { day: '', file: '' })
  expect(await readFile(join(folder, 'digests', 'nhip-cau-2024-01-12.json'), 'utf8')).toBe(again?.file)
})

test('the chain is exported to the auditor alone, also in parts', async () => {
  const secretary = await product.signIn('secretariat_approver', homes.secretariat_approver)
  await expect(secretary.call(exportAudit)).rejects.toMatchObject({ status: 403 })
  const part = new TextDecoder().decode((await auditor.call(exportAudit, { query: { from: 3 } })).bytes)
  expect(part.split('\n')[0]).toBe(lines[2])
})

test('a true export agrees with the digests', async () => {
  expect(await verify(lines)).toMatch(/^0 WHOLE: lines 1–\d+.*\n3 digests agree/u)
  expect(await verify(lines.slice(2))).toMatch(/^0 WHOLE: lines 3–/u)
})

test('the first altered, missing, inserted or moved line is named', async () => {
  expect(await verify(replaced(4, altered(4)))).toMatch(/^1 BROKEN: line 4 was altered/u)
  expect(await verify(replaced(4, { ...altered(4), hash: hashOf(altered(4)) }))).toMatch(/^1 BROKEN: line 4 was altered together with its hash/u)
  expect(await verify(lines.toSpliced(3, 1))).toMatch(/^1 BROKEN: line 4 is missing/u)
  expect(await verify(lines.toSpliced(3, 0, lines[2] ?? ''))).toMatch(/^1 BROKEN: line 3 was inserted or moved/u)
  expect(await verify(lines.with(3, lines[4] ?? '').with(4, lines[3] ?? ''))).toMatch(/^1 BROKEN: line 4 is missing/u)
  expect(await verify(lines.slice(0, 4))).toMatch(/^1 BROKEN: line 5 is missing: the digest of 2024-01-1\d counts/u)
})

test('a chain that was made anew, every hash right, is betrayed by the first digest after the change', async () => {
  expect(await verify(forgedFrom(2), [])).toMatch(/^0 WHOLE/u)
  expect(await verify(forgedFrom(2))).toMatch(/^1 BROKEN: line \d+ has another hash than the digest of 2024-01-10 says/u)
})

test('a digest that was altered is betrayed by the one after it', async () => {
  const forged = join(folder, 'forged.json')
  await writeFile(forged, (await readFile(digestFiles[1] ?? '', 'utf8')).replace(/"madeAt":"[^"]*"/u, '"madeAt":"2024-01-11T02:00:00.000Z"'))
  expect(await verify(lines, [digestFiles[0] ?? '', forged, digestFiles[2] ?? ''])).toMatch(
    /^1 BROKEN: the digest of 2024-01-12 carries another digest of 2024-01-11/u,
  )
})

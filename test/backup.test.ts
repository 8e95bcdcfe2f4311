import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { verifyChain } from '#platform/audit-verify.ts'
import { listFiles } from '#platform/backup/copy-tree.ts'
import { backUpEmbedded, backUpServer, type BackupMade } from '#platform/backup/make-backup.ts'
import { readManifest } from '#platform/backup/manifest.ts'
import { restoreBackup } from '#platform/backup/restore-backup.ts'
import { openEngine } from '#platform/db-engine.ts'
import { openDatabase } from '#platform/db.ts'
import { changeLocale } from '#directory/session.contract.ts'
import { type Country, settleCountry } from './country.ts'
import { readNationalFigures } from './drill.ts'
import { withDatabase } from './global-setup.ts'
import { openTestDatabase, type TestDatabase } from './harness.ts'
import { openTestProduct, type TestProduct } from './product.ts'

const url = process.env['TEST_DATABASE_URL']
const years = [2022, 2023]
const maps = ['reported', '63', '34']

let folder: string
let product: TestProduct
let country: Country
let made: BackupMade
let before: Map<string, string>
let writtenMeanwhile: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhip-cau-drill-'))
  product = await openTestProduct(await openKept())
  country = await settleCountry(product)
  await mkdir(join(product.dataDir, 'recordings', 'a'), { recursive: true })
  await writeFile(join(product.dataDir, 'recordings', 'a', 'one.webm'), 'pictures and sound')
  before = await readNationalFigures(country.people.secretary, { years, maps })
  ;[made, writtenMeanwhile] = await Promise.all([backUp(join(folder, 'backup')), writeMeanwhile()])
})
afterAll(async () => {
  await product.close()
  await rm(folder, { recursive: true, force: true })
})

/** A database that is kept: in a folder, or on the server. */
async function openKept(): Promise<TestDatabase> {
  if (url) return openTestDatabase()
  const engine = await openEngine({ dataDir: join(folder, 'live', 'pg'), loadDataDir: new Blob([await readFile(inject('dump'))]) })
  return { engine, db: openDatabase(engine), close: () => engine.close() }
}

async function backUp(to: string): Promise<BackupMade> {
  const plan = { to, dataDir: product.dataDir, product: 'test', now: '2024-01-10T03:00:00.000Z' }
  if (!url) return backUpEmbedded(product.engine, plan)
  const [database] = await product.engine.query<{ name: string }>('select current_database() as name')
  return backUpServer(withDatabase(url, database?.name ?? ''), plan)
}

/** People go on working while the backup is made. */
async function writeMeanwhile(): Promise<number> {
  let written = 0
  for (; written < 20; written += 1) await country.people.hue.call(changeLocale, { body: { locale: written % 2 ? 'vi' : 'en' } })
  return written
}

/** An empty place of the same kind. */
async function emptyPlace() {
  const dataDir = join(folder, randomUUID())
  if (!url) return { dataDir, databaseUrl: undefined, drop: () => Promise.resolve() }
  const name = `nc_restore_${randomUUID().replaceAll('-', '')}`
  const admin = await openEngine({ url, poolSize: 1 })
  await admin.query(`create database ${name} encoding 'UTF8' template template0`)
  return {
    dataDir,
    databaseUrl: withDatabase(url, name),
    drop: async () => {
      await admin.query(`drop database ${name} with (force)`)
      await admin.close()
    },
  }
}

test('a backup is made while people write, and says where the chain stood', async () => {
  const manifest = await readManifest(made.to)
  const [line] = await product.engine.query<{ hash: string }>(`select encode(hash, 'hex') as hash from audit.line where seq = ${manifest.audit.lines}`)
  expect(line?.hash).toBe(manifest.audit.hash)
  expect(writtenMeanwhile).toBe(20)
  expect(manifest.files.map(({ path }) => path)).toContain('recordings/a/one.webm')
  expect(manifest.files.filter(({ path }) => path.startsWith('files/')).length).toBeGreaterThan(0)
  expect(manifest.migrations.length).toBeGreaterThan(10)
})

test('restored into an empty place, every national figure and the audit chain are as they were', async () => {
  const place = await emptyPlace()
  const restored = await restoreBackup({ from: made.to, ...place })
  expect(restored.lines).toBe(made.audit.lines)
  const engine = await openEngine(place.databaseUrl ? { url: place.databaseUrl } : { dataDir: join(place.dataDir, 'pg') })
  const again = await openTestProduct({ engine, db: openDatabase(engine), close: () => engine.close() }, { restored: true })
  try {
    const secretary = await again.signIn('secretariat_officer', 'paccom')
    const after = await readNationalFigures(secretary, { years, maps })
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before))
    expect(after.get('disbursed 2023 63')).not.toMatch(/^0 |null/)
    expect(await verifyChain(engine)).toMatchObject({ whole: true })
    expect(await listFiles(join(place.dataDir, 'files'))).toEqual(await listFiles(join(product.dataDir, 'files')))
  } finally {
    await again.close()
    await place.drop()
  }
})

test('a place that is not empty is refused, and left as it is', async () => {
  const place = await emptyPlace()
  await mkdir(join(place.dataDir, 'files'), { recursive: true })
  await writeFile(join(place.dataDir, 'files', 'a'), 'a')
  await expect(restoreBackup({ from: made.to, ...place })).rejects.toThrow(/chỗ trống/)
  expect(await listFiles(place.dataDir)).toEqual(['files/a'])
  await place.drop()
})

test('a backup goes into a new folder only, and one without its manifest is none', async () => {
  await expect(backUp(made.to)).rejects.toThrow(/không trống/)
  const place = await emptyPlace()
  await mkdir(join(folder, 'empty'))
  await expect(restoreBackup({ from: join(folder, 'empty'), ...place })).rejects.toThrow(/no finished backup/)
  await place.drop()
})

test('a damaged file is named before anything is put anywhere', async () => {
  const to = join(folder, 'damaged')
  await backUp(to)
  await writeFile(join(to, 'recordings', 'a', 'one.webm'), 'pictures and sounD')
  const place = await emptyPlace()
  await expect(restoreBackup({ from: to, ...place })).rejects.toThrow(/recordings\/a\/one\.webm/)
  expect(await listFiles(place.dataDir)).toEqual([])
  await place.drop()
})

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Engine } from '#platform/db-engine.ts'
import { downloadTemplate } from '#reporting/workbook.contract.ts'
import { nameOf, readContracts } from '../contracts.ts'
import type { Country } from '../country.ts'
import { occasion } from '../harness.ts'
import type { TestProduct, Visitor } from '../product.ts'
import type { Caller, FuzzGround } from './fuzz-run.ts'
import { fillPool } from './hostile-files.ts'
import type { Known } from './hostile-request.ts'

/** Routes that only a process with live rooms answers: without one they say that they are not there. */
const live = new Set(['POST /briefings/:id/synthetic-points', 'POST /live-passes'])

/** The country's product as a target: every route, everybody who can be signed in, and the ids that are really there. */
export async function fuzzGround(product: TestProduct, { people, dossiers }: Country): Promise<FuzzGround> {
  const { bytes } = await people.quangTri.call(downloadTemplate, { params: { id: dossiers.quangTri.id } })
  await fillPool(bytes)
  const visitors = Object.values(people)
  return {
    app: product.app,
    engine: product.engine,
    thrown: product.thrown,
    routes: (await readContracts()).filter((route) => !live.has(nameOf(route))),
    known: () => readKnown(product.engine),
    callers: async () => [{ role: 'nobody', cookie: null }, ...(await Promise.all(visitors.map((visitor) => signInAgain(product, visitor))))],
  }
}

/** A session laid down in the table: the door is throttled, and knows when a password was changed. */
async function signInAgain({ engine, db, clock }: TestProduct, { personId, role }: Visitor): Promise<Caller> {
  await db.write(occasion(), async (tx) => {
    await tx.updateTable('directory.person').set({ active: true }).where('id', '=', personId).execute()
    await tx.updateTable('directory.assignment').set({ validTo: null }).where('personId', '=', personId).execute()
    tx.audit({ action: 'test.revived', subject: 'person', subjectId: personId })
  })
  const token = randomBytes(32).toString('base64url')
  const now = clock.now
  const [assignment] = await engine.query<{ id: string }>(
    `select id from directory.assignment where person_id = $1 and role = $2 order by valid_from limit 1`,
    [personId, role],
  )
  const expiry = new Date(Date.parse(now) + 6 * 3600_000).toISOString()
  await engine.query(`select gate.open_session($1, $2, $3, $4, $5, $6, 'fuzz', 'fuzz')`, [
    randomUUID(),
    createHash('sha256').update(token).digest(),
    personId,
    assignment?.id,
    now,
    expiry,
  ])
  return { role, cookie: `nhipcau_session=${token}` }
}

const PER_TABLE = 40

async function readKnown(engine: Engine): Promise<Known> {
  const tables = await engine.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.columns
     where column_name = 'id' and data_type = 'uuid' and table_schema not in ('queue', 'pg_catalog', 'information_schema') order by 1`,
  )
  const ids = new Map<string, string[]>()
  for (const { name } of tables) {
    const rows = await engine.query<{ id: string }>(`select id::text as id from ${name} order by md5(id::text) limit ${PER_TABLE}`)
    if (rows.length > 0)
      ids.set(
        name,
        rows.map(({ id }) => id),
      )
  }
  return { ids, words: await readWords(engine) }
}

async function readWords(engine: Engine): Promise<string[]> {
  const of = async (statement: string) => (await engine.query<{ word: string }>(statement)).map(({ word }) => word)
  return [
    ...(await of(`select id as word from directory.place order by md5(id) limit 15`)),
    ...(await of(`select id as word from directory.agency order by md5(id) limit 25`)),
    ...(await of(`select code as word from directory.sector order by md5(code) limit 15`)),
    ...(await of(`select code as word from directory.country order by md5(code) limit 8`)),
    ...(await of(`select code as word from directory.currency order by md5(code) limit 5`)),
    ...(await of(`select full_name as word from directory.person order by md5(id::text) limit 3`)),
    'disbursed',
    'committed_year',
    'grants',
    '63',
    '34',
    'Quảng Trị',
    'national',
    'place',
    'sector',
    'Ghi chú bình thường',
    'abc-def',
    '1',
    '2023',
    'thu@thu.invalid',
  ]
}
